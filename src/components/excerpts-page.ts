import { EXCERPTS } from '#labels';
import { download } from './download.ts';
import {
  LIMITS,
  movedExcerpt,
  readExcerpts,
  savedExcerpts,
  withExcerpt,
  withRemoved,
  writeExcerpts,
  type Excerpt,
  type Removed,
} from './excerpt-state.ts';
import { archiveRoot, excerptsKey, keepExcerpts, keptExcerpts } from './excerpt-store.ts';

type Finding = keyof typeof EXCERPTS.states;

/** What is shown. Every change starts from what is kept, for another window may have changed that. */
let excerpts: readonly Excerpt[] = [];
/** What the last removal took. */
let removed: readonly Removed[] = [];
/** What the check has found, by address; nothing is known before it. */
const found = new Map<string, Finding>();
const list = document.createElement('ol');
const said = document.createElement('p');
const undo = button(EXCERPTS.undo, () => {
  change(withRemoved(keptExcerpts(), removed), EXCERPTS.restored);
  removed = [];
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
    button(EXCERPTS.clear, () => take(() => true, EXCERPTS.cleared)),
    undo,
    file,
  );
  page.append(tools, said, list);
  show();
  addEventListener('storage', ({ key }) => {
    if (key === null || key === excerptsKey()) showAnew();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) showAnew();
  });
}

/** Shows what is kept now. A note that is being written stays: what comes of it starts from what is kept. */
function showAnew(): void {
  const active = document.activeElement;
  if (active instanceof HTMLTextAreaElement && list.contains(active)) return;
  excerpts = keptExcerpts();
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

/** Takes some away; they can be had back. */
function take(isMeant: (excerpt: Excerpt) => boolean, words: string): void {
  const all = keptExcerpts();
  removed = all.flatMap((excerpt, at) => (isMeant(excerpt) ? [{ excerpt, at }] : []));
  change(
    all.filter((one) => !isMeant(one)),
    words,
  );
  undo.hidden = false;
  undo.focus();
}

/** The lines of each excerpt that a check may change, by its address. */
const drawn = new Map<string, { text: HTMLElement; state: HTMLElement }>();

function show(): void {
  list.textContent = '';
  drawn.clear();
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
  const source = document.createElement('a');
  source.className = 'source';
  source.href = archiveRoot() + excerpt.address;
  source.textContent = excerpt.citation;
  const state = document.createElement('p');
  describe(excerpt, text, state);
  drawn.set(excerpt.address, { text, state });
  const label = document.createElement('label');
  label.textContent = EXCERPTS.note;
  const note = document.createElement('textarea');
  note.rows = 2;
  note.maxLength = LIMITS.note;
  note.value = excerpt.note;
  note.addEventListener('input', () => {
    excerpts = keptExcerpts().map((one) =>
      one.address === excerpt.address ? { ...one, note: note.value } : one,
    );
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
    ...(at === 0 ? [] : [named(EXCERPTS.up, () => move(excerpt, -1))]),
    ...(at === excerpts.length - 1 ? [] : [named(EXCERPTS.down, () => move(excerpt, 1))]),
    named(EXCERPTS.remove, () =>
      take(({ address }) => address === excerpt.address, EXCERPTS.removed),
    ),
  );
  entry.append(text, source, state, label, tools);
  return entry;
}

/** The focus goes along with what was moved. */
function move({ address }: Excerpt, by: 1 | -1): void {
  const all = keptExcerpts();
  const at = all.findIndex((one) => one.address === address);
  const next = movedExcerpt(all, at, by);
  change(next, next === all ? '' : EXCERPTS.moved(at + by + 1));
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
  const all = keptExcerpts();
  const next = read.reduce(withExcerpt, all);
  change(next, EXCERPTS.loaded(next.length - all.length));
}

/** Compares every passage with its page as it now is; asked for, never by itself. */
async function check(): Promise<void> {
  said.textContent = EXCERPTS.checking;
  const { checkExcerpt } = await import('./excerpt-check.ts');
  for (const { address } of excerpts) found.set(address, await checkExcerpt(address));
  excerpts = keptExcerpts().map((one) => {
    const finding = found.get(one.address);
    // What could not be checked stays as it was.
    return finding === undefined || finding === 'lost'
      ? one
      : { ...one, withdrawn: finding === 'withdrawn' };
  });
  const isKept = keepExcerpts(excerpts);
  // The list stands as it is: a note may be being written.
  for (const one of excerpts) {
    const lines = drawn.get(one.address);
    if (lines !== undefined) describe(one, lines.text, lines.state);
  }
  said.textContent = isKept ? EXCERPTS.checked : EXCERPTS.refused;
}

/** Fills the lines that a check may change. */
function describe(excerpt: Excerpt, text: HTMLElement, state: HTMLElement): void {
  const finding = found.get(excerpt.address);
  text.textContent = excerpt.withdrawn ? EXCERPTS.withdrawn : excerpt.text;
  state.textContent = finding === undefined ? '' : EXCERPTS.states[finding];
}
