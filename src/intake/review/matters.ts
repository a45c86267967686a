import type { RecordedFinding } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { CONFLICT, isAboutField, openFindings } from '#domain/open-findings';
import type { Unit } from '#domain/unit';
import { GROUP_ORDER, groupOf } from '../sheet/words.ts';
import type { Conflict } from './conflict.ts';
import type { OpenItem } from './desk.ts';
import { questionsOf } from './questions.ts';
import type { Question } from './questions.ts';
import { conflictOf, isUnitContended } from './rival.ts';

/** One thing a person has to decide about an entry. */
export type Matter =
  | { about: 'conflict'; conflict: Conflict }
  | { about: 'field'; question: Question }
  | { about: 'finding'; finding: RecordedFinding };

/** What decides which place an entry asks for. */
const IDENTITY: ReadonlySet<string> = new Set(['unit', 'period', 'kinds']);

/**
 * All that is open in a description, in the order of asking: what is doubtful about title, unit, period
 * and kinds; then, once they are settled, which of two entries has the place they lead to; then the
 * other fields; then what intake found, group by group as on the sheet.
 */
export function mattersOf(
  item: OpenItem,
  described: ItemFrontmatter,
  units: readonly Unit[],
): Matter[] {
  const questions = questionsOf(described, units).filter(
    ({ field }) => field.name !== 'unit' || !isUnitContended(item, described),
  );
  const fields = questions.map((question) => ({ about: 'field', question }) as const);
  const isPlaced = !questions.some(({ field }) => IDENTITY.has(field.name));
  const conflict = isPlaced ? conflictOf(item, described) : undefined;
  return [
    ...fields.filter(comesFirst),
    ...(conflict === undefined ? [] : [{ about: 'conflict', conflict } as const]),
    ...fields.filter((matter) => !comesFirst(matter)),
    ...findingsToAsk(item.findings, described).map(
      (finding) => ({ about: 'finding', finding }) as const,
    ),
  ];
}

/** True for what is asked before a conflict. */
function comesFirst({ question: { field } }: { question: Question }): boolean {
  return IDENTITY.has(field.name) || field.name === 'title';
}

/** By what a matter is known again after an answer. */
export function keyOf(matter: Matter): string {
  if (matter.about === 'conflict') return `conflict ${matter.conflict.existing.id}`;
  return matter.about === 'field'
    ? `field ${matter.question.field.name}`
    : `finding ${matter.finding.key}`;
}

/** What intake found and nobody has decided, but for what the questions about fields settle. */
export function findingsToAsk(
  findings: readonly RecordedFinding[],
  frontmatter: ItemFrontmatter,
): RecordedFinding[] {
  return openFindings(findings, frontmatter)
    .filter(({ name }) => name !== CONFLICT && !isAboutField(name))
    .sort((one, other) => rank(one) - rank(other) || (one.line ?? 0) - (other.line ?? 0));
}

function rank({ name }: RecordedFinding): number {
  return GROUP_ORDER.indexOf(groupOf(name));
}
