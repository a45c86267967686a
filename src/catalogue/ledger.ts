import { dutiesOf, stretchOf, type Duties, type Duty } from '#domain/duties';
import { oncePer, oncePerKey } from '#domain/once-per';
import { comparePeriods, localDay, type Period } from '#domain/period';
import { existsOn, type Unit } from '#domain/unit';
import { givenUp, isReplacedId } from '#domain/versions';
import { isAccount } from './coverage.ts';
import { holdingsOf, type Contents, type Holding } from './holdings.ts';

/**
 * How one unit stands for one period. Owed: `reported` 已报, `late` 迟报, `missing` 未报, `pending`
 * 未到期, `draft` 待核. Not owed: `exempt` 免报, `absent` 未设立 or 已撤销, `held` there all the same,
 * `none` neither owed nor there.
 */
export type LedgerState =
  'reported' | 'late' | 'missing' | 'pending' | 'draft' | 'exempt' | 'absent' | 'held' | 'none';

export interface LedgerCell {
  unit: Unit;
  period: Period;
  state: LedgerState;
  /** Last day on which it is in time; undefined where nothing is owed. */
  due: string | undefined;
  /** What is there for exactly this period; drafts only while the state is `draft`. */
  filed: Holding[];
  /** The day the first of them was received, where that is known of all. */
  received: string | undefined;
  /** Why the unit is excused. */
  reason: string | undefined;
  /** What there is of a longer or shorter stretch of the same year, while this period is not there. */
  others: Holding[];
}

export interface LedgerPeriod {
  period: Period;
  /** True when it is known who owes it. */
  asked: boolean;
  /** First and last of the days by which units owe it. */
  due: { first: string; last: string } | undefined;
}

export interface LedgerRow {
  unit: Unit;
  /** One a period of the ledger. */
  cells: LedgerCell[];
}

/** 报送台账: every unit by every period. */
export interface Ledger {
  /** The newest year first, chronological within a year. */
  periods: LedgerPeriod[];
  /** In 建制顺序. */
  rows: LedgerRow[];
  /** Last day on which the states hold if nothing else is filed; undefined when time changes nothing. */
  validUntil: string | undefined;
}

/**
 * The ledger of an archive on a day (ISO), worked out once for each. A year of which `expected.yaml` says
 * nothing shows what is there and no more; so does every year of an archive without such a file.
 */
export const ledgerOf: (contents: Contents, today: string) => Ledger = oncePerKey(makeLedger);

const cellsByUnit = oncePer(
  ({ rows }: Ledger) => new Map(rows.map(({ unit, cells }) => [unit.id, cells])),
);

/** What the ledger says of a unit, a cell a period; nothing for a unit that is not in the list. */
export function ledgerCells(ledger: Ledger, unitId: string): readonly LedgerCell[] {
  return cellsByUnit(ledger).get(unitId) ?? [];
}

function makeLedger(contents: Contents, today: string): Ledger {
  const { units, expected, items } = contents;
  const duties = expected === undefined ? undefined : dutiesOf(expected, units, today);
  const versions = items.map(({ id, frontmatter: { replaces, draft } }) => ({
    id,
    replaces,
    draft,
  }));
  const successors = givenUp(versions);
  const accounts = holdingsOf(contents).all.filter(
    (holding) =>
      holding.unit !== undefined &&
      holding.period !== undefined &&
      isAccount(holding) &&
      // A version that gave its place up is kept, not waiting.
      !(holding.item.frontmatter.draft && (successors.has(holding.id) || isReplacedId(holding.id))),
  );
  const periods = columnsOf(duties, accounts);
  const columns = new Set(periods.map(({ period }) => stretchOf(period)));
  const byUnit = new Map(units.map(({ id }) => [id, [] as Holding[]]));
  for (const holding of accounts) byUnit.get(holding.unit?.id ?? '')?.push(holding);
  const rows = units.map((unit) => {
    const own = byUnit.get(unit.id) ?? [];
    const cells = periods.map(({ period }) =>
      cellOf(unit, period, { own, duty: duties?.of(unit.id, period), columns, today, expected }),
    );
    return { unit, cells };
  });
  for (const [at, period] of periods.entries()) period.due = dueRange(rows, at);
  return { periods, rows, validUntil: validUntil(rows, duties?.nextStart) };
}

