import { READING } from '#labels';
import { openOverlay } from './overlay.ts';

const { settings: LABELS } = READING;
type Group = keyof typeof LABELS.groups;
const GROUPS = Object.keys(LABELS.groups) as Group[];

/** Opens the settings: what is chosen is seen at once and kept in this browser, for this archive. */
export function openSettings(opener?: HTMLElement): void {
  const form = document.createElement('form');
  form.className = 'settings';
  form.append(...GROUPS.map(fieldset), note(LABELS.kept));
  const reset = document.createElement('button');
  reset.type = 'reset';
  reset.textContent = LABELS.reset;
  form.append(reset);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    void choose(target.name as Group, target.value, form);
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const group of GROUPS) void choose(group, '', form);
  });
  openOverlay(LABELS.title, [form], opener);
  show(form);
}

function fieldset(group: Group): HTMLElement {
  const { label, values } = LABELS.groups[group];
  const field = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = label;
  field.append(legend);
  for (const [value, words] of Object.entries(values as Record<string, string>)) {
    const choice = document.createElement('label');
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = group;
    input.value = value;
    const shape = document.createElement('span');
    shape.textContent = words;
    choice.append(input, shape);
    field.append(choice);
  }
  if (group === 'script') field.append(note(LABELS.scriptNote), said());
  return field;
}

function note(words: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.className = 'note';
  paragraph.textContent = words;
  return paragraph;
}

function said(): HTMLElement {
  const paragraph = note('');
  paragraph.setAttribute('role', 'alert');
  paragraph.setAttribute('data-script-said', '');
  return paragraph;
}

const chosen = (group: Group): string =>
  document.documentElement.getAttribute(`data-${group}`) ?? '';

function show(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
    input.checked = chosen(input.name as Group) === input.value;
}

async function choose(group: Group, value: string, form: HTMLFormElement): Promise<void> {
  apply(group, value);
  show(form);
  if (group !== 'script') return;
  const words = form.querySelector('[data-script-said]');
  if (words !== null) words.textContent = '';
  try {
    const { showScript } = await import('./script-shown.ts');
    await showScript(value);
  } catch {
    // The text stays as it is, and so does the setting.
    apply(group, '');
    show(form);
    if (words !== null) words.textContent = LABELS.scriptLost;
  }
}

/** Sets one of the settings on the page and keeps it for the next. */
export function apply(group: Group, value: string): void {
  const html = document.documentElement;
  if (value === '') html.removeAttribute(`data-${group}`);
  else html.setAttribute(`data-${group}`, value);
  keep();
}

/** As `apply-reading.js` reads it before the next page is painted. */
function keep(): void {
  const kept = Object.fromEntries(
    GROUPS.map((group) => [group, chosen(group)]).filter(([, value]) => value !== ''),
  );
  const name = `nianlun-reading ${document.documentElement.getAttribute('data-archive') ?? ''}`;
  try {
    if (Object.keys(kept).length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Switched off or full: the settings hold for this page.
  }
}
