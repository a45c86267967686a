import { FORMS, SECTORS, type Unit } from '#domain/unit';

/** The ways in which the list of units is grouped; `parent` is one tree of all. */
export const GROUPINGS = ['tier', 'form', 'sector', 'parent'] as const;

export type Grouping = (typeof GROUPINGS)[number];

interface UnitGroup {
  /** Empty for the tree of all. */
  name: string;
  /** Each unit after the one under which it stands, `depth` steps below the top. */
  members: { unit: Unit; depth: number }[];
}

/** The order of the groups; tiers stand as the list of units has them. */
const RANKS: Record<'form' | 'sector', readonly string[]> = { form: FORMS, sector: SECTORS };

/**
 * Units in groups, in each the units below their superiors of the same group, siblings in the order of
 * the list given. What goes round in a circle of superiors stands at the top: no unit is lost.
 */
export function groupUnits(units: readonly Unit[], grouping: Grouping): UnitGroup[] {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const name = grouping === 'parent' ? '' : unit[grouping];
    const members = groups.get(name);
    if (members === undefined) groups.set(name, [unit]);
    else members.push(unit);
  }
  const ranks = grouping === 'form' || grouping === 'sector' ? RANKS[grouping] : [];
  return [...groups]
    .sort(([a], [b]) => ranks.indexOf(a) - ranks.indexOf(b))
    .map(([name, members]) => ({ name, members: treeOf(members) }));
}

/** The superior of now, or the last one there was; undefined where the list does not have it. */
export function presentParent(units: readonly Unit[], unit: Unit): Unit | undefined {
  const id = presentParentId(unit);
  return id === undefined ? undefined : units.find((candidate) => candidate.id === id);
}

function presentParentId({ parent }: Unit): string | undefined {
  return (parent.find(({ to }) => to === undefined) ?? parent.at(-1))?.id;
}

function treeOf(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map(({ id }) => id));
  const below = new Map<string, Unit[]>();
  const tops: Unit[] = [];
  for (const unit of units) {
    const parent = presentParentId(unit);
    if (parent === undefined || parent === unit.id || !known.has(parent)) tops.push(unit);
    else below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const placed: { unit: Unit; depth: number }[] = [];
  const seen = new Set<string>();
  const place = (unit: Unit, depth: number): void => {
    if (seen.has(unit.id)) return;
    seen.add(unit.id);
    placed.push({ unit, depth });
    for (const child of below.get(unit.id) ?? []) place(child, depth + 1);
  };
  for (const unit of tops) place(unit, 0);
  for (const unit of units) place(unit, 0);
  return placed;
}
