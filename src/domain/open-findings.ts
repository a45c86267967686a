import type { Severity } from '#issues/issue';
import type { ItemFrontmatter } from './item.ts';

/** What intake found about an entry, as far as the rule of deciding needs it. */
export interface DecidableFinding {
  /** Stable within its entry; decisions name it. */
  key: string;
  /** Permanent name in the tables of findings. */
  name: string;
  severity: Severity;
}

/** One decision about a finding, as it stands in `review.decisions`. */
export type FindingDecision = Exclude<
  NonNullable<NonNullable<ItemFrontmatter['review']>['decisions']>[number],
  string
>;

/** Findings that are answered by the field they are about, once that field is settled. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'title-missing': 'title',
  'title-doubtful': 'title',
  'unit-missing': 'unit',
  'unit-unknown': 'unit',
  'unit-doubtful': 'unit',
  'period-missing': 'period',
  'period-doubtful': 'period',
  'plan-period-doubtful': 'planPeriod',
  'kinds-missing': 'kinds',
  'kinds-doubtful': 'kinds',
  'date-doubtful': 'dateCreated',
  'rights-undecided': 'rights',
};

/** Fields an entry can do without: looked at and still doubtful, they are published as doubtful. */
const OPTIONAL: ReadonlySet<string> = new Set(['planPeriod', 'dateCreated', 'rights']);

/** How the note of a field begins that a person has looked at. */
export const LOOKED_AT = '经核定';

/** Findings about what belongs to one person: kept only with a reason. */
const PERSONAL: ReadonlySet<string> = new Set([
  'id-number-found',
  'bank-card-found',
  'mobile-found',
  'landline-found',
  'e-mail-found',
]);

/** The finding that says an entry of the same unit, period and kind was there before. */
export const CONFLICT = 'entry-conflict';

/** True when keeping what was found needs a reason in words. */
export function needsReason(name: string): boolean {
  return PERSONAL.has(name);
}

/** True for a finding that the questions about the description ask and settle. */
export function isAboutField(name: string): boolean {
  return name in FIELD_OF;
}

/** The decisions about findings that an entry holds; sentences about fields are none. */
function findingDecisions({ review }: ItemFrontmatter): FindingDecision[] {
  return (review?.decisions ?? []).filter((decision) => typeof decision !== 'string');
}

/** Keys of the findings that a person settled by changing the text. */
export function mendedFindings(frontmatter: ItemFrontmatter): string[] {
  return findingDecisions(frontmatter)
    .filter(({ decision }) => decision === 'mended')
    .map(({ finding }) => finding);
}

/**
 * The findings that wait for a person. A note asks for nothing; a finding about a field is answered
 * when the field is no longer doubtful, or may stay so and was looked at; a conflict when the entry stands in the archive, whose rule of
 * identity it then meets; anything else by a decision that names its key, with a reason where personal
 * data is kept.
 */
export function openFindings<Finding extends DecidableFinding>(
  findings: readonly Finding[],
  frontmatter: ItemFrontmatter,
): Finding[] {
  const decisions = findingDecisions(frontmatter);
  return findings.filter(({ key, name, severity }) => {
    if (severity === 'note') return false;
    const decided = decisions.some((one) => one.finding === key && isComplete(name, one));
    if (decided || name === CONFLICT) return !decided && frontmatter.draft;
    const field = FIELD_OF[name];
    if (field === undefined) return true;
    const { level, note = '' } = frontmatter.confidence?.[field] ?? {};
    if (level !== undefined && level !== 'doubtful') return false;
    return !(OPTIONAL.has(field) && note.startsWith(LOOKED_AT));
  });
}

function isComplete(name: string, { decision, note = '' }: FindingDecision): boolean {
  return decision !== 'keep' || !needsReason(name) || note.trim() !== '';
}
