import {
  FILTERS,
  VALUE_ORDER,
  type Catalogue,
  type CatalogueItem,
  type Filter,
  type FilterName,
} from '../contract.ts';

/** One value of a filter and how many hits choosing it would show. */
interface FacetValue {
  value: string;
  count: number;
  chosen: boolean;
}

export type FacetCounts = Record<FilterName, FacetValue[]>;

/** True when the item has one of the chosen values of every filter that has any chosen. */
export function passesFilters(
  item: CatalogueItem,
  filters: Record<FilterName, readonly string[]>,
  except?: FilterName,
): boolean {
  return FILTERS.every(
    ({ name }) =>
      name === except ||
      filters[name].length === 0 ||
      filters[name].some((value) => item.values[name].includes(value)),
  );
}

/**
 * Live counts over the items that match the query. A filter's own choice does not narrow its own
 * counts; values that would show nothing are left out unless they are chosen.
 */
export function countFacets(
  found: readonly { item: CatalogueItem }[],
  filters: Record<FilterName, readonly string[]>,
  catalogue: Catalogue,
): FacetCounts {
  const facets: FacetCounts = { unit: [], year: [], period: [], kind: [] };
  for (const filter of FILTERS) {
    const counts = new Map<string, number>(filters[filter.name].map((value) => [value, 0]));
    for (const { item } of found) {
      if (!passesFilters(item, filters, filter.name)) continue;
      for (const value of item.values[filter.name]) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    facets[filter.name] = [...counts]
      .map(([value, count]) => ({ value, count, chosen: filters[filter.name].includes(value) }))
      .sort(compareValues(filter, catalogue));
  }
  return facets;
}

function compareValues(
  filter: Filter,
  catalogue: Catalogue,
): (a: FacetValue, b: FacetValue) => number {
  if (filter.order === 'falling') return (a, b) => (a.value < b.value ? 1 : -1);
  const order =
    filter.name === 'unit'
      ? catalogue.units.map((unit) => unit.id)
      : (VALUE_ORDER[filter.name] ?? []);
  const place = (value: string): number => {
    const at = order.indexOf(value);
    return at < 0 ? order.length : at;
  };
  return (a, b) => place(a.value) - place(b.value) || (a.value < b.value ? -1 : 1);
}
