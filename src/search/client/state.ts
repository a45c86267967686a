import { FILTERS, SORTS, type FilterName, type Sort } from '../contract.ts';

/** Everything that decides what the search page shows; it stands in the URL. */
export interface SearchState {
  q: string;
  /** Chosen values of each filter; none chosen means all. */
  filters: Record<FilterName, string[]>;
  sort: Sort;
}

export function emptyState(): SearchState {
  return { q: '', filters: { unit: [], year: [], period: [], kind: [] }, sort: 'relevance' };
}

/** Reads `?q=…&unit=a&unit=b&year=2022,2023&sort=newest`; what is unknown is ignored. */
export function readState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const state = emptyState();
  state.q = params.get('q') ?? '';
  for (const { name } of FILTERS) {
    const values = params.getAll(name).flatMap((value) => value.split(','));
    state.filters[name] = [...new Set(values.map((value) => value.trim()).filter(Boolean))].sort();
  }
  const sort = params.get('sort');
  state.sort = SORTS.find((known) => known === sort) ?? 'relevance';
  return state;
}

/** The state as the query part of an address, `?` included; empty for the empty state. */
export function writeState(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.q !== '') params.set('q', state.q);
  for (const { name } of FILTERS) {
    for (const value of state.filters[name]) params.append(name, value);
  }
  if (state.sort !== 'relevance') params.set('sort', state.sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The state with one value of a filter chosen or no longer chosen. */
export function toggleFilter(state: SearchState, name: FilterName, value: string): SearchState {
  const chosen = state.filters[name];
  const next = chosen.includes(value)
    ? chosen.filter((other) => other !== value)
    : [...chosen, value].sort();
  return { ...state, filters: { ...state.filters, [name]: next } };
}

/** True when a filter narrows the results. */
export function isFiltered(state: SearchState): boolean {
  return FILTERS.some(({ name }) => state.filters[name].length > 0);
}
