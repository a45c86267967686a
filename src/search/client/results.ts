import { parseQuery, type Query } from '../query.ts';
import type { Fragment } from '../contract.ts';
import { arrange, inOrder } from './arrangement.ts';
import { element, fill } from './dom.ts';
import type { Answer, Hit } from './engine-contract.ts';
import { itemHit } from './excerpts.ts';
import { fillLabel } from './labels-contract.ts';
import { renderHit, type HitContext } from './render-hit.ts';
import { rolesAsked } from './roles-asked.ts';
import { whileHeard } from './time-limit.ts';

/** Hits shown at first and with each press of the button. */
const PAGE = 20;
/** Milliseconds without a text after which those of the hits to be shown are given up. */
const TIME = 5000;

/** A hit by which it is told from all others, also of other archives. */
function keyOf({ archive, item }: Hit): string {
  return `${archive.root} ${item.id}`;
}

/**
 * The hits of one question on the page. While the answer grows, what is shown keeps its place; what
 * is new comes below, until the first page is full.
 */
export class Results {
  readonly #target: HTMLElement;
  readonly #context: HitContext;
  readonly #query: Query;
  readonly #roles: string[][];
  readonly #texts = new Map<string, Promise<Fragment>>();
  #shown: string[] = [];
  #arranged: Hit[] = [];
  #limit = PAGE;
  #current = true;
  /** Told of every text that comes. */
  #heard: () => void = () => {};

  constructor(target: HTMLElement, context: HitContext) {
    this.#target = target;
    this.#context = context;
    this.#query = parseQuery(context.state.q);
    this.#roles = rolesAsked(context.state, context.labels.values);
  }

  /** Another question has been asked: nothing more is shown of this one. */
  leave(): void {
    this.#current = false;
  }

  /**
   * Shows an answer; `acted`: the reader has begun to read. Resolves to whether the hits now stand
   * in their own order; rejects when a text cannot be had.
   */
  async show(answer: Answer, acted: boolean): Promise<boolean> {
    const free = answer.complete && !acted;
    this.#arranged = arrange(this.#shown, answer.hits, keyOf, free);
    await this.#draw();
    return inOrder(this.#arranged, answer.hits, keyOf);
  }

  async #draw(): Promise<void> {
    const wanted = this.#arranged.slice(0, this.#limit);
    const texts = await whileHeard(
      TIME,
      (heard) => {
        this.#heard = heard;
        return () => (this.#heard = () => {});
      },
      Promise.all(wanted.map((hit) => this.#text(hit))),
    );
    if (!this.#current) return;
    const keys = wanted.map(keyOf);
    const isLonger = this.#shown.length > 0 && this.#shown.every((key, at) => keys[at] === key);
    this.#target.querySelector('[data-search-more]')?.remove();
    if (!isLonger) fill(this.#target);
    const from = isLonger ? this.#shown.length : 0;
    wanted.slice(from).forEach((hit, at) => {
      const fragment = texts[from + at];
      if (fragment === undefined) return;
      const found = itemHit(fragment.blocks, this.#query, this.#roles);
      this.#target.append(renderHit(hit, fragment, found, this.#context));
    });
    this.#shown = keys;
    this.#offerMore();
  }

  #text(hit: Hit): Promise<Fragment> {
    const key = keyOf(hit);
    let text = this.#texts.get(key);
    if (text === undefined) {
      text = hit.text().then((fragment) => {
        this.#heard();
        return fragment;
      });
      this.#texts.set(key, text);
    }
    return text;
  }

  #offerMore(): void {
    const left = this.#arranged.length - this.#shown.length;
    if (left <= 0) return;
    const words = fillLabel(this.#context.labels.moreHits, { count: Math.min(left, PAGE) });
    const attributes = { type: 'button', class: 'more-hits', 'data-search-more': '' };
    const button = element('button', attributes, words);
    button.addEventListener('click', () => void this.#more(button));
    this.#target.append(button);
  }

  async #more(button: HTMLElement): Promise<void> {
    const before = this.#shown.length;
    this.#limit = before + PAGE;
    button.setAttribute('aria-busy', 'true');
    try {
      await this.#draw();
      // The button that had the focus is gone; go on where the new hits begin.
      this.#target.querySelectorAll('article')[before]?.querySelector('a')?.focus();
    } catch {
      this.#limit = before;
      const { labels } = this.#context;
      button.removeAttribute('aria-busy');
      button.before(element('p', { class: 'failed', role: 'alert' }, labels.reasons.loading));
    }
  }
}
