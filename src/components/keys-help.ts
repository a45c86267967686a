import { EXCERPTS, READING } from '#labels';
import { keysAreOff } from './page-keys.ts';
import { apply } from './reading-settings.ts';
import { openOverlay } from './overlay.ts';

const has = (selector: string): boolean => document.querySelector(selector) !== null;

/** Which keys do what, in the order of use. What the page has no use for is left out. */
export function openKeysHelp(opener?: HTMLElement): void {
  const { help } = READING;
  const rows: [keys: string[], words: string, shown: boolean][] = [
    [['/'], help.search, has('[data-search-shortcut]')],
    [['j'], help.nextPassage, has('[data-item-body]')],
    [['k'], help.previousPassage, has('[data-item-body]')],
    [['c'], help.cite, has('[data-tool="cite"]')],
    [['b'], EXCERPTS.tool, has('[data-tool="pin"]')],
    [['['], help.previous, has('.after a[rel~="prev"]')],
    [[']'], help.next, has('.after a[rel~="next"]')],
    [['y'], help.yearBefore, has('.after a[data-rel="year-before"]')],
    [['n', 'p'], help.marks, has('[data-search-bar]')],
    [['s'], help.settings, has('[data-tool="settings"]')],
    [['?'], help.help, true],
    [['Esc'], help.escape, true],
  ];
  const list = document.createElement('dl');
  list.className = 'keys';
  for (const [keys, words] of rows.filter(([, , shown]) => shown)) {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    for (const key of keys) {
      const shape = document.createElement('kbd');
      shape.textContent = key;
      term.append(shape);
    }
    const meaning = document.createElement('dd');
    meaning.textContent = words;
    row.append(term, meaning);
    list.append(row);
  }
  openOverlay(help.title, [list, keysSwitch()], opener);
}

/** Switches the keys that stand for themselves on or off, as the reading settings do. */
function keysSwitch(): HTMLElement {
  const label = document.createElement('label');
  label.className = 'keys-switch';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = !keysAreOff();
  box.addEventListener('change', () => apply('keys', box.checked ? '' : 'off'));
  label.append(box, ` ${READING.help.on}`);
  return label;
}
