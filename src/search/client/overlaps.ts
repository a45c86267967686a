import { ROLE_BITS, type Occurrences } from './postings.ts';
import type { TermPages } from './term-pages.ts';
import type { TermPlan } from './term-plan.ts';

/**
 * For each of some terms, given by their folded characters, whether it may stand on the same
 * characters as another of them: 青年夜校 on those of 青年, or of 夜校开班.
 */
export function mayOverlap(terms: readonly (readonly string[])[]): boolean[] {
  return terms.map((term, at) => terms.some((other, to) => to !== at && canMeet(term, other)));
}

/** True when one can be laid on the other so that they agree wherever both are. */
function canMeet(one: readonly string[], other: readonly string[]): boolean {
  for (let shift = 1 - other.length; shift < one.length; shift += 1) {
    const from = Math.max(0, shift);
    const to = Math.min(one.length, shift + other.length);
    let at = from;
    while (at < to && one[at] === other[at - shift]) at += 1;
    if (at === to) return true;
  }
  return false;
}

/** Where a term stands in one item: `row` of what was found, `length` in characters. */
export interface TermPlaces {
  found: Occurrences;
  row: number;
  length: number;
}

/**
 * How many places of an item are marked for some terms: occurrences that overlap are one, as in
 * `mergeRanges`. `places`: bit s when those in sections with the role bits s count.
 */
export function placesTogether(terms: readonly TermPlaces[], places: number): number {
  const stretches = terms.flatMap((term) => stretchesOf(term, places));
  stretches.sort((a, b) => a.start - b.start);
  let count = 0;
  let covered = 0;
  for (const { start, end } of stretches) {
    if (count === 0 || start >= covered) count += 1;
    covered = Math.max(covered, end);
  }
  return count;
}

/** An occurrence that begins within the one before does not count, as in `occurrencesOf`. */
function stretchesOf(
  { found, row, length }: TermPlaces,
  places: number,
): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  const last = found.starts[row + 1] ?? 0;
  let free = 0;
  for (let at = found.starts[row] ?? 0; at < last; at += 1) {
    const value = found.places[at] ?? 0;
    const start = value >>> 8;
    if ((places & (1 << (value & ROLE_BITS))) === 0 || start < free) continue;
    free = start + length;
    stretches.push({ start, end: free });
  }
  return stretches;
}

/** A term as it was found in a bundle; rows of the columns are those of the occurrences. */
interface CountedTerm {
  plan: Pick<TermPlan, 'chars' | 'ofSigns'>;
  occurrences: Occurrences;
  columns: Pick<TermPages, 'counts'>;
  /** True when the occurrences say no more than where it may stand. */
  doubtful: boolean;
}

/** Counts the places of wanted terms in one item after another. */
export class PlaceCount {
  readonly #terms: readonly CountedTerm[];
  readonly #chosen: number;
  readonly #overlapping: readonly boolean[];

  /** `chosen`: places that count, as in `placesTogether`. */
  constructor(terms: readonly CountedTerm[], chosen: number) {
    this.#terms = terms;
    this.#chosen = chosen;
    this.#overlapping = mayOverlap(terms.map(({ plan }) => plan.chars));
  }

  /** `rows`: of the item in each term's columns. −1 when only the text tells. */
  of(rows: readonly number[]): number {
    let count = 0;
    const together = [];
    for (const [at, { plan, occurrences, columns, doubtful }] of this.#terms.entries()) {
      const row = rows[at] ?? -1;
      const own = columns.counts[row] ?? -1;
      const overlaps = this.#overlapping[at] === true;
      // A text says how often a term stands in it, but not beside which others.
      const isBeside = overlaps || (plan.ofSigns === true && this.#terms.length > 1);
      if (own < 0 || (isBeside && doubtful)) return -1;
      if (overlaps) together.push({ found: occurrences, row, length: plan.chars.length });
      else count += own;
    }
    return together.length === 0 ? count : count + placesTogether(together, this.#chosen);
  }
}
