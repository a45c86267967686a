import type { Contents } from '#catalogue/holdings';
import { ledgerOf, type Ledger, type LedgerCell, type LedgerRow } from '#catalogue/ledger';
import { ledgerOfYears, ledgerYears, tallyOf } from '#catalogue/ledger-totals';
import { oncePerKey } from '#domain/once-per';
import { LEDGER } from '#labels';
import { PAGE_ELEMENTS, sum } from './paging.ts';
import { unitPages, unitRange } from './unit-groups.ts';

/** How the ledger is cut into pages: by years, and by units where one year is too much. */

/** Elements of a row's head and its counts, of a cell, and what else is shown of a unit. */
const WEIGHTS = { row: 6, cell: 4, extra: 1, chasedUnit: 3, chased: 2, exempted: 4 };

/** One page of a year of the ledger. */
export interface LedgerCut {
  rows: LedgerRow[];
  /** From which unit to which. */
  range: string;
  /** 未报3; empty where nothing is missing. */
  note: string;
}

/** The latest years that stand on one page together; none where one year alone is too much. */
export function latestYears(whole: Ledger): number[] {
  const years = ledgerYears(whole);
  let weight = WEIGHTS.row * whole.rows.length;
  const count = years.findIndex((year) => {
    weight += sum(ledgerOfYears(whole, new Set([year])).rows.map(cellsWeight));
    return weight > PAGE_ELEMENTS;
  });
  return years.slice(0, count < 0 ? years.length : count);
}

/** The pages of a year, at least one: units by tier in 建制顺序. Every page of the year asks for them. */
export const cutLedgerYear = oncePerKey((contents: Contents, year: number): LedgerCut[] => {
  const whole = ledgerOf(contents, contents.today);
  const { rows } = ledgerOfYears(whole, new Set([year]));
  const weights = new Map(rows.map((row) => [row.unit.id, WEIGHTS.row + cellsWeight(row)]));
  return unitPages(contents.units, ({ id }) => weights.get(id) ?? 0).map((units) => {
    const ids = new Set(units.map(({ id }) => id));
    const shown = rows.filter(({ unit }) => ids.has(unit.id));
    const { missing } = tallyOf(shown.flatMap(({ cells }) => cells));
    return {
      rows: shown,
      range: unitRange(units),
      note: missing === 0 ? '' : `${LEDGER.counts.missing}${missing}`,
    };
  });
});

/** All that stands in a row beside its head, and what the lists below say of the unit. */
function cellsWeight({ unit, cells }: LedgerRow): number {
  const missing = cells.filter(({ state }) => state === 'missing').length;
  const exempted = cells.filter(({ reason }) => reason !== undefined).length;
  return (
    unit.formerNames.length +
    sum(cells.map(cellWeight)) +
    (missing === 0 ? 0 : WEIGHTS.chasedUnit + WEIGHTS.chased * missing) +
    WEIGHTS.exempted * exempted
  );
}

/** A cell that is open, late or absent says more than its word. */
function cellWeight({ state, others }: LedgerCell): number {
  const says = state === 'missing' || state === 'pending' || others.length > 0;
  const adds = state === 'late' || state === 'absent' || state === 'exempt' || others.length > 0;
  return WEIGHTS.cell + (says ? WEIGHTS.extra : 0) + (adds ? WEIGHTS.extra : 0);
}
