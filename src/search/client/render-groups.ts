import { element } from './dom.ts';
import type { UnitGroup } from './engine-contract.ts';
import { numberWords, type SearchLabels } from './labels-contract.ts';
import { stateLink } from './render-controls.ts';
import { withFilter, type SearchState } from './state.ts';
import { unitWords } from './whose.ts';

/** Hits gathered by unit: how often, in how many items, from when to when; the unit leads to its hits. */
export function renderGroups(
  groups: readonly UnitGroup[],
  labels: SearchLabels,
  state: SearchState,
): HTMLElement {
  const columns = labels.groups;
  const isCounted = groups.some(({ occurrences }) => (occurrences ?? 0) > 0);
  const heads = [
    columns.unit,
    ...(isCounted ? [columns.occurrences] : []),
    columns.items,
    columns.first,
    columns.last,
  ];
  const head = element('tr', {}, ...heads.map((words) => element('th', { scope: 'col' }, words)));
  const rows = groups.map(({ unit, items, occurrences, first, last }) => {
    const own = { ...withFilter(state, 'unit', [unit.id]), view: 'items' as const };
    const link = stateLink(own, {}, unitWords(unit, labels));
    return element(
      'tr',
      { 'data-group': unit.id },
      element('th', { scope: 'row' }, link),
      ...(isCounted
        ? [element('td', {}, occurrences === undefined ? '' : numberWords(occurrences))]
        : []),
      element('td', {}, numberWords(items)),
      element('td', {}, first.periodLabel),
      element('td', {}, last.periodLabel),
    );
  });
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      { class: 'groups num' },
      element('thead', {}, head),
      element('tbody', {}, ...rows),
    ),
  );
}
