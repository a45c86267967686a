import { coverageOf, yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holding, type Holdings } from '#catalogue/holdings';
import { ledgerCells, ledgerOf, type LedgerCell, type LedgerState } from '#catalogue/ledger';
import { ledgerPath, unitPath, yearPath } from '#domain/address';
import { oncePerKey } from '#domain/once-per';
import type { Unit } from '#domain/unit';
import { COVERAGE_LABELS, LEDGER_STATE_LABELS, SITE, YEAR } from '#labels';
import { yearBookHref } from './book.ts';
import { entryOf, type Entry } from './entry.ts';
import { periodLinks } from './period.ts';
import { pageParam, pageTitle, pagingOf, sum, type Paging } from './paging.ts';
import { byTier, unitPages, unitRange } from './unit-groups.ts';
import { unitYearPath } from './unit-years.ts';
import { columnOf, columnOfPeriod, columnsOf, type YearColumn } from './year-columns.ts';

export interface YearPage {
  year: number;
  /** The first page of the year. */
  href: string;
  title: string;
  /** Undefined where one page has all units. */
  paging: Paging | undefined;
  /** Counts of the whole year, on its first page; empty on the others. */
  summary: string;
  /** The ledger of the year; undefined where it is not known who owed what. */
  ledger: string | undefined;
  previous: { year: number; href: string } | undefined;
  next: { year: number; href: string } | undefined;
  /** The year as one book; undefined where there is nothing to bind. */
  book: string | undefined;
  columns: YearColumn[];
  /** The pages of its periods; on its first page only. */
  periods: { text: string; href: string }[];
  groups: { tier: string; rows: YearRow[] }[];
}

interface YearRow {
  unit: { name: string; href: string };
  /** Words that stand for the whole row: 未设立, 已撤销; undefined for a unit that existed. */
  absent: string | undefined;
  /** A column of the page each: what is there; where nothing is, what the ledger knows of it. */
  cells: YearCell[];
}

interface YearCell {
  entries: Entry[];
  /** Where the others are, when these are not all. */
  more: { text: string; href: string } | undefined;
  open: { state: LedgerState; label: string } | undefined;
}

/** So many items stand in one cell; the unit's page has them all. A year's months and quarters are 16. */
const ENTRIES_SHOWN = 24;
/** Elements of a row's head, of an empty cell, of a cell with items, of each of them and of a mark. */
const WEIGHTS = { row: 3, empty: 3, cell: 1, entry: 4, mark: 1 };

/** Every year that has a page: from the first to the last of the archive, gaps included. */
export function yearPages(contents: Contents): number[] {
  return yearsOf(holdingsOf(contents));
}

/** The routes of the years, a page or more each: `/years/2023/`, `/years/2023/2/`. */
export function yearRoutes(contents: Contents) {
  return yearPages(contents).flatMap((year) =>
    cutYear(contents, year).map((_, at) => ({
      params: { year: String(year), page: pageParam(at + 1) },
      props: { year, number: at + 1 },
    })),
  );
}

/**
 * Data of one page of a year: units by level, what is there and what is not. Throws when there is no
 * such page.
 */
export function yearPage(contents: Contents, year: number, number = 1): YearPage {
  const holdings = holdingsOf(contents);
  const ofYear = placedIn(holdings, year);
  const years = yearsOf(holdings);
  const ledger = ledgerOf(contents, contents.today);
  const isAsked = ledger.periods.some(({ asked, period }) => asked && period.year === year);
  const columns = columnsOf(ofYear);
  const pages = cutYear(contents, year);
  const link = (to: number) => (years.includes(to) ? { year: to, href: yearPath(to) } : undefined);
  return {
    year,
    href: yearPath(year),
    title: pageTitle(YEAR.yearTitle(year), number),
    paging: pagingOf(yearPath(year), number, pages.map(unitRange)),
    summary:
      number === 1
        ? YEAR.summary(ofYear.length, new Set(ofYear.map(({ unit }) => unit?.id)).size)
        : '',
    ledger: isAsked ? ledgerPath(year) : undefined,
    previous: link(year - 1),
    next: link(year + 1),
    book: yearBookHref(contents, year),
    columns,
    periods: number === 1 ? periodLinks(contents, year) : [],
    groups: byTier(pages[number - 1] ?? []).map(({ tier, members }) => ({
      tier,
      rows: members.map((unit) =>
        rowOf(contents, unit, year, columns, ledgerCells(ledger, unit.id)),
      ),
    })),
  };
}

function placedIn(holdings: Holdings, year: number): Holding[] {
  return (holdings.byYear.get(year) ?? []).filter(({ unit }) => unit !== undefined);
}

/** The units of each page of a year; every page of the year asks for them. */
const cutYear = oncePerKey((contents: Contents, year: number): Unit[][] => {
  const ofYear = placedIn(holdingsOf(contents), year);
  const columns = columnsOf(ofYear);
  const cells = new Map<string, number[]>();
  for (const holding of ofYear) {
    const key = cellKey(holding.unit?.id, columnOf(holding));
    const there = cells.get(key);
    if (there === undefined) cells.set(key, [entryWeight(holding)]);
    else there.push(entryWeight(holding));
  }
  return unitPages(contents.units, ({ id }) => {
    const weights = columns.map((column) => cellWeight(cells.get(cellKey(id, column)) ?? []));
    return WEIGHTS.row + sum(weights);
  });
});

const cellKey = (unitId: string | undefined, column: YearColumn) => `${unitId} ${column}`;

function cellWeight(entries: readonly number[]): number {
  if (entries.length === 0) return WEIGHTS.empty;
  return WEIGHTS.cell + sum(entries.slice(0, ENTRIES_SHOWN + 1));
}

function entryWeight({ item: { frontmatter } }: Holding): number {
  const marks = Number(frontmatter.draft) + Number(frontmatter.withdrawn !== undefined);
  return WEIGHTS.entry + WEIGHTS.mark * marks;
}

function rowOf(
  contents: Contents,
  unit: Unit,
  year: number,
  columns: readonly YearColumn[],
  owed: readonly LedgerCell[],
): YearRow {
  const holdings = holdingsOf(contents);
  const own = (holdings.byUnit.get(unit.id) ?? []).filter(({ period }) => period?.year === year);
  const { state } = coverageOf(holdings, unit, year);
  return {
    unit: { name: unit.shortName, href: unitPath(unit.id) },
    absent:
      state === 'not-established' || state === 'abolished' ? COVERAGE_LABELS[state] : undefined,
    cells: columns.map((column) => {
      const there = own.filter((holding) => columnOf(holding) === column);
      return {
        entries: there.slice(0, ENTRIES_SHOWN).map(entryOf),
        more:
          there.length > ENTRIES_SHOWN
            ? { text: SITE.all(there.length), href: unitYearPath(contents, unit, year) }
            : undefined,
        open: openOf(
          owed.filter(({ period }) => period.year === year && columnOfPeriod(period) === column),
        ),
      };
    }),
  };
}

/** What stands in an empty cell of the page. */
function openOf(owed: readonly LedgerCell[]): YearCell['open'] {
  const state = (['missing', 'pending', 'exempt'] as const).find((one) =>
    owed.some((cell) => cell.state === one),
  );
  return state && { state, label: LEDGER_STATE_LABELS[state].word };
}
