import type { FilterName } from '../contract.ts';
import { AnswerView } from './answer-view.ts';
import { Combobox } from './combobox.ts';
import { element } from './dom.ts';
import { NothingFound } from './nothing-found.ts';
import type { SearchContext } from './panel.ts';
import { CompletionSource } from './render-completions.ts';
import { readPlace, type Place } from './place.ts';
import { SearchSession, type Outcome } from './session.ts';
import {
  emptyState,
  readState,
  sameQuestion,
  toggleFilter,
  turn,
  withFilter,
  writeState,
  type SearchState,
} from './state.ts';
import { listenToTyping, type Typing } from './typing.ts';
import { chooseUnit } from './unit-tree.ts';
import { keepWayBack } from './way-back.ts';

/** Milliseconds without scrolling after which the place is kept. */
const REST = 200;

/** Brings the search page to life; does nothing on a page without `[data-search]`. */
export function startSearchPage(contextFor: (root: string) => SearchContext): void {
  const host = document.querySelector<HTMLElement>('[data-search]');
  if (host !== null) new SearchPage(host, contextFor(host.dataset['root'] ?? '../')).start();
}

/** The page's state and its address: what a reader does becomes a question, an answer is drawn. */
class SearchPage {
  readonly #host: HTMLElement;
  readonly #context: SearchContext;
  readonly #session: SearchSession;
  readonly #input: HTMLInputElement | null;
  readonly #view: AnswerView;
  readonly #nothing: NothingFound;
  #state: SearchState = emptyState();
  /** The last step of the history: what is typed takes its place until it is sent. */
  #step: SearchState = emptyState();
  /** Where the reader was, until the hits are there again. */
  #place: Place | undefined;
  #outcome: Outcome = { kind: 'idle' };
  #typing: Typing | undefined;
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

