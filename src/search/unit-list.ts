import type { Unit } from '#domain/unit';
import type { DirectoryItem, DirectoryUnit } from './contract.ts';

/** What the search needs of a unit of the archive's list. */
export type ListedUnit = Pick<Unit, 'id' | 'name' | 'tier'> &
  Partial<Pick<Unit, 'shortName' | 'formerNames' | 'aliases' | 'parent'>>;

/** An item with the name its unit bore at its time. */
export interface NamedItem {
  item: DirectoryItem;
  unitName: string;
}

/**
 * The units that have items: those of the list in its order (建制顺序), then others by id under the
 * name that their latest item bears. A unit's parent is the nearest unit above it that has items too.
 * `keysOf` gives what else a unit is found by (pinyin, initials).
 */
export function directoryUnits<Listed extends ListedUnit>(
  items: readonly NamedItem[],
  units: readonly Listed[],
  keysOf: (unit: Listed) => readonly string[],
): DirectoryUnit[] {
  const unlisted = latestNames(items);
  const known = new Map<string, ListedUnit>(units.map((unit) => [unit.id, unit]));
  const present = new Set(unlisted.keys());
  const found = units
    .filter(({ id }) => unlisted.delete(id))
    .map((unit): DirectoryUnit => {
      const parent = parentOf(unit, known, present);
      return {
        id: unit.id,
        name: unit.name,
        ...(unit.shortName === undefined ? {} : { shortName: unit.shortName }),
        tier: unit.tier,
        ...(parent === undefined ? {} : { parent }),
        keys: keysFor(unit, keysOf(unit)),
      };
    });
  const others = [...unlisted].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...found,
    ...others.map(([id, { unitName }]) => ({ id, name: unitName || id, keys: [] })),
  ];
}

/** The item with its level: the tiers of its units. */
export function withLevel(item: DirectoryItem, units: readonly DirectoryUnit[]): DirectoryItem {
  const tiers = item.values.unit.flatMap((id) => units.find((unit) => unit.id === id)?.tier ?? []);
  return { ...item, values: { ...item.values, level: [...new Set(tiers)] } };
}

function latestNames(items: readonly NamedItem[]): Map<string, NamedItem> {
  const latest = new Map<string, NamedItem>();
  for (const named of items) {
    for (const id of named.item.values.unit) {
      const other = latest.get(id);
      if (other === undefined || isLater(named.item, other.item)) latest.set(id, named);
    }
  }
  return latest;
}

function isLater(a: DirectoryItem, b: DirectoryItem): boolean {
  return a.end > b.end || (a.end === b.end && a.id > b.id);
}

/** A unit may have moved: the parent of now counts, or the last one. */
function parentOf(
  unit: ListedUnit,
  known: ReadonlyMap<string, ListedUnit>,
  present: ReadonlySet<string>,
): string | undefined {
  const seen = new Set([unit.id]);
  let above: ListedUnit | undefined = unit;
  while (above !== undefined) {
    const parents: readonly { id: string; to?: string | undefined }[] = above.parent ?? [];
    const parent = (parents.find(({ to }) => to === undefined) ?? parents.at(-1))?.id;
    // A list that goes round in circles is reported elsewhere.
    if (parent === undefined || seen.has(parent)) return undefined;
    if (present.has(parent)) return parent;
    seen.add(parent);
    above = known.get(parent);
  }
  return undefined;
}

function keysFor(unit: ListedUnit, more: readonly string[]): string[] {
  const former = (unit.formerNames ?? []).flatMap(({ name, shortName }) => [name, shortName ?? '']);
  const keys = [...former, ...(unit.aliases ?? []), ...more].map((key) => key.toLowerCase());
  const shown = new Set(['', unit.name.toLowerCase(), unit.shortName?.toLowerCase()]);
  return [...new Set(keys)].filter((key) => !shown.has(key));
}
