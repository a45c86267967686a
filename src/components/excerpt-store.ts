import { readExcerpts, writeExcerpts, type Excerpt } from './excerpt-state.ts';

/** What is kept where the browser keeps nothing; gone with the page. */
let unkept: readonly Excerpt[] = [];

/** Path of the archive's root, under which this browser keeps what belongs to it. */
export function archiveRoot(): string {
  return document.documentElement.dataset['archive'] ?? '/';
}

function key(): string {
  return `nianlun-excerpts-1 ${archiveRoot()}`;
}

/** The excerpts of this archive in this browser; what is damaged counts as none. */
export function keptExcerpts(): readonly Excerpt[] {
  try {
    const text = localStorage.getItem(key());
    return text === null ? unkept : (readExcerpts(text) ?? []);
  } catch {
    return unkept;
  }
}

/** Keeps them; false where the browser refuses, and they then last as long as the page. */
export function keepExcerpts(excerpts: readonly Excerpt[]): boolean {
  unkept = excerpts;
  try {
    if (excerpts.length === 0) localStorage.removeItem(key());
    else localStorage.setItem(key(), writeExcerpts(excerpts));
    return true;
  } catch {
    return false;
  }
}
