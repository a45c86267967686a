import { itemPath } from '#domain/address';
import { EXCERPTS } from '#labels';
import { passageToCite } from './citation.ts';
import { fitFile, LIMITS, withExcerpt } from './excerpt-state.ts';
import { archiveRoot, keepExcerpts, keptExcerpts } from './excerpt-store.ts';
import { notice } from './notice.ts';
import { passageLink, wordsOf } from './passages.ts';

/** Puts the passage meant among the excerpts, and says so. */
export function pinPassage(): void {
  const meant = passageToCite();
  if (meant === undefined) {
    notice(EXCERPTS.draft);
    return;
  }
  if (meant.passage === undefined) {
    notice(EXCERPTS.noPassage);
    return;
  }
  const text = wordsToKeep(meant.passage);
  const id = document.querySelector<HTMLElement>('article[data-item]')?.dataset['item'] ?? '';
  const before = keptExcerpts();
  const excerpt = {
    text,
    citation: meant.citation,
    // Not the page's own address, which may name the file, `…/index.html`.
    address: itemPath(id).slice(1) + passageLink(meant.passage),
    note: '',
    withdrawn: false,
  };
  const after = withExcerpt(before, excerpt);
  if (text.length > LIMITS.text || before.length >= LIMITS.excerpts || !fitFile(after)) {
    notice(EXCERPTS.full);
    return;
  }
  const link = document.createElement('a');
  link.href = `${archiveRoot()}excerpts/`;
  link.textContent = EXCERPTS.title;
  if (after === before) notice(EXCERPTS.there, { more: link });
  else
    notice(keepExcerpts(after) ? EXCERPTS.pinned(after.length) : EXCERPTS.refused, { more: link });
}

/** The words as they stand, less the layout of the page; of a table a line a row, tabs between cells. */
function wordsToKeep(passage: HTMLElement): string {
  const rows = Array.from(passage.querySelectorAll('tr'));
  if (rows.length === 0) return plainWords(passage);
  const caption = passage.querySelector('caption, figcaption');
  return [
    ...(caption === null ? [] : [plainWords(caption)]),
    ...rows.map((row) => Array.from(row.querySelectorAll('th, td'), plainWords).join('\t')),
  ].join('\n');
}

/** White space that the text itself has, such as the wide space, stays. */
function plainWords(element: Element): string {
  return wordsOf(element)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '');
}
