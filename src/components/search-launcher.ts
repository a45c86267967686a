import { keysAreOff } from './page-keys.ts';

/**
 * The little that every page runs for its search boxes: `/` goes to the box, and the quick panel is
 * loaded when a box is entered. Where it cannot be loaded the form still leads to the search page.
 */
export function launchSearch(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || keysAreOff() || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.isComposing) return;
    const at = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) return;
    const inputs = document.querySelectorAll<HTMLInputElement>('[data-search-shortcut]');
    // The last form of the page is the one meant: the large one where there is one.
    const shown = [...inputs].filter((input) => input.offsetParent !== null);
    const input = shown[shown.length - 1];
    if (input === undefined) {
      const opener = document.querySelector<HTMLElement>('[data-search-open]');
      if (opener === null || opener.offsetParent === null) return;
      event.preventDefault();
      opener.click();
      return;
    }
    event.preventDefault();
    input.focus();
    input.select();
  });
  for (const input of document.querySelectorAll<HTMLInputElement>('[data-search-box]')) {
    watchComposition(input);
    openOnDemand(input);
  }
}

/** Characters that a form sends by itself: hosts refuse addresses of more than 8 KB. */
const LONGEST_SENT = 400;
/** Milliseconds after which a reader is told that something is coming. */
const PATIENCE = 300;

/**
 * Loads the panel when the box is entered. While it is on its way, and when it cannot be had, the note
 * below the box says so; every further input tries again, and Enter leads to the search page in any case.
 */
function openOnDemand(input: HTMLInputElement): void {
  const note = input.form?.querySelector<HTMLElement>('[data-search-note]') ?? undefined;
  const say = (words: string | undefined): void => {
    if (note === undefined) return;
    note.textContent = words ?? '';
    note.hidden = words === undefined;
  };
  let isOpening = false;
  const start = async (): Promise<void> => {
    if (isOpening) return;
    isOpening = true;
    const timer = setTimeout(() => {
      if (input.value !== '') say(note?.dataset['loading']);
    }, PATIENCE);
    try {
      const panel = await import('./search-panel.ts');
      panel.openPanel(input);
      input.form?.removeEventListener('submit', shorten);
      input.removeEventListener('focus', begin);
      input.removeEventListener('input', begin);
      say(undefined);
    } catch {
      say(input.value === '' ? undefined : note?.dataset['lost']);
    } finally {
      clearTimeout(timer);
      isOpening = false;
    }
  };
  const begin = (): void => void start();
  // The panel does it better: it keeps what is cut off.
  const shorten = (): void => {
    if (input.value.length > LONGEST_SENT) input.value = input.value.slice(0, LONGEST_SENT);
  };
  input.form?.addEventListener('submit', shorten);
  input.addEventListener('focus', begin);
  input.addEventListener('input', begin);
  if (document.activeElement === input) begin();
}

/** Until the panel is there: it must know of a composition that began before it was. */
function watchComposition(input: HTMLInputElement): void {
  input.addEventListener('compositionstart', () => input.setAttribute('data-composing', ''));
  input.addEventListener('compositionend', () => input.removeAttribute('data-composing'));
  input.form?.addEventListener('submit', (event) => {
    if (input.hasAttribute('data-composing')) event.preventDefault();
  });
}
