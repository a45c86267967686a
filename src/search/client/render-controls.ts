import { FILTERS, SORTS, type FilterName } from '../contract.ts';
import { parseQuery } from '../query.ts';
import { writeQuery } from '../query-text.ts';
import { element } from './dom.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';
import { emptyState, VIEWS, withFilter, writeState, type SearchState } from './state.ts';

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

/**
 * The conditions, chosen or typed, each a link that takes it back, and one that takes all back; the
 * words stay.
 */
export function renderChosen(labels: SearchLabels, state: SearchState, nameOf: NameOf): Node[] {
  const chip = (without: SearchState, key: string, name: string): HTMLElement =>
    stateLink(
      without,
      {
        class: 'chip on',
        'data-chosen': key,
        'aria-label': fillLabel(labels.remove, { name }),
      },
      name,
      element('span', { class: 'cross', 'aria-hidden': 'true' }, '×'),
    );
  const chosen = FILTERS.flatMap(({ name }) =>
    state.filters[name].map((value) => {
      const without = state.filters[name].filter((other) => other !== value);
      return chip(withFilter(state, name, without), `${name}:${value}`, nameOf(name, value));
    }),
  );
  const query = parseQuery(state.q);
  const typed = query.fields.map((field) => {
    const fields = query.fields.filter((other) => other !== field);
    return chip({ ...state, q: writeQuery({ ...query, fields }) }, field.text, field.text);
  });
  if (chosen.length + typed.length === 0) return [];
  const q = typed.length === 0 ? state.q : writeQuery({ ...query, fields: [] });
  const none = { ...state, q, filters: emptyState().filters };
  const clear = stateLink(none, { class: 'clear', 'data-search-clear': '' }, labels.clear);
  return [...chosen, ...typed, clear];
}
