import { FILTERS, VALUE_ORDER, type DirectoryUnit, type Filter } from '../contract.ts';
import { ROLES } from '../place-class.ts';
import { CHOSEN } from './bundle-matches.ts';
import { ITEM_FILTERS, type Columns, type ItemFilter } from './columns.ts';
import type { FacetCounts, FacetValue, Filters } from './engine-contract.ts';

/**
 * Counts of one archive while its matches are gone through: how many hits each value of a filter has
 * when that filter's own choice does not narrow it.
 */
export class FacetCounter {
  readonly #columns: Columns;
  /** For each of `ITEM_FILTERS` the hits of every row. */
  readonly #counts: Uint32Array[];
  readonly #roles = new Uint32Array(ROLES.length);

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#counts = ITEM_FILTERS.map((name) => new Uint32Array(columns.values[name].rows.length));
  }

  /** What the filter `archive` calls it; none for an archive without items. */
  get archive(): readonly string[] {
    return this.#columns.values.archive.values;
  }

  /** `failing`: filters of `ITEM_FILTERS` that it does not pass; `hits`: as in `BundleMatches`. */
  add(item: number, failing: number, hits: number): void {
    if (failing === 0) {
      for (let role = 0; role < ROLES.length; role += 1) {
        if ((hits & (1 << role)) !== 0) this.#roles[role] = (this.#roles[role] ?? 0) + 1;
      }
    }
    if ((hits & CHOSEN) === 0) return;
    for (let filter = 0; filter < ITEM_FILTERS.length; filter += 1) {
      if ((failing & ~(1 << filter)) === 0) this.#count(filter, item);
    }
  }

  #count(filter: number, item: number): void {
    const counts = this.#counts[filter];
    const name = ITEM_FILTERS[filter];
    if (counts === undefined || name === undefined) return;
    const row = this.#columns.values[name].rowOf[item] ?? 0;
    counts[row] = (counts[row] ?? 0) + 1;
  }

  /** The counts of one filter, those that are 0 left out. */
  of(filter: Filter): [value: string, count: number][] {
    const at = ITEM_FILTERS.findIndex((name) => name === filter.name);
    const name = ITEM_FILTERS[at];
    const counts = name === undefined ? [...this.#roles] : this.#byValue(name, at);
    const values = name === undefined ? ROLES : this.#columns.values[name].values;
    return values
      .map((value, number): [string, number] => [value, counts[number] ?? 0])
      .filter(([, count]) => count > 0);
  }

  #byValue(name: ItemFilter, filter: number): number[] {
    const { values, rows } = this.#columns.values[name];
    const counts = values.map(() => 0);
    for (const [row, numbers] of rows.entries()) {
      const hits = this.#counts[filter]?.[row] ?? 0;
      for (const value of numbers) counts[value] = (counts[value] ?? 0) + hits;
    }
    return counts;
  }
}

/**
 * The counts of all archives together, in the order of each filter; a chosen value is there even
 * when it has none.
 */
export function facetCounts(
  counters: readonly FacetCounter[],
  filters: Filters,
  units: readonly DirectoryUnit[],
): FacetCounts {
  const facets: FacetCounts = {
    archive: [],
    unit: [],
    year: [],
    period: [],
    kind: [],
    level: [],
    role: [],
  };
  for (const filter of FILTERS) {
    const chosen = filters[filter.name];
    // One archive alone is no choice.
    if (filter.narrows === 'archive' && counters.length < 2 && chosen.length === 0) continue;
    const counts = new Map<string, number>(chosen.map((value) => [value, 0]));
    for (const counter of counters) {
      for (const [value, count] of counter.of(filter)) {
        counts.set(value, (counts.get(value) ?? 0) + count);
      }
    }
    facets[filter.name] = [...counts]
      .map(([value, count]) => ({ value, count, chosen: chosen.includes(value) }))
      .sort(comparison(filter, givenOrder(filter, counters, units)));
  }
  return facets;
}

/** The values in the order in which the archives or the contract list them. */
function givenOrder(
  { name }: Filter,
  counters: readonly FacetCounter[],
  units: readonly DirectoryUnit[],
): readonly string[] {
  if (name === 'archive') return counters.flatMap(({ archive }) => archive);
  return name === 'unit' ? units.map(({ id }) => id) : (VALUE_ORDER[name] ?? []);
}

function comparison(
  { order }: Filter,
  given: readonly string[],
): (a: FacetValue, b: FacetValue) => number {
  if (order === 'falling') return (a, b) => (a.value < b.value ? 1 : -1);
  const places = new Map(given.map((value, at) => [value, at]));
  const placeOf = ({ value }: FacetValue): number => places.get(value) ?? given.length;
  return (a, b) => placeOf(a) - placeOf(b) || (a.value < b.value ? -1 : 1);
}
