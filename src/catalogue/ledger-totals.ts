import { comparePeriods } from '#domain/period';
import type { Unit } from '#domain/unit';
import type { Ledger, LedgerCell, LedgerPeriod, LedgerState } from './ledger.ts';

/** What is counted of some cells of the ledger. */
export interface Tally {
  /** 应报: all that is owed, due or not yet. */
  owed: number;
  /** 已报: in time or late. */
  filed: number;
  /** 迟报, which `filed` includes. */
  late: number;
  /** 未报. */
  missing: number;
  /** 未到期. */
  pending: number;
  /** 待核; none in an ordinary build. */
  draft: number;
  /** 免报, whether something is there all the same or not. */
  exempt: number;
  /** What is there without being owed. */
  held: number;
}

/** Counts cells: `owed` is `filed`, `missing`, `pending` and `draft` together. */
export function tallyOf(cells: readonly LedgerCell[]): Tally {
  const count = (...states: LedgerState[]) =>
    cells.filter(({ state }) => states.includes(state)).length;
  return {
    owed: count('reported', 'late', 'missing', 'pending', 'draft'),
    filed: count('reported', 'late'),
    late: count('late'),
    missing: count('missing'),
    pending: count('pending'),
    draft: count('draft'),
    exempt: cells.filter(({ reason }) => reason !== undefined).length,
    held: count('held'),
  };
}

/** 催报名单: the units with something missing, in 建制顺序, what is missing newest first. */
export function chaseList(ledger: Pick<Ledger, 'rows'>): { unit: Unit; missing: LedgerCell[] }[] {
  return ledger.rows
    .map(({ unit, cells }) => ({
      unit,
      missing: cells
        .filter(({ state }) => state === 'missing')
        .sort((a, b) => comparePeriods(b.period, a.period)),
    }))
    .filter(({ missing }) => missing.length > 0);
}

/**
 * The periods that are being reported on a day, or were last: of those that are over, past a due day
 * or reported by somebody already, the ones with the latest end.
 */
export function currentPeriods({ periods, rows }: Ledger, today: string): LedgerPeriod[] {
  const begun = periods.filter(
    ({ asked, period, due }, at) =>
      asked &&
      (period.end < today ||
        (due !== undefined && due.first < today) ||
        rows.some(({ cells }) => tallyOf(cells.slice(at, at + 1)).filed > 0)),
  );
  const last = begun
    .map(({ period }) => period.end)
    .sort()
    .at(-1);
  return begun.filter(({ period }) => period.end === last);
}

/** The part of a ledger that lies in some years. */
export function ledgerOfYears(ledger: Ledger, years: ReadonlySet<number>): Ledger {
  const kept = ledger.periods.map(({ period }) => years.has(period.year));
  return {
    ...ledger,
    periods: ledger.periods.filter((_, at) => kept[at]),
    rows: ledger.rows.map(({ unit, cells }) => ({
      unit,
      cells: cells.filter((_, at) => kept[at]),
    })),
  };
}

/** The years of a ledger, the newest first. */
export function ledgerYears({ periods }: Pick<Ledger, 'periods'>): number[] {
  return [...new Set(periods.map(({ period }) => period.year))];
}
