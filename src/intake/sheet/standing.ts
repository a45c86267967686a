import type { IntakeRecord } from '#domain/faithful-text';
import type { ProposedFields } from '#domain/intake-report';
import type { ItemFrontmatter } from '#domain/item';
import type { Evidence } from '#domain/proposal';
import type { Unit } from '#domain/unit';
import type { Issue } from '#issues/issue';
import { FIELD_WORDS } from '#domain/field-words';
import { findingsToAsk } from '../review/matters.ts';
import { stateInWords } from '../review/table.ts';

/** How an entry that was taken in before stands now: what it says of itself, and what is still open. */
export interface Standing {
  /** True while it waits for a person. */
  draft: boolean;
  /** What is open, in the words of `review --list`; '' when nothing is. */
  state: string;
  fields: ProposedFields;
  /** Findings that nobody has decided; a conflict is told by the report itself. */
  issues: Issue[];
}

/**
 * The standing of an entry by its description and by what intake recorded of it; `isContended` while
 * another entry has its place.
 */
export function standingOf(
  entry: { id: string; frontmatter: ItemFrontmatter; isContended: boolean },
  record: IntakeRecord | undefined,
  units: readonly Unit[],
): Standing {
  const { frontmatter } = entry;
  const findings = record?.findings ?? [];
  const asked = findingsToAsk(findings, frontmatter);
  return {
    draft: frontmatter.draft,
    state: frontmatter.draft || asked.length > 0 ? stateInWords({ ...entry, findings }, units) : '',
    fields: fieldsOf(frontmatter, units),
    issues: asked.map((finding) => ({ ...finding, advice: finding.advice ?? '' })),
  };
}

/** The description in the form of proposals. What no ground is noted for is not called stated. */
function fieldsOf(frontmatter: ItemFrontmatter, units: readonly Unit[]): ProposedFields {
  const { unit, unitName, topic, source, confidence } = frontmatter;
  const name = units.find(({ id }) => id === unit)?.name ?? unit ?? unitName;
  const values: Record<string, unknown> = {
    ...frontmatter,
    unit: name,
    unitName: undefined,
    topic: topic?.name,
    webDate: source?.webDate,
    url: source?.url,
    rights: source?.rights,
  };
  const required = new Set(['title', 'unit', 'period', 'kinds']);
  return Object.fromEntries(
    Object.keys(FIELD_WORDS).flatMap((field) => {
      const given = values[field];
      const value = Array.isArray(given) && given.length === 0 ? undefined : given;
      const known = confidence?.[field];
      if (value === undefined && !required.has(field)) return [];
      const isOpen = value === undefined || (field === 'unit' && unit === undefined);
      const level = isOpen ? 'doubtful' : (known?.level ?? 'inferred');
      const proposal = {
        value: value ?? null,
        confidence: level,
        ...groundOf(known?.note ?? ''),
        ...(field === 'unit' && unit !== undefined ? { id: unit } : {}),
      };
      return [[field, proposal] as const];
    }),
  );
}

/** A note of the description taken apart again: the words quoted, their place, and the reasons. */
function groundOf(note: string): { evidence: Evidence; reasons: string[] } {
  const match = /(?:^|；)“([^”]*)”（([^（）]+)）(?:；|$)/u.exec(note);
  const rest = match === null ? note : note.replace(match[0], '；');
  const reasons = rest.split('；').filter((part) => part !== '');
  return { evidence: { text: match?.[1] ?? '', place: match?.[2] ?? '' }, reasons };
}
