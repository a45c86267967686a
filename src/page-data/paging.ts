import { PAGING } from '#labels';

/**
 * So many elements a list may put on one page. The frame around it and the list of pages have some 200, which leaves a page
 * under the 1,400 from which office machines of ten years ago take noticeably longer to lay it out (the
 * line at which Lighthouse warns), and its HTML under 250 KB, packed under 30 KB.
 */
export const PAGE_ELEMENTS = 1100;

/** Members on a page: so many at most, fewer where they are too heavy. */
const SIZES = [160, 80, 40, 20, 10, 5, 2, 1];

/** A page with less than this is joined to its neighbour. */
const LITTLE = 1 / 4;

/**
 * Cuts a list into pages none of which is heavier than `limit`; a list that is light enough is one
 * page, an empty one too. `weightOf` counts the elements that show a member. Cuts stand after round
 * numbers of members wherever weight allows, so that what is added to one member changes its own page
 * and seldom moves the others.
 */
export function cutByWeight<T>(
  members: readonly T[],
  weightOf: (member: T) => number,
  limit = PAGE_ELEMENTS,
): T[][] {
  const cut = (part: readonly T[], [size, ...smaller]: readonly number[]): T[][] =>
    size === undefined || sum(part.map(weightOf)) <= limit
      ? [[...part]]
      : chunks(part, size).flatMap((chunk) => cut(chunk, smaller));
  return joinLittle(cut(members, SIZES), weightOf, limit);
}

/** Joins pages with little on them to the page before, as far as weight allows. */
export function joinLittle<T>(
  pages: readonly (readonly T[])[],
  weightOf: (member: T) => number,
  limit = PAGE_ELEMENTS,
): T[][] {
  const joined: { members: T[]; weight: number }[] = [];
  for (const page of pages) {
    const before = joined.at(-1);
    const weight = sum(page.map(weightOf));
    if (
      before !== undefined &&
      before.weight + weight <= limit &&
      Math.min(before.weight, weight) < LITTLE * limit
    ) {
      before.members.push(...page);
      before.weight += weight;
    } else joined.push({ members: [...page], weight });
  }
  return joined.map(({ members }) => members);
}

export function sum(weights: readonly number[]): number {
  return weights.reduce((all, one) => all + one, 0);
}

/** Consecutive parts of `size` members each; the last may have fewer. */
export function chunks<T>(members: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(members.length / size) }, (_, at) =>
    members.slice(at * size, (at + 1) * size),
  );
}

/** One page of several, as its navigation shows it. */
export interface Paging {
  /** Number of this page, from 1. */
  at: number;
  /** 第2页，共5页 */
  place: string;
  links: PageLink[];
  previous: PageLink | undefined;
  next: PageLink | undefined;
}

export interface PageLink {
  number: number;
  href: string;
  /** What stands there: from which unit to which, which years. */
  range: string;
  /** What is to be known of it besides: 未报3. */
  note: string;
}

/** Where a page of a list is; the first has the address of the list itself. */
export function pagePath(list: string, number: number): string {
  return number === 1 ? list : `${list}${number}/`;
}

/** The part of a route that names a page: nothing for the first. */
export function pageParam(number: number): string | undefined {
  return number === 1 ? undefined : String(number);
}

/**
 * The navigation of page `at` of a list at the address `list`, one range a page; undefined where one
 * page has everything. Throws when there is no such page.
 */
export function pagingOf(
  list: string,
  at: number,
  ranges: readonly string[],
  notes: readonly string[] = [],
): Paging | undefined {
  if (at < 1 || at > Math.max(1, ranges.length)) throw new Error(`no page ${at} of ${list}`);
  if (ranges.length <= 1) return undefined;
  const links = ranges.map((range, index) => ({
    number: index + 1,
    href: pagePath(list, index + 1),
    range,
    note: notes[index] ?? '',
  }));
  return {
    at,
    place: PAGING.place(at, ranges.length),
    links,
    previous: links[at - 2],
    next: links[at],
  };
}

/** The title of a page of a list: the list's own for the first, 2023年度（第2页） for the others. */
export function pageTitle(title: string, number: number): string {
  return number === 1 ? title : PAGING.title(title, number);
}
