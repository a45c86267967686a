import type { RecordedFinding } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import { CONFLICT, isAboutField, openFindings } from '#domain/open-findings';
import type { Unit } from '#domain/unit';
import { GROUP_ORDER, groupOf } from '../sheet/words.ts';
import type { Conflict } from './conflict.ts';
import type { Desk, OpenItem } from './desk.ts';
import { questionsOf } from './questions.ts';
import type { Question } from './questions.ts';

/** One thing a person has to decide about an entry. */
export type Matter =
  | { about: 'conflict'; conflict: Conflict }
  | { about: 'field'; question: Question }
  | { about: 'finding'; finding: RecordedFinding };

/**
 * All that is open in an entry, in the order of asking: first which of two entries has the place,
 * because the description follows from it; then the fields; then what intake found, group by group as
 * on the sheet.
 */
export function mattersOf(item: OpenItem, { units }: Desk): Matter[] {
  const { conflict, frontmatter, findings } = item;
  return [
    ...(isOpenConflict(conflict, frontmatter) ? [{ about: 'conflict', conflict } as const] : []),
    ...questionsOf(frontmatter, units).map((question) => ({ about: 'field', question }) as const),
    ...findingsToAsk(findings, frontmatter).map(
      (finding) => ({ about: 'finding', finding }) as const,
    ),
  ];
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

/** True while a matter is undecided in a description that answers have changed. */
export function isStillOpen(
  matter: Matter,
  frontmatter: ItemFrontmatter,
  units: readonly Unit[],
): boolean {
  if (matter.about === 'conflict') return isOpenConflict(matter.conflict, frontmatter);
  if (matter.about === 'finding') return openFindings([matter.finding], frontmatter).length > 0;
  const { name } = matter.question.field;
  return questionsOf(frontmatter, units).some(({ field }) => field.name === name);
}

function isOpenConflict(
  conflict: Conflict | undefined,
  frontmatter: ItemFrontmatter,
): conflict is Conflict {
  return conflict !== undefined && openFindings([conflict.finding], frontmatter).length > 0;
}
