import type { DirectoryUnit } from '../contract.ts';
import type { Option } from './combobox.ts';
import { completionsAt, type Vocabulary } from './completions.ts';
import { element } from './dom.ts';
import type { Engine } from './engine-contract.ts';
import type { SearchLabels } from './labels-contract.ts';
import { SearchSession } from './session.ts';

/** What fields may name, loaded when the first field is typed. */
export class CompletionSource {
  readonly #engine: Engine;
  readonly #labels: SearchLabels;
  #known: Vocabulary;
  #loading: Promise<void> | undefined;

  constructor(engine: Engine, labels: SearchLabels) {
    this.#engine = engine;
    this.#labels = labels;
    this.#known = { units: [], years: [], values: labels.values };
  }

  /** Lines for the field in which the caret stands; `take` is called with the new text. */
  optionsAt(input: HTMLInputElement, take: () => void): Option[] {
    const caret = input.selectionStart ?? input.value.length;
    return completionsAt(input.value, caret, this.#known).map(
      ({ words, note, text, caret: at }) => {
        const node = element('div', { class: 'completion' }, element('b', {}, words));
        if (note !== '') node.append(' ', element('span', { class: 'note' }, note));
        const choose = (): void => {
          input.value = text;
          input.setSelectionRange(at, at);
          take();
        };
        return { node, choose };
      },
    );
  }

  /** Loads units and years once, when the text holds a field; resolves to whether anything new came. */
  async load(text: string): Promise<boolean> {
    if (this.#loading !== undefined || !/[:：]/.test(text)) return false;
    this.#loading = this.#load();
    try {
      await this.#loading;
      return true;
    } catch {
      // The question itself will say that the index cannot be had.
      this.#loading = undefined;
      return false;
    }
  }

  async #load(): Promise<void> {
    const session = new SearchSession(this.#engine, () => {});
    const [units, years]: [DirectoryUnit[], string[]] = await Promise.all([
      this.#engine.units(),
      session.years(),
    ]);
    this.#known = { units, years, values: this.#labels.values };
  }
}
