import { yearsOf } from '#catalogue/coverage';
import { holdingsOf, type Contents, type Holding } from '#catalogue/holdings';
import { ledgerCells, ledgerOf, type LedgerCell, type LedgerState } from '#catalogue/ledger';
import { ledgerPath, periodPath, unitPath, yearPath } from '#domain/address';
import { stretchOf } from '#domain/duties';
import { oncePer, oncePerKey } from '#domain/once-per';
import { comparePeriods, parsePeriod, periodSlug, yearBefore, type Period } from '#domain/period';
import { existsOn, type Unit } from '#domain/unit';
import { COVERAGE_LABELS, LEDGER_STATE_LABELS, PERIOD, periodLabel, YEAR } from '#labels';
import { entryOf, type Entry } from './entry.ts';
import { pageParam, pageTitle, pagingOf, type Paging } from './paging.ts';
import { byTier, unitPages, unitRange } from './unit-groups.ts';

interface Link {
  text: string;
  href: string;
}

/** One period: all units by level, what each has for it, and why one has nothing. */
export interface PeriodPage {
  title: string;
  label: string;
  /** The first page of the period. */
  href: string;
  year: Link;
  /** Undefined where one page has all units. */
  paging: Paging | undefined;
  /** Counts of the whole period, on its first page; empty on the others. */
  summary: string;
  /** The ledger of the year; undefined where it is not known who owed what. */
  ledger: string | undefined;
  /** All periods of the year; the one shown is current. */
  periods: (Link & { current: boolean })[];
  yearBefore: Link | undefined;
  yearAfter: Link | undefined;
  groups: { tier: string; rows: PeriodRow[] }[];
}

interface PeriodRow {
  unit: { name: string; href: string };
  entries: Entry[];
  /** Why there is none; or that what is owed is not there, though other papers of the period are. */
  open: { state: LedgerState | 'unheld'; text: string } | undefined;
  /** What there is of a longer or shorter stretch of the year instead. */
  others: Link[];
}

/** Elements of a row without anything, of an item in it, and of a link to another period. */
const WEIGHTS = { row: 6, entry: 5, other: 2 };
const OTHERS_SHOWN = 4;

/** States of the ledger in which a unit has nothing to show for a period. */
const WITHOUT = ['missing', 'pending', 'draft', 'exempt', 'absent'] as const;

/** Of these what the unit owes: a plan or a paper on one subject does not settle it. */
const OWED = ['missing', 'pending', 'draft'] as const;

/**
 * The periods of each year that have a page, chronological: those of any item that has a unit, and
 * those that units owe. Two ways of writing one stretch (`2023-H1`, `2023-Q1/Q2`) have one page, under
 * the shorter. Stretches from any day to any day are not shared by units and have none.
 */
const periodsByYear = oncePer((contents: Contents): ReadonlyMap<number, readonly Period[]> => {
  const { byYear } = holdingsOf(contents);
  const found = new Map<number, Map<string, Period>>();
  const add = (period: Period): void => {
    if (period.kind === 'dates' || period.kind === 'span') return;
    const ofYear = found.get(period.year) ?? new Map<string, Period>();
    const there = ofYear.get(stretchOf(period));
    if (there === undefined || period.value.length < there.value.length)
      ofYear.set(stretchOf(period), period);
    found.set(period.year, ofYear);
  };
  for (const holdings of byYear.values()) {
    for (const { unit, period } of holdings) if (unit && period) add(period);
  }
  const years = new Set(yearsOf(holdingsOf(contents)));
  for (const { period, asked } of ledgerOf(contents, contents.today).periods) {
    if (asked && years.has(period.year)) add(period);
  }
  return new Map(
    [...found].map(([year, periods]) => [year, [...periods.values()].sort(comparePeriods)]),
  );
});

/** The periods of a year that have a page, chronological. */
export function periodsOf(contents: Contents, year: number): readonly Period[] {
  return periodsByYear(contents).get(year) ?? [];
}

/** The way to the pages of the periods of a year. */
export function periodLinks(contents: Contents, year: number): Link[] {
  return periodsOf(contents, year).map((period) => ({
    text: periodLabel(period),
    href: periodPath(period),
  }));
}

/** The page of a period, under whichever way of writing its stretch; undefined for one that has none. */
export function periodHref(contents: Contents, period: Period): string | undefined {
  const stretch = stretchOf(period);
  const paged = periodsOf(contents, period.year).find((one) => stretchOf(one) === stretch);
  return paged && periodPath(paged);
}

/** The routes of the periods: `/years/2023/2023-h1/`, `/years/2023/2023-h1/2/`. */
export function periodRoutes(contents: Contents) {
  return [...periodsByYear(contents).values()].flat().flatMap((period) =>
    pagesOf(contents, period).map((_, at) => ({
      params: {
        year: String(period.year),
        period: periodSlug(period.value),
        page: pageParam(at + 1),
      },
      props: { value: period.value, number: at + 1 },
    })),
  );
}

