import { Combobox } from './combobox.ts';
import type { SearchContext } from './context.ts';
import { element } from './dom.ts';
import { CompletionSource } from './render-completions.ts';
import { listenToTyping, type Typing } from './typing.ts';

interface Listener {
  /** After a pause in typing, and when a value was chosen. */
  typed(): void;
  submitted(): void;
}

/** Brings the box of the search page to life: values of fields open below it, results are the page's. */
export function startPageBox(
  input: HTMLInputElement,
  { engine, labels }: SearchContext,
  listener: Listener,
): Typing {
  const popup = element('div', { class: 'panel completions' });
  input.form?.append(popup);
  const box = new Combobox(input, popup, labels.panel.completions);
  const source = new CompletionSource(engine, labels);
  const complete = async (): Promise<void> => {
    const options = source.optionsAt(input, () => {
      void complete();
      listener.typed();
    });
    box.show(options);
    if (options.length > 0) box.open();
    else box.close();
    // What comes late does not open again what was left.
    if ((await source.load(input.value)) && !box.isLeft()) await complete();
  };
  offerFields(input);
  return listenToTyping(input, {
    changed: () => void complete(),
    typed: () => listener.typed(),
    submitted() {
      box.leave();
      listener.submitted();
    },
  });
}

/** Brings the names of fields below the box to life: one that is pressed is put into it. */
function offerFields(input: HTMLInputElement): void {
  const hints = document.querySelector<HTMLElement>('[data-search-hints]');
  if (hints === null) return;
  hints.hidden = false;
  hints.addEventListener('click', ({ target }) => {
    const field = (target as Element).closest('[data-search-field]');
    if (field === null) return;
    const words = input.value.trim();
    input.value =
      (words === '' ? '' : `${words} `) + (field.getAttribute('data-search-field') ?? '');
    input.focus();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
