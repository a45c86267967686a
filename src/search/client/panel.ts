import { MINUS, QUOTES } from '../typed-signs.ts';
import { Combobox, type Option } from './combobox.ts';
import type { SearchContext } from './context.ts';
import { element, fill } from './dom.ts';
import type { Answer, SearchedArchive } from './engine-contract.ts';
import { fillLabel } from './labels-contract.ts';
import { hitOption, linkOption } from './panel-options.ts';
import { cutQuestion } from './question-length.ts';
import { CompletionSource } from './render-completions.ts';
import { valueNames } from './render-facets.ts';
import { unverifiedWords } from './render-unverified.ts';
import { SearchSession, type Outcome } from './session.ts';
import { emptyState, writeState, type SearchState } from './state.ts';
import {
  cutWords,
  idleWords,
  partialWords,
  passedOverWords,
  summaryWords,
  unknownWords,
} from './summary.ts';
import { tellInOrder, Texts } from './texts.ts';
import { keepTyped } from './typed-whole.ts';
import { isComposingKey, listenToTyping, type Typing } from './typing.ts';
import { unreachableWords } from './whose.ts';

/** Hits shown below the box; the page has the rest. */
const SHOWN = 8;

/**
 * Brings the quick panel below a search box to life: results as one types, in the same state that
 * the search page reads from its address, where Enter goes.
 */
export function startPanel(input: HTMLInputElement, context: SearchContext): void {
  new Panel(input, context).start();
}

class Panel {
  readonly #input: HTMLInputElement;
  readonly #context: SearchContext;
  readonly #box: Combobox;
  readonly #status: HTMLElement;
  readonly #session: SearchSession;
  readonly #completions: CompletionSource;
  #state: SearchState = emptyState();
  #asked = 0;
  /** Escape was pressed, and nothing since. */
  #isLeft = false;
  #typing: Typing | undefined;

  constructor(input: HTMLInputElement, context: SearchContext) {
    const { engine, labels } = context;
    this.#input = input;
    this.#context = context;
    this.#status = element('p', { class: 'status num', role: 'status' });
    const popup = element('div', { class: 'panel', lang: 'zh-Hans', 'data-search-panel': '' });
    popup.append(this.#status);
    // Opens below the box it belongs to.
    input.closest('form')?.append(popup);
    this.#box = new Combobox(input, popup, labels.panel.title);
    popup.append(element('p', { class: 'hint' }, labels.panel.hint));
    this.#session = new SearchSession(engine, (outcome) => void this.#show(outcome));
    this.#completions = new CompletionSource(engine, labels);
  }

  start(): void {
    const input = this.#input;
    this.#typing = listenToTyping(input, {
      changed: () => {
        this.#isLeft = false;
        this.#offer();
      },
      typed: () => this.#ask(),
      submitted: () => this.#leave(),
    });
    input.addEventListener('focus', () => this.#ask());
    input.addEventListener('click', () => {
      if (this.#input.value.trim() !== '' && !this.#box.isOpen()) this.#ask();
    });
    // After the box has heard of it, which closes the panel.
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !isComposingKey(event)) this.#giveUp();
    });
    if (document.activeElement === input && input.value.trim() !== '') this.#ask();
  }

  /** What is not there yet is not waited for: nothing opens again until the box is used. */
  #giveUp(): void {
    this.#isLeft = true;
    this.#typing?.cancel();
    this.#session.stop();
    this.#asked += 1;
    // The lines may be those of a former question.
    if (this.#box.popup.dataset['panelState'] === 'loading') this.#box.show([]);
  }

  #leave(): void {
    const typed = this.#input.value.trim();
    keepTyped(typed);
    const state = { ...this.#state, q: cutQuestion(typed) };
    location.assign(`${this.#context.root}search/${writeState(state)}`);
  }

  #ask(): void {
    if (this.#typing?.composing() === true) return;
    const typed = this.#input.value.trim();
    void this.#learn(typed);
    if (this.#offer()) return;
    this.#state = { ...this.#state, q: cutQuestion(typed) };
    void this.#session.ask(this.#state);
  }

  /** Shows what the field may name in which the caret stands; false where it stands in none. */
  #offer(): boolean {
    const completions = this.#completions.optionsAt(this.#input, () => this.#ask());
    if (completions.length === 0) return false;
    this.#session.stop();
    this.#asked += 1;
    fill(this.#status, this.#context.labels.panel.completions);
    this.#display(completions);
    return true;
  }

  /** Learns what a field may name, and then offers it. */
  async #learn(typed: string): Promise<void> {
    if ((await this.#completions.load(typed)) && !this.#isLeft) this.#ask();
  }

  #display(options: Option[]): void {
    this.#box.show(options);
    this.#box.open();
  }

  async #show(outcome: Outcome): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { labels, root } = this.#context;
    const { kind } = outcome;
    this.#box.popup.dataset['panelState'] = kind;
    if (kind === 'idle') {
      const typed = this.#input.value.trim();
      // A sign that only begins what is being typed is no question yet.
      const words = (QUOTES + MINUS).includes(typed) ? '' : idleWords(labels, typed);
      fill(this.#status, words);
      this.#box.show([]);
      if (words === '') this.#box.close();
      else this.#box.open();
    } else if (kind === 'loading') {
      // What is shown stays until there is something new to show.
      if (this.#box.isOpen()) return;
      fill(this.#status, labels.loading);
      this.#display([]);
    } else if (kind === 'failed') {
      fill(this.#status, labels.failed);
      this.#display(labels.failedLinks.map(({ label, href }) => linkOption(root, href, label)));
    } else {
      await this.#showAnswer(outcome.answer, asked);
    }
  }

  async #showAnswer(answer: Answer, asked: number): Promise<void> {
    const { labels, root } = this.#context;
    const state = this.#state;
    const hits = answer.hits.slice(0, SHOWN);
    const nameOf = valueNames(answer.units, labels);
    const context = { ...this.#context, state };
    const options: Option[] = [];
    let lost: SearchedArchive[];
    try {
      lost = await tellInOrder(hits, new Texts(), (hit, text) => {
        options.push(hitOption(hit, text, nameOf, context));
      });
    } catch {
      if (asked === this.#asked) void this.#show({ kind: 'failed', reason: 'loading' });
      return;
    }
    if (asked !== this.#asked) return;
    const said = [
      answer.complete ? summaryWords(answer, labels, state.q) : partialWords(answer, labels),
      ...cutWords(this.#input.value, labels),
      ...unknownWords(answer, labels),
      ...passedOverWords(labels, state.q),
      ...unverifiedWords(answer.unverified, nameOf, labels),
      ...unreachableWords([...answer.unreachable, ...lost], labels),
    ];
    fill(this.#status, said.join('　'));
    if (answer.hits.length > 0 || answer.complete) {
      const all = fillLabel(labels.panel.all, { count: answer.hits.length });
      options.push(linkOption(root, `search/${writeState(state)}`, all, 'all'));
    }
    this.#display(options);
  }
}
