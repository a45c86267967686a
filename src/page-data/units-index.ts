import { holdingsOf, type Contents, type Holdings } from '#catalogue/holdings';
import { unitPath } from '#domain/address';
import type { Unit } from '#domain/unit';
import { periodLabel } from '#labels';
import { byTier } from './coverage-table.ts';

export interface UnitsIndexPage {
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

/** Data of the list of units: by tier, in 建制顺序. */
export function unitsIndexPage(contents: Contents): UnitsIndexPage {
  const holdings = holdingsOf(contents);
  return {
    groups: byTier(contents.units).map(({ tier, members }) => ({
      tier,
      units: members.map((unit) => rowOf(holdings, unit)),
    })),
  };
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
