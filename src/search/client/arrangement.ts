/** The order in which hits stand on the page while an answer grows. */

/**
 * What stands there stays where it is, and what is new comes after it: nothing moves under a reader's
 * eyes or pointer. Once the answer is complete and the reader has done nothing yet, the hits take
 * their own order.
 */
export function arrange<T>(
  shown: readonly string[],
  hits: readonly T[],
  keyOf: (hit: T) => string,
  free: boolean,
): T[] {
  if (free || shown.length === 0) return [...hits];
  const byKey = new Map(hits.map((hit) => [keyOf(hit), hit]));
  const kept = shown.flatMap((key) => {
    const hit = byKey.get(key);
    byKey.delete(key);
    return hit === undefined ? [] : [hit];
  });
  return [...kept, ...byKey.values()];
}

/** True when the hits stand in their own order, as far as they are shown. */
export function inOrder<T>(
  arranged: readonly T[],
  hits: readonly T[],
  keyOf: (hit: T) => string,
): boolean {
  return arranged.every((hit, at) => {
    const own = hits[at];
    return own !== undefined && keyOf(own) === keyOf(hit);
  });
}
