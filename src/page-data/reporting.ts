import type { Contents } from '#catalogue/holdings';
import { ledgerOf, type LedgerCell, type LedgerState } from '#catalogue/ledger';
import { currentPeriods, tallyOf } from '#catalogue/ledger-totals';
import { ledgerPath, unitPath } from '#domain/address';
import { LEDGER, periodLabel } from '#labels';
import { cellView, type LedgerCellView } from './ledger-cell.ts';
import { shortPeriodLabel } from './period-words.ts';
import { ownLedgerCells } from './unit-years.ts';

/** How a period stands that is being reported, or was last: what a leader looks for first. */
export interface Reporting {
  title: string;
  due: string;
  href: string;
  counts: { label: string; count: number; missing: boolean }[];
  /** Who has not reported, by what that means, in 建制顺序. */
  names: { label: string; units: { name: string; href: string }[]; more: string }[];
}

/** So many names stand on the home page; the ledger has them all. */
const NAMES_SHOWN = 24;

/** The periods that are being reported; none where nobody is known to owe anything. */
export function reportingOf(contents: Contents): Reporting[] {
  const ledger = ledgerOf(contents, contents.today);
  return currentPeriods(ledger, contents.today).map((shown) => {
    const { period, due } = shown;
    const at = ledger.periods.indexOf(shown);
    const cells = ledger.rows.flatMap((row) => row.cells[at] ?? []);
    const tally = tallyOf(cells);
    const counts = (['owed', 'filed', 'late', 'missing', 'pending', 'draft'] as const)
      .filter((count) => tally[count] > 0 || !['late', 'pending', 'draft'].includes(count))
      .map((count) => ({
        label: count === 'late' ? LEDGER.lateIncluded : LEDGER.counts[count],
        count: tally[count],
        missing: count === 'missing' && tally.missing > 0,
      }));
    return {
      title: periodLabel(period),
      due:
        due === undefined
          ? ''
          : due.first === due.last
            ? LEDGER.due(due.first)
            : LEDGER.dueBetween(due.first, due.last),
      href: ledgerPath(period.year),
      counts,
      names: [
        namesOf(cells, 'missing', LEDGER.missingNames),
        namesOf(cells, 'pending', LEDGER.pendingNames),
        namesOf(cells, 'draft', LEDGER.draftNames),
      ].filter(({ units }) => units.length > 0),
    };
  });
}

function namesOf(
  cells: readonly LedgerCell[],
  state: LedgerState,
  label: string,
): Reporting['names'][number] {
  const units = cells.flatMap((cell) => (cell.state === state ? [cell.unit] : []));
  return {
    label,
    units: units
      .slice(0, NAMES_SHOWN)
      .map(({ id, shortName }) => ({ name: shortName, href: unitPath(id) })),
    more: units.length > NAMES_SHOWN ? LEDGER.andMore(units.length) : '',
  };
}

/** One unit's row of the ledger, a line a year, the newest first. */
export interface UnitLedger {
  /** 上半年, 全年 … */
  columns: string[];
  years: { year: number; href: string; cells: (LedgerCellView | undefined)[] }[];
}

/** The row of a unit in some years; undefined where nobody is known to owe anything in them. */
export function unitLedger(
  contents: Contents,
  unitId: string,
  shown: ReadonlySet<number>,
): UnitLedger | undefined {
  const own = ownLedgerCells(contents, unitId).filter(({ period }) => shown.has(period.year));
  // Earlier periods of a year first; a year has them in this order already.
  const columns = [...new Set(own.map(({ period }) => shortPeriodLabel(period)))];
  const years = [...new Set(own.map(({ period }) => period.year))];
  if (years.length === 0) return undefined;
  return {
    columns,
    years: years.map((year) => ({
      year,
      href: ledgerPath(year),
      cells: columns.map((column) => {
        const cell = own.find(
          ({ period }) => period.year === year && shortPeriodLabel(period) === column,
        );
        // A day that is past matters less here than what is there in its place.
        return cell && cellView(contents, cell, cell.state === 'pending');
      }),
    })),
  };
}
