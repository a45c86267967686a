import { EXCERPTS } from '#labels';
import { passageToCite } from './citation.ts';
import { LIMITS, withExcerpt } from './excerpt-state.ts';
import { archiveRoot, keepExcerpts, keptExcerpts } from './excerpt-store.ts';
import { notice } from './notice.ts';
import { pageAddress, passageLink, wordsOf } from './passages.ts';

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
  const text = wordsOf(meant.passage).replace(/\s+/g, ' ').trim();
  const path = new URL(pageAddress()).pathname.slice(archiveRoot().length);
  const before = keptExcerpts();
  const excerpt = {
    text,
    citation: meant.citation,
    address: path + passageLink(meant.passage),
    note: '',
    withdrawn: false,
  };
  if (text.length > LIMITS.text || before.length >= LIMITS.excerpts) {
    notice(EXCERPTS.full);
    return;
  }
  const after = withExcerpt(before, excerpt);
  const link = document.createElement('a');
  link.href = `${archiveRoot()}excerpts/`;
  link.textContent = EXCERPTS.title;
  if (after === before) notice(EXCERPTS.there, { more: link });
  else
    notice(keepExcerpts(after) ? EXCERPTS.pinned(after.length) : EXCERPTS.refused, { more: link });
}
