import { keysAreOff } from './page-keys.ts';
import { goTo, passageInView, passageNamed, passages, writeLink } from './passages.ts';

/** What the tools do; each is loaded when it is asked for. */
const ACTIONS: Record<string, (opener?: HTMLElement) => Promise<void>> = {
  cite: async () => (await import('./citation.ts')).copyCitation(),
  pin: async () => (await import('./excerpt-pin.ts')).pinPassage(),
  export: async (opener) => (await import('./export-menu.ts')).openExportMenu(opener),
  settings: async (opener) => (await import('./reading-settings.ts')).openSettings(opener),
  keys: async (opener) => (await import('./keys-help.ts')).openKeysHelp(opener),
};

/** Keys of a page of an item, beside `/`, `n` and `p` of the search; some keyboards give the wide form. */
const KEYS: Record<string, () => void> = {
  b: () => run('pin'),
  c: () => run('cite'),
  s: () => run('settings'),
  j: () => step(1),
  k: () => step(-1),
  '[': () => follow('prev'),
  '【': () => follow('prev'),
  ']': () => follow('next'),
  '】': () => follow('next'),
  y: () => follow('year-before'),
};

/** Brings the tools above the text to life, and their keys. Without it there are none of either. */
export function startTools(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-tool]')) {
    // The selection is what is to be cited: pressing the button may not take it away.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => run(button.dataset['tool'] ?? '', button));
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = event.target as HTMLElement;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) return;
    if (document.querySelector('[data-overlay]') !== null) return;
    if (event.key === 'Escape') {
      const region = document.querySelector<HTMLElement>('[data-notice]:not([hidden])');
      if (region !== null) void import('./notice.ts').then(({ hideNotice }) => hideNotice());
      return;
    }
    const action = keysAreOff() ? undefined : KEYS[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  // A link of the outline leads on; the hash in the address would then be of another passage.
  addEventListener('hashchange', () => {
    const passage = passageNamed();
    if (passage !== undefined && /[?&]h=/.test(location.search)) writeLink(passage);
  });
  if (/[?&]h=/.test(location.search))
    void import('./linked-passage.ts').then(({ checkLinkedPassage }) => checkLinkedPassage());
}

/** A tool that cannot be loaded, because the line is down, does nothing; the text is there all the same. */
function run(name: string, opener?: HTMLElement): void {
  ACTIONS[name]?.(opener).catch(() => undefined);
}

/** On to the next passage, or back; the first press takes the one being read. */
function step(by: 1 | -1): void {
  const all = passages();
  const present = passageInView(all);
  const at = present === undefined ? -1 : all.indexOf(present);
  const isNamed = present !== undefined && location.hash === `#${present.id}`;
  const to = all[isNamed ? at + by : Math.max(at, 0)];
  if (to !== undefined) goTo(to, false);
}

function follow(rel: string): void {
  document
    .querySelector<HTMLAnchorElement>(`.after a[rel~="${rel}"], .after a[data-rel="${rel}"]`)
    ?.click();
}