/** Data of one page of a period (`2023-H1`). Throws when there is no such page. */
export function periodPage(contents: Contents, value: string, number = 1): PeriodPage {
  const period = parsePeriod(value);
  if (period === undefined || periodHref(contents, period) !== periodPath(period))
    throw new Error(`no page of the period “${value}”`);
  const pages = pagesOf(contents, period);
  const { periods } = ledgerOf(contents, contents.today);
  const isAsked = periods.some((one) => one.asked && one.period.year === period.year);
  const label = periodLabel(period);
  return {
    title: pageTitle(label, number),
    label,
    href: periodPath(period),
    year: { text: YEAR.yearTitle(period.year), href: yearPath(period.year) },
    paging: pagingOf(periodPath(period), number, pages.map(unitRange)),
    summary: number === 1 ? summaryOf(contents, period) : '',
    ledger: isAsked ? ledgerPath(period.year) : undefined,
    periods: periodLinks(contents, period.year).map((link) => ({
      ...link,
      current: link.href === periodPath(period),
    })),
    yearBefore: linkTo(contents, yearBefore(period)),
    yearAfter: linkTo(contents, yearAfter(period)),
    groups: byTier(pages[number - 1] ?? []).map(({ tier, members }) => ({
      tier,
      rows: members.map((unit) => rowOf(contents, unit, period)),
    })),
  };
}

function yearAfter({ value }: Period): string {
  return value.replace(/\d{4}/u, (year) => String(Number(year) + 1));
}

function linkTo(contents: Contents, value: string | undefined): Link | undefined {
  const period = value === undefined ? undefined : parsePeriod(value);
  const href = period && periodHref(contents, period);
  return period === undefined || href === undefined
    ? undefined
    : { text: periodLabel(period), href };
}

/** How many units have something, how many items that is, and how many have nothing and why. */
function summaryOf(contents: Contents, period: Period): string {
  const rows = contents.units.map((unit) => rowOf(contents, unit, period));
  const held = rows.filter(({ entries }) => entries.length > 0);
  const items = held.reduce((all, { entries }) => all + entries.length, 0);
  const states = (['missing', 'pending', 'exempt'] as const).flatMap((state) => {
    const count = rows.filter(({ open }) => open?.state === state).length;
    return count === 0 ? [] : [PERIOD.count(LEDGER_STATE_LABELS[state].word, count)];
  });
  return [PERIOD.summary(held.length, items), ...states].join('，');
}

const byStretchAndUnit = oncePer((contents: Contents): ReadonlyMap<string, Holding[]> => {
  const found = new Map<string, Holding[]>();
  for (const holding of holdingsOf(contents).all) {
    if (holding.unit === undefined || holding.period === undefined) continue;
    const key = `${stretchOf(holding.period)} ${holding.unit.id}`;
    const there = found.get(key);
    if (there === undefined) found.set(key, [holding]);
    else there.push(holding);
  }
  return found;
});

function rowOf(contents: Contents, unit: Unit, period: Period): PeriodRow {
  const stretch = stretchOf(period);
  const there = byStretchAndUnit(contents).get(`${stretch} ${unit.id}`) ?? [];
  const named = { name: unit.shortName, href: unitPath(unit.id) };
  const cell = ledgerCells(ledgerOf(contents, contents.today), unit.id).find(
    (one) => stretchOf(one.period) === stretch,
  );
  if (there.length > 0) {
    const isOwed = OWED.some((one) => one === cell?.state);
    const open = isOwed ? openOf(unit, period, cell) : undefined;
    return { unit: named, entries: there.map(entryOf), open, others: [] };
  }
  const others = (cell?.others ?? []).slice(0, OTHERS_SHOWN).map((holding) => {
    const { period: label, href } = entryOf(holding);
    return { text: label, href };
  });
  return { unit: named, entries: [], open: openOf(unit, period, cell), others };
}

function openOf(unit: Unit, period: Period, cell: LedgerCell | undefined): PeriodRow['open'] {
  const absent = absence(unit, period);
  if (absent !== undefined) return { state: 'absent', text: absent };
  const state = WITHOUT.find((one) => one === cell?.state);
  if (state === undefined) return { state: 'unheld', text: COVERAGE_LABELS.none };
  const isGone = state === 'absent' && existsOn(unit, period.end) === 'no-more';
  const word = isGone ? COVERAGE_LABELS.abolished : LEDGER_STATE_LABELS[state].word;
  return { state, text: cell?.reason === undefined ? word : `${word}（${cell.reason}）` };
}

/** Whether the unit existed at all; a date that is less exact than a day counts as far as it says. */
function absence(unit: Unit, { start, end }: Period): string | undefined {
  const { established, abolished } = unit;
  if (established !== undefined && established > end.slice(0, established.length))
    return COVERAGE_LABELS['not-established'];
  if (abolished !== undefined && abolished < start.slice(0, abolished.length))
    return COVERAGE_LABELS.abolished;
  return undefined;
}

/** The units of each page of a period; every page of the period asks for them. */
const pagesOfStretch = oncePerKey((contents: Contents, stretch: string): Unit[][] =>
  unitPages(contents.units, ({ id }) => {
    const there = byStretchAndUnit(contents).get(`${stretch} ${id}`)?.length ?? 0;
    return WEIGHTS.row + there * WEIGHTS.entry + (there === 0 ? WEIGHTS.other : 0);
  }),
);

function pagesOf(contents: Contents, period: Period): Unit[][] {
  return pagesOfStretch(contents, stretchOf(period));
}