  start(): void {
    this.#listenToTyping();
    this.#host.addEventListener('change', ({ target }) => {
      const { name, value } = target as HTMLInputElement;
      if (name === 'unit') void this.#chooseUnit(value);
      else if (name in this.#state.filters) {
        this.#keepPlace();
        this.#go(toggleFilter(this.#state, name as FilterName, value), 'push');
      }
    });
    this.#host.addEventListener('click', (event) => this.#click(event));
    this.#host
      .querySelector('[data-search-facets]')
      ?.addEventListener('keydown', (event) => this.#turnByKey(event as KeyboardEvent));
    addEventListener('popstate', () => this.#readAddress());
    let rest: ReturnType<typeof setTimeout> | undefined;
    addEventListener('scroll', () => {
      clearTimeout(rest);
      rest = setTimeout(() => this.#keepPlace(), REST);
    });
    this.#nothing.list();
    this.#readAddress();
  }

  #listenToTyping(): void {
    const input = this.#input;
    const form = input?.form;
    if (input === null || form == null) return;
    const popup = element('div', { class: 'panel completions' });
    form.append(popup);
    const { engine, labels } = this.#context;
    const box = new Combobox(input, popup, labels.panel.completions);
    const source = new CompletionSource(engine, labels);
    const complete = async (): Promise<void> => {
      const options = source.optionsAt(input, () => {
        void complete();
        this.#take('replace');
      });
      box.show(options);
      if (options.length > 0) box.open();
      else box.close();
      if (await source.load(input.value)) await complete();
    };
    this.#typing = listenToTyping(input, {
      changed: () => void complete(),
      typed: () => this.#take('replace'),
      submitted: () => {
        box.close();
        this.#take('push');
      },
    });
  }

  #click(event: Event): void {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    const target = event.target as Element;
    if (target.closest('article a') !== null) {
      this.#keepPlace();
      keepWayBack(location.origin + location.pathname, this.#state);
    }
    const turned = target.closest<HTMLElement>('[data-turn]')?.dataset['turn'];
    const link = target.closest<HTMLAnchorElement>('a[data-go]');
    if (turned !== undefined) this.#go(turn(this.#state, turned), 'replace');
    else if (target.closest('[data-search-retry]') !== null) this.#ask();
    else if (target.closest('[data-search-reorder]') !== null) {
      this.#view.release();
      void this.#draw();
    } else if (target.closest('[data-search-unfold]') !== null) this.#unfold(target);
    else if (link !== null && !ctrlKey && !metaKey && !shiftKey) {
      event.preventDefault();
      this.#keepPlace();
      this.#go(readState(link.search), 'push');
      if (this.#input !== null) this.#input.value = this.#state.q;
    }
  }

  #unfold(target: Element): void {
    const button = target.closest('[data-search-unfold]');
    const isOpen = button?.getAttribute('aria-expanded') === 'true';
    button?.setAttribute('aria-expanded', String(!isOpen));
  }

  /** Right opens the branch of units in which the focus is, Left closes it. */
  #turnByKey(event: KeyboardEvent): void {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const at = (event.target as Element).closest('li.branch');
    const button = at?.querySelector<HTMLElement>('[data-turn]');
    const isOpen = button?.getAttribute('aria-expanded') === 'true';
    const key = button?.dataset['turn'];
    if (key === undefined || isOpen === (event.key === 'ArrowRight')) return;
    event.preventDefault();
    this.#go(turn(this.#state, key), 'replace');
  }

  async #chooseUnit(value: string): Promise<void> {
    const units = await this.#context.engine.units();
    this.#keepPlace();
    const chosen = chooseUnit(this.#state.filters.unit, value, units);
    this.#go(withFilter(this.#state, 'unit', chosen), 'push');
  }

  /** Takes over what stands in the input. */
  #take(how: 'push' | 'replace'): void {
    const q = (this.#input?.value ?? '').trim();
    const isStep = how === 'push' && q !== this.#step.q;
    if (isStep) {
      // What was typed on the way here is no step of its own.
      history.replaceState(null, '', addressWith({ ...this.#state, q: this.#step.q }));
    }
    if (isStep || q !== this.#state.q) this.#go({ ...this.#state, q }, how);
    else if (this.#outcome.kind === 'failed') this.#ask();
  }

  #readAddress(): void {
    this.#typing?.cancel();
    const before = this.#state;
    this.#state = readState(location.search);
    this.#step = this.#state;
    this.#place = readPlace(history.state);
    const isComposing = this.#typing?.composing() ?? false;
    if (this.#input !== null && !isComposing) this.#input.value = this.#state.q;
    this.#follow(before);
  }

  #go(state: SearchState, how: 'push' | 'replace'): void {
    const before = this.#state;
    this.#state = state;
    const isSame = sameQuestion(before, state);
    if (how === 'push' || state.q === this.#step.q) this.#step = state;
    if (how === 'push') history.pushState(null, '', addressWith(state));
    else history.replaceState(isSame ? history.state : null, '', addressWith(state));
    if (!isSame) this.#place = undefined;
    this.#follow(before);
  }

  #follow(before: SearchState): void {
    const { kind } = this.#outcome;
    const isAnswered = kind === 'done' || kind === 'partial';
    if (!isAnswered || !sameQuestion(before, this.#state)) {
      this.#ask();
      return;
    }
    if (before.view !== this.#state.view) this.#view.startAnew(this.#place?.limit);
    void this.#draw();
  }

  #ask(): void {
    this.#view.startAnew(this.#place?.limit);
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
    if (outcome.kind === 'done') this.#restorePlace();
    if (!foundNothing) return;
    this.#view.propose(this.#nothing.proposals(state, this.#session, isCurrent));
    this.#nothing.keep(state, isCurrent);
  }

  #keepPlace(): void {
    // What the browser scrolls to before the hits are there is not where the reader was.
    if (this.#place !== undefined) return;
    const { limit } = this.#view;
    const place: Place = { top: Math.round(scrollY), ...(limit === undefined ? {} : { limit }) };
    history.replaceState(place, '');
  }

  #restorePlace(): void {
    const place = this.#place;
    this.#place = undefined;
    if (place !== undefined && place.top > 0 && !this.#view.acted) scrollTo(0, place.top);
  }
}

function addressWith(state: SearchState): string {
  return `${location.pathname}${writeState(state)}`;
}
