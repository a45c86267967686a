import { element } from './dom.ts';
import { isComposingKey } from './typing.ts';

/** One line of the list below a search box. */
export interface Option {
  /** A link where there is one: it can be opened in another tab, or copied. */
  node: HTMLElement;
  /** What choosing it does, beside following its link. */
  choose?: () => void;
}

/**
 * The list below a search box, after the pattern of a combobox: the focus stays in the box, the
 * arrow keys go through the list, Enter takes the active line, Escape closes it.
 */
export class Combobox {
  readonly input: HTMLInputElement;
  /** What opens below the box; the list is in it, other content may stand around it. */
  readonly popup: HTMLElement;
  readonly #list: HTMLElement;
  #options: Option[] = [];
  #active = -1;
  #isLeft = false;

  constructor(input: HTMLInputElement, popup: HTMLElement, label: string) {
    this.input = input;
    this.popup = popup;
    const id = `${input.id}-list`;
    this.#list = element('div', { role: 'listbox', id, 'aria-label': label });
    popup.append(this.#list);
    popup.hidden = true;
    const attributes: Record<string, string> = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': id,
      'aria-haspopup': 'listbox',
    };
    for (const name of Object.keys(attributes)) input.setAttribute(name, attributes[name] ?? '');
    input.addEventListener('keydown', (event) => this.#press(event));
    // The lines are still those of the former words: Enter must not take one of them.
    input.addEventListener('input', () => {
      this.#isLeft = false;
      this.#mark(-1);
    });
    // The pointer must not take the focus from the box before the line is chosen.
    popup.addEventListener('mousedown', (event) => {
      if (event.button === 0) event.preventDefault();
    });
    this.#list.addEventListener('click', (event) => {
      const node = (event.target as Element).closest('[role="option"]');
      const option = this.#options.find((other) => other.node === node);
      if (option?.choose === undefined) return;
      event.preventDefault();
      option.choose();
    });
    const scope = popup.parentElement ?? popup;
    scope.addEventListener('focusout', (event) => {
      const to = event.relatedTarget as Node | null;
      // Putting away the keyboard of a telephone leaves the box; what it found stays to be read.
      if (to === null && scope.closest('[data-search-sheet][data-open]') !== null) return;
      if (to === null || !scope.contains(to)) this.close();
    });
  }

  isOpen(): boolean {
    return !this.popup.hidden;
  }

  /** True once Escape or sending the words has closed it, until something is typed. */
  isLeft(): boolean {
    return this.#isLeft;
  }

  /** The reader is done with it. */
  leave(): void {
    this.#isLeft = true;
    this.close();
  }

  /** Shows these lines. The active one stays active when it is still there, at the same place. */
  show(options: Option[]): void {
    const before = this.#options[this.#active]?.node.getAttribute('href');
    this.#options = options;
    this.#list.textContent = '';
    options.forEach(({ node }, at) => {
      node.setAttribute('role', 'option');
      node.setAttribute('tabindex', '-1');
      node.id = `${this.#list.id}-${at}`;
      this.#list.append(node);
    });
    const kept = options[this.#active]?.node.getAttribute('href');
    this.#mark(before != null && before === kept ? this.#active : -1);
    this.#list.hidden = options.length === 0;
  }

  open(): void {
    if (document.activeElement !== this.input) return;
    this.popup.hidden = false;
    this.input.setAttribute('aria-expanded', String(this.#options.length > 0));
  }

  close(): void {
    this.popup.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.#mark(-1);
  }

  #press(event: KeyboardEvent): void {
    if (isComposingKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      const wasOpen = this.isOpen();
      this.leave();
      if (!wasOpen) this.input.blur();
    } else if (event.key === 'Tab') {
      // What scrolls would be the next stop, and has nothing to say to who stops there.
      this.close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (this.#options.length === 0) return;
      event.preventDefault();
      const isOpen = this.isOpen();
      this.open();
      if (isOpen) this.#step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && this.isOpen() && this.#active >= 0) {
      event.preventDefault();
      this.#options[this.#active]?.node.click();
    }
  }

  /** From the last line on to the box, and round again. */
  #step(by: 1 | -1): void {
    const places = this.#options.length + 1;
    this.#mark(((this.#active + 1 + by + places) % places) - 1);
  }

  #mark(at: number): void {
    this.#options[this.#active]?.node.setAttribute('aria-selected', 'false');
    this.#active = at;
    const node = this.#options[at]?.node;
    if (node === undefined) {
      this.input.removeAttribute('aria-activedescendant');
      return;
    }
    node.setAttribute('aria-selected', 'true');
    this.input.setAttribute('aria-activedescendant', node.id);
    node.scrollIntoView({ block: 'nearest' });
  }
}
