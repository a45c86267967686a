import type { ItemFrontmatter } from './item.ts';

/** What decides which place of the archive an item takes. */
type PlaceClaim = Pick<ItemFrontmatter, 'unit' | 'period' | 'kinds' | 'topic'>;

/** What an entry says about giving its place up, or taking another's. */
export interface Version {
  id: string;
  replaces?: string | undefined;
  draft: boolean;
}

/** True when two items may not both stand in the archive: one unit, period and topic, and a kind in common. */
export function samePlace(one: PlaceClaim, other: PlaceClaim): boolean {
  return (
    one.unit !== undefined &&
    one.period !== undefined &&
    one.unit === other.unit &&
    one.period === other.period &&
    one.topic?.slug === other.topic?.slug &&
    one.kinds.some((kind) => other.kinds.includes(kind))
  );
}

/**
 * The items that have given their place up, each with the published item that has it now: those a
 * published item replaces, those that one of them replaced before, and so on. A draft that replaces
 * something has taken nothing yet.
 */
export function givenUp(versions: readonly Version[]): Map<string, string> {
  const byId = new Map(versions.map((version) => [version.id, version]));
  const gone = new Map<string, string>();
  for (const { id, replaces, draft } of versions) {
    if (draft) continue;
    let next = replaces;
    while (next !== undefined && next !== id && !gone.has(next)) {
      gone.set(next, id);
      next = byId.get(next)?.replaces;
    }
  }
  return gone;
}

/** Where a version that gave its place up is kept; `digest` tells several of them apart. */
export function replacedId(id: string, digest: string): string {
  return `${id}-replaced-${digest.slice(0, 8)}`;
}

/**
 * True for the name of a version that was put aside. No topic may begin so: such an entry never takes a
 * place, even when a run was cut short before the one that replaces it was written.
 */
export function isReplacedId(id: string): boolean {
  return /-replaced-[0-9a-f]{8}$/u.test(id);
}
