/**
 * In a narrow window the header's search box waits behind a button: brings the button to life. The
 * box then lies across the top of the window, with its panel below it down to the foot, until it is
 * closed by its button, by Escape, or by going on elsewhere.
 */
export function launchSheet(): void {
  const opener = document.querySelector<HTMLElement>('[data-search-open]');
  const sheet = document.querySelector<HTMLElement>('[data-search-sheet]');
  const input = sheet?.querySelector('input');
  if (opener === null || sheet === null || input == null) return;

  const isOpen = (): boolean => sheet.hasAttribute('data-open');
  const open = (): void => {
    sheet.setAttribute('data-open', '');
    opener.setAttribute('aria-expanded', 'true');
    input.focus();
  };
  const close = (): void => {
    sheet.removeAttribute('data-open');
    opener.setAttribute('aria-expanded', 'false');
    // The panel closes with the box that leaves the screen.
    input.blur();
  };
  const leave = (): void => {
    close();
    opener.focus();
  };

  opener.hidden = false;
  opener.addEventListener('click', open);
  sheet.querySelector('[data-search-leave]')?.addEventListener('click', leave);
  sheet.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing || !isOpen()) return;
      // The panel is left first, which is its own affair.
      if (sheet.querySelector('.panel:not([hidden])') !== null) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    },
    true,
  );
  for (const type of ['pointerdown', 'focusin']) {
    document.addEventListener(type, ({ target }) => {
      if (isOpen() && !sheet.contains(target as Node)) close();
    });
  }
  matchMedia('(max-width: 47.99rem)').addEventListener('change', close);
  followKeyboard(sheet);
}

/** Tells the style how much of the window a keyboard on the screen leaves. */
function followKeyboard(sheet: HTMLElement): void {
  const { visualViewport } = window;
  if (visualViewport == null) return;
  const measure = (): void => sheet.style.setProperty('--seen', `${visualViewport.height}px`);
  visualViewport.addEventListener('resize', measure);
  measure();
}
