import { asksForSomething, parseQuery, type Query } from '../query.ts';
import { element, fill } from './dom.ts';
import { createEngine, type Answer, type Engine, type Hit } from './engine.ts';
import { itemHit, type ItemHit } from './excerpts.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';
import { renderFacets, renderSorts, valueNames } from './render-facets.ts';
import { renderHit } from './render-hit.ts';
import { emptyState, readState, toggleFilter, writeState, type SearchState } from './state.ts';
import type { FilterName, Sort } from '../contract.ts';

/** Milliseconds without a key before a search starts. */
const PAUSE = 120;
/** Hits shown at first and with each press of the button. */
const PAGE = 20;
/** Up to this many items the places are counted, for which every item's text is loaded. */
const COUNTED = 100;

/** Brings the search page to life; does nothing on a page without `[data-search]`. */
export function startSearchPage(): void {
  const host = document.querySelector<HTMLElement>('[data-search]');
  const labels = document.querySelector('[data-search-labels]')?.textContent;
  if (host === null || labels == null) return;
  const root = host.dataset['root'] ?? '../';
  const engine = createEngine(new URL(root, document.baseURI).href);
  new SearchPage(host, root, engine, JSON.parse(labels) as SearchLabels).start();
}

class SearchPage {
  readonly #root: string;
  readonly #engine: Engine;
  readonly #labels: SearchLabels;
  readonly #form: HTMLFormElement | null;
  readonly #input: HTMLInputElement | null;
  readonly #results: HTMLElement | null;
  readonly #facets: HTMLElement | null;
  readonly #summary: HTMLElement | null;
  #state: SearchState = emptyState();
  /** Number of the newest question; an answer to an older one is dropped. */
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #composing = false;

  constructor(host: HTMLElement, root: string, engine: Engine, labels: SearchLabels) {
    this.#root = root;
    this.#engine = engine;
    this.#labels = labels;
    const marked = host.querySelector('[data-search-form]') ?? host.querySelector('form');
    this.#form = marked?.closest('form') ?? marked?.querySelector('form') ?? null;
    this.#input = (this.#form ?? marked)?.querySelector('input') ?? null;
    this.#results = host.querySelector('[data-search-results]');
    this.#facets = host.querySelector('[data-search-facets]');
    this.#summary = host.querySelector('[data-search-summary]');
    this.#summary?.setAttribute('aria-live', 'polite');
  }

