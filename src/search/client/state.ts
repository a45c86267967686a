import { FILTERS, SORTS, type FilterName, type Sort } from '../contract.ts';
import { asksForSomething, parseQuery } from '../query.ts';
import { cutQuestion, STATE_SPACE } from './question-length.ts';

/** Hits shown by item, or gathered by unit. */
export const VIEWS = ['items', 'units'] as const;

export type View = (typeof VIEWS)[number];

/** Everything that decides what the search shows, in the panel and on the page; it stands in the URL. */
export interface SearchState {
  /** The words, as many as an address holds (`question-length.ts`). */
  q: string;
  /** Chosen values of each filter; none chosen means all. A unit with all below it is `<id>*`. */
  filters: Record<FilterName, string[]>;
  sort: Sort;
  view: View;
  /** Everything is listed where nothing is asked for. */
  all?: true;
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

/**
 * Reads `?q=…&unit=a&unit=b&year=2022,2023&sort=newest&view=units`, and `?all=1` for everything; what
 * is unknown is ignored.
 */
export function readState(search: string): SearchState {
  const params = new URLSearchParams(search);
  const state = emptyState();
  state.q = cutQuestion(params.get('q') ?? '');
  for (const { name } of FILTERS) state.filters[name] = listOf(params, name);
  state.sort = SORTS.find((known) => known === params.get('sort')) ?? 'relevance';
  state.view = VIEWS.find((known) => known === params.get('view')) ?? 'items';
  if (params.get('all') === '1') state.all = true;
  state.turned = listOf(params, 'fold');
  return state;
}

/**
 * The state as the query part of an address, `?` included; empty for the empty state. Which parts of
 * the facets are turned is left out where the address would be too long to be sent.
 */
export function writeState(state: SearchState): string {
  const whole = written(state);
  return whole.length <= STATE_SPACE ? whole : written({ ...state, turned: [] });
}

function written(state: SearchState): string {
  const params = new URLSearchParams();
  if (state.q !== '') params.set('q', state.q);
  for (const { name } of FILTERS) {
    if (state.filters[name].length > 0) params.set(name, state.filters[name].join(','));
  }
  if (state.sort !== 'relevance') params.set('sort', state.sort);
  if (state.view !== 'items') params.set('view', state.view);
  if (state.all === true) params.set('all', '1');
  if (state.turned.length > 0) params.set('fold', state.turned.join(','));
  // A comma means the same as it stands, and three characters less.
  const text = params.toString().replace(/%2C/g, ',');
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
function isFiltered(state: SearchState): boolean {
  return FILTERS.some(({ name }) => state.filters[name].length > 0);
}

/** True when there is something to answer: words, typed conditions, chosen filters, or everything. */
export function asks(state: SearchState): boolean {
  if (state.all === true && state.q.trim() === '') return true;
  return isFiltered(state) || asksForSomething(parseQuery(state.q));
}

/** True when two states ask for the same hits in the same order, however they are shown. */
export function sameQuestion(a: SearchState, b: SearchState): boolean {
  const bare = (state: SearchState) => writeState({ ...state, view: 'items', turned: [] });
  return bare(a) === bare(b);
}
