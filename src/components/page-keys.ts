/** True where the reader has switched off keys that stand for themselves (WCAG 2.2, 2.1.4). */
export const keysAreOff = (): boolean => document.documentElement.dataset['keys'] === 'off';

function open(opener?: HTMLElement): void {
  import('./keys-help.ts').then(
    ({ openKeysHelp }) => openKeysHelp(opener),
    () => undefined,
  );
}

/**
 * On every page `?` lists its keys, and so does a button in the foot of pages that have none above their
 * text: there the keys can be switched on again. Without it there is no button.
 */
export function startPageKeys(): void {
  const button = document.querySelector<HTMLElement>('[data-page-keys]');
  if (button !== null) {
    button.hidden = document.querySelector('[data-tool="keys"]') !== null;
    button.addEventListener('click', () => open(button));
  }
  document.addEventListener('keydown', (event) => {
    // Some keyboards give the wide form.
    if ((event.key !== '?' && event.key !== '？') || keysAreOff()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) return;
    if (document.querySelector('[data-overlay]') !== null) return;
    event.preventDefault();
    open();
  });
}
