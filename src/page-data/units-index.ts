import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { successionsOf } from '#catalogue/succession';
import { unitPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { LINEAGE, periodLabel, UNIT, UNIT_GROUPINGS } from '#labels';
import { cutByWeight, pageParam, pageTitle, pagingOf, type Paging } from './paging.ts';
import { unitRange } from './unit-groups.ts';
import { GROUPINGS, groupUnits, presentParent, type Grouping } from './unit-tree.ts';

export interface UnitsIndexPage {
  title: string;
  /** The ways of grouping, each a page of its own. */
  tabs: { text: string; href: string; here: boolean }[];
  /** Undefined where one page has all units. */
  paging: Paging | undefined;
  /** The name is empty where one group has all. */
  groups: { name: string; units: UnitRow[] }[];
}

interface UnitRow {
  href: string;
  name: string;
  shortName: string;
  /** Steps below the unit of the same group and page under which it stands. */
  depth: number;
  sector: string;
  /** The superior of now, where it does not stand above the unit in the list. */
  parent: { text: string; href: string } | undefined;
  /** Full former names, the latest first. */
  formerNames: string[];
  /** What it came from and went into: 并入, with the units. */
  successions: { text: string; units: { text: string; href: string }[] }[];
  abolished: boolean;
  count: number;
  /** Periods of the oldest and the newest item; undefined for a unit without any. */
  first: string | undefined;
  last: string | undefined;
}

/** Elements of a unit in the list, with a line of former names; of the superior; of a succession. */
const WEIGHTS = { unit: 9, parent: 2, succession: 1, kin: 1, abolished: 1 };
/** Further indentation would leave no room on narrow screens. */
const DEEPEST = 3;

const listOf = (grouping: Grouping) => (grouping === 'tier' ? '/units/' : `/units/by/${grouping}/`);

/** The routes of the list of units by tier: `/units/`, `/units/2/` (no unit's id is a number). */
export function unitsIndexRoutes(contents: Contents) {
  return cutUnits(contents, 'tier').map((_, at) => ({
    params: { page: pageParam(at + 1) },
    props: { number: at + 1 },
  }));
}

/** The routes of the other groupings: `/units/by/form/`, `/units/by/sector/2/` (no item is named so). */
export function unitsGroupedRoutes(contents: Contents) {
  return GROUPINGS.filter((grouping) => grouping !== 'tier').flatMap((grouping) =>
    cutUnits(contents, grouping).map((_, at) => ({
      params: { grouping, page: pageParam(at + 1) },
      props: { grouping, number: at + 1 },
    })),
  );
}

/**
 * Data of a page of the list of units: by tier or otherwise, in 建制顺序, a unit below its superior
 * where both are of one group. Throws when there is no such page.
 */
export function unitsIndexPage(
  contents: Contents,
  number = 1,
  grouping: Grouping = 'tier',
): UnitsIndexPage {
  const holdings = holdingsOf(contents);
  const pages = cutUnits(contents, grouping);
  const title = grouping === 'tier' ? UNIT.title : UNIT_GROUPINGS.title(grouping);
  return {
    title: pageTitle(title, number),
    tabs: GROUPINGS.map((other) => ({
      text: UNIT_GROUPINGS.names[other],
      href: listOf(other),
      here: other === grouping,
    })),
    paging: pagingOf(listOf(grouping), number, pages.map(unitRange)),
    groups: groupUnits(pages[number - 1] ?? [], grouping).map(({ name, members }) => ({
      name,
      units: members.map(({ unit, depth }) => rowOf({ contents, holdings }, unit, depth)),
    })),
  };
}

/** Cut in the order in which the groups show their units. */
function cutUnits(contents: Contents, grouping: Grouping): Unit[][] {
  const ordered = groupUnits(contents.units, grouping).flatMap(({ members }) =>
    members.map(({ unit }) => unit),
  );
  return cutByWeight(ordered, (unit) => weightOf(contents, unit));
}

function weightOf({ units }: Contents, unit: Unit): number {
  const { from, to } = successionsOf(units, unit);
  return (
    WEIGHTS.unit +
    (unit.parent.length > 0 ? WEIGHTS.parent : 0) +
    (unit.abolished === undefined ? 0 : WEIGHTS.abolished) +
    [...from, ...to].reduce(
      (sum, { units: kin }) => sum + WEIGHTS.succession + WEIGHTS.kin * kin.length,
      0,
    )
  );
}

function linked({ id, shortName }: Unit): { text: string; href: string } {
  return { text: shortName, href: unitPath(id) };
}

function rowOf(
  { contents, holdings }: { contents: Contents; holdings: Holdings },
  unit: Unit,
  depth: number,
): UnitRow {
  const { units } = contents;
  const own = holdings.byUnit.get(unit.id) ?? [];
  const periods = own.flatMap(({ period }) => period ?? []);
  const [first] = periods;
  const last = periods.at(-1);
  const { from, to } = successionsOf(units, unit);
  const parent = depth > 0 ? undefined : presentParent(units, unit);
  return {
    href: unitPath(unit.id),
    name: unit.name,
    shortName: unit.shortName,
    depth: Math.min(depth, DEEPEST),
    sector: unit.sector,
    parent: parent && linked(parent),
    formerNames: unit.formerNames.map(({ name }) => name).toReversed(),
    successions: [
      ...from.map(({ kind, date, units: kin }) => ({
        text: LINEAGE.from[kind](date),
        units: kin.map(linked),
      })),
      ...to.map(({ kind, date, units: kin }) => ({
        text: LINEAGE.to[kind](date),
        units: kin.map(linked),
      })),
    ],
    abolished: unit.abolished !== undefined,
    count: own.length,
    first: first === undefined ? undefined : periodLabel(first),
    last: last === undefined ? undefined : periodLabel(last),
  };
}
