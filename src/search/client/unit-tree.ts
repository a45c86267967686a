import type { DirectoryUnit } from '../contract.ts';
import type { FacetValue } from './engine-contract.ts';

/** A unit in the tree of the facet. */
export interface UnitNode {
  unit: DirectoryUnit;
  /** Hits of the unit itself. */
  own: number;
  /** Hits of the unit and of all below it. */
  all: number;
  children: UnitNode[];
}

/** Stands after a unit's id for the unit with all below it. */
const BRANCH = '*';

/** The value that chooses a unit with all below it. */
export function branchValue(id: string): string {
  return id + BRANCH;
}

/**
 * The units that have hits, or are chosen, below those above them, in 建制顺序. A unit whose superior
 * is not in the list, or is below the unit itself, stands at the top.
 */
export function unitTree(
  units: readonly DirectoryUnit[],
  counts: readonly FacetValue[],
  chosen: readonly string[],
): UnitNode[] {
  const countOf = new Map(counts.map(({ value, count }) => [value, count]));
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const childrenOf = new Map<string | undefined, DirectoryUnit[]>();
  for (const unit of units) {
    const parent = parentOf(unit, known);
    const siblings = childrenOf.get(parent);
    if (siblings === undefined) childrenOf.set(parent, [unit]);
    else siblings.push(unit);
  }
  const grow = (unit: DirectoryUnit): UnitNode[] => {
    const children = (childrenOf.get(unit.id) ?? []).flatMap(grow);
    const own = countOf.get(unit.id) ?? 0;
    const all = children.reduce((sum, child) => sum + child.all, own);
    const isChosen = chosen.includes(unit.id) || chosen.includes(branchValue(unit.id));
    return all > 0 || children.length > 0 || isChosen ? [{ unit, own, all, children }] : [];
  };
  return (childrenOf.get(undefined) ?? []).flatMap(grow);
}

/** The superior under which a unit stands; none when the line of superiors comes round to it again. */
function parentOf(
  unit: DirectoryUnit,
  known: ReadonlyMap<string, DirectoryUnit>,
): string | undefined {
  const seen = new Set([unit.id]);
  let above = known.get(unit.parent ?? '');
  const parent = above?.id;
  while (above !== undefined) {
    if (seen.has(above.id)) return undefined;
    seen.add(above.id);
    above = known.get(above.parent ?? '');
  }
  return parent;
}

/** A unit and all below it. */
function branchOf(id: string, units: readonly DirectoryUnit[]): string[] {
  const branch = new Set([id]);
  let before = 0;
  while (branch.size > before) {
    before = branch.size;
    for (const unit of units) {
      if (unit.parent !== undefined && branch.has(unit.parent)) branch.add(unit.id);
    }
  }
  return [...branch];
}

/** Chosen values as plain units: `<id>*` becomes the unit and all below it. */
export function expandUnits(values: readonly string[], units: readonly DirectoryUnit[]): string[] {
  const ids = values.flatMap((value) =>
    value.endsWith(BRANCH) ? branchOf(value.slice(0, -BRANCH.length), units) : [value],
  );
  return [...new Set(ids)].sort();
}

/**
 * The chosen values after one was pressed. What is chosen later counts: a unit takes the place of
 * the branch it belongs to, a branch that of all within it.
 */
export function chooseUnit(
  values: readonly string[],
  value: string,
  units: readonly DirectoryUnit[],
): string[] {
  if (values.includes(value)) return values.filter((other) => other !== value);
  const covered = new Set(expandUnits([value], units));
  const kept = values.filter((other) => {
    const theirs = expandUnits([other], units);
    const isWithin = theirs.every((id) => covered.has(id));
    const holds = other.endsWith(BRANCH) && [...covered].every((id) => theirs.includes(id));
    return !isWithin && !holds;
  });
  return [...kept, value].sort();
}
