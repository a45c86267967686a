import { EXPORT } from '#labels';
import { openOverlay } from './overlay.ts';

const FORMATS = ['docx', 'md', 'txt'] as const;

/** The forms in which an item is taken away; none for one whose text is not shown. */
export function openExportMenu(opener?: HTMLElement): void {
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  const list = document.createElement('ul');
  list.className = 'export-forms';
  for (const format of FORMATS) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = EXPORT.formats[format];
    button.dataset['export'] = format;
    button.addEventListener('click', () => {
      said.textContent = EXPORT.working;
      void import('./export-item.ts')
        .then(({ exportItem }) => exportItem(format))
        .then(
          (name) => (said.textContent = EXPORT.done(name)),
          () => (said.textContent = EXPORT.lost),
        );
    });
    list.append(entryOf(button));
  }
  const data = document.querySelector<HTMLLinkElement>(
    'link[rel="alternate"][type="application/json"]',
  );
  if (data !== null) {
    const link = document.createElement('a');
    link.href = data.href;
    link.textContent = EXPORT.formats.json;
    list.append(entryOf(link));
  }
  const note = document.createElement('p');
  note.textContent = EXPORT.note;
  openOverlay(EXPORT.title, [list, note, said], opener);
}

function entryOf(element: HTMLElement): HTMLElement {
  const entry = document.createElement('li');
  entry.append(element);
  return entry;
}
