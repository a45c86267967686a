import { itemDataPath } from '#domain/item-data';
import { UNIT } from '#labels';

/** Milliseconds before what the pointer or the focus passes over opens, and before it closes again. */
const OPENS_AFTER = 300;
const CLOSES_AFTER = 200;

interface Line {
  level: number;
  id: string;
  title: string;
}

/**
 * Gives every item of a time line its outline: shown while the pointer or the focus rests on it, kept
 * by the button beside it, put away by Escape (WCAG 1.4.13). Read from the item's data when asked for.
 * Without it the time line is a list of links.
 */
export function offerOutlines(): void {
  const timeline = document.querySelector<HTMLElement>('[data-timeline]');
  if (timeline === null || typeof fetch !== 'function') return;
  const root = timeline.dataset['root'] ?? '/';
  for (const host of timeline.querySelectorAll<HTMLElement>('[data-outline-of]')) {
    offer(host, root);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) close(opened);
  });
}

/** One at a time. */
let opened: Outline | undefined;

interface Outline {
  host: HTMLElement;
  link: HTMLAnchorElement;
  button: HTMLButtonElement;
  panel: HTMLElement;
  isPinned: boolean;
  isAsked: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

function offer(host: HTMLElement, root: string): void {
  const link = host.querySelector('a');
  if (link === null) return;
  const title = (link.textContent ?? '').trim();
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'outline-button screen-only';
  button.textContent = UNIT.outline.button;
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-label', UNIT.outline.label(title));
  const panel = document.createElement('span');
  panel.className = 'outline-panel screen-only';
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', UNIT.outline.label(title));
  panel.hidden = true;
  // A press beside its links leaves the focus within.
  panel.tabIndex = -1;
  link.after(button, panel);
  const outline: Outline = {
    host,
    link,
    button,
    panel,
    isPinned: false,
    isAsked: false,
    timer: undefined,
  };
  const show = (): void => void open(outline, root);

  const soon = (act: () => void, after: number): void => {
    clearTimeout(outline.timer);
    outline.timer = setTimeout(act, after);
  };
  const leave = (): void => {
    if (!outline.isPinned && !host.contains(document.activeElement)) close(outline);
  };
  host.addEventListener('mouseenter', () => soon(show, OPENS_AFTER));
  host.addEventListener('mouseleave', () => soon(leave, CLOSES_AFTER));
  host.addEventListener('focusin', ({ relatedTarget }) => {
    // Within, the focus goes from line to line, or back to the button when Escape has closed it.
    if (!(relatedTarget instanceof Node && host.contains(relatedTarget))) soon(show, OPENS_AFTER);
  });
  host.addEventListener('focusout', () =>
    soon(() => {
      if (host.contains(document.activeElement)) return;
      outline.isPinned = false;
      close(outline);
    }, 0),
  );
  button.addEventListener('click', () => {
    clearTimeout(outline.timer);
    if (outline.isPinned) close(outline);
    else {
      outline.isPinned = true;
      show();
    }
  });
}

async function open(outline: Outline, root: string): Promise<void> {
  if (opened !== outline) {
    if (opened?.isPinned === true && !outline.isPinned) return;
    close(opened);
  }
  opened = outline;
  outline.panel.hidden = false;
  outline.button.setAttribute('aria-expanded', 'true');
  reach(outline);
  if (outline.isAsked) return;
  outline.isAsked = true;
  say(outline, UNIT.outline.loading);
  try {
    const id = outline.host.dataset['outlineOf'] ?? '';
    const answer = await fetch(root + itemDataPath(id).slice(1));
    if (!answer.ok) throw new Error(String(answer.status));
    const { outline: lines } = (await answer.json()) as { outline: Line[] };
    if (lines.length === 0) say(outline, UNIT.outline.none);
    else fill(outline, lines);
  } catch {
    outline.isAsked = false;
    say(outline, UNIT.outline.lost);
  }
}

function close(outline: Outline | undefined): void {
  if (outline === undefined) return;
  // The focus would be lost with what is hidden.
  if (outline.panel.contains(document.activeElement)) outline.button.focus();
  clearTimeout(outline.timer);
  outline.isPinned = false;
  outline.panel.hidden = true;
  outline.button.setAttribute('aria-expanded', 'false');
  if (opened === outline) opened = undefined;
}

function say({ panel }: Outline, words: string): void {
  panel.textContent = words;
}

const LEVELS = 3;

function fill(outline: Outline, lines: readonly Line[]): void {
  outline.panel.textContent = '';
  for (const { level, id, title } of lines.filter((line) => line.level <= LEVELS)) {
    const link = document.createElement('a');
    link.href = `${outline.link.href}#${id}`;
    link.className = `level-${level}`;
    link.textContent = title;
    outline.panel.append(link);
  }
  reach(outline);
}

/** Tab goes through the outline only when it was asked for: passing over a long list stays short. */
function reach({ panel, isPinned }: Outline): void {
  for (const link of panel.querySelectorAll('a')) link.tabIndex = isPinned ? 0 : -1;
}
