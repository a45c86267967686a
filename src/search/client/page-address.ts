import { keepLeftPlace, leftPlace, readPlace, type Place } from './place.ts';
import { emptyState, readState, sameQuestion, writeState, type SearchState } from './state.ts';
import { typedFor } from './typed-whole.ts';

/**
 * The address of the page of results: what is asked, what of it is a step of the history, and where
 * in the results the reader is.
 */
export class PageAddress {
  #state: SearchState = emptyState();
  /** The last step of the history: what is typed takes its place until it is sent. */
  #step: SearchState = emptyState();
  /** Where the reader was, until the hits are there again. */
  #place: Place | undefined;

  get state(): SearchState {
    return this.#state;
  }

  /** Hits that the reader had before; undefined where they were not here before. */
  get limit(): number | undefined {
    return this.#place?.limit;
  }

  /** The page is opened: reads its address and, where it was left before, the place. */
  open(): string {
    const typed = this.read();
    this.#place = leftPlace() ?? this.#place;
    return typed;
  }

  /** Reads the address as it is now, and gives what the box shall show. */
  read(): string {
    this.#state = readState(location.search);
    this.#step = this.#state;
    this.#place = readPlace(history.state);
    const given = (new URLSearchParams(location.search).get('q') ?? '').trim();
    return given === this.#state.q ? typedFor(given) : given;
  }

  /** Goes to another state, which `push` makes a step of the history. */
  go(state: SearchState, how: 'push' | 'replace'): void {
    const isSame = sameQuestion(this.#state, state);
    this.#state = state;
    if (how === 'push' || state.q === this.#step.q) this.#step = state;
    if (how === 'push') history.pushState(null, '', addressWith(state));
    else history.replaceState(isSame ? history.state : null, '', addressWith(state));
    if (!isSame) this.#place = undefined;
  }

  /** Goes where these words lead; resolves to whether that is anywhere else. */
  goTo(q: string, how: 'push' | 'replace'): boolean {
    const isStep = how === 'push' && q !== this.#step.q;
    if (!isStep && q === this.#state.q) return false;
    if (isStep) {
      // What was typed on the way here is no step of its own.
      history.replaceState(null, '', addressWith({ ...this.#state, q: this.#step.q }));
    }
    this.go({ ...this.#state, q }, how);
    return true;
  }

  /** Keeps where the reader is; `limit`: hits that are shown. */
  keepPlace(limit: number | undefined): void {
    // What the browser scrolls to before the hits are there is not where the reader was.
    if (this.#place !== undefined) return;
    history.replaceState(placeNow(limit), '');
  }

  /** The same as the page is left. */
  leave(limit: number | undefined): void {
    keepLeftPlace(this.#place ?? placeNow(limit));
  }

  /** Where the reader was, in pixels from the top; from now on it is kept anew. */
  takePlace(): number {
    const place = this.#place;
    this.#place = undefined;
    return place?.top ?? 0;
  }
}

function placeNow(limit: number | undefined): Place {
  return { top: Math.round(scrollY), ...(limit === undefined ? {} : { limit }) };
}

function addressWith(state: SearchState): string {
  return `${location.pathname}${writeState(state)}`;
}
