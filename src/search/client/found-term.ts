import type { Occurrences } from './postings.ts';
import { termPages, type TermPages } from './term-pages.ts';
import type { TermPlan } from './term-plan.ts';

/** A term in a bundle. */
export interface FoundTerm {
  plan: TermPlan;
  /** Where it stands, in rows as of the columns. */
  occurrences: Occurrences;
  columns: TermPages;
  /** True when the columns say no more than where it may stand. */
  doubtful: boolean;
}

const NOWHERE: Occurrences = {
  pages: new Uint32Array(0),
  starts: new Uint32Array(1),
  places: new Uint32Array(0),
};

/** A term that the bundle does not have. */
export function foundNowhere(plan: TermPlan): FoundTerm {
  return { plan, occurrences: NOWHERE, columns: termPages(NOWHERE, 1, 0), doubtful: false };
}

/** Finds the rows of items that are asked for in rising order. */
export class RowFinder {
  readonly #pages: Uint32Array;
  #row = 0;

  constructor({ pages }: TermPages) {
    this.#pages = pages;
  }

  /** −1 when the item is not there. */
  rowOf(page: number): number {
    while ((this.#pages[this.#row] ?? Infinity) < page) this.#row += 1;
    return this.#pages[this.#row] === page ? this.#row : -1;
  }
}
