import { createHash } from 'node:crypto';

/** What decides where an item goes. */
export interface Placed {
  id: string;
  /** Last day of its period (ISO); empty where nobody knows. */
  end: string;
  /** What it adds to a bundle, in UTF-16 units of text. */
  size: number;
}

/** Years that halve evenly down to one; 4096 hold all that a date can say here. */
const ALL_YEARS = 4096;

/**
 * Divides items into bundles, newest first, each in the order of ids. A bundle holds the years of a
 * window that halves until what is in it is no more than `limit`; one year above it is divided into
 * the least number of equal parts, by a digest of the id. So an item that changes touches one bundle, and one that comes or
 * goes another only where a window or a year passes the limit. Items without a date come last.
 */
export function bundlesOf<Item extends Placed>(items: readonly Item[], limit: number): Item[][] {
  const dated: Item[] = [];
  const undated: Item[] = [];
  for (const item of items) (yearOf(item) === undefined ? undated : dated).push(item);
  return [...windows(dated, 0, ALL_YEARS, limit), ...parts(undated, limit)];
}

function yearOf({ end }: Placed): number | undefined {
  const year = /^\d{4}(?=-|$)/.exec(end)?.[0];
  return year === undefined || Number(year) >= ALL_YEARS ? undefined : Number(year);
}

function windows<Item extends Placed>(
  items: readonly Item[],
  from: number,
  years: number,
  limit: number,
): Item[][] {
  if (items.length === 0) return [];
  if (years === 1 || sizeOf(items) <= limit) return parts(items, years === 1 ? limit : Infinity);
  const middle = from + years / 2;
  const isLater = (item: Item): boolean => (yearOf(item) ?? 0) >= middle;
  return [
    ...windows(items.filter(isLater), middle, years / 2, limit),
    ...windows(
      items.filter((item) => !isLater(item)),
      from,
      years / 2,
      limit,
    ),
  ];
}

/** About equal parts, of which none is much above the limit unless a single item is. */
function parts<Item extends Placed>(items: readonly Item[], limit: number): Item[][] {
  const count = Math.max(1, Math.ceil(sizeOf(items) / limit));
  const found: Item[][] = Array.from({ length: count }, () => []);
  for (const item of items) found[partOf(item.id, count)]?.push(item);
  return found
    .filter((part) => part.length > 0)
    .map((part) => part.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)));
}

function partOf(id: string, count: number): number {
  const digest = createHash('sha256').update(id).digest();
  return Math.floor((digest.readUInt32BE(0) / 2 ** 32) * count);
}

function sizeOf(items: readonly Placed[]): number {
  return items.reduce((sum, { size }) => sum + size, 0);
}

/**
 * Neighbouring bundles that stand on the same shelves, `size` to a group, in their order. Counted from
 * the oldest, because archives grow at the newest end: what is added there leaves old groups as they are.
 */
export function groupsOf<Bundle>(bundles: readonly Bundle[], size: number): Bundle[][] {
  const groups: Bundle[][] = [];
  for (let end = bundles.length; end > 0; end -= size) {
    groups.unshift(bundles.slice(Math.max(0, end - size), end));
  }
  return groups;
}
