import { FILTERS, SORTS, type FilterName } from '../contract.ts';
import { element } from './dom.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';
import {
  emptyState,
  isFiltered,
  VIEWS,
  withFilter,
  writeState,
  type SearchState,
} from './state.ts';

/** What a value of a filter is called. */
export type NameOf = (filter: FilterName, value: string) => string;

/** A link to another state; the page follows it without loading itself anew. */
export function stateLink(
  state: SearchState,
  attributes: Record<string, string>,
  ...words: (Node | string)[]
): HTMLElement {
  return element('a', { href: writeState(state) || '?', 'data-go': '', ...attributes }, ...words);
}

function choices<T extends string>(
  name: string,
  values: readonly T[],
  present: T,
  words: Record<T, string>,
  next: (value: T) => SearchState,
): HTMLElement {
  const links = values.map((value) => {
    const isOn = value === present;
    const attributes: Record<string, string> = isOn
      ? { class: 'chip on', 'aria-current': 'true' }
      : { class: 'chip' };
    return stateLink(next(value), { ...attributes, 'data-choice': value }, words[value]);
  });
  const spaced = links.flatMap((link) => [link, ' ']);
  return element('span', { class: 'choices', role: 'group', 'aria-label': name }, ...spaced);
}

/**
 * Links for the orders of results and for the two views; the present ones are marked. Without words
 * nothing is more relevant than anything else: the newest come first.
 */
export function renderControls(
  labels: SearchLabels,
  state: SearchState,
  hasWords: boolean,
): HTMLElement[] {
  const views = choices(labels.viewBy, VIEWS, state.view, labels.views, (view) => ({
    ...state,
    view,
  }));
  if (state.view === 'units') return [views];
  const orders = SORTS.filter((sort) => hasWords || sort !== 'relevance');
  const present = hasWords || state.sort === 'oldest' ? state.sort : 'newest';
  const sorts = choices(labels.sortBy, orders, present, labels.sorts, (sort) => ({
    ...state,
    sort,
  }));
  return [sorts, views];
}

/** The chosen values, each a link that takes it back, and one that takes all back. */
export function renderChosen(labels: SearchLabels, state: SearchState, nameOf: NameOf): Node[] {
  if (!isFiltered(state)) return [];
  const chips = FILTERS.flatMap(({ name }) =>
    state.filters[name].map((value) => {
      const words = nameOf(name, value);
      const without = state.filters[name].filter((other) => other !== value);
      return stateLink(
        withFilter(state, name, without),
        {
          class: 'chip on',
          'data-chosen': `${name}:${value}`,
          'aria-label': fillLabel(labels.remove, { name: words }),
        },
        words,
        element('span', { class: 'cross', 'aria-hidden': 'true' }, '×'),
      );
    }),
  );
  const none = { ...state, filters: emptyState().filters };
  const clear = stateLink(none, { class: 'clear', 'data-search-clear': '' }, labels.clear);
  return [...chips, clear];
}
