import { expectedText, firstDifference, squash } from '#domain/faithful-text';
import { blockText } from '#document/text';
import type { Issue } from '#issues/issue';
import { finding } from './finding.ts';
import { blocksOf } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { titleWords } from './transforms/find-title.ts';
import { readBack, writeBody } from './writers/body.ts';

/**
 * The proof that nothing was lost, before anything is written: the text taken in, less what was
 * removed, equals title and blocks, and the body as its readers' parser sees it equals the blocks.
 */
export function prove(
  manuscript: Manuscript,
  title: string,
): { body: string; issue?: never } | { body: null; issue: Issue } {
  const blocks = blocksOf(manuscript);
  const words = squash(blocks.map(blockText).join('\n'));
  const expected = expectedText(manuscript.text, {
    removed: manuscript.removed,
    title: manuscript.title,
  });
  const shown = squash(titleWords(manuscript) === null ? '' : title) + words;
  const body = writeBody(blocks);
  const difference =
    firstDifference(expected, shown) ?? (body === null ? { expected: '', shown: '' } : undefined);
  if (difference !== undefined || body === null || readBack(body) !== words) {
    const { expected: should = '', shown: is = '' } = difference ?? {};
    return { body: null, issue: finding('text-not-proved', { expected: should, shown: is }) };
  }
  return { body };
}
