import type { Unit } from '#domain/unit';
import { PAGING } from '#labels';
import { cutByWeight } from './paging.ts';

/** Units of one tier. */
export interface TierGroup<T> {
  tier: Unit['tier'];
  members: T[];
}

/** Units by tier; tiers and units stand in the order of the list given. */
export function byTier(units: readonly Unit[]): TierGroup<Unit>[] {
  const groups = new Map<Unit['tier'], Unit[]>();
  for (const unit of units) {
    const members = groups.get(unit.tier);
    if (members === undefined) groups.set(unit.tier, [unit]);
    else members.push(unit);
  }
  return [...groups].map(([tier, members]) => ({ tier, members }));
}

/** Units cut into pages in the order in which {@link byTier} shows them. */
export function unitPages(units: readonly Unit[], weightOf: (unit: Unit) => number): Unit[][] {
  return cutByWeight(
    byTier(units).flatMap(({ members }) => members),
    weightOf,
  );
}

/** From which unit to which: 团县委至河口镇团委. */
export function unitRange(units: readonly Unit[]): string {
  const first = units[0]?.shortName ?? '';
  const last = units.at(-1)?.shortName ?? '';
  return units.length > 1 ? PAGING.range(first, last) : first;
}
