import { parseQuery } from '../query.ts';
import { element, fill } from './dom.ts';
import type { Answer, SearchedArchive } from './engine-contract.ts';
import type { SearchContext } from './panel.ts';
import { renderChosen, renderControls } from './render-controls.ts';
import { renderFacets, valueNames } from './render-facets.ts';
import { renderGroups } from './render-groups.ts';
import { Results } from './results.ts';
import type { Outcome } from './session.ts';
import type { SearchState } from './state.ts';
import {
  boxWords,
  idleWords,
  partialWords,
  signedFieldWords,
  summaryWords,
  unknownWords,
} from './summary.ts';
import { unreachableWords } from './whose.ts';

/**
 * What the search page shows of a question: summary, chosen conditions, facets, and hits or units.
 * `[data-search-results]` says where the question stands: `data-state` idle, loading, done or error,
 * and, when done, `data-total`.
 */
export class AnswerView {
  readonly #host: HTMLElement;
  readonly #context: SearchContext;
  readonly #results: HTMLElement;
  #shown: Results | undefined;
  #acted = false;
  #limit: number | undefined;
  /** Archives whose hits are missing: the search did not reach them, or their texts do not come. */
  #unreachable: readonly SearchedArchive[] = [];
  #lost: readonly SearchedArchive[] = [];
  readonly #gone = element('span', { class: 'unreachable' });

  constructor(host: HTMLElement, context: SearchContext) {
    this.#host = host;
    this.#context = context;
    this.#results = host.querySelector('[data-search-results]') ?? element('div');
    const act = (): void => {
      this.#acted = true;
    };
    this.#results.addEventListener('pointerdown', act);
    this.#results.addEventListener('focusin', act);
    addEventListener('wheel', act, { passive: true });
    addEventListener('touchmove', act, { passive: true });
    addEventListener('keydown', ({ target }) => {
      // Who types asks; who presses a key elsewhere pages through what is there.
      if ((target as Element).tagName !== 'INPUT') act();
    });
  }

  /**
   * The next answer is drawn from its beginning, up to `limit` hits; what is there stays until it
   * comes.
   */
  startAnew(limit?: number): void {
    this.#limit = limit;
    this.release();
    this.#shown?.leave();
    this.#shown = undefined;
    this.#lost = [];
  }

  /** How many hits are to be shown; undefined where none are. */
  get limit(): number | undefined {
    return this.#shown?.limit;
  }

  /** True when the reader has begun to read what is shown. */
  get acted(): boolean {
    return this.#acted;
  }

