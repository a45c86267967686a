import type { FilterName } from '../contract.ts';
import type { Engine } from './engine-contract.ts';
import { toggleFilter, turn, withFilter, type SearchState } from './state.ts';
import { chooseUnit } from './unit-tree.ts';

/** What is done to the facets becomes another state. */
interface Facets {
  engine: Engine;
  state(): SearchState;
  /** The reader has chosen or given up a value. */
  chosen(state: SearchState): void;
  /** A part of the facets was opened or closed. */
  turned(state: SearchState): void;
}

/** Listens to boxes, branches and long lists of the facets of the search page. */
export function listenToFacets(host: HTMLElement, facets: Facets): void {
  const { engine, state, chosen, turned } = facets;

  const chooseUnits = async (value: string): Promise<void> => {
    const units = await engine.units();
    chosen(withFilter(state(), 'unit', chooseUnit(state().filters.unit, value, units)));
  };

  /** Right opens the branch of units in which the focus is, Left closes it. */
  const turnByKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const at = (event.target as Element).closest('li.branch');
    const button = at?.querySelector<HTMLElement>('[data-turn]');
    const isOpen = button?.getAttribute('aria-expanded') === 'true';
    const key = button?.dataset['turn'];
    if (key === undefined || isOpen === (event.key === 'ArrowRight')) return;
    event.preventDefault();
    turned(turn(state(), key));
  };

  host.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLInputElement;
    if (name === 'unit') void chooseUnits(value);
    else if (name in state().filters) chosen(toggleFilter(state(), name as FilterName, value));
  });
  host.addEventListener('click', ({ target }) => {
    const at = target as Element;
    const key = at.closest<HTMLElement>('[data-turn]')?.dataset['turn'];
    if (key !== undefined) turned(turn(state(), key));
    const button = at.closest('[data-search-unfold]');
    const isOpen = button?.getAttribute('aria-expanded') === 'true';
    button?.setAttribute('aria-expanded', String(!isOpen));
  });
  host
    .querySelector('[data-search-facets]')
    ?.addEventListener('keydown', (event) => turnByKey(event as KeyboardEvent));
}
