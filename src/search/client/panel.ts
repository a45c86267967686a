import { Combobox, type Option } from './combobox.ts';
import { element, fill, marked } from './dom.ts';
import type { Answer, Engine, Hit } from './engine-contract.ts';
import { itemHit } from './excerpts.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';
import { parseQuery } from '../query.ts';
import { CompletionSource } from './render-completions.ts';
import { addressOf, excerptParts } from './render-hit.ts';
import { rolesAsked } from './roles-asked.ts';
import { SearchSession, type Outcome } from './session.ts';
import { emptyState, writeState, type SearchState } from './state.ts';
import { partialWords, summaryWords, unknownWords } from './summary.ts';
import { listenToTyping, type Typing } from './typing.ts';

/** Hits shown below the box; the page has the rest. */
const SHOWN = 8;

/** What a search needs of the page it runs on. */
export interface SearchContext {
  engine: Engine;
  labels: SearchLabels;
  /** The site's root, as the page's links name it (`../`). */
  root: string;
}

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
      typed: () => this.#ask(),
      submitted: () => this.#leave(),
    });
    input.addEventListener('focus', () => this.#ask());
    input.addEventListener('click', () => {
      if (this.#input.value.trim() !== '') this.#box.open();
    });
    if (document.activeElement === input && input.value.trim() !== '') this.#ask();
  }

  #leave(): void {
    const q = this.#input.value.trim();
    location.assign(`${this.#context.root}search/${writeState({ ...this.#state, q })}`);
  }

  #ask(): void {
    if (this.#typing?.composing() === true) return;
    const q = this.#input.value.trim();
    void this.#learn(q);
    const completions = this.#completions.optionsAt(this.#input, () => this.#ask());
    if (completions.length > 0) {
      this.#session.stop();
      this.#asked += 1;
      fill(this.#status, this.#context.labels.panel.completions);
      this.#display(completions);
      return;
    }
    this.#state = { ...this.#state, q };
    void this.#session.ask(this.#state);
  }

  /** Learns what a field may name, and then offers it. */
  async #learn(q: string): Promise<void> {
    if (await this.#completions.load(q)) this.#ask();
  }

  #display(options: Option[]): void {
    this.#box.show(options);
    this.#box.open();
  }

  async #show(outcome: Outcome): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const { labels } = this.#context;
    const { kind } = outcome;
    this.#box.popup.dataset['panelState'] = kind;
    if (kind === 'idle') {
      this.#box.show([]);
      this.#box.close();
    } else if (kind === 'loading') {
      // What is shown stays until there is something new to show.
      if (!this.#box.isOpen()) fill(this.#status, labels.loading);
    } else if (kind === 'failed') {
      fill(this.#status, labels.failed);
      this.#display(labels.failedLinks.map(({ label, href }) => this.#link(href, label)));
    } else {
      await this.#showAnswer(outcome.answer, asked);
    }
  }

  async #showAnswer(answer: Answer, asked: number): Promise<void> {
    const { labels } = this.#context;
    const hits = answer.hits.slice(0, SHOWN);
    let options: Option[];
    try {
      options = await Promise.all(hits.map((hit) => this.#option(hit)));
    } catch {
      if (asked === this.#asked) void this.#show({ kind: 'failed', reason: 'loading' });
      return;
    }
    if (asked !== this.#asked) return;
    const words = answer.complete ? summaryWords(answer, labels, this.#state.q) : undefined;
    fill(this.#status, words ?? partialWords(answer, labels), ...unknownWords(answer, labels));
    if (answer.hits.length > 0 || answer.complete) {
      const all = fillLabel(labels.panel.all, { count: answer.hits.length });
      options.push(this.#link(`search/${writeState(this.#state)}`, all, 'all'));
    }
    this.#display(options);
  }

  #link(href: string, words: string, name = ''): Option {
    return { node: element('a', { class: name, href: this.#context.root + href }, words) };
  }

  async #option(hit: Hit): Promise<Option> {
    const { labels, root } = this.#context;
    const fragment = await hit.text();
    const query = parseQuery(this.#state.q);
    const found = itemHit(fragment.blocks, query, rolesAsked(this.#state, labels.values));
    const section = found.sections[0];
    const anchor = found.title.marks.length > 0 ? '' : (section?.anchor ?? '');
    const title = element('b', {}, ...marked(fragment.title, found.title.marks));
    const from = `${fragment.unitName}　${fragment.periodLabel}`;
    const node = element(
      'a',
      { href: addressOf(hit, anchor, this.#state, root), 'data-item': hit.item.id },
      element('span', { class: 'from num' }, from),
      title,
    );
    if (hit.item.lang.startsWith('zh-Hant')) title.lang = hit.item.lang;
    if (section !== undefined && found.title.marks.length === 0) {
      const { excerpt, label } = section;
      const words =
        excerpt === undefined
          ? marked(label?.text ?? '', label?.marks ?? [])
          : excerptParts(excerpt);
      node.append(element('span', { class: 'excerpt', lang: hit.item.lang }, ...words));
    }
    return { node };
  }
}
