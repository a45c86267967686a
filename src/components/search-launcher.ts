/**
 * The little that every page runs for its search boxes: `/` goes to the box, and the quick panel is
 * loaded when a box is entered. Where it cannot be loaded the form still leads to the search page.
 */
export function launchSearch(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
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
    const start = (): void => void openPanel(input);
    input.addEventListener('focus', start, { once: true });
    if (document.activeElement === input) start();
  }
}

async function openPanel(input: HTMLInputElement): Promise<void> {
  try {
    const panel = await import('./search-panel.ts');
    panel.openPanel(input);
  } catch {
    // The form does without.
  }
}

/** Until the panel is there: it must know of a composition that began before it was. */
function watchComposition(input: HTMLInputElement): void {
  input.addEventListener('compositionstart', () => input.setAttribute('data-composing', ''));
  input.addEventListener('compositionend', () => input.removeAttribute('data-composing'));
  input.form?.addEventListener('submit', (event) => {
    if (input.hasAttribute('data-composing')) event.preventDefault();
  });
}
