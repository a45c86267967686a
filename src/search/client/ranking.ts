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

/**
 * By the end of the period, the newer (or older) first, then by id (its owner's part, then the rest),
 * then as the archives are listed. What is sorted are numbers of words, of which many items share one.
 */
function orderOf(archives: readonly OpenArchive[], oldestFirst: boolean): Order {
  const slugs = ranksOf(archives.map(({ occasions }) => occasions.map(([slug]) => slug)));
  const starts = ranksOf(archives.map(({ owners }) => owners.map(([idStart]) => idStart)));
  const ends = ranksOf(archives.map(({ occasions }) => occasions.map(([, , end]) => end)));
  const last = Math.max(0, ends.words - 1);
  const size = archives.reduce((sum, { columns }) => sum + columns.size, 0);
  const archive = new Uint16Array(size);
  const item = new Uint32Array(size);
  const [bySlug, byStart, byEnd] = [
    new Uint32Array(size),
    new Uint32Array(size),
    new Uint32Array(size),
  ];
  let next = 0;
  for (const [number, { columns }] of archives.entries()) {
    for (let own = 0; own < columns.size; own += 1) {
      const owner = columns.owners[own] ?? 0;
      const occasion = columns.occasions[own] ?? 0;
      const end = ends.of[number]?.[occasion] ?? 0;
      archive[next] = number;
      item[next] = own;
      bySlug[next] = slugs.of[number]?.[occasion] ?? 0;
      byStart[next] = starts.of[number]?.[owner] ?? 0;
      byEnd[next] = oldestFirst ? end : last - end;
      next += 1;
    }
  }
  // What is sorted by at last decides first.
  const places = [bySlug, byStart, byEnd].reduce(sortedBy, Uint32Array.from(item.keys()));
  const order: Order = {
    rankOf: archives.map(({ columns }) => new Uint32Array(columns.size)),
    archive: Uint16Array.from(places, (place) => archive[place] ?? 0),
    item: places.map((place) => item[place] ?? 0),
  };
  for (let rank = 0; rank < size; rank += 1) {
    const ranks = order.rankOf[order.archive[rank] ?? 0];
    if (ranks !== undefined) ranks[order.item[rank] ?? 0] = rank;
  }
  return order;
}

/** For the words of some lists their number among all of them, sorted; and how many there are. */
function ranksOf(lists: readonly (readonly string[])[]): { of: Uint32Array[]; words: number } {
  const words = [...new Set(lists.flat())].sort();
  const ranks = new Map(words.map((word, rank) => [word, rank]));
  return {
    of: lists.map((list) => Uint32Array.from(list, (word) => ranks.get(word) ?? 0)),
    words: words.length,
  };
}

/** Places sorted by a small number of each; those of the same number stay in their order. */
function sortedBy(places: Uint32Array, numbers: Uint32Array): Uint32Array {
  const free: number[] = [0];
  for (const number of numbers) free[number + 1] = (free[number + 1] ?? 0) + 1;
  for (let number = 1; number < free.length; number += 1) {
    free[number] = (free[number] ?? 0) + (free[number - 1] ?? 0);
  }
  const sorted = new Uint32Array(places.length);
  for (const place of places) {
    const number = numbers[place] ?? 0;
    const at = free[number] ?? 0;
    sorted[at] = place;
    free[number] = at + 1;
  }
  return sorted;
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
