import { holdingsOf, unitNameThen, type Contents, type Holding } from '#catalogue/holdings';
import { predecessorsOf, successionsOf, successorsOf } from '#catalogue/succession';
import type { UnitEvent } from '#catalogue/timeline';
import { unitPath, yearPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { compareLink, type CompareLink } from './compare-pairs.ts';
import { latestPlan, type LatestPlan } from './latest-plan.ts';
import { latestSummary } from '#catalogue/series';
import type { BodyHeading } from './item.ts';
import { dateLabel, LINEAGE, periodLabel, SITE, UNIT, yearSpanLabel } from '#labels';
import { unitBookHref } from './book.ts';
import { entryOf, type Entry } from './entry.ts';
import { pageParam, pageTitle, pagingOf, type Paging } from './paging.ts';
import { unitLedger, type UnitLedger } from './reporting.ts';
import { unitYears } from './unit-years.ts';

export interface UnitPage {
  id: string;
  /** The first page of the unit. */
  href: string;
  title: string;
  shortName: string;
  /** Undefined where one page has all years. */
  paging: Paging | undefined;
  /** Who the unit is; on the first page only. */
  facts: { label: string; values: { text: string; href?: string }[] }[];
  /** What it owed and reported in the years shown; undefined where that is not known. */
  ledger: UnitLedger | undefined;
  /** The newest summary and where it is compared with the one before; on the first page only. */
  latest: { entry: Entry; compare: CompareLink | undefined } | undefined;
  /** On the first page only. */
  plan: LatestPlan | undefined;
  /** The unit as one book; undefined where there is nothing to bind. */
  book: string | undefined;
  stretches: TimelineStretch[];
}

export interface TimelineStretch {
  /** Element id of the stretch, the target of a cell of the coverage table (`y2023`). */
  anchor: string;
  label: string;
  /** The year's page; undefined for a stretch of several years or a year with nothing at all. */
  href: string | undefined;
  gap: boolean;
  events: string[];
  entries: TimelineEntry[];
}

interface TimelineEntry extends Entry {
  /** The full name of the time where it is not the present one. */
  nameThen: string | undefined;
}

/** The routes of the units, a page or more each: `/units/<unit>/`, `/units/<unit>/2/`. */
export function unitRoutes(contents: Contents) {
  return contents.units.flatMap((unit) =>
    unitYears(contents, unit).map((_, at) => ({
      params: { unit: unit.id, page: pageParam(at + 1) },
      props: { id: unit.id, number: at + 1 },
    })),
  );
}

/**
 * Data of one page of a unit; `headings` are those of the items in which its latest plan may stand
 * (`planCandidates`). Throws when the unit is not in the list or has no such page.
 */
export function unitPage(
  contents: Contents,
  id: string,
  number = 1,
  headings: ReadonlyMap<string, readonly BodyHeading[]> = new Map(),
): UnitPage {
  const unit = contents.units.find((candidate) => candidate.id === id);
  if (unit === undefined) throw new Error(`no unit “${id}”`);
  const holdings = holdingsOf(contents);
  const own = holdings.byUnit.get(id) ?? [];
  const pages = unitYears(contents, unit);
  const paging = pagingOf(
    unitPath(id),
    number,
    pages.map(({ range }) => range),
  );
  const { stretches = [], ledgerYears = new Set<number>() } = pages[number - 1] ?? {};
  return {
    id,
    href: unitPath(id),
    title: pageTitle(unit.name, number),
    shortName: unit.shortName,
    paging,
    facts: number === 1 ? factsOf(contents, unit, own) : [],
    ledger: unitLedger(contents, id, ledgerYears),
    latest: number === 1 ? latestOf(contents, id) : undefined,
    book: unitBookHref(contents, id),
    plan: number === 1 ? latestPlan(contents, id, headings) : undefined,
    stretches: stretches.map(({ from, to, holdings: there, events }) => ({
      anchor: `y${to}`,
      label: yearSpanLabel(from, to),
      href: holdings.byYear.has(to) && from === to ? yearPath(to) : undefined,
      gap: there.length === 0,
      events: events.map((event) => eventLabel(contents, unit, event)),
      entries: there.map((holding) => timelineEntry(unit, holding)),
    })),
  };
}

function latestOf(contents: Contents, id: string): UnitPage['latest'] {
  const summary = latestSummary(holdingsOf(contents), id);
  return summary && { entry: entryOf(summary), compare: compareLink(contents, summary.id) };
}

function timelineEntry(unit: Unit, holding: Holding): TimelineEntry {
  const then = unitNameThen(holding)?.name;
  return { ...entryOf(holding), nameThen: then === unit.name ? undefined : then };
}

const names = (kin: readonly Unit[]) => kin.map(({ shortName }) => shortName).join('、');

/** What happened to the unit; with its beginning and its end, what it came from and went into. */
function eventLabel({ units }: Contents, unit: Unit, { kind, date, name }: UnitEvent): string {
  if (kind === 'renamed') return UNIT.event.renamed(date, name ?? '');
  const { from, to } = successionsOf(units, unit);
  if (kind === 'abolished') {
    return [
      UNIT.event.abolished(date),
      ...to.map((one) => `${LINEAGE.to[one.kind](undefined)}${names(one.units)}`),
    ].join('，');
  }
  // A unit that took in others, or followed them on another day, was established by itself.
  const origin = from.find((one) => !['absorbed', 'succeeded'].includes(one.kind));
  return origin === undefined
    ? UNIT.event.established(date)
    : `${LINEAGE.from[origin.kind](date)}${names(
        // The list may know the day of one and only the year of another.
        from.filter((one) => one.kind === origin.kind).flatMap((one) => one.units),
      )}`;
}

/** Those before or after a unit, each with what the archive has of it. */
function kinLinks(contents: Contents, kin: readonly Unit[]): { text: string; href: string }[] {
  const { byUnit } = holdingsOf(contents);
  return kin.map(({ id, name }) => ({
    text: `${name}（${SITE.items(byUnit.get(id)?.length ?? 0)}）`,
    href: unitPath(id),
  }));
}

function factsOf(contents: Contents, unit: Unit, own: readonly Holding[]): UnitPage['facts'] {
  const periods = own.flatMap(({ period }) => period ?? []);
  const [first] = periods;
  const last = periods.at(-1);
  const facts = [
    { label: UNIT.tier, values: plain(unit.tier) },
    { label: UNIT.sector, values: plain(unit.sector) },
    {
      label: UNIT.formerNames,
      values: unit.formerNames
        .map(({ name, to }) => ({ text: `${name}（${UNIT.usedUntil(to)}）` }))
        .toReversed(),
    },
    {
      label: LINEAGE.predecessors,
      values: kinLinks(contents, predecessorsOf(contents.units, unit)),
    },
    { label: LINEAGE.successors, values: kinLinks(contents, successorsOf(contents.units, unit)) },
    {
      label: UNIT.parent,
      values: unit.parent.map(({ id, from }) => {
        const parent = contents.units.find((candidate) => candidate.id === id);
        const since = from === undefined ? '' : `（${UNIT.since(from)}）`;
        return parent === undefined
          ? { text: `${id}${since}` }
          : { text: `${parent.name}${since}`, href: unitPath(id) };
      }),
    },
    { label: UNIT.host, values: plain(unit.host) },
    {
      label: UNIT.established,
      values: plain(unit.established === undefined ? undefined : dateLabel(unit.established)),
    },
    {
      label: UNIT.abolished,
      values: plain(unit.abolished === undefined ? undefined : dateLabel(unit.abolished)),
    },
    { label: UNIT.count, values: plain(SITE.items(own.length)) },
    {
      label: UNIT.span,
      values:
        first === undefined || last === undefined
          ? []
          : plain(
              first === last ? periodLabel(first) : `${periodLabel(first)}至${periodLabel(last)}`,
            ),
    },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

function plain(...texts: (string | undefined)[]): { text: string }[] {
  return texts.filter((text) => text !== undefined).map((text) => ({ text }));
}
