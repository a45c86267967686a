import type { Loss } from '../losses.ts';
import { classOf } from '../place-class.ts';
import type { Postings } from './chunk.ts';

/**
 * Where a phrase stands, in the form of `Postings`, but each place is `position × 256 + marks`. A
 * position is that of the phrase's first character.
 */
export type Occurrences = Postings;

/** Marks of an occurrence: roles of its section (`ROLES`' bits), then its kind. */
export const ROLE_BITS = 0x1f;
export const KIND_SHIFT = 5;
export const KIND_BITS = 0x60;
/** In place of marks: the pair does not stand here as it must. */
const REFUSED = 0x80;

/** Kinds of place, a better one greater. */
export const BODY = 0;
export const HEADING = 1;
export const TITLE = 2;

const KINDS = { body: BODY, heading: HEADING, title: TITLE };

/**
 * What the fold must have lost where a pair stands (`losses.ts`): anything; just as much as said; or
 * nothing inside, whatever comes after.
 */
export type Demand = 'any' | Loss | 'not-inside';

/** For every demand the marks of a pair by its weight. */
const MARKS: Record<Demand, Uint8Array> = {
  any: marksFor(() => true),
  inside: marksFor((loss) => loss === 'inside'),
  after: marksFor((loss) => loss === 'after'),
  none: marksFor((loss) => loss === 'none'),
  'not-inside': marksFor((loss) => loss !== 'inside'),
};

function marksFor(admits: (loss: Loss) => boolean): Uint8Array {
  const marks = new Uint8Array(256);
  for (let weight = 1; weight < marks.length; weight += 1) {
    // Weights that no class has are never found.
    const { kind, roles, loss } = classOf(weight);
    const admitted = (roles & ROLE_BITS) | (KINDS[kind] << KIND_SHIFT);
    marks[weight] = admits(loss) ? admitted : REFUSED;
  }
  return marks;
}

/** One of the pairs of a phrase that are looked at: `at` is its first character's number in the phrase. */
export interface PhrasePair {
  at: number;
  demand: Demand;
  postings: Postings;
}

/**
 * Which of a phrase's `count` pairs must be looked at: the first, the last, and never two in
 * succession left out, so that every character and every neighbourhood is seen; of the ways to do
 * so the cheapest. Numbers rising.
 */
export function choosePairs(count: number, costOf: (pair: number) => number): number[] {
  const cost: number[] = [];
  const before: number[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    const far = pair >= 2 ? (cost[pair - 2] ?? 0) : Infinity;
    const near = pair >= 1 ? (cost[pair - 1] ?? 0) : pair === 0 ? 0 : Infinity;
    // The further one on a tie: fewer are looked at.
    before.push(far <= near ? pair - 2 : pair - 1);
    cost.push(Math.min(far, near) + costOf(pair));
  }
  const chosen: number[] = [];
  for (let pair = count - 1; pair >= 0; pair = before[pair] ?? -1) chosen.unshift(pair);
  return chosen;
}

/** The places of one pair as those of the phrase that it is part of. */
export function occurrencesOfPair({ at, demand, postings }: PhrasePair): Occurrences {
  const marks = MARKS[demand];
  const list = newList(postings.pages.length, postings.places.length);
  for (let page = 0; page < postings.pages.length; page += 1) {
    const end = postings.starts[page + 1] ?? 0;
    for (let place = postings.starts[page] ?? 0; place < end; place += 1) {
      const value = postings.places[place] ?? 0;
      const position = (value >>> 8) - at;
      const mark = marks[value & 0xff] ?? REFUSED;
      if (position >= 0 && mark !== REFUSED) add(list, position * 256 + mark);
    }
    close(list, postings.pages[page] ?? 0);
  }
  return finished(list);
}

/** Those of the occurrences at which another pair of the phrase stands in its place too. */
export function narrowed(found: Occurrences, { at, demand, postings }: PhrasePair): Occurrences {
  const marks = MARKS[demand];
  const list = newList(found.pages.length, found.places.length);
  let other = 0;
  for (let page = 0; page < found.pages.length; page += 1) {
    const number = found.pages[page] ?? 0;
    while ((postings.pages[other] ?? Infinity) < number) other += 1;
    if (postings.pages[other] !== number) continue;
    const end = found.starts[page + 1] ?? 0;
    const otherEnd = postings.starts[other + 1] ?? 0;
    let there = postings.starts[other] ?? 0;
    for (let place = found.starts[page] ?? 0; place < end; place += 1) {
      const value = found.places[place] ?? 0;
      const wanted = (value >>> 8) + at;
      while (there < otherEnd && (postings.places[there] ?? 0) >>> 8 < wanted) there += 1;
      if (there === otherEnd) break;
      const otherValue = postings.places[there] ?? 0;
      if (otherValue >>> 8 !== wanted) continue;
      const mark = marks[otherValue & 0xff] ?? REFUSED;
      if (mark !== REFUSED) add(list, (value >>> 8) * 256 + combined(value & 0xff, mark));
    }
    close(list, number);
  }
  return finished(list);
}

/** A phrase is in a heading or title only when all of it is. */
function combined(one: number, other: number): number {
  return (one & other & ROLE_BITS) | Math.min(one & KIND_BITS, other & KIND_BITS);
}

interface List {
  pages: Uint32Array;
  starts: Uint32Array;
  places: Uint32Array;
  pageCount: number;
  placeCount: number;
}

function newList(pages: number, places: number): List {
  return {
    pages: new Uint32Array(pages),
    starts: new Uint32Array(pages + 1),
    places: new Uint32Array(places),
    pageCount: 0,
    placeCount: 0,
  };
}

function add(list: List, place: number): void {
  list.places[list.placeCount] = place;
  list.placeCount += 1;
}

/** Ends a page; one without places is none. */
function close(list: List, page: number): void {
  if (list.placeCount === list.starts[list.pageCount]) return;
  list.pages[list.pageCount] = page;
  list.pageCount += 1;
  list.starts[list.pageCount] = list.placeCount;
}

function finished({ pages, starts, places, pageCount, placeCount }: List): Occurrences {
  return {
    pages: pages.subarray(0, pageCount),
    starts: starts.subarray(0, pageCount + 1),
    places: places.subarray(0, placeCount),
  };
}
