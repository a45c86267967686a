import { FILTERS, OWN_ARCHIVE, type DirectoryItem, type FilterName } from '../contract.ts';
import { itemOf, type DirectoryRows } from '../directory.ts';

/** The filters that narrow items, by themselves or with their archive. */
export type ItemFilter = Exclude<FilterName, 'role'>;

export const ITEM_FILTERS = FILTERS.filter(({ narrows }) => narrows !== 'place').map(
  ({ name }) => name as ItemFilter,
);

/** The values of one filter: item i has those of row `rowOf[i]`, which many items share. */
export interface Column {
  values: string[];
  /** For each row the numbers of its values. */
  rows: number[][];
  rowOf: Uint32Array;
}

/** What the filter `archive` calls an archive. */
function archiveValue(name: string): string {
  return name === '' ? OWN_ARCHIVE : name;
}

/** The items of a directory by columns, bundle after bundle. */
export interface Columns {
  /** How many items there are. */
  size: number;
  /** Number of each bundle's first item. */
  offsets: number[];
  /** Each item's row in the tables of the directory. */
  owners: Uint32Array;
  occasions: Uint32Array;
  values: Record<ItemFilter, Column>;
}

/** `archive`: the name of the archive whose directory it is. */
export function columnsOf(directory: DirectoryRows, archive: string): Columns {
  const offsets: number[] = [];
  let size = 0;
  for (const bundle of directory.bundles) {
    offsets.push(size);
    size += bundle.owners.length;
  }
  const owners = new Uint32Array(size);
  const occasions = new Uint32Array(size);
  for (const [at, bundle] of directory.bundles.entries()) {
    owners.set(bundle.owners, offsets[at]);
    occasions.set(bundle.occasions, offsets[at]);
  }
  const whose = size === 0 ? [] : [[archiveValue(archive)]];
  const values = {
    archive: columnOf(whose, new Uint32Array(size)),
    unit: columnOf(
      directory.owners.map(([, , unit]) => unit),
      owners,
    ),
    level: columnOf(
      directory.owners.map(([, , , level]) => level),
      owners,
    ),
    year: columnOf(
      directory.occasions.map(([, , , , , year]) => year),
      occasions,
    ),
    period: columnOf(
      directory.occasions.map(([, , , , , , period]) => period),
      occasions,
    ),
    kind: columnOf(
      directory.occasions.map(([, , , , , , , kind]) => kind),
      occasions,
    ),
  };
  return { size, offsets, owners, occasions, values };
}

function columnOf(lists: readonly (readonly string[])[], rowOf: Uint32Array): Column {
  const numbers = new Map<string, number>();
  const numberOf = (value: string): number => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  };
  const rows = lists.map((list) => list.map(numberOf));
  return { values: [...numbers.keys()], rows, rowOf };
}

/** The item of that number. */
export function itemAt(
  directory: DirectoryRows & { columns: Columns },
  item: number,
): DirectoryItem {
  const { owners, occasions } = directory.columns;
  return itemOf(directory, owners[item] ?? -1, occasions[item] ?? -1);
}

/** Which items have one of some values of a filter; it looks at numbers, not at words. */
export class ValueTest {
  readonly #rowOf: Uint32Array;
  readonly #passing: Uint8Array;

  constructor({ values, rows, rowOf }: Column, wanted: readonly string[]) {
    const isWanted = values.map((value) => wanted.includes(value));
    this.#rowOf = rowOf;
    this.#passing = Uint8Array.from(rows, (row) => (row.some((value) => isWanted[value]) ? 1 : 0));
  }

  passes(item: number): boolean {
    return this.#passing[this.#rowOf[item] ?? 0] === 1;
  }
}
