import { AnswerView } from './answer-view.ts';
import type { SearchContext } from './context.ts';
import { listenToFacets } from './facet-choices.ts';
import { NothingFound } from './nothing-found.ts';
import { PageAddress } from './page-address.ts';
import { startPageBox } from './page-box.ts';
import { cutQuestion } from './question-length.ts';
import { SearchSession, type Outcome } from './session.ts';
import { readState, sameQuestion, type SearchState } from './state.ts';
import { keepTyped } from './typed-whole.ts';
import type { Typing } from './typing.ts';
import { keepWayBack } from './way-back.ts';

/** Milliseconds without scrolling after which the place is kept. */
const REST = 200;

/** Brings the search page to life; does nothing on a page without `[data-search]`. */
export function startSearchPage(contextFor: (root: string) => SearchContext): void {
  const host = document.querySelector<HTMLElement>('[data-search]');
  if (host !== null) new SearchPage(host, contextFor(host.dataset['root'] ?? '../')).start();
}

/** What a reader does on the page becomes a question, an answer is drawn. */
class SearchPage {
  readonly #host: HTMLElement;
  readonly #context: SearchContext;
  readonly #session: SearchSession;
  readonly #input: HTMLInputElement | null;
  readonly #view: AnswerView;
  readonly #nothing: NothingFound;
  readonly #address = new PageAddress();
  #outcome: Outcome = { kind: 'idle' };
  #typing: Typing | undefined;
  /** The box holds more than is searched. */
  #isCut = false;
  /** The questions that found nothing are listed, below everything else and after it. */
  #isListed = false;
  #drawing = false;
  #drawAgain = false;

  constructor(host: HTMLElement, context: SearchContext) {
    this.#host = host;
    this.#context = context;
    this.#input = host.querySelector('[data-search-form] input');
    this.#view = new AnswerView(host, context);
    this.#session = new SearchSession(context.engine, (outcome, state) => {
      if (sameQuestion(state, this.#state)) this.#hear(outcome);
    });
    const root = new URL(context.root, document.baseURI).href;
    const foot = host.querySelector<HTMLElement>('[data-search-missed]');
    this.#nothing = new NothingFound(foot, context.labels, root);
  }

  get #state(): SearchState {
    return this.#address.state;
  }

  start(): void {
    this.#readAddress('open');
    if (this.#input !== null) {
      this.#typing = startPageBox(this.#input, this.#context, {
        typed: () => this.#take('replace'),
        submitted: () => this.#take('push'),
      });
    }
    listenToFacets(this.#host, {
      engine: this.#context.engine,
      state: () => this.#state,
      chosen: (state) => {
        this.#keepPlace();
        this.#go(state, 'push');
      },
      turned: (state) => this.#go(state, 'replace'),
    });
    this.#host.addEventListener('click', (event) => this.#click(event));
    addEventListener('popstate', () => this.#readAddress('read'));
    let rest: ReturnType<typeof setTimeout> | undefined;
    addEventListener('scroll', () => {
      clearTimeout(rest);
      rest = setTimeout(() => this.#keepPlace(), REST);
    });
    // Who leaves does not wait for the rest.
    addEventListener('pagehide', () => this.#address.leave(this.#view.limit));
  }

  #click(event: Event): void {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    const target = event.target as Element;
    if (target.closest('article a') !== null) {
      this.#keepPlace();
      keepWayBack(location.origin + location.pathname, this.#state);
    }
    const link = target.closest<HTMLAnchorElement>('a[data-go]');
    if (target.closest('[data-search-retry]') !== null) this.#ask();
    else if (target.closest('[data-search-reorder]') !== null) {
      this.#view.release();
      void this.#draw();
    } else if (link !== null && !ctrlKey && !metaKey && !shiftKey) {
      event.preventDefault();
      this.#keepPlace();
      this.#go(readState(link.search), 'push');
      if (this.#input !== null) this.#input.value = this.#state.q;
    }
  }

  /** Takes over what stands in the input. */
  #take(how: 'push' | 'replace'): void {
    const typed = (this.#input?.value ?? '').trim();
    const q = cutQuestion(typed);
    const isCut = q !== typed;
    const before = this.#state;
    keepTyped(typed);
    if (this.#address.goTo(q, how)) this.#follow(before);
    else if (this.#outcome.kind === 'failed') this.#ask();
    // What is left out of the search is said anew.
    else if (isCut !== this.#isCut) void this.#draw();
    this.#isCut = isCut;
  }

  #readAddress(how: 'open' | 'read'): void {
    this.#typing?.cancel();
    const before = this.#state;
    const typed = this.#address[how]();
    const isComposing = this.#typing?.composing() ?? false;
    if (this.#input !== null && !isComposing) this.#input.value = typed;
    this.#isCut = typed !== this.#state.q;
    this.#follow(before);
  }

  #go(state: SearchState, how: 'push' | 'replace'): void {
    const before = this.#state;
    this.#address.go(state, how);
    this.#follow(before);
  }

  #follow(before: SearchState): void {
    const { kind } = this.#outcome;
    const isAnswered = kind === 'done' || kind === 'partial';
    if (!isAnswered || !sameQuestion(before, this.#state)) {
      this.#ask();
      return;
    }
    if (before.view !== this.#state.view) this.#view.startAnew(this.#address.limit);
    void this.#draw();
  }

  #ask(): void {
    this.#view.startAnew(this.#address.limit);
    void this.#session.ask(this.#state);
  }

  #hear(outcome: Outcome): void {
    this.#outcome = outcome;
    if (this.#drawing && 'answer' in outcome) this.#view.announce(outcome.answer, this.#state);
    void this.#draw();
  }

  /** Draws what was heard last; what is heard meanwhile is drawn after. */
  async #draw(): Promise<void> {
    this.#drawAgain = true;
    if (this.#drawing) return;
    this.#drawing = true;
    while (this.#drawAgain) {
      this.#drawAgain = false;
      try {
        await this.#drawOutcome(this.#outcome, this.#state);
      } catch {
        // A text that cannot be had; whatever the reason, the reader can only go on otherwise.
        if (!this.#drawAgain) {
          this.#outcome = { kind: 'failed', reason: 'loading' };
          this.#view.showFailure('loading');
        }
      }
    }
    this.#drawing = false;
  }

  async #drawOutcome(outcome: Outcome, state: SearchState): Promise<void> {
    const isCurrent = (): boolean => this.#outcome === outcome && this.#state === state;
    const foundNothing = await this.#view.show(outcome, state, isCurrent);
    if (!isCurrent()) return;
    if (!this.#isListed && outcome.kind !== 'loading') this.#nothing.list();
    this.#isListed ||= outcome.kind !== 'loading';
    if (outcome.kind === 'done') this.#restorePlace();
    if (!foundNothing) return;
    this.#view.propose(this.#nothing.proposals(state, this.#session, isCurrent));
    // An item that could not be looked into may be what was asked for.
    const isCertain = 'answer' in outcome && outcome.answer.unverified.length === 0;
    if (isCertain) this.#nothing.keep(state, isCurrent);
  }

  #keepPlace(): void {
    this.#address.keepPlace(this.#view.limit);
  }

  #restorePlace(): void {
    const top = this.#address.takePlace();
    if (top > 0 && !this.#view.acted) scrollTo(0, top);
  }
}