  /** Says the numbers of an answer whose hits come after the texts that are waited for. */
  announce(answer: Answer, state: SearchState): void {
    if (this.#shown !== undefined) this.#say(answer, state, true);
  }

  /** The reader wants the hits in their own order, whatever moves. */
  release(): void {
    this.#acted = false;
  }

  /**
   * Draws where a question stands; `isCurrent` tells whether it still does. Resolves to whether a
   * complete answer without any hit is now shown; rejects when a text cannot be had.
   */
  async show(outcome: Outcome, state: SearchState, isCurrent: () => boolean): Promise<boolean> {
    const { labels } = this.#context;
    const units = 'answer' in outcome ? outcome.answer.units : [];
    if (outcome.kind !== 'loading') {
      this.propose();
      fill(this.#part('chosen'), ...renderChosen(labels, state, valueNames(units, labels)));
    }
    if (outcome.kind === 'idle') this.#showIdle(state);
    else if (outcome.kind === 'loading') this.#mark('loading');
    else if (outcome.kind === 'failed') this.showFailure(outcome.reason);
    else {
      await this.#showAnswer(outcome.answer, state, isCurrent);
      return outcome.answer.complete && outcome.answer.hits.length === 0;
    }
    return false;
  }

  /** Says that the search is not to be had, and offers ways on. */
  showFailure(reason: 'time' | 'loading'): void {
    const { labels, root } = this.#context;
    const why = navigator.onLine ? labels.reasons[reason] : labels.reasons.offline;
    const retry = element('button', { type: 'button', 'data-search-retry': '' }, labels.retry);
    const links = labels.failedLinks.map(({ label, href }) =>
      element('a', { href: root + href }, label),
    );
    const ways = [retry, ...links].flatMap((way) => ['　', way]);
    fill(this.#part('facets'));
    fill(this.#part('controls'));
    fill(this.#part('summary'));
    fill(
      this.#results,
      element('p', { class: 'failed', role: 'alert' }, labels.failed + why, ...ways),
    );
    this.startAnew();
    this.#mark('error');
  }

  /** Shows what may be asked instead of a question that found nothing. */
  propose(...nodes: Node[]): void {
    fill(this.#part('proposals'), ...nodes);
  }

  #part(name: string): HTMLElement | null {
    return this.#host.querySelector<HTMLElement>(`[data-search-${name}]`);
  }

  #mark(state: 'idle' | 'loading' | 'done' | 'error', total?: number): void {
    const results = this.#results;
    const isLoading = state === 'loading';
    const isStale = isLoading && this.#shown === undefined;
    results.setAttribute('aria-busy', String(isLoading));
    // What is said while results come in is for the eye; who listens hears the end.
    this.#part('summary')?.setAttribute('aria-busy', String(isLoading));
    if (total === undefined) delete results.dataset['total'];
    else results.dataset['total'] = String(total);
    results.dataset['state'] = state;
    results.classList.toggle('stale', isStale);
    if (isStale) fill(this.#part('summary'), this.#context.labels.loading);
  }

  #showIdle(state: SearchState): void {
    fill(this.#results);
    fill(this.#part('summary'), idleWords(this.#context.labels, state.q));
    fill(this.#part('controls'));
    fill(this.#part('facets'));
    this.#host.dataset['searchEmpty'] = '';
    this.#mark('idle');
  }

  async #showAnswer(answer: Answer, state: SearchState, isCurrent: () => boolean): Promise<void> {
    const { labels, root, several } = this.#context;
    const isFirst = this.#shown === undefined;
    if (!answer.complete && answer.hits.length === 0 && isFirst) {
      // What is there stays until there is something to show in its place.
      this.#mark('loading');
      fill(this.#part('summary'), partialWords(answer, labels));
      return;
    }
    const lose = (lost: readonly SearchedArchive[]): void => {
      this.#lost = lost;
      this.#sayGone();
    };
    const hitContext = { root, state, labels, several };
    this.#shown ??= new Results(this.#results, hitContext, lose, this.#limit);
    const isByItem = state.view === 'items' && answer.hits.length > 0;
    const isInOrder = isByItem ? this.#shown.place(answer, this.#acted) : true;
    delete this.#host.dataset['searchEmpty'];
    // What is known is said before the texts come.
    this.#say(answer, state, isInOrder);
    if (isFirst || answer.complete) {
      const context = { labels, state, nameOf: valueNames(answer.units, labels) };
      renderFacets(this.#part('facets'), answer.facets, answer.units, context);
    }
    if (isByItem) await this.#shown.draw();
    else {
      const groups = answer.hits.length > 0 ? [renderGroups(answer.groups, labels, state)] : [];
      fill(this.#results, ...groups);
    }
    if (!isCurrent()) return;
    if (answer.complete) this.#mark('done', answer.hits.length);
    else this.#mark('loading');
  }

  #sayGone(): void {
    const { labels } = this.#context;
    fill(this.#gone, ...unreachableWords([...this.#unreachable, ...this.#lost], labels));
  }

  #say(answer: Answer, state: SearchState, isInOrder: boolean): void {
    const { labels } = this.#context;
    const words = answer.complete
      ? summaryWords(answer, labels, state.q)
      : partialWords(answer, labels);
    const sentences = [
      ...unknownWords(answer, labels),
      ...signedFieldWords(labels, state.q),
      ...boxWords(state.q, labels),
    ];
    const more = sentences.map((sentence) => element('span', { class: 'unknown' }, sentence));
    this.#unreachable = answer.unreachable;
    this.#sayGone();
    fill(this.#part('summary'), words, ...more, this.#gone);
    const hasWords = parseQuery(state.q).wanted.length > 0;
    const controls = answer.hits.length === 0 ? [] : renderControls(labels, state, hasWords);
    if (answer.complete && !isInOrder) {
      const attributes = { type: 'button', class: 'reorder', 'data-search-reorder': '' };
      controls.unshift(element('button', attributes, labels.reorder));
    }
    fill(this.#part('controls'), ...controls);
  }
}
