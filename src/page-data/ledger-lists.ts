import type { Ledger, LedgerCell, LedgerState } from '#catalogue/ledger';
import { ledgerOfYears, tallyOf, type Tally } from '#catalogue/ledger-totals';
import { ledgerPath, unitPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { LEDGER_MEANINGS, LEDGER_STATE_LABELS, periodLabel, type LEDGER } from '#labels';

/** What is counted at the end of a row and in the foot of the ledger. */
export type Count = keyof typeof LEDGER.counts;

export interface UnitLink {
  name: string;
  href: string;
}

/** The lists beside the ledger's grid. */
export interface LedgerLists {
  legend: { state: LedgerState; mark: string; word: string; meaning: string }[];
  exemptions: { unit: UnitLink; periods: string; reason: string }[];
  /** Counts of every year of the archive. */
  byYear: { year: number; href: string; counts: number[] }[];
  yearCounts: Count[];
}

/** Which counts are worth a row or a column: those of what does not occur are left out. */
export function countsOf(tally: Tally, asked: boolean): { row: Count[]; foot: Count[] } {
  if (!asked) return { row: ['held'], foot: ['held'] };
  const some = (counts: Count[]) => counts.filter((count) => tally[count] > 0);
  return {
    row: ['owed', 'filed', 'missing'],
    foot: ['owed', 'filed', ...some(['late']), 'missing', ...some(['pending', 'draft', 'held'])],
  };
}

/** The states that occur, with what each means. */
export function legendOf(cells: readonly LedgerCell[], preview: boolean): LedgerLists['legend'] {
  const found = new Set(cells.map(({ state }) => state));
  return (Object.keys(LEDGER_STATE_LABELS) as LedgerState[])
    .filter((state) => found.has(state))
    .map((state) => ({
      state,
      ...LEDGER_STATE_LABELS[state],
      meaning: LEDGER_MEANINGS[state === 'missing' && preview ? 'missing-preview' : state],
    }));
}

/** Who is excused of what and why; a unit's periods with one reason stand together. */
export function exemptionsOf({ rows }: Ledger): LedgerLists['exemptions'] {
  return rows.flatMap(({ unit, cells }) => {
    const byReason = new Map<string, string[]>();
    for (const { reason, period } of cells) {
      if (reason === undefined) continue;
      byReason.set(reason, [...(byReason.get(reason) ?? []), periodLabel(period)]);
    }
    return [...byReason].map(([reason, periods]) => ({
      unit: linkOf(unit),
      periods: periods.join('、'),
      reason,
    }));
  });
}

/** The counts of every year of a ledger, the newest first. */
export function yearTable(
  whole: Ledger,
  years: readonly number[],
): Pick<LedgerLists, 'byYear' | 'yearCounts'> {
  const all = tallyOf(whole.rows.flatMap((row) => row.cells));
  const isAsked = whole.periods.some((period) => period.asked);
  const counts = countsOf(all, isAsked).foot;
  return {
    yearCounts: counts,
    byYear: years.map((year) => {
      const { rows } = ledgerOfYears(whole, new Set([year]));
      const tally = tallyOf(rows.flatMap((row) => row.cells));
      return { year, href: ledgerPath(year), counts: counts.map((count) => tally[count]) };
    }),
  };
}

export function linkOf(unit: Unit): UnitLink {
  return { name: unit.shortName, href: unitPath(unit.id) };
}
