import {
  FILTERS,
  OWN_ARCHIVE,
  type Directory,
  type DirectoryItem,
  type FilterName,
} from '../contract.ts';

/** The filters that narrow items, by themselves or with their archive. */
export type ItemFilter = Exclude<FilterName, 'role'>;

export const ITEM_FILTERS = FILTERS.filter(({ narrows }) => narrows !== 'place').map(
  ({ name }) => name as ItemFilter,
);

/** The values of one filter: item i has `values[ids[starts[i]]]` … `values[ids[starts[i + 1] - 1]]`. */
export interface Column {
  values: string[];
  starts: Uint32Array;
  ids: Uint16Array;
}

/** What the filter `archive` calls an archive. */
function archiveValue(name: string): string {
  return name === '' ? OWN_ARCHIVE : name;
}

/** The items of a directory by columns, bundle after bundle. */
export interface Columns {
  items: DirectoryItem[];
  /** Number of each bundle's first item. */
  offsets: number[];
  values: Record<ItemFilter, Column>;
}

/** `archive`: the name of the archive whose directory it is. */
export function columnsOf({ bundles }: Directory, archive: string): Columns {
  const offsets: number[] = [];
  const items: DirectoryItem[] = [];
  for (const bundle of bundles) {
    offsets.push(items.length);
    for (const item of bundle.items) items.push(item);
  }
  const values = {} as Record<ItemFilter, Column>;
  const whose = [archiveValue(archive)];
  for (const name of ITEM_FILTERS) {
    values[name] = columnOf(items.map((item) => (name === 'archive' ? whose : item.values[name])));
  }
  return { items, offsets, values };
}

function columnOf(rows: readonly (readonly string[])[]): Column {
  const numbers = new Map<string, number>();
  const starts = new Uint32Array(rows.length + 1);
  const ids: number[] = [];
  for (const [at, row] of rows.entries()) {
    for (const value of row) {
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = numbers.size));
      ids.push(number);
    }
    starts[at + 1] = ids.length;
  }
  return { values: [...numbers.keys()], starts, ids: Uint16Array.from(ids) };
}

/** Which items have one of some values of a filter; it looks at numbers, not at words. */
export class ValueTest {
  readonly #column: Column;
  readonly #wanted: Uint8Array;

  constructor(column: Column, wanted: readonly string[]) {
    this.#column = column;
    this.#wanted = Uint8Array.from(column.values, (value) => (wanted.includes(value) ? 1 : 0));
  }

  passes(item: number): boolean {
    const { starts, ids } = this.#column;
    const end = starts[item + 1] ?? 0;
    for (let at = starts[item] ?? 0; at < end; at += 1) {
      if (this.#wanted[ids[at] ?? 0] === 1) return true;
    }
    return false;
  }
}