  start(): void {
    this.#listenToTyping();
    this.#facets?.addEventListener('change', ({ target }) => {
      const { name, value } = target as HTMLInputElement;
      this.#go(toggleFilter(this.#state, name as FilterName, value), 'push');
    });
    this.#facets?.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('[data-search-clear]') === null) return;
      this.#go({ ...this.#state, filters: emptyState().filters }, 'push');
    });
    this.#summary?.addEventListener('click', (event) => {
      const link = (event.target as Element).closest<HTMLElement>('[data-sort]');
      if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#go({ ...this.#state, sort: link.dataset['sort'] as Sort }, 'push');
    });
    addEventListener('popstate', () => this.#readAddress());
    this.#readAddress();
  }

  #listenToTyping(): void {
    const input = this.#input;
    const typed = (): void => {
      clearTimeout(this.#timer);
      if (this.#composing) return;
      this.#timer = setTimeout(() => this.#take('replace'), PAUSE);
    };
    input?.addEventListener('compositionstart', () => {
      this.#composing = true;
      clearTimeout(this.#timer);
    });
    input?.addEventListener('compositionend', () => {
      this.#composing = false;
      typed();
    });
    input?.addEventListener('input', typed);
    this.#form?.addEventListener('submit', (event) => {
      event.preventDefault();
      clearTimeout(this.#timer);
      if (!this.#composing) this.#take('push');
    });
  }

  /** Takes over what stands in the input. */
  #take(how: 'push' | 'replace'): void {
    const q = (this.#input?.value ?? '').trim();
    if (q !== this.#state.q) this.#go({ ...this.#state, q }, how);
    else if (this.#results?.dataset['state'] === 'error') void this.#search();
  }

  #readAddress(): void {
    clearTimeout(this.#timer);
    this.#state = readState(location.search);
    if (this.#input !== null && !this.#composing) this.#input.value = this.#state.q;
    void this.#search();
  }

  #go(state: SearchState, how: 'push' | 'replace'): void {
    this.#state = state;
    const address = `${location.pathname}${writeState(state)}`;
    if (how === 'push') history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    void this.#search();
  }

  async #search(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const state = this.#state;
    const query = parseQuery(state.q);
    if (!asksForSomething(query)) {
      this.#showIdle();
      return;
    }
    this.#mark('loading');
    try {
      const answer = await this.#engine.answer(query, state);
      const counted = answer.hits.length <= COUNTED;
      const first = await textsOf(answer.hits.slice(0, counted ? COUNTED : PAGE), query);
      if (asked === this.#asked) this.#showAnswer(answer, first, query, counted);
    } catch {
      // Whatever the reason, the reader can only go on by browsing.
      if (asked === this.#asked) this.#showFailure();
    }
  }

  #mark(state: 'idle' | 'loading' | 'done' | 'error', total?: number): void {
    const results = this.#results;
    if (results === null) return;
    results.setAttribute('aria-busy', String(state === 'loading'));
    if (total === undefined) delete results.dataset['total'];
    else results.dataset['total'] = String(total);
    results.dataset['state'] = state;
    if (state === 'loading') fill(this.#summary, this.#labels.loading);
  }

  #showIdle(): void {
    fill(this.#results);
    fill(this.#summary, this.#state.q === '' ? '' : this.#labels.nothingAsked);
    fill(this.#facets);
    this.#mark('idle');
  }

  #showAnswer(answer: Answer, first: ItemHit[], query: Query, counted: boolean): void {
    const { hits, facets } = answer;
    const names = valueNames(answer.catalogue, this.#labels);
    renderFacets(this.#facets, facets, names, this.#labels, this.#state);
    fill(this.#results);
    if (hits.length === 0) {
      const q = this.#state.q.replace(/^[“"]|[”"]$/g, '');
      fill(this.#summary, fillLabel(this.#labels.nothing, { query: q }));
    } else {
      const places = first.reduce((sum, hit) => sum + hit.places, 0);
      const label = counted ? this.#labels.summary : this.#labels.summaryItems;
      const traditional = hits.some(({ item }) => item.lang.startsWith('zh-Hant'));
      const words = fillLabel(label, { items: hits.length, places });
      fill(
        this.#summary,
        words + (traditional ? this.#labels.withTraditional : ''),
        '　',
        renderSorts(this.#labels, this.#state),
      );
      this.#showHits(hits, 0, first, query);
    }
    this.#mark('done', hits.length);
  }

  /** Adds the hits from `from` on and, if there are more, the button that adds the next. */
  #showHits(hits: Hit[], from: number, texts: ItemHit[], query: Query): void {
    const results = this.#results;
    if (results === null) return;
    const context = { root: this.#root, q: this.#state.q, labels: this.#labels };
    hits.slice(from, from + PAGE).forEach(({ item }, at) => {
      const text = texts[at];
      if (text !== undefined) results.append(renderHit(item, text, context));
    });
    const left = hits.length - from - PAGE;
    if (left <= 0) return;
    const label = fillLabel(this.#labels.moreHits, { count: Math.min(left, PAGE) });
    const button = element(
      'button',
      { type: 'button', class: 'more-hits', 'data-search-more': '' },
      label,
    );
    button.addEventListener('click', () => void this.#showMore(button, hits, from + PAGE, query));
    results.append(button);
  }

  async #showMore(button: Element, hits: Hit[], from: number, query: Query): Promise<void> {
    const asked = this.#asked;
    const texts = await textsOf(hits.slice(from, from + PAGE), query).catch(() => undefined);
    if (asked !== this.#asked) return;
    if (texts === undefined) {
      this.#showFailure();
      return;
    }
    const last = button.previousElementSibling;
    button.remove();
    this.#showHits(hits, from, texts, query);
    // The button that had the focus is gone; go on where the new hits begin.
    last?.nextElementSibling?.querySelector('a')?.focus();
  }

  #showFailure(): void {
    const { failed, failedLinks } = this.#labels;
    fill(this.#facets);
    fill(this.#summary);
    fill(
      this.#results,
      element(
        'p',
        { class: 'failed', role: 'alert' },
        failed,
        ...failedLinks.flatMap(({ label, href }) => [
          '　',
          element('a', { href: this.#root + href }, label),
        ]),
      ),
    );
    this.#mark('error');
  }
}

/** What each hit has to show. */
function textsOf(hits: readonly Hit[], query: Query): Promise<ItemHit[]> {
  return Promise.all(hits.map(async (hit) => itemHit(await hit.blocks(), query)));
}
