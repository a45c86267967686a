import { element } from './dom.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import { missedAsText, type MissedQuery } from './missed-queries.ts';
import type { Proposal } from './proposals.ts';
import { stateLink } from './render-controls.ts';
import { readState, writeState } from './state.ts';

/** Proposals that are shown. */
const SHOWN = 6;

/** Where proposals go as they are found; it says nothing until there is one. */
export class Proposals {
  readonly node: HTMLElement;
  readonly #list: HTMLElement;
  readonly #labels: SearchLabels;
  readonly #offered = new Set<string>();

  constructor(labels: SearchLabels) {
    this.#labels = labels;
    this.#list = element('ul');
    const title = element('h3', {}, labels.proposals.title);
    this.node = element('div', { class: 'proposals', 'data-proposals': '' }, title, this.#list);
    this.node.hidden = true;
  }

  add({ kind, words, filter, state, count }: Proposal): void {
    const address = writeState(state);
    // A word that repeats itself has the same part several times.
    if (this.#list.children.length >= SHOWN || this.#offered.has(address)) return;
    this.#offered.add(address);
    const { proposals, filters } = this.#labels;
    const name = filter === undefined ? '' : filters[filter];
    const label = fillLabel(proposals[kind], { words, name });
    const items = fillLabel(proposals.count, { count: numberWords(count) });
    const link = stateLink(state, { 'data-proposal': kind }, label);
    this.#list.append(element('li', {}, link, ' ', element('span', { class: 'count num' }, items)));
    this.node.hidden = false;
  }
}

/** The list of questions that found nothing, with ways to keep and to clear it; empty without any. */
export function renderMissed(
  queries: readonly MissedQuery[],
  labels: SearchLabels,
  clear: () => void,
): Node[] {
  if (queries.length === 0) return [];
  const { missed } = labels;
  const title = fillLabel(missed.title, { count: queries.length });
  const items = queries.map(({ address, words, at }) =>
    element(
      'li',
      {},
      element('span', { class: 'num' }, at),
      stateLink(readState(address), {}, words === '' ? address : words),
    ),
  );
  const save = element('button', { type: 'button', 'data-missed-export': '' }, missed.export);
  save.addEventListener('click', () => download(missed.file, missedAsText(queries)));
  const empty = element('button', { type: 'button', 'data-missed-clear': '' }, missed.clear);
  empty.addEventListener('click', clear);
  return [
    element(
      'details',
      { class: 'missed' },
      element('summary', {}, title),
      element('p', { class: 'note' }, missed.note),
      element('ol', {}, ...items),
      element('p', { class: 'actions' }, save, empty),
    ),
  ];
}

/** Hands a text to the reader as a file, without asking any host. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
