import type { DirectoryItem, DirectoryUnit, FilterName, Fragment, Sort } from '../contract.ts';
import type { Query } from '../query.ts';

/** What the parts of the interface may ask of a search, whatever runs it. No DOM. */

/** Chosen values of each filter; none chosen means all. */
export type Filters = Record<FilterName, readonly string[]>;

export interface Question {
  query: Query;
  filters: Filters;
  sort: Sort;
}

/** An archive that is searched: this one, or one that `archive.yaml` names beside it. */
export interface SearchedArchive {
  /** Empty for this site's own. */
  name: string;
  /** Absolute address of its root, `/` at the end. */
  root: string;
}

/** One item that answers a question. */
export interface Hit {
  archive: SearchedArchive;
  item: DirectoryItem;
  /**
   * In how many places of it the wanted words stand, as they are marked: words that overlap are one
   * place. Undefined where only the text tells (words of one character).
   */
  occurrences: number | undefined;
  /** The item's words, loaded once. */
  text(): Promise<Fragment>;
}

/** An item that may be a hit: its text, which alone would tell, is not to be had. */
export type UnverifiedItem = Pick<Hit, 'archive' | 'item'>;

/** One value of a filter and how many hits choosing it would show. */
export interface FacetValue {
  value: string;
  count: number;
  chosen: boolean;
}

export type FacetCounts = Record<FilterName, FacetValue[]>;

/** The hits of one unit together. */
export interface UnitGroup {
  unit: DirectoryUnit;
  archive: SearchedArchive;
  items: number;
  /** Undefined where an item's number is. */
  occurrences: number | undefined;
  /** The items of the earliest and of the latest period. */
  first: DirectoryItem;
  last: DirectoryItem;
}

export interface Answer {
  /** False while bundles are still being loaded; what is there is right, but not all. */
  complete: boolean;
  /** Items looked through so far, and all. */
  searched: number;
  total: number;
  /** All hits found so far that pass the filters, in the order asked for. */
  hits: Hit[];
  facets: FacetCounts;
  /** Hits by unit, in 建制顺序. */
  groups: UnitGroup[];
  /** Sum over all hits; undefined where one is. */
  occurrences: number | undefined;
  /** Conditions that name nothing there is (`单位:无此单位`), as typed. */
  unknown: { filter: FilterName; value: string }[];
  /** Units of all archives searched, for names and for completion. */
  units: DirectoryUnit[];
  /** Items that no count and no hit includes, the newest first. */
  unverified: UnverifiedItem[];
  /** Archives that could not be reached; their items are missing. */
  unreachable: SearchedArchive[];
}

export interface Engine {
  /**
   * Answers a question. `onPartial` is called with what is found so far, newest bundles first; the
   * promise gives the complete answer, or rejects with `SearchUnavailable` when a file of this site's
   * own index cannot be had or nothing was heard for `timeLimit`. An aborted signal stops loading.
   */
  answer(
    question: Question,
    onPartial?: (answer: Answer) => void,
    signal?: AbortSignal,
  ): Promise<Answer>;
  /** The units, for completion; loads the directory when it is not there yet. */
  units(): Promise<DirectoryUnit[]>;
}
