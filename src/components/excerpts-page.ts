import { EXCERPTS } from '#labels';
import { download } from './download.ts';
import {
  LIMITS,
  movedExcerpt,
  readExcerpts,
  savedExcerpts,
  withExcerpt,
  writeExcerpts,
  type Excerpt,
} from './excerpt-state.ts';
import { archiveRoot, keepExcerpts, keptExcerpts } from './excerpt-store.ts';

type Finding = keyof typeof EXCERPTS.states;

let excerpts: readonly Excerpt[] = [];
/** As it was before the last removal. */
let before: readonly Excerpt[] | undefined;
/** What the check has found, by address; nothing is known before it. */
const found = new Map<string, Finding>();
const list = document.createElement('ol');
const said = document.createElement('p');
const undo = button(EXCERPTS.undo, () => {
  if (before === undefined) return;
  change(before, EXCERPTS.restored);
  before = undefined;
  undo.hidden = true;
});

/** Shows what this browser keeps for the archive, and what can be done with it. */
export function showExcerpts(): void {
  const page = document.querySelector<HTMLElement>('[data-excerpts]');
  if (page === null) return;
  excerpts = keptExcerpts();
  said.setAttribute('role', 'status');
  list.setAttribute('aria-label', EXCERPTS.list);
  undo.hidden = true;
  const file = document.createElement('input');
  file.type = 'file';
  file.accept = '.json,application/json';
  file.hidden = true;
  file.addEventListener('change', () => void load(file));
  const tools = document.createElement('div');
  tools.className = 'excerpt-tools screen-only';
  const name = page.dataset['name'] ?? '';
  tools.append(
    button(EXCERPTS.docx, () => void save('docx', name)),
    button(EXCERPTS.text, () => void save('txt', name)),
    button(EXCERPTS.save, () =>
      download(
        writeExcerpts(savedExcerpts(excerpts)),
        'application/json',
        `${EXCERPTS.title}.json`,
      ),
    ),
    button(EXCERPTS.load, () => file.click()),
    button(EXCERPTS.check, () => void check()),
    button(EXCERPTS.clear, () => take([], EXCERPTS.cleared)),
    undo,
    file,
  );
  page.append(tools, said, list);
  show();
}

function button(words: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = words;
  element.addEventListener('click', act);
  return element;
}

/** Keeps another list, shows it and says what was done. */
function change(next: readonly Excerpt[], words: string): void {
  excerpts = next;
  const isKept = keepExcerpts(next);
  show();
  said.textContent = isKept ? words : EXCERPTS.refused;
}

/** Takes something away; it can be had back. */
function take(next: readonly Excerpt[], words: string): void {
  before = excerpts;
  change(next, words);
  undo.hidden = false;
  undo.focus();
}

function show(): void {
  list.textContent = '';
  if (excerpts.length === 0) {
    const empty = document.createElement('li');
    empty.textContent = EXCERPTS.empty;
    list.append(empty);
  }
  excerpts.forEach((excerpt, at) => list.append(entryOf(excerpt, at)));
}

function entryOf(excerpt: Excerpt, at: number): HTMLElement {
  const entry = document.createElement('li');
  entry.className = 'excerpt';
  const text = document.createElement('p');
  text.textContent = excerpt.withdrawn ? EXCERPTS.withdrawn : excerpt.text;
  const source = document.createElement('a');
  source.className = 'source';
  source.href = archiveRoot() + excerpt.address;
  source.textContent = excerpt.citation;
  const finding = found.get(excerpt.address);
  const state = document.createElement('p');
  state.textContent = finding === undefined ? '' : EXCERPTS.states[finding];
  const label = document.createElement('label');
  label.textContent = EXCERPTS.note;
  const note = document.createElement('textarea');
  note.rows = 2;
  note.maxLength = LIMITS.note;
  note.value = excerpt.note;
  note.addEventListener('input', () => {
    excerpts = excerpts.map((one, index) => (index === at ? { ...one, note: note.value } : one));
    if (!keepExcerpts(excerpts)) said.textContent = EXCERPTS.refused;
  });
  label.append(note);
  const tools = document.createElement('div');
  tools.className = 'screen-only';
  const named = (words: string, act: () => void): HTMLButtonElement => {
    const element = button(words, act);
    element.setAttribute('aria-label', EXCERPTS.of(words, at + 1));
    return element;
  };
  tools.append(
    ...(at === 0 ? [] : [named(EXCERPTS.up, () => move(at, -1))]),
    ...(at === excerpts.length - 1 ? [] : [named(EXCERPTS.down, () => move(at, 1))]),
    named(EXCERPTS.remove, () =>
      take(
        excerpts.filter((_, index) => index !== at),
        EXCERPTS.removed,
      ),
    ),
  );
  entry.append(text, source, state, label, tools);
  return entry;
}

/** The focus goes along with what was moved. */
function move(at: number, by: 1 | -1): void {
  change(movedExcerpt(excerpts, at, by), EXCERPTS.moved(at + by + 1));
  const buttons = Array.from(list.children[at + by]?.querySelectorAll('button') ?? []);
  const words = by < 0 ? EXCERPTS.up : EXCERPTS.down;
  (buttons.find(({ textContent }) => textContent === words) ?? buttons[0])?.focus();
}

async function save(format: 'docx' | 'txt', name: string): Promise<void> {
  try {
    const files = await import('./excerpt-files.ts');
    const document = files.documentOfExcerpts(excerpts, location.origin + archiveRoot(), name);
    if (format === 'txt')
      download(files.excerptsText(document), 'text/plain;charset=utf-8', `${EXCERPTS.title}.txt`);
    else
      download(
        files.excerptsDocx(document),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        `${EXCERPTS.title}.docx`,
      );
  } catch {
    said.textContent = EXCERPTS.states.lost;
  }
}

/** Adds what a file holds to what is there; nothing of a file that is not wholly in order. */
async function load(field: HTMLInputElement): Promise<void> {
  const file = field.files?.[0];
  field.value = '';
  if (file === undefined) return;
  const text = file.size > LIMITS.file ? '' : await new Response(file).text();
  const read = readExcerpts(text);
  if (read === undefined) {
    said.textContent = EXCERPTS.unreadable;
    return;
  }
  const next = read.reduce(withExcerpt, excerpts);
  change(next, EXCERPTS.loaded(next.length - excerpts.length));
}

/** Compares every passage with its page as it now is; asked for, never by itself. */
async function check(): Promise<void> {
  said.textContent = EXCERPTS.checking;
  const { checkExcerpt } = await import('./excerpt-check.ts');
  for (const { address } of excerpts) found.set(address, await checkExcerpt(address));
  const next = excerpts.map((one) => {
    const finding = found.get(one.address);
    // What could not be checked stays as it was.
    return finding === undefined || finding === 'lost'
      ? one
      : { ...one, withdrawn: finding === 'withdrawn' };
  });
  change(next, EXCERPTS.checked);
}
