import type { Contents } from '#catalogue/holdings';
import { ledgerOf, type Ledger, type LedgerCell, type LedgerPeriod } from '#catalogue/ledger';
import { chaseList, ledgerOfYears, ledgerYears, tallyOf } from '#catalogue/ledger-totals';
import { ledgerPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { LEDGER, periodLabel, yearSpanLabel } from '#labels';
import { cellView, type LedgerCellView } from './ledger-cell.ts';
import { cutLedgerYear, latestYears } from './ledger-cut.ts';
import {
  countsOf,
  exemptionsOf,
  legendOf,
  linkOf,
  yearTable,
  type Count,
  type LedgerLists,
  type UnitLink,
} from './ledger-lists.ts';
import { pageParam, pageTitle, pagingOf, type PageLink, type Paging } from './paging.ts';
import { shortPeriodLabel } from './period-words.ts';
import { byTier, type TierGroup } from './unit-groups.ts';

export interface LedgerPage extends LedgerLists {
  title: string;
  /** The year the page is of; undefined for the page of the latest years. */
  year: number | undefined;
  /** The first page of its kind: the year's, or the ledger's own. */
  href: string;
  /** Undefined where one page has all units. */
  paging: Paging | undefined;
  /** The pages of the newest year, where its units are too many to stand here; else undefined. */
  newest: { title: string; links: PageLink[] } | undefined;
  /** Every year that has a page, the newest first; `here` for those among the columns. */
  years: { year: number; href: string; here: boolean }[];
  /** True when the page of the latest years has all there are. */
  allYears: boolean;
  /** What holds for the whole page: as of when, what is not known. */
  notes: string[];
  /** ISO day until which the states hold; the browser says so when it is past. */
  validUntil: string | undefined;
  heads: { year: number; href: string; columns: LedgerColumn[] }[];
  groups: { tier: string; rows: LedgerRowView[] }[];
  /** Which counts stand at the end of each row. */
  rowCounts: Count[];
  /** The foot: a count each, by column and over all. */
  totals: { count: Count; label: string; byColumn: number[]; all: number }[];
  chase: {
    tier: string;
    unit: UnitLink;
    missing: { year: number; label: string; due: string }[];
  }[];
  /** Units and periods of the chase list. */
  chaseCount: [units: number, periods: number];
  tiers: string[];
}

interface LedgerColumn {
  label: string;
  /** 2024年上半年, for those who hear it alone. */
  full: string;
  /** 7月10日, 次年1月10日; undefined where nobody owes it. */
  due: string | undefined;
}

interface LedgerRowView {
  unit: UnitLink;
  /** Earlier names within the years shown. */
  renamed: string[];
  cells: LedgerCellView[];
  counts: number[];
}

/** Every year that has a page of the ledger. */
export function ledgerPageYears(contents: Contents): number[] {
  return ledgerYears(ledgerOf(contents, contents.today));
}

/** The routes of the years, a page or more each: `/ledger/2024/`, `/ledger/2024/2/`. */
export function ledgerRoutes(contents: Contents) {
  return ledgerPageYears(contents).flatMap((year) =>
    cutLedgerYear(contents, year).map((_, at) => ({
      params: { year: String(year), page: pageParam(at + 1) },
      props: { year, number: at + 1 },
    })),
  );
}

/**
 * Data of a page of the ledger of one year, or of the latest years when none is given: of these as
 * many as one page can have, and none where even one has too many units. Throws when there is no such
 * page.
 */
export function ledgerPage(contents: Contents, year?: number, number = 1): LedgerPage {
  const whole = ledgerOf(contents, contents.today);
  const years = ledgerYears(whole);
  const latest = latestYears(whole);
  const shown = year === undefined ? latest : [year];
  const cuts = year === undefined ? [] : cutLedgerYear(contents, year);
  const ofYears = ledgerOfYears(whole, new Set(shown));
  const ledger = { ...ofYears, rows: cuts[number - 1]?.rows ?? ofYears.rows };
  const cells = ledger.rows.flatMap((row) => row.cells);
  const asked = ledger.periods.some((period) => period.asked);
  const counts = countsOf(tallyOf(cells), asked);
  const chase = chaseList(ledger);
  const groups = byTier(ledger.rows.map(({ unit }) => unit));
  const [newest] = years;
  const unitsShown = shown.length === 0 ? 'none' : cuts.length > 1 ? 'some' : 'all';
  return {
    title: year === undefined ? LEDGER.title : pageTitle(LEDGER.yearTitle(year), number),
    year,
    href: ledgerPath(year),
    paging:
      year === undefined
        ? undefined
        : pagingOf(
            ledgerPath(year),
            number,
            cuts.map(({ range }) => range),
            // On the first page only: what is missing of one unit must not change all pages.
            number === 1 ? cuts.map(({ note }) => note) : [],
          ),
    newest: unitsShown === 'none' && newest !== undefined ? newestOf(contents, newest) : undefined,
    years: years.map((at) => ({ year: at, href: ledgerPath(at), here: shown.includes(at) })),
    allYears: latest.length === years.length,
    notes: notesOf(contents, ledger, { asked, units: unitsShown }),
    validUntil: contents.expected?.asOf === undefined ? validUntil(cells, whole, year) : undefined,
    heads: shown.map((at) => ({ year: at, href: ledgerPath(at), columns: columnsOf(ledger, at) })),
    groups: groupsOf(contents, groups, ledger, counts.row),
    rowCounts: counts.row,
    totals: counts.foot.map((count) => ({
      count,
      label: count === 'late' ? LEDGER.lateIncluded : LEDGER.counts[count],
      byColumn: ledger.periods.map(
        (_, at) => tallyOf(ledger.rows.flatMap((row) => row.cells[at] ?? []))[count],
      ),
      all: tallyOf(cells)[count],
    })),
    legend: legendOf(cells, contents.preview),
    chase: chase.map(({ unit, missing }) => ({
      tier: unit.tier,
      unit: linkOf(unit),
      missing: missing.map(({ period, due }) => ({
        year: period.year,
        label: periodLabel(period),
        due: due === undefined ? '' : LEDGER.due(due),
      })),
    })),
    chaseCount: [chase.length, chase.reduce((sum, { missing }) => sum + missing.length, 0)],
    exemptions: exemptionsOf(ledger),
    ...(year === undefined ? yearTable(whole, years) : { byYear: [], yearCounts: [] }),
    tiers: groups.map(({ tier }) => tier),
  };
}

function newestOf(contents: Contents, year: number): LedgerPage['newest'] {
  const cuts = cutLedgerYear(contents, year);
  const paging = pagingOf(
    ledgerPath(year),
    1,
    cuts.map(({ range }) => range),
    cuts.map(({ note }) => note),
  );
  return { title: LEDGER.yearTitle(year), links: paging?.links ?? [] };
}

/** The first day on which a page of the ledger says something else than today. */
function validUntil(cells: readonly LedgerCell[], whole: Ledger, year?: number) {
  // A period that begins stands in the newest year.
  if (year === undefined || year === ledgerYears(whole)[0]) return whole.validUntil;
  const open = cells.filter(({ state }) => state === 'pending');
  return open.flatMap(({ due }) => due ?? []).sort()[0];
}

function notesOf(
  { expected }: Contents,
  ledger: Ledger,
  { asked, units }: { asked: boolean; units: 'all' | 'some' | 'none' },
): string[] {
  const part = units === 'some' ? [LEDGER.partOnly] : [];
  if (expected === undefined) return [LEDGER.askedNowhere, ...part];
  if (units === 'none') return expected.asOf === undefined ? [] : [LEDGER.asOf(expected.asOf)];
  const unknown = ledger.periods.filter((period) => !period.asked).map(({ period }) => period.year);
  return [
    expected.asOf === undefined ? '' : LEDGER.asOf(expected.asOf),
    asked ? LEDGER.dueBelow + LEDGER.wholeCountsNot : LEDGER.notAsked,
    asked && unknown.length > 0
      ? LEDGER.notAskedYears(yearSpanLabel(Math.min(...unknown), Math.max(...unknown)))
      : '',
    ...part,
  ].filter((note) => note !== '');
}

function columnsOf({ periods }: Ledger, year: number): LedgerColumn[] {
  return periods
    .filter(({ period }) => period.year === year)
    .map(({ period, due }) => ({
      label: shortPeriodLabel(period),
      full: periodLabel(period),
      due:
        due === undefined
          ? undefined
          : due.first === due.last
            ? LEDGER.dueShort(due.first, period.year)
            : LEDGER.dueDiffers,
    }));
}

/** True where units owe a period by different days, so that each cell must say its own. */
function isUneven(period: LedgerPeriod | undefined): boolean {
  return period?.due !== undefined && period.due.first !== period.due.last;
}

function groupsOf(
  contents: Contents,
  groups: readonly TierGroup<Unit>[],
  { rows, periods }: Ledger,
  counts: readonly Count[],
): LedgerPage['groups'] {
  const byId = new Map(rows.map((row) => [row.unit.id, row]));
  const first = periods.map(({ period }) => period.start).sort()[0] ?? '';
  return groups.map(({ tier, members }) => ({
    tier,
    rows: members.flatMap((unit) => {
      const row = byId.get(unit.id);
      if (row === undefined) return [];
      const tally = tallyOf(row.cells);
      return {
        unit: linkOf(unit),
        renamed: unit.formerNames
          .filter(({ to }) => to > first.slice(0, to.length))
          .map(({ name, shortName, to }) => LEDGER.renamed(to, shortName ?? name)),
        cells: row.cells.map((cell, at) => cellView(contents, cell, isUneven(periods[at]))),
        counts: counts.map((count) => tally[count]),
      };
    }),
  }));
}
