import { foldScript } from '#domain/script';
import { namesOf } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';

/**
 * One warning for each pair of units that share a name, of today or of earlier: a text that bears it
 * belongs to neither for certain, or the two are one unit that was registered twice. A unit and its
 * predecessor may share names: the list says which came first.
 */
export function sharedNames(units: readonly Unit[], file: string): Issue[] {
  const bearers = new Map<string, Unit>();
  const told = new Set<string>();
  return units.flatMap((unit) =>
    namesOf(unit).flatMap((name): Issue[] => {
      const folded = foldScript(name);
      const other = bearers.get(folded);
      if (other === undefined) {
        bearers.set(folded, unit);
        return [];
      }
      const pair = `${other.id} ${unit.id}`;
      if (other.id === unit.id || told.has(pair) || areKin(other, unit)) return [];
      told.add(pair);
      const values = { found: name, id: unit.id, other: other.id };
      return [contentIssue('unit-name-shared', { file, field: unit.id }, values)];
    }),
  );
}

function areKin(one: Unit, other: Unit): boolean {
  return [one, other].some(({ predecessors, successors }) =>
    [...predecessors, ...successors].some((id) => id === one.id || id === other.id),
  );
}
