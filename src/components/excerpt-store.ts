import { fitFile, readKeptExcerpts, writeExcerpts, type Excerpt } from './excerpt-state.ts';

/** What the browser refused to keep; gone with the page. */
let unkept: readonly Excerpt[] | undefined;

/** Path of the archive's root, under which this browser keeps what belongs to it. */
export function archiveRoot(): string {
  return document.documentElement.dataset['archive'] ?? '/';
}

/** The name under which the browser keeps them. */
export function excerptsKey(): string {
  return `nianlun-excerpts-1 ${archiveRoot()}`;
}

/** The excerpts of this archive in this browser as they are now: another window may have changed them. */
export function keptExcerpts(): readonly Excerpt[] {
  if (unkept !== undefined) return unkept;
  try {
    const text = localStorage.getItem(excerptsKey());
    return text === null ? [] : readKeptExcerpts(text);
  } catch {
    return [];
  }
}

/**
 * Keeps them; false where the browser refuses, or where a file of them could not be read back. They
 * then last as long as the page, and what was kept before stays.
 */
export function keepExcerpts(excerpts: readonly Excerpt[]): boolean {
  unkept = excerpts;
  if (!fitFile(excerpts)) return false;
  try {
    if (excerpts.length === 0) localStorage.removeItem(excerptsKey());
    else localStorage.setItem(excerptsKey(), writeExcerpts(excerpts));
    unkept = undefined;
    return true;
  } catch {
    return false;
  }
}
