import type { Sort } from '../contract.ts';
import type { OpenArchive } from './archive.ts';

/** All items of some archives in one order; parallel columns by rank. */
export interface Order {
  /** For each archive the rank of each of its items. */
  rankOf: Uint32Array[];
  /** Number of the archive and number of the item at each rank. */
  archive: Uint16Array;
  item: Uint32Array;
}

/** By the end of the period, the newer (or older) first, then by id, then as the archives are listed. */
function orderOf(archives: readonly OpenArchive[], oldestFirst: boolean): Order {
  const places: { archive: number; item: number; end: string; id: string }[] = [];
  for (const [archive, { columns }] of archives.entries()) {
    for (const [item, { end, id }] of columns.items.entries()) {
      places.push({ archive, item, end, id });
    }
  }
  const age = oldestFirst ? 1 : -1;
  places.sort(
    (a, b) => age * compareText(a.end, b.end) || compareText(a.id, b.id) || a.archive - b.archive,
  );
  const order: Order = {
    rankOf: archives.map(({ columns }) => new Uint32Array(columns.items.length)),
    archive: Uint16Array.from(places, ({ archive }) => archive),
    item: Uint32Array.from(places, ({ item }) => item),
  };
  for (const [rank, { archive, item }] of places.entries()) {
    const ranks = order.rankOf[archive];
    if (ranks !== undefined) ranks[item] = rank;
  }
  return order;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Keeps the orders of items, which change only with the archives that are there. */
export class OrderKeeper {
  readonly #orders = new Map<boolean, { archives: readonly OpenArchive[]; order: Order }>();

  of(archives: readonly OpenArchive[], oldestFirst: boolean): Order {
    const kept = this.#orders.get(oldestFirst);
    const isSame =
      kept?.archives.length === archives.length &&
      kept.archives.every((archive, at) => archive === archives[at]);
    if (kept !== undefined && isSame) return kept.order;
    const order = orderOf(archives, oldestFirst);
    this.#orders.set(oldestFirst, { archives, order });
    return order;
  }
}

/** What relevance is made of. */
export interface Relevance {
  /** Wanted terms that stand in the title, and in a title or heading. */
  inTitle: number;
  inHeading: number;
  /** Occurrences; negative when they are not known. */
  count: number;
}

/** A key's parts have so many values; a number holds 2⁵³. */
const TERMS = 1 << 5;
const COUNTS = 1 << 20;
const RANKS = 1 << 22;

/**
 * A number for each item by which hits are sorted, the least first: for relevance by terms in the
 * title (so items whose title has all words come before all others), terms in headings and
 * occurrences, then always by rank, which keeps the order stable and is got back by `rankFrom`.
 */
export function sortKey(
  sort: Sort,
  { inTitle, inHeading, count }: Relevance,
  rank: number,
): number {
  if (sort !== 'relevance') return rank;
  const title = TERMS - 1 - Math.min(inTitle, TERMS - 1);
  const heading = TERMS - 1 - Math.min(inHeading, TERMS - 1);
  const often = COUNTS - 1 - Math.max(0, Math.min(count, COUNTS - 1));
  return ((title * TERMS + heading) * COUNTS + often) * RANKS + rank;
}

export function rankFrom(key: number): number {
  return key % RANKS;
}
