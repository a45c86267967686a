import type { SearchBlock } from './blocks.ts';

/** What the build writes and the browser reads. Shared by both; no DOM, no `node:`. */

/** Folder of the index, from the site's root. */
export const INDEX_FOLDER = 'pagefind';
/** The stock runtime in that folder. */
export const RUNTIME_FILE = 'pagefind.js';
/** The list of items in that folder. */
export const CATALOGUE_FILE = 'catalogue.json';
/** A language that Pagefind does not know, so that it stems and segments nothing. */
export const INDEX_LANGUAGE = 'qaa';

/** One filter: its name is the URL parameter, `facet` the `data-*` attribute of the item's article. */
export interface Filter {
  name: FilterName;
  facet: string;
  /** Whether an item may bear several values (apart by white space in the attribute). */
  many: boolean;
  /** `given`: in the order of the catalogue's lists; `falling`: greatest first. */
  order: 'given' | 'falling';
}

export type FilterName = 'unit' | 'year' | 'period' | 'kind';

/** The filters in the order in which they are shown. A new filter is one more line. */
export const FILTERS: readonly Filter[] = [
  { name: 'unit', facet: 'unit', many: false, order: 'given' },
  { name: 'year', facet: 'year', many: false, order: 'falling' },
  { name: 'period', facet: 'period', many: false, order: 'given' },
  { name: 'kind', facet: 'kinds', many: true, order: 'given' },
];

/** Values of filters whose order is no matter of the archive. */
export const VALUE_ORDER: Partial<Record<FilterName, readonly string[]>> = {
  period: ['year', 'H1', 'H2', 'quarter', 'month', 'other'],
  kind: ['work-summary', 'work-plan', 'key-points', 'report', 'briefing', 'duty-report', 'speech'],
};

export const SORTS = ['relevance', 'newest', 'oldest'] as const;

export type Sort = (typeof SORTS)[number];

/** One item, as much as filters, counts, order and a line in the results need. */
export interface CatalogueItem {
  id: string;
  /** The item's page from the site's root, with a slash at the end only. */
  path: string;
  title: string;
  /** `zh-Hans` or `zh-Hant`. */
  lang: string;
  /** The unit's name at the time of the item. */
  unitName: string;
  /** 2023年上半年. */
  periodLabel: string;
  /** Last day of the period (ISO), by which items are sorted. */
  end: string;
  /** There on a draft, which only a preview holds. */
  draft?: true;
  /** Values of each filter; none for an item whose unit is undecided. */
  values: Record<FilterName, string[]>;
  /** Pagefind's name of the item's fragment, the id of its results. */
  fragment: string;
}

/** `catalogue.json`. */
export interface Catalogue {
  version: 1;
  /** Units that have items, in the order in which they are listed, with their latest names. */
  units: { id: string; name: string }[];
  /** Items by id. */
  items: CatalogueItem[];
}

/** A fragment of the index as it is after the build: the original text instead of tokens. */
export interface Fragment {
  url: string;
  blocks: SearchBlock[];
}
