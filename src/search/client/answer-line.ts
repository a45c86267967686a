import { parseQuery } from '../query.ts';
import type { SearchContext } from './context.ts';
import { element, fill } from './dom.ts';
import type { Answer, SearchedArchive } from './engine-contract.ts';
import { renderControls } from './render-controls.ts';
import { valueNames } from './render-facets.ts';
import { renderUnverified } from './render-unverified.ts';
import { shareButton } from './share-button.ts';
import type { SearchState } from './state.ts';
import { cutWords, partialWords, passedOverWords, summaryWords, unknownWords } from './summary.ts';
import { unreachableWords } from './whose.ts';

/**
 * The lines above the hits: how many there are and whether these are all, what of the question was
 * not taken, what is missing, and in what order the hits may be had.
 */
export class AnswerLine {
  readonly #context: SearchContext;
  readonly #input: HTMLInputElement | null;
  readonly #summary: HTMLElement | null;
  readonly #controls: HTMLElement | null;
  readonly #share: HTMLElement | null;
  /** Archives whose hits are missing: the search did not reach them, or their texts do not come. */
  #unreachable: readonly SearchedArchive[] = [];
  #lost: readonly SearchedArchive[] = [];
  readonly #gone = element('span', { class: 'unreachable' });

  constructor(host: HTMLElement, context: SearchContext) {
    this.#context = context;
    this.#input = host.querySelector('[data-search-form] input');
    this.#summary = host.querySelector('[data-search-summary]');
    this.#controls = host.querySelector('[data-search-controls]');
    this.#share = host.querySelector('[data-search-sharing]');
  }

  /** Says an answer; `isInOrder`: the hits shown stand as they were asked for. */
  say(answer: Answer, state: SearchState, isInOrder: boolean): void {
    const { labels, root } = this.#context;
    const words = answer.complete
      ? summaryWords(answer, labels, state.q)
      : partialWords(answer, labels);
    const sentences = [
      ...cutWords(this.#input?.value ?? state.q, labels),
      ...unknownWords(answer, labels),
      ...passedOverWords(labels, state.q),
    ].map((sentence) => element('span', { class: 'unknown' }, sentence));
    const nameOf = valueNames(answer.units, labels);
    const unverified = renderUnverified(answer.unverified, nameOf, { root, state, labels });
    this.#unreachable = answer.unreachable;
    this.#sayGone();
    fill(this.#summary, words, ...sentences, ...unverified, this.#gone);
    const hasWords = parseQuery(state.q).wanted.length > 0;
    const controls = answer.hits.length === 0 ? [] : renderControls(labels, state, hasWords);
    if (answer.complete && !isInOrder) {
      const attributes = { type: 'button', class: 'reorder', 'data-search-reorder': '' };
      controls.unshift(element('button', attributes, labels.reorder));
    }
    fill(this.#controls, ...controls);
    fill(this.#share, ...(answer.hits.length === 0 ? [] : shareButton(labels)));
  }

  /** Says something else in place of an answer. */
  sayInstead(words: string, controls: 'keep' | 'clear' = 'clear'): void {
    fill(this.#summary, words);
    if (controls === 'keep') return;
    fill(this.#controls);
    fill(this.#share);
  }

  /** What is said while results come in is for the eye; who listens hears the end. */
  setBusy(isBusy: boolean): void {
    this.#summary?.setAttribute('aria-busy', String(isBusy));
  }

  /** The texts of these archives do not come. */
  lose(lost: readonly SearchedArchive[]): void {
    this.#lost = lost;
    this.#sayGone();
  }

  #sayGone(): void {
    const { labels } = this.#context;
    fill(this.#gone, ...unreachableWords([...this.#unreachable, ...this.#lost], labels));
  }
}
