import { INBOX, itemId } from '#domain/address';
import { FIELD_WORDS } from '#domain/field-words';
import type { ItemFrontmatter } from '#domain/item';
import { parsePeriod } from '#domain/period';
import type { Unit } from '#domain/unit';
import { givenUp, isReplacedId } from '#domain/versions';
import type { Version } from '#domain/versions';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import type { Entry } from './entry.ts';
import { checkIdentities, checkPaths, isFiledAt } from './place-rules.ts';
import type { LineOf } from './place-rules.ts';
import { sharedNames } from './shared-names.ts';

/** What an entry says about giving its place up, or taking another's. */
export function versionOf({ id, frontmatter: { replaces, draft } }: Entry): Version {
  return { id, replaces, draft };
}

/**
 * The rules that need the unit list, the clock or other entries. `today` is an ISO day; `all` are the
 * versions of all entries there are, drafts that are not among `entries` included: what one of those
 * replaced is replaced in every build.
 */
export function checkEntries(
  entries: readonly Entry[],
  units: readonly Unit[],
  today: string,
  lineOf: LineOf,
  all: readonly Version[] = entries.map(versionOf),
): Issue[] {
  const around: Surroundings = {
    known: new Map(units.map((unit) => [unit.id, unit])),
    ids: new Set(all.map(({ id }) => id)),
    replaced: new Set(all.flatMap(({ id, replaces }) => (replaces === id ? [] : [replaces]))),
    successors: givenUp(all),
  };
  return [
    ...checkPaths(entries),
    ...entries.flatMap((entry) => checkEntry(entry, around, today, lineOf)),
    ...checkIdentities(entries, around.successors, lineOf),
  ];
}

/** The rules of the unit list: ids used once, every id that is referred to exists; names shared are told. */
export function checkUnits(units: readonly Unit[], file: string): Issue[] {
  const ids = new Set<string>();
  const issues: Issue[] = [];
  for (const unit of units) {
    if (ids.has(unit.id)) issues.push(contentIssue('unit-duplicate', { file }, { found: unit.id }));
    ids.add(unit.id);
  }
  const allowed = [...ids].join('、');
  for (const unit of units) {
    const referred = [...unit.parent.map(({ id }) => id), ...unit.predecessors, ...unit.successors];
    for (const found of referred.filter((id) => !ids.has(id))) {
      issues.push(contentIssue('unit-unknown', { file, field: unit.id }, { found, allowed }));
    }
  }
  return [...issues, ...sharedNames(units, file)];
}

/** What a rule about one entry looks at beside it. */
interface Surroundings {
  known: ReadonlyMap<string, Unit>;
  ids: ReadonlySet<string>;
  /** What any entry, drafts included, says it replaces. */
  replaced: ReadonlySet<string | undefined>;
  /** By the id of an entry that has given its place up: the one that has it now. */
  successors: ReadonlyMap<string, string>;
}

function checkEntry(
  entry: Entry,
  { known: units, ids, replaced, successors }: Surroundings,
  today: string,
  lineOf: LineOf,
): Issue[] {
  const { frontmatter, file, id } = entry;
  const issues: Issue[] = [];
  const at = (field: string) => ({ file, line: lineOf(entry, field), field });
  const inInbox = id.startsWith(`${INBOX}/`);
  const successor = successors.get(id);
  if (!frontmatter.draft) {
    for (const field of ['unit', 'period', 'kinds'] as const) {
      const value = frontmatter[field];
      if (entry.failed?.has(field) === true) continue;
      if (value === undefined || value.length === 0) {
        issues.push(contentIssue('field-missing', { ...at(field), line: at(field).line ?? 2 }));
      }
    }
  } else if (successor !== undefined) {
    issues.push(contentIssue('draft-replaced', at('draft'), { by: successor }));
  } else if (isReplacedId(id)) {
    issues.push(contentIssue('replacing-unfinished', at('draft')));
  } else issues.push(contentIssue('draft-open', at('draft'), { detail: openFields(frontmatter) }));
  const { unit, replaces } = frontmatter;
  if (replaces !== undefined && !ids.has(replaces)) {
    issues.push(contentIssue('replaces-unknown', at('replaces'), { found: replaces }));
  }
  if (unit !== undefined && !units.has(unit)) {
    const allowed = [...units.values()]
      .map((known) => `${known.id}（${known.shortName}）`)
      .join('、');
    issues.push(contentIssue('unit-unknown', at('unit'), { found: unit, allowed }));
  } else if (
    unit !== undefined &&
    !inInbox &&
    entry.failed?.has('period') !== true &&
    !isFiledAt(id, unit, frontmatter, replaced.has(id) || isReplacedId(id))
  ) {
    const { period = '', kinds, topic } = frontmatter;
    const expected = `summaries/${itemId({ unit, period, kinds, topic })}.mdx`;
    issues.push(contentIssue('path-mismatch', at('unit'), { found: file, expected }));
  }
  return [...issues, ...checkTimes(frontmatter, today, at)];
}

const inWords = (fields: string[]) => fields.map((field) => FIELD_WORDS[field] ?? field);

/** What a draft waits for: required fields that are empty, described fields that are doubtful. */
function openFields({ unit, period, kinds, confidence = {} }: ItemFrontmatter): string {
  const empty = [
    unit === undefined ? 'unit' : '',
    period === undefined ? 'period' : '',
    kinds.length === 0 ? 'kinds' : '',
  ].filter((field) => field !== '');
  const doubtful = Object.entries(confidence)
    .filter(([field, { level }]) => level === 'doubtful' && !empty.includes(field))
    .map(([field]) => field);
  const parts = [
    empty.length > 0 ? `${inWords(empty).join('、')}未填` : '',
    doubtful.length > 0 ? `${inWords(doubtful).join('、')}存疑` : '',
  ].filter((part) => part !== '');
  return parts.join('，') || '各项已填，尚未核定';
}

function checkTimes(
  frontmatter: ItemFrontmatter,
  today: string,
  at: (field: string) => { file: string; line: number | undefined; field: string },
): Issue[] {
  const { dateCreated, kinds } = frontmatter;
  const period = frontmatter.period === undefined ? undefined : parsePeriod(frontmatter.period);
  if (period === undefined) return [];
  const issues: Issue[] = [];
  const isSummary = kinds.includes('work-summary');
  if (isSummary && period.start > today) {
    issues.push(contentIssue('period-future', at('period'), { found: period.value }));
  }
  const plan =
    frontmatter.planPeriod === undefined ? undefined : parsePeriod(frontmatter.planPeriod);
  if (plan !== undefined && isSummary && plan.end <= period.end) {
    issues.push(
      contentIssue('plan-period-order', at('planPeriod'), {
        found: plan.value,
        period: period.value,
      }),
    );
  }
  if (dateCreated !== undefined && isSummary) {
    const values = { found: dateCreated, period: period.value };
    // A month stands for all its days: it is early only when the whole of it is.
    const last = dateCreated.length === 7 ? `${dateCreated}-31` : dateCreated;
    if (last < period.start)
      issues.push(contentIssue('date-before-period', at('dateCreated'), values));
    else if (last < period.end)
      issues.push(contentIssue('date-within-period', at('dateCreated'), values));
  }
  return issues;
}
