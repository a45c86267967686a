import { AnswerLine } from './answer-line.ts';
import type { SearchContext } from './context.ts';
import { element, fill } from './dom.ts';
import type { Answer } from './engine-contract.ts';
import { Reading } from './reading.ts';
import { renderChosen } from './render-controls.ts';
import { renderFacets, valueNames } from './render-facets.ts';
import { renderGroups } from './render-groups.ts';
import { Results } from './results.ts';
import type { Outcome } from './session.ts';
import type { SearchState } from './state.ts';
import { idleWords, partialWords } from './summary.ts';

/** Milliseconds that numbers and facets wait for the first hit. */
const SOON = 60;

/**
 * What the search page shows of a question: summary, chosen conditions, facets, and hits or units.
 * `[data-search-results]` says where the question stands: `data-state` idle, loading, done or error,
 * and, when done, `data-total`.
 */
export class AnswerView {
  readonly #host: HTMLElement;
  readonly #context: SearchContext;
  readonly #results: HTMLElement;
  readonly #line: AnswerLine;
  readonly #reading: Reading;
  #shown: Results | undefined;
  #limit: number | undefined;

  constructor(host: HTMLElement, context: SearchContext) {
    this.#host = host;
    this.#context = context;
    this.#results = host.querySelector('[data-search-results]') ?? element('div');
    this.#line = new AnswerLine(host, context);
    this.#reading = new Reading(this.#results);
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
    this.#line.lose([]);
  }

  /** How many hits are to be shown; undefined where none are. */
  get limit(): number | undefined {
    return this.#shown?.limit;
  }

  /** True when the reader has begun to read what is shown. */
  get acted(): boolean {
    return this.#reading.begun;
  }

  /** Says the numbers of an answer whose hits come after the texts that are waited for. */
  announce(answer: Answer, state: SearchState): void {
    if (this.#shown !== undefined) this.#line.say(answer, state, true);
  }

  /** The reader wants the hits in their own order, whatever moves. */
  release(): void {
    this.#reading.startAnew();
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
    this.#showFacets();
    this.#line.sayInstead('');
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
    this.#line.setBusy(isLoading);
    if (total === undefined) delete results.dataset['total'];
    else results.dataset['total'] = String(total);
    results.dataset['state'] = state;
    results.classList.toggle('stale', isStale);
    if (!isStale) return;
    delete this.#host.dataset['searchEmpty'];
    this.#line.sayInstead(this.#context.labels.loading, 'keep');
  }

  #showIdle(state: SearchState): void {
    fill(this.#results);
    this.#line.sayInstead(idleWords(this.#context.labels, state.q));
    this.#showFacets();
    this.#host.dataset['searchEmpty'] = '';
    this.#mark('idle');
  }

  async #showAnswer(answer: Answer, state: SearchState, isCurrent: () => boolean): Promise<void> {
    const { labels, root, several } = this.#context;
    const isFirst = this.#shown === undefined;
    if (!answer.complete && answer.hits.length === 0 && isFirst) {
      // What is there stays until there is something to show in its place.
      this.#mark('loading');
      this.#line.sayInstead(partialWords(answer, labels), 'keep');
      return;
    }
    const hitContext = { root, state, labels, several };
    const lose = this.#line.lose.bind(this.#line);
    this.#shown ??= new Results(this.#results, hitContext, lose, this.#limit);
    const isByItem = state.view === 'items' && answer.hits.length > 0;
    const isInOrder = isByItem ? this.#shown.place(answer, this.#reading.begun) : true;
    const shown = this.#shown;
    const drawn = isByItem ? shown.draw() : undefined;
    // Numbers and facets take the main thread for as long as a text takes to come from near: a hit that
    // may be read comes before them, one that is long in coming does not hold them up.
    if (isFirst && drawn !== undefined) {
      await settledWithin(SOON, Promise.race([shown.begun(), drawn]));
      if (this.#shown !== shown) return drawn;
    }
    // What was announced meanwhile is newer.
    if (!isFirst || isCurrent()) this.#line.say(answer, state, isInOrder);
    if (isFirst || answer.complete) this.#showFacets(answer, state);
    if (drawn !== undefined) await drawn;
    else {
      const groups = answer.hits.length > 0 ? [renderGroups(answer.groups, labels, state)] : [];
      fill(this.#results, ...groups);
    }
    if (!isCurrent()) return;
    if (answer.complete) this.#mark('done', answer.hits.length);
    else this.#mark('loading');
  }

  /** Without an answer there is nothing to choose from, and no button that would lead to it. */
  #showFacets(answer?: Answer, state?: SearchState): void {
    const target = this.#part('facets');
    const { labels } = this.#context;
    if (answer === undefined || state === undefined) fill(target);
    else {
      const context = { labels, state, nameOf: valueNames(answer.units, labels) };
      renderFacets(target, answer.facets, answer.units, context);
    }
    const button = this.#part('unfold');
    if (button !== null) button.hidden = (target?.childElementCount ?? 0) === 0;
  }
}

/** Resolves once the promise is settled, however, or after so many milliseconds. */
function settledWithin(limit: number, promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => resolve();
    promise.then(end, end);
    setTimeout(end, limit);
  });
}
