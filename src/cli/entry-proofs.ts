import path from 'node:path';
import { expectedText, firstDifference, UnfoundCorrection } from '#domain/faithful-text';
import { duePictures, pictureFinding } from '#domain/illustration';
import { mendedFindings } from '#domain/open-findings';
import { keptFiles } from '#domain/originals';
import { readRecord } from '#intake/filing/record';
import { textOf } from '#intake/filing/refile';
import { shownIn } from '#intake/review/put-back';
import type { Restorable } from '#intake/review/put-back';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import type { Entry } from '#loader/entry';
import { restorableOf } from './entry-on-desk.ts';

/**
 * The proof that nothing was lost, without a page: a build proves what it publishes on its pages, and a
 * draft has none. Nothing to say of an entry whose text or record cannot be read, which the check of
 * the originals reports, or whose body is more than plain text, which only a page can show.
 */
export function proveEntry(root: string, entry: Entry): Issue[] {
  const given = restorableOf(root, entry, textOf(path.join(root, entry.file)) ?? '');
  return [...proveWords(entry, given), ...provePictures(root, entry, given)];
}

/** The pictures taken in that the body does not show though no decision took them out. */
function provePictures(root: string, entry: Entry, given: Restorable | undefined): Issue[] {
  const { file, frontmatter, pictures } = entry;
  const { source, withdrawn } = frontmatter;
  if (source === undefined || withdrawn !== undefined) return [];
  const record = given?.record ?? readRecord(root, source) ?? {};
  return duePictures(record, mendedFindings(frontmatter))
    .filter((picture) => !pictures.includes(picture.file))
    .map(({ file: found }) =>
      contentIssue('picture-left-out', { file }, { found, code: pictureFinding(found) }),
    );
}

function proveWords(entry: Entry, given: Restorable | undefined): Issue[] {
  const shown = given === undefined ? undefined : shownIn(given);
  const { source, withdrawn } = entry.frontmatter;
  if (given === undefined || shown === undefined || withdrawn !== undefined) return [];
  const place = { file: entry.file };
  try {
    const expected = expectedText(given.taken, given.record, given.corrections);
    const difference = firstDifference(expected, shown);
    if (difference === undefined) return [];
    const { expected: should, shown: is } = difference;
    return [contentIssue('text-differs', place, { expected: should, shown: is })];
  } catch (error) {
    if (error instanceof UnfoundCorrection) {
      return [contentIssue('correction-unfound', place, { found: error.words })];
    }
    if (!(error instanceof RangeError)) throw error;
    const found = source === undefined ? '' : keptFiles(source).record;
    return [contentIssue('record-missing', place, { found })];
  }
}
