import { FILTERS, SORTS, type Catalogue, type FilterName, type Sort } from '../contract.ts';
import { element, fill } from './dom.ts';
import type { FacetCounts } from './facets.ts';
import type { SearchLabels } from './labels-contract.ts';
import { isFiltered, writeState, type SearchState } from './state.ts';

/**
 * One fieldset of checkboxes a filter, with live counts. The box that has the focus keeps it, since
 * every choice draws the list anew.
 */
export function renderFacets(
  target: Element | null,
  facets: FacetCounts,
  nameOf: (filter: FilterName, value: string) => string,
  labels: SearchLabels,
  state: SearchState,
): void {
  if (target === null) return;
  const focused = document.activeElement as HTMLInputElement | null;
  const key = focused !== null && target.contains(focused) ? [focused.name, focused.value] : [];
  const fieldsets = FILTERS.filter(({ name }) => facets[name].length > 0).map(({ name }) =>
    element(
      'fieldset',
      { 'data-filter': name },
      element('legend', {}, labels.filters[name]),
      ...facets[name].map(({ value, count, chosen }) => {
        const box = element('input', { type: 'checkbox', name, value }) as HTMLInputElement;
        box.checked = chosen;
        const number = element('span', { class: 'count num' }, String(count));
        return element('label', {}, box, ` ${nameOf(name, value)} `, number);
      }),
    ),
  );
  fill(target, ...fieldsets);
  if (isFiltered(state)) {
    target.append(
      element('button', { type: 'button', class: 'clear', 'data-search-clear': '' }, labels.clear),
    );
  }
  for (const box of Array.from(target.querySelectorAll('input'))) {
    if (box.name === key[0] && box.value === key[1]) box.focus();
  }
}

/** Words for the values of filters: units from the catalogue, the rest from the labels. */
export function valueNames(
  catalogue: Catalogue | undefined,
  labels: SearchLabels,
): (filter: FilterName, value: string) => string {
  const units = new Map(catalogue?.units.map((unit) => [unit.id, unit.name]));
  return (filter, value) =>
    (filter === 'unit' ? units.get(value) : undefined) ?? labels.values[filter]?.[value] ?? value;
}

/** Links for the orders of results; the present one is marked. */
export function renderSorts(labels: SearchLabels, state: SearchState): HTMLElement {
  const links = SORTS.map((sort: Sort) =>
    element(
      'a',
      {
        href: writeState({ ...state, sort }) || '?',
        'data-sort': sort,
        class: sort === state.sort ? 'chip on' : 'chip',
        ...(sort === state.sort ? { 'aria-current': 'true' } : {}),
      },
      labels.sorts[sort],
    ),
  );
  return element('span', { class: 'sorts' }, ...links.flatMap((link) => [link, ' ']));
}
