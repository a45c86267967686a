import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { unitPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { periodLabel, UNIT } from '#labels';
import { pageParam, pageTitle, pagingOf, type Paging } from './paging.ts';
import { byTier, unitPages, unitRange } from './unit-groups.ts';

export interface UnitsIndexPage {
  title: string;
  /** Undefined where one page has all units. */
  paging: Paging | undefined;
  groups: { tier: string; units: UnitRow[] }[];
}

interface UnitRow {
  href: string;
  name: string;
  shortName: string;
  sector: string;
  /** Full former names, the latest first. */
  formerNames: string[];
  count: number;
  /** Periods of the oldest and the newest item; undefined for a unit without any. */
  first: string | undefined;
  last: string | undefined;
}

const LIST = '/units/';
/** Elements of a unit in the list, with a line of former names. */
const UNIT_ELEMENTS = 9;

/** The routes of the list of units: `/units/`, `/units/2/` (no unit's id is a number). */
export function unitsIndexRoutes(contents: Contents) {
  return cutUnits(contents).map((_, at) => ({
    params: { page: pageParam(at + 1) },
    props: { number: at + 1 },
  }));
}

/** Data of a page of the list of units: by tier, in 建制顺序. Throws when there is no such page. */
export function unitsIndexPage(contents: Contents, number = 1): UnitsIndexPage {
  const holdings = holdingsOf(contents);
  const pages = cutUnits(contents);
  return {
    title: pageTitle(UNIT.title, number),
    paging: pagingOf(LIST, number, pages.map(unitRange)),
    groups: byTier(pages[number - 1] ?? []).map(({ tier, members }) => ({
      tier,
      units: members.map((unit) => rowOf(holdings, unit)),
    })),
  };
}

function cutUnits({ units }: Contents): Unit[][] {
  return unitPages(units, () => UNIT_ELEMENTS);
}

function rowOf(holdings: Holdings, unit: Unit): UnitRow {
  const own = holdings.byUnit.get(unit.id) ?? [];
  const periods = own.flatMap(({ period }) => period ?? []);
  const [first] = periods;
  const last = periods.at(-1);
  return {
    href: unitPath(unit.id),
    name: unit.name,
    shortName: unit.shortName,
    sector: unit.sector,
    formerNames: unit.formerNames.map(({ name }) => name).toReversed(),
    count: own.length,
    first: first === undefined ? undefined : periodLabel(first),
    last: last === undefined ? undefined : periodLabel(last),
  };
}
