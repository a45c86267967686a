/** The order in which hits stand on the page while an answer grows. */

/**
 * The first hits, up to `limit`: what stands there stays where it is, and what is new comes after it,
 * so that nothing moves under a reader's eyes or pointer. Once the answer is complete and the reader
 * has done nothing yet (`free`), the hits take their own order.
 */
export function arrange<T>(
  shown: readonly string[],
  hits: readonly T[],
  keyOf: (hit: T) => string,
  { free, limit }: { free: boolean; limit: number },
): T[] {
  if (free || shown.length === 0) return hits.slice(0, limit);
  const left = new Set(shown);
  const byKey = new Map<string, T>();
  const others: T[] = [];
  for (const hit of hits) {
    if (left.size === 0 && others.length >= limit) break;
    const key = keyOf(hit);
    if (left.delete(key)) byKey.set(key, hit);
    else others.push(hit);
  }
  const kept = shown.flatMap((key) => byKey.get(key) ?? []);
  return [...kept, ...others].slice(0, limit);
}

/** True when the hits that are shown stand in their own order. */
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
