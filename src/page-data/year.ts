import { coverageOf, yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { ledgerOf, type LedgerCell, type LedgerState } from '#catalogue/ledger';
import { ledgerPath, unitPath, yearPath } from '#domain/address';
import type { Period } from '#domain/period';
import type { Unit } from '#domain/unit';
import { COVERAGE_LABELS, LEDGER_STATE_LABELS, periodClass, YEAR } from '#labels';
import { byTier } from './coverage-table.ts';
import { entryOf, type Entry } from './entry.ts';

type YearColumn = keyof typeof YEAR.columns;

export interface YearPage {
  year: number;
  title: string;
  summary: string;
  /** The ledger of the year; undefined where it is not known who owed what. */
  ledger: string | undefined;
  previous: { year: number; href: string } | undefined;
  next: { year: number; href: string } | undefined;
  columns: YearColumn[];
  groups: { tier: string; rows: YearRow[] }[];
}

interface YearRow {
  unit: { name: string; href: string };
  /** Words that stand for the whole row: 未设立, 已撤销; undefined for a unit that existed. */
  absent: string | undefined;
  /** A column of the page each: what is there; where nothing is, what the ledger knows of it. */
  cells: { entries: Entry[]; open: { state: LedgerState; label: string } | undefined }[];
}

/** Every year that has a page: from the first to the last of the archive, gaps included. */
export function yearPages(contents: Contents): number[] {
  return yearsOf(holdingsOf(contents));
}

/** Data of one year's page: all units by level, what is there and what is not. */
export function yearPage(contents: Contents, year: number): YearPage {
  const holdings = holdingsOf(contents);
  const ofYear = (holdings.byYear.get(year) ?? []).filter(({ unit }) => unit !== undefined);
  const years = yearsOf(holdings);
  const ledger = ledgerOf(contents, contents.today);
  const owed = new Map(ledger.rows.map(({ unit, cells }) => [unit.id, cells]));
  const isAsked = ledger.periods.some(({ asked, period }) => asked && period.year === year);
  const columns: YearColumn[] = ofYear.some((holding) => columnOf(holding) === 'other')
    ? ['H1', 'H2', 'year', 'other']
    : ['H1', 'H2', 'year'];
  const link = (to: number) => (years.includes(to) ? { year: to, href: yearPath(to) } : undefined);
  return {
    year,
    title: YEAR.yearTitle(year),
    summary: YEAR.summary(ofYear.length, new Set(ofYear.map(({ unit }) => unit?.id)).size),
    ledger: isAsked ? ledgerPath(year) : undefined,
    previous: link(year - 1),
    next: link(year + 1),
    columns,
    groups: byTier(contents.units).map(({ tier, members }) => ({
      tier,
      rows: members.map((unit) => rowOf(holdings, unit, year, columns, owed.get(unit.id) ?? [])),
    })),
  };
}

function rowOf(
  holdings: Holdings,
  unit: Unit,
  year: number,
  columns: readonly YearColumn[],
  owed: readonly LedgerCell[],
): YearRow {
  const own = (holdings.byUnit.get(unit.id) ?? []).filter(({ period }) => period?.year === year);
  const { state } = coverageOf(holdings, unit, year);
  return {
    unit: { name: unit.shortName, href: unitPath(unit.id) },
    absent:
      state === 'not-established' || state === 'abolished' ? COVERAGE_LABELS[state] : undefined,
    cells: columns.map((column) => ({
      entries: own.filter((holding) => columnOf(holding) === column).map(entryOf),
      open: openOf(owed.filter(({ period }) => period.year === year && classOf(period) === column)),
    })),
  };
}

/** What stands in an empty cell of the page. */
function openOf(owed: readonly LedgerCell[]): YearRow['cells'][number]['open'] {
  const state = (['missing', 'pending', 'exempt'] as const).find((one) =>
    owed.some((cell) => cell.state === one),
  );
  return state && { state, label: LEDGER_STATE_LABELS[state].word };
}

function columnOf({ period }: Holdings['all'][number]): YearColumn {
  return period === undefined ? 'other' : classOf(period);
}

function classOf(period: Period): YearColumn {
  const found = periodClass(period);
  return found === 'year' || found === 'H1' || found === 'H2' ? found : 'other';
}
