import type { Fragment } from '../contract.ts';
import { parseQuery } from '../query.ts';
import { Combobox, type Option } from './combobox.ts';
import { element, fill, marked } from './dom.ts';
import type { Answer, Engine, Hit, SearchedArchive } from './engine-contract.ts';
import { itemHit } from './excerpts.ts';
import { fillLabel, type SearchLabels } from './labels-contract.ts';
import { CompletionSource } from './render-completions.ts';
import type { NameOf } from './render-controls.ts';
import { valueNames } from './render-facets.ts';
import { addressOf, excerptParts, textlessTitle } from './render-hit.ts';
import { rolesAsked } from './roles-asked.ts';
import { SearchSession, type Outcome } from './session.ts';
import { emptyState, writeState, type SearchState } from './state.ts';
import { boxWords, partialWords, summaryWords, unknownWords } from './summary.ts';
import { tellInOrder, Texts } from './texts.ts';
import { isComposingKey, listenToTyping, type Typing } from './typing.ts';
import { archiveWords, unreachableWords } from './whose.ts';

/** Hits shown below the box; the page has the rest. */
const SHOWN = 8;

/** What a search needs of the page it runs on. */
export interface SearchContext {
  engine: Engine;
  labels: SearchLabels;
  /** The site's root, as the page's links name it (`../`). */
  root: string;
  /** True where several archives are searched: every hit says whose it is. */
  several: boolean;
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
      typed: () => {
        this.#isLeft = false;
        this.#ask();
      },
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
    if ((await this.#completions.load(q)) && !this.#isLeft) this.#ask();
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
      if (this.#box.isOpen()) return;
      fill(this.#status, labels.loading);
      this.#display([]);
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
    const nameOf = valueNames(answer.units, labels);
    const options: Option[] = [];
    let lost: SearchedArchive[];
    try {
      lost = await tellInOrder(hits, new Texts(), (hit, text) => {
        options.push(text === undefined ? this.#textless(hit, nameOf) : this.#option(hit, text));
      });
    } catch {
      if (asked === this.#asked) void this.#show({ kind: 'failed', reason: 'loading' });
      return;
    }
    if (asked !== this.#asked) return;
    const words = answer.complete ? summaryWords(answer, labels, this.#state.q) : undefined;
    const gone = unreachableWords([...answer.unreachable, ...lost], labels);
    const full = boxWords(this.#state.q, labels);
    const more = [...unknownWords(answer, labels), ...full, ...gone].flatMap((sentence) => [
      '　',
      sentence,
    ]);
    fill(this.#status, words ?? partialWords(answer, labels), ...more);
    if (answer.hits.length > 0 || answer.complete) {
      const all = fillLabel(labels.panel.all, { count: answer.hits.length });
      options.push(this.#link(`search/${writeState(this.#state)}`, all, 'all'));
    }
    this.#display(options);
  }

  #link(href: string, words: string, name = ''): Option {
    return { node: element('a', { class: name, href: this.#context.root + href }, words) };
  }

  #textless(hit: Hit, nameOf: NameOf): Option {
    const { labels, root, several } = this.#context;
    const node = element(
      'a',
      { href: addressOf(hit, '', this.#state, root), 'data-item': hit.item.id },
      element('span', { class: 'from' }, archiveWords(hit.archive, labels, several)),
      element('b', {}, textlessTitle(hit, nameOf)),
      element('span', { class: 'note' }, labels.textMissing),
    );
    return { node };
  }

  #option(hit: Hit, fragment: Fragment): Option {
    const { labels, root, several } = this.#context;
    const query = parseQuery(this.#state.q);
    const found = itemHit(fragment.blocks, query, rolesAsked(this.#state, labels.values));
    const section = found.sections[0];
    const anchor = found.title.marks.length > 0 ? '' : (section?.anchor ?? '');
    const title = element('b', {}, ...marked(fragment.title, found.title.marks));
    const whose = archiveWords(hit.archive, labels, several);
    const from = [whose, fragment.unitName, fragment.periodLabel].filter(Boolean).join('　');
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
