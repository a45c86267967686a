import { FILTERS, type DirectoryUnit, type FilterName } from '../contract.ts';
import { element, fill } from './dom.ts';
import type { FacetCounts, FacetValue } from './engine-contract.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import type { NameOf } from './render-controls.ts';
import type { SearchState } from './state.ts';
import { branchValue, unitTree, type UnitNode } from './unit-tree.ts';
import { unitWords } from './whose.ts';

/** Values of one filter that stand there before all are asked for. */
const SHOWN = 8;

interface FacetContext {
  labels: SearchLabels;
  state: SearchState;
  nameOf: NameOf;
}

/**
 * One fieldset of checkboxes a filter, with live counts; units as a tree. What has the focus keeps
 * it, since every choice draws the list anew.
 */
export function renderFacets(
  target: Element | null,
  facets: FacetCounts,
  units: readonly DirectoryUnit[],
  context: FacetContext,
): void {
  if (target === null) return;
  const focused = document.activeElement;
  const key =
    focused !== null && target.contains(focused) ? focused.getAttribute('data-key') : null;
  const fieldsets = FILTERS.flatMap(({ name }) => {
    const list =
      name === 'unit'
        ? renderTree(unitTree(units, facets.unit, context.state.filters.unit), context)
        : renderValues(name, facets[name], context);
    if (list.length === 0) return [];
    const legend = element('legend', {}, context.labels.filters[name]);
    return [element('fieldset', { 'data-filter': name }, legend, ...list)];
  });
  fill(target, ...fieldsets);
  if (key === null) return;
  for (const node of Array.from(target.querySelectorAll<HTMLElement>('[data-key]'))) {
    if (node.getAttribute('data-key') === key) node.focus();
  }
}

function box(name: FilterName, value: string, count: number, words: string, isOn: boolean): Node {
  const input = element('input', {
    type: 'checkbox',
    name,
    value,
    'data-key': `${name}:${value}`,
  }) as HTMLInputElement;
  input.checked = isOn;
  const number = element('span', { class: 'count num' }, numberWords(count));
  return element('label', {}, input, element('span', { class: 'name' }, words), ' ', number);
}

function renderValues(
  name: FilterName,
  values: readonly FacetValue[],
  { labels, state, nameOf }: FacetContext,
): Node[] {
  if (values.length === 0) return [];
  const isLong = values.length > SHOWN + 1;
  const isOpen = state.turned.includes(name);
  const chosen = state.filters[name];
  const shown = values.filter(
    ({ value }, at) => !isLong || isOpen || at < SHOWN || chosen.includes(value),
  );
  const items = shown.map(({ value, count }) =>
    element('li', {}, box(name, value, count, nameOf(name, value), chosen.includes(value))),
  );
  const list: Node[] = [element('ul', {}, ...items)];
  if (isLong) {
    const words = isOpen
      ? labels.fewerValues
      : fillLabel(labels.allValues, { count: values.length });
    const attributes = {
      type: 'button',
      class: 'turn-list',
      'data-turn': name,
      'data-key': `turn:${name}`,
      'aria-expanded': String(isOpen),
    };
    list.push(element('button', attributes, words));
  }
  return list;
}

function renderTree(nodes: readonly UnitNode[], context: FacetContext): Node[] {
  if (nodes.length === 0) return [];
  const isOnly = nodes.length === 1;
  return [
    element(
      'ul',
      { class: 'tree' },
      ...nodes.map((node) => renderNode(node, context, isOnly ? 'only' : 'top')),
    ),
  ];
}

/**
 * `only`: the one unit above all others shows those below it until it is closed. Units `below` need
 * not say again whose they are.
 */
function renderNode(node: UnitNode, context: FacetContext, place: 'only' | 'top' | 'below'): Node {
  const { labels, state, nameOf } = context;
  const { unit, own, all, children } = node;
  const chosen = state.filters.unit;
  const isChosen = (value: string): boolean => chosen.includes(value);
  const name = place === 'below' ? (unit.shortName ?? unit.name) : nameOf('unit', unit.id);
  if (children.length === 0) {
    return element('li', {}, box('unit', unit.id, all, name, isChosen(unit.id)));
  }
  const key = `unit.${unit.id}`;
  const isOpen = (place === 'only') !== state.turned.includes(key);
  const button = element('button', {
    type: 'button',
    class: 'turn',
    'data-turn': key,
    'data-key': `turn:${key}`,
    'aria-expanded': String(isOpen),
    'aria-label': fillLabel(isOpen ? labels.close : labels.open, { name }),
  });
  const branch = branchValue(unit.id);
  const item = element('li', { class: 'branch' }, button);
  item.append(box('unit', branch, all, name, isChosen(branch)));
  if (isOpen) {
    const below: Node[] = [];
    if (own > 0 || isChosen(unit.id)) {
      below.push(element('li', {}, box('unit', unit.id, own, labels.ownLevel, isChosen(unit.id))));
    }
    below.push(...children.map((child) => renderNode(child, context, 'below')));
    item.append(element('ul', {}, ...below));
  }
  return item;
}

/** Words for the values of filters: units by their names, the rest from the labels. */
export function valueNames(units: readonly DirectoryUnit[], labels: SearchLabels): NameOf {
  const names = new Map(units.map((unit) => [unit.id, unitWords(unit, labels)]));
  return (filter, value) => {
    if (filter !== 'unit') return labels.values[filter]?.[value] ?? value;
    const id = value.replace(/\*$/, '');
    const name = names.get(id) ?? id;
    return id === value ? name : name + labels.withBelow;
  };
}
