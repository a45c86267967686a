import type { SectionTest } from '../matching.ts';
import { parseQuery, type Query } from '../query.ts';
import type { Fragment } from '../contract.ts';
import { arrange, inOrder } from './arrangement.ts';
import { element, fill } from './dom.ts';
import type { Answer, Hit, SearchedArchive } from './engine-contract.ts';
import { itemHit } from './excerpts.ts';
import { fillLabel } from './labels-contract.ts';
import type { NameOf } from './render-controls.ts';
import { valueNames } from './render-facets.ts';
import { renderHit, renderTextless, type HitContext } from './render-hit.ts';
import { sectionsAsked } from './sections-asked.ts';
import { keyOf, tellInOrder, Texts } from './texts.ts';

/** Hits shown at first and with each press of the button. */
const PAGE = 20;

/**
 * The hits of one question on the page. While the answer grows, what is shown keeps its place; what
 * is new comes below, until the first page is full.
 */
export class Results {
  readonly #target: HTMLElement;
  readonly #context: HitContext;
  readonly #query: Query;
  readonly #isAsked: SectionTest;
  readonly #texts = new Texts();
  readonly #gone = new Set<SearchedArchive>();
  #nameOf: NameOf = (_, value) => value;
  #drawing = Promise.resolve();
  #shown: string[] = [];
  #hits: readonly Hit[] = [];
  /** Those of them that are to be shown. */
  #arranged: Hit[] = [];
  #limit: number;
  #current = true;

  readonly #lost: (archives: readonly SearchedArchive[]) => void;

  /**
   * `lost` is told of archives that do not give the texts of their hits, which are left out; `limit`:
   * hits to be shown at first.
   */
  constructor(
    target: HTMLElement,
    context: HitContext,
    lost: (archives: readonly SearchedArchive[]) => void,
    limit = PAGE,
  ) {
    this.#limit = limit;
    this.#target = target;
    this.#context = context;
    this.#lost = lost;
    this.#query = parseQuery(context.state.q);
    this.#isAsked = sectionsAsked(context.state, context.labels.values);
  }

  /** Another question has been asked: nothing more is shown of this one. */
  leave(): void {
    this.#current = false;
  }

  /** How many hits are to be shown. */
  get limit(): number {
    return this.#limit;
  }

  /**
   * Takes an answer, whose hits `draw` shows and whose texts are on their way from now on; `acted`:
   * the reader has begun to read. True when the hits stand in their own order.
   */
  place(answer: Answer, acted: boolean): boolean {
    this.#hits = answer.hits;
    this.#arrange(answer.complete && !acted);
    for (const hit of this.#arranged) void this.#texts.of(hit);
    this.#nameOf = valueNames(answer.units, this.#context.labels);
    return inOrder(this.#arranged, answer.hits, keyOf);
  }

  #arrange(free: boolean): void {
    const limit = this.#limit;
    this.#arranged = arrange(this.#shown, this.#hits, keyOf, { free, limit });
  }

  /** Resolves once the first of the hits to be shown has its text, or cannot have it. */
  async begun(): Promise<void> {
    const [first] = this.#arranged;
    if (first !== undefined) await this.#texts.of(first);
  }

  /**
   * Shows the hits in order as their texts come, after what is being drawn already. Rejects when no
   * text can be had.
   */
  draw(): Promise<void> {
    const drawing = this.#drawing.then(() => this.#drawNow());
    this.#drawing = drawing.catch(() => {});
    return drawing;
  }

  async #drawNow(): Promise<void> {
    if (!this.#current) return;
    const wanted = this.#arranged;
    const keys = wanted.map(keyOf);
    let isBegun = this.#shown.length > 0 && this.#shown.every((key, at) => keys[at] === key);
    const rest = wanted.slice(isBegun ? this.#shown.length : 0);
    const begin = (): void => {
      if (isBegun) return;
      isBegun = true;
      fill(this.#target);
      this.#target.classList.remove('stale');
      this.#shown = [];
    };
    const lost = await tellInOrder(rest, this.#texts, (hit, text) => {
      if (!this.#current) return;
      begin();
      const more = this.#target.querySelector('[data-search-more]');
      this.#target.insertBefore(this.#render(hit, text), more);
      this.#shown.push(keyOf(hit));
    });
    if (!this.#current) return;
    begin();
    for (const archive of lost) this.#gone.add(archive);
    this.#lost([...this.#gone]);
    this.#shown = keys;
    this.#target.querySelector('[data-search-more]')?.remove();
    this.#offerMore();
  }

  #render(hit: Hit, text: Fragment | undefined): HTMLElement {
    if (text === undefined) return renderTextless(hit, this.#nameOf, this.#context);
    return renderHit(hit, text, itemHit(text.blocks, this.#query, this.#isAsked), this.#context);
  }

  #offerMore(): void {
    const left = this.#hits.length - this.#shown.length;
    if (left <= 0) return;
    const words = fillLabel(this.#context.labels.moreHits, { count: Math.min(left, PAGE) });
    const attributes = { type: 'button', class: 'more-hits', 'data-search-more': '' };
    const button = element('button', attributes, words);
    button.addEventListener('click', () => void this.#more(button));
    this.#target.append(button);
  }

  async #more(button: HTMLElement): Promise<void> {
    if (button.getAttribute('aria-busy') === 'true') return;
    const articles = this.#target.querySelectorAll('article').length;
    this.#limit = this.#shown.length + PAGE;
    this.#arrange(false);
    button.setAttribute('aria-busy', 'true');
    try {
      await this.draw();
      // The button that had the focus is gone; go on where the new hits begin.
      this.#target.querySelectorAll('article')[articles]?.querySelector('a')?.focus();
    } catch {
      this.#limit = this.#shown.length;
      const { labels } = this.#context;
      button.removeAttribute('aria-busy');
      button.before(element('p', { class: 'failed', role: 'alert' }, labels.reasons.loading));
    }
  }
}