/** The periods owed; of a year in which nothing is known to be owed, those that something is there of. */
function columnsOf(duties: Duties | undefined, accounts: readonly Holding[]): LedgerPeriod[] {
  const owed = duties?.periods ?? [];
  const askedYears = new Set(owed.map(({ year }) => year));
  const found = new Map(owed.map((period) => [stretchOf(period), period]));
  for (const { period, item } of accounts) {
    if (period === undefined || askedYears.has(period.year) || item.frontmatter.draft) continue;
    if (!found.has(stretchOf(period))) found.set(stretchOf(period), period);
  }
  return [...found.values()]
    .sort((a, b) => b.year - a.year || comparePeriods(a, b))
    .map((period) => ({ period, asked: askedYears.has(period.year), due: undefined }));
}

interface Surroundings {
  own: readonly Holding[];
  duty: Duty | undefined;
  columns: ReadonlySet<string>;
  today: string;
  expected: Contents['expected'];
}

function cellOf(unit: Unit, period: Period, around: Surroundings): LedgerCell {
  const { own, duty, today, expected } = around;
  const stretch = stretchOf(period);
  const here = own.filter((holding) => holding.period && stretchOf(holding.period) === stretch);
  const published = here.filter(({ item }) => !item.frontmatter.draft);
  const owes = duty !== undefined && duty.exempt === undefined;
  const received = firstReceived(published);
  const state = (): LedgerState => {
    if (published.length > 0) {
      if (!owes) return 'held';
      const judged = expected?.lateFrom !== undefined && duty.due >= expected.lateFrom;
      return judged && received !== undefined && received > duty.due ? 'late' : 'reported';
    }
    if (owes && here.length > 0) return 'draft';
    if (duty?.exempt !== undefined) return 'exempt';
    if (owes) return today > duty.due ? 'missing' : 'pending';
    return existsOn(unit, period.end) === 'yes' ? 'none' : 'absent';
  };
  const found = state();
  const isThere = found === 'reported' || found === 'late' || found === 'held';
  return {
    unit,
    period,
    state: found,
    due: duty?.due,
    filed: isThere ? published : found === 'draft' ? here : [],
    received: isThere ? received : undefined,
    reason: duty?.exempt,
    others: duty === undefined || isThere ? [] : otherStretches(period, around),
  };
}

/**
 * The day on which the first of several was received. Undefined when it is not known of one of them,
 * or when one replaces a version that is not among them: that one may have come earlier.
 */
function firstReceived(filed: readonly Holding[]): string | undefined {
  const ids = new Set(filed.map(({ id }) => id));
  const days: string[] = [];
  for (const { item } of filed) {
    const { source, replaces } = item.frontmatter;
    if (source === undefined || (replaces !== undefined && !ids.has(replaces))) return undefined;
    days.push(source.receivedAt);
  }
  return days.sort()[0];
}

/**
 * A whole year's summary settles no half-year that is owed, nor the halves the year; but whoever
 * looks at the gap should know that they are there. Parts that have a column of their own show there.
 */
function otherStretches(period: Period, { own, columns }: Surroundings): Holding[] {
  return own.filter(({ period: other, item }) => {
    if (other === undefined || other.year !== period.year || item.frontmatter.draft) return false;
    return within(period, other) || (within(other, period) && !columns.has(stretchOf(other)));
  });
}

/** True for a stretch that lies in a longer one. */
function within(inner: Period, outer: Period): boolean {
  return (
    inner.start >= outer.start && inner.end <= outer.end && stretchOf(inner) !== stretchOf(outer)
  );
}

function dueRange(rows: readonly LedgerRow[], at: number): LedgerPeriod['due'] {
  const days = rows.flatMap(({ cells }) => cells[at]?.due ?? []).sort();
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}

function validUntil(rows: readonly LedgerRow[], nextStart: string | undefined): string | undefined {
  const days = rows.flatMap(({ cells }) =>
    cells.flatMap(({ state, due }) => (state === 'pending' && due !== undefined ? [due] : [])),
  );
  if (nextStart !== undefined) days.push(dayBefore(nextStart));
  return days.sort()[0];
}

function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return localDay(new Date(year, month - 1, date - 1));
}
