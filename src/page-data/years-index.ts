import { yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { yearPath } from '#domain/address';
import { coverageTable, type CoverageTable } from './coverage-table.ts';
import { PAGE_ELEMENTS } from './paging.ts';
import { columnOf, type YearColumn } from './year-columns.ts';

export interface YearsIndexPage {
  /** Every unit by every year; undefined for an archive of too many of them. */
  coverage: CoverageTable | undefined;
  /** How much there is of each year, where the table cannot be shown; else undefined. */
  totals: YearTotals[] | undefined;
}

/** What there is of one year. */
export interface YearTotals {
  year: number;
  href: string;
  /** Units of which anything is there. */
  units: number;
  items: number;
  byColumn: Record<YearColumn, number>;
}

/** Elements of a row's head and of a cell. */
const WEIGHTS = { row: 3, cell: 2.2 };

/**
 * Data of the list of years, the newest first: every unit by every year, or counts a year where that
 * is too much for one page. What the table says of a year is on the year's own page in full.
 */
export function yearsIndexPage(contents: Contents): YearsIndexPage {
  const holdings = holdingsOf(contents);
  const years = yearsOf(holdings).toReversed();
  const rows = contents.units.length + 2;
  if (rows * (WEIGHTS.row + WEIGHTS.cell * years.length) > PAGE_ELEMENTS) {
    return { coverage: undefined, totals: years.map((year) => totalsOf(holdings, year)) };
  }
  return { coverage: coverageTable(contents, contents.units, years), totals: undefined };
}

function totalsOf({ byYear }: Holdings, year: number): YearTotals {
  const there = (byYear.get(year) ?? []).filter(({ unit }) => unit !== undefined);
  const byColumn: Record<YearColumn, number> = { H1: 0, H2: 0, year: 0, other: 0 };
  for (const holding of there) byColumn[columnOf(holding)] += 1;
  return {
    year,
    href: yearPath(year),
    units: new Set(there.map(({ unit }) => unit?.id)).size,
    items: there.length,
    byColumn,
  };
}
