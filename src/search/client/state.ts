import { FILTERS, SORTS, type FilterName, type Sort } from '../contract.ts';
import { asksForSomething, parseQuery } from '../query.ts';

/** Hits shown by item, or gathered by unit. */
export const VIEWS = ['items', 'units'] as const;

/** Characters that a search box takes: more than a paragraph, and an address that servers take. */
export const LONGEST_QUESTION = 2000;

export type View = (typeof VIEWS)[number];

/** Everything that decides what the search shows, in the panel and on the page; it stands in the URL. */
export interface SearchState {
  q: string;
  /** Chosen values of each filter; none chosen means all. A unit with all below it is `<id>*`. */
  filters: Record<FilterName, string[]>;
  sort: Sort;
  view: View;
  /** Parts of the facets that are not as they are at first: opened, or closed. */
  turned: string[];
}

export function emptyState(): SearchState {
  const filters = { archive: [], unit: [], year: [], period: [], kind: [], level: [], role: [] };
  return { q: '', filters, sort: 'relevance', view: 'items', turned: [] };
}

const listOf = (params: URLSearchParams, name: string): string[] => {
  const values = params.getAll(name).flatMap((value) => value.split(','));
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))].sort();
};

/** Reads `?q=…&unit=a&unit=b&year=2022,2023&sort=newest&view=units`; what is unknown is ignored. */
export function readState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const state = emptyState();
  state.q = params.get('q') ?? '';
  for (const { name } of FILTERS) state.filters[name] = listOf(params, name);
  state.sort = SORTS.find((known) => known === params.get('sort')) ?? 'relevance';
  state.view = VIEWS.find((known) => known === params.get('view')) ?? 'items';
  state.turned = listOf(params, 'fold');
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
  if (state.view !== 'items') params.set('view', state.view);
  for (const key of state.turned) params.append('fold', key);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The part of a state that an item's page needs to mark the words: the words, and where they count. */
export function wordsOnly(state: SearchState): SearchState {
  const filters = { ...emptyState().filters, role: state.filters.role };
  return { ...emptyState(), q: state.q, filters };
}

/** The state with one value of a filter chosen or no longer chosen. */
export function toggleFilter(state: SearchState, name: FilterName, value: string): SearchState {
  return withFilter(state, name, toggled(state.filters[name], value));
}

/** The state with other values of a filter. */
export function withFilter(
  state: SearchState,
  name: FilterName,
  values: readonly string[],
): SearchState {
  return { ...state, filters: { ...state.filters, [name]: [...new Set(values)].sort() } };
}

/** The state with a part of the facets opened or closed. */
export function turn(state: SearchState, key: string): SearchState {
  return { ...state, turned: toggled(state.turned, key) };
}

function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value)
    ? values.filter((other) => other !== value)
    : [...values, value].sort();
}

/** True when a filter narrows the results. */
export function isFiltered(state: SearchState): boolean {
  return FILTERS.some(({ name }) => state.filters[name].length > 0);
}

/** True when there is something to answer: words, typed conditions or chosen filters. */
export function asks(state: SearchState): boolean {
  return isFiltered(state) || asksForSomething(parseQuery(state.q));
}

/** True when two states ask for the same hits in the same order, however they are shown. */
export function sameQuestion(a: SearchState, b: SearchState): boolean {
  const bare = (state: SearchState) => writeState({ ...state, view: 'items', turned: [] });
  return bare(a) === bare(b);
}
