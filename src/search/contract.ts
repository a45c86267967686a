import type { SearchBlock } from './blocks.ts';

/** What the build writes and the browser reads. Shared by both; no DOM, no `node:`. */

/** Folder of the index, from the site's root. */
export const INDEX_FOLDER = 'pagefind';
/** The list of bundles and items in that folder; the only file whose name does not change with its content. */
export const DIRECTORY_FILE = 'directory.bin';
/** A language that Pagefind does not know, so that it stems and segments nothing. */
export const INDEX_LANGUAGE = 'qaa';

/** One filter: its name is the URL parameter. */
export interface Filter {
  name: FilterName;
  /** `given`: in the order of the directory's lists; `falling`: greatest first. */
  order: 'given' | 'falling';
  /**
   * `item`: narrows the items. `place`: narrows where in an item the words may stand (section role);
   * an item passes when all wanted words stand in such places. `archive`: narrows the archives; it is
   * there only where several are searched, and no index knows of it.
   */
  narrows: 'item' | 'place' | 'archive';
}

export type FilterName = 'archive' | 'unit' | 'year' | 'period' | 'kind' | 'level' | 'role';

/** The filters in the order in which they are shown. A new filter is one more line. */
export const FILTERS: readonly Filter[] = [
  { name: 'archive', order: 'given', narrows: 'archive' },
  { name: 'unit', order: 'given', narrows: 'item' },
  { name: 'year', order: 'falling', narrows: 'item' },
  { name: 'period', order: 'given', narrows: 'item' },
  { name: 'kind', order: 'given', narrows: 'item' },
  { name: 'level', order: 'given', narrows: 'item' },
  { name: 'role', order: 'given', narrows: 'place' },
];

/** The filters that what is listed of an item has values for. */
export type ListedFilter = Exclude<FilterName, 'role' | 'archive'>;

/** The value of `archive` for this site's own; no other can have so short a name. */
export const OWN_ARCHIVE = '.';

/** Values of filters whose order is no matter of the archive. */
export const VALUE_ORDER: Partial<Record<FilterName, readonly string[]>> = {
  period: ['year', 'H1', 'H2', 'quarter', 'month', 'other'],
  kind: ['work-summary', 'work-plan', 'key-points', 'report', 'briefing', 'duty-report', 'speech'],
  level: ['省级', '市级', '县级', '乡级', '基层'],
  role: ['situation', 'achievement', 'problem', 'plan', 'other'],
};

export const SORTS = ['relevance', 'newest', 'oldest'] as const;

export type Sort = (typeof SORTS)[number];

/** A unit that has items, as lists and the completion of `单位:` need it. */
export interface DirectoryUnit {
  id: string;
  /** Its latest name. */
  name: string;
  shortName?: string;
  /** Its tier (省级 … 基层), the value of the filter `level`. */
  tier?: string;
  /** The name of the archive it is of, where that is not this site's own; in no file. */
  archive?: string;
  /** The unit above it, where that has an entry in the list as well. */
  parent?: string;
  /** Former names, aliases, full pinyin and initials, lower case: what else it is found by. */
  keys: string[];
}

/** One item, as much as filters, counts and order need; words to show come with its fragment. */
export interface DirectoryItem {
  id: string;
  /** The item's page from the site's root, with a slash at the end only. */
  path: string;
  /** `zh-Hans` or `zh-Hant`. */
  lang: string;
  /** Last day of the period (ISO), by which items are sorted. */
  end: string;
  /** The period in words (2023年度, 2023年上半年); empty where it is not known. */
  periodLabel: string;
  /** There on a draft, which only a preview holds. */
  draft?: true;
  /** Values of each filter that narrows items; no unit for an item whose unit is undecided. */
  values: Record<ListedFilter, string[]>;
}

/** A part of the index that is made, cached and numbered as one: items of one year, or a part of them. */
export interface Bundle {
  /** Folder of its items' texts below `pagefind/`, named by what is in it. */
  folder: string;
  /** Where its words lie, together with those of its neighbours. */
  shelves: Shelves;
  /** Its number among the bundles on the shelves. */
  place: number;
  /** Items by the page number that the words use; an item's text is `<folder>/t<page>.bin`. */
  items: DirectoryItem[];
}

/** The words of neighbouring bundles, the same word of all of them in one file: `<folder>/<n>.bin`. */
interface Shelves {
  /** Folder below `pagefind/`, named by what is in it. */
  folder: string;
  /**
   * For each shelf (n from 0) the least prefix of its first word that tells it from the last word of
   * the shelf before; a word is on the last shelf whose entry is not greater than it.
   */
  bounds: string[];
}

/** `directory.bin`, unpacked. */
export interface Directory {
  /** Units that have items, in 建制顺序. */
  units: DirectoryUnit[];
  /** Newest first; bundles on the same shelves are neighbours and share the object. */
  bundles: Bundle[];
}

/** What is shown of an item, with its original text: `t<page>.bin`, gzipped JSON. */
export interface Fragment {
  title: string;
  /** The unit's name at the time of the item, or as written. */
  unitName: string;
  /** 2023年上半年. */
  periodLabel: string;
  blocks: SearchBlock[];
}
