import { coversText, expectedText, firstDifference, squash } from '#domain/faithful-text';
import type { SplitRecord } from '#domain/faithful-text';
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

/**
 * The proof that cutting a text lost nothing: lead and parts are the whole, and every word of the lead is
 * reported as left out. Each part is then proved by itself.
 */
export function proveSplit(taken: string, record: SplitRecord): Issue | undefined {
  const { lead, removed } = record;
  const silent = expectedText(taken.slice(lead.start, lead.end), { removed, title: null });
  if (coversText(taken, record) && silent === '') return undefined;
  return finding('text-not-proved', { expected: silent.slice(0, QUOTE), shown: '' });
}

/** Most characters of lost words that a finding quotes. */
const QUOTE = 20;
