import type { DirectoryItem } from '../contract.ts';
import { element } from './dom.ts';
import type { UnitGroup } from './engine-contract.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import { stateLink } from './render-controls.ts';
import { withFilter, type SearchState } from './state.ts';

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
  const rows = groups.map(({ archive, unit, items, occurrences, first, last }) => {
    const name = unit.shortName ?? unit.name;
    const own = { ...withFilter(state, 'unit', [unit.id]), view: 'items' as const };
    const link = archive.name === '' ? stateLink(own, {}, name) : name;
    const whose = archive.name === '' ? '' : `　${archive.name}`;
    return element(
      'tr',
      { 'data-group': unit.id },
      element('th', { scope: 'row' }, link, whose),
      ...(isCounted
        ? [element('td', {}, occurrences === undefined ? '' : numberWords(occurrences))]
        : []),
      element('td', {}, numberWords(items)),
      element('td', {}, periodWords(first, labels)),
      element('td', {}, periodWords(last, labels)),
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

/**
 * A period as far as the list of items says it: 2023年全年, 2023年上半年; for a quarter or a month, of
 * which the list has only the last day, its last month.
 */
function periodWords({ end, values }: DirectoryItem, labels: SearchLabels): string {
  const year = values.year[0];
  const period = values.period[0] ?? '';
  if (year === undefined) return '';
  if (/^(?:year|H1|H2)$/.test(period)) {
    const words = labels.values.period?.[period] ?? period;
    return fillLabel(labels.period, { year, period: words });
  }
  const [endYear = year, month = ''] = end.split('-');
  return fillLabel(labels.periodMonth, { year: endYear, month: String(Number(month)) });
}
