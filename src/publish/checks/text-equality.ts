import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readItemPage } from '#document/from-page';
import { itemPath } from '#domain/address';
import { duePictures, pictureFinding, picturePath } from '#domain/illustration';
import type { IntakeRecord } from '#domain/faithful-text';
import { expectedText, firstDifference, squash, UnfoundCorrection } from '#domain/faithful-text';
import { parseIntakeRecord } from '#domain/intake-record';
import type { ItemFrontmatter } from '#domain/item';
import { keptFiles, ORIGINALS } from '#domain/originals';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';

/** An item that came through intake, as far as the proof needs it. */
export interface ProvableItem {
  id: string;
  file: string;
  source?: ItemFrontmatter['source'];
  corrections?: ItemFrontmatter['corrections'];
  /** True for an item whose text is no longer shown. */
  withdrawn?: true;
  /** Findings that a person settled by changing the text, by their keys. */
  mended?: readonly string[];
}

/**
 * Proves on the built pages that the text a reader sees equals the text taken in, minus the removals
 * reported, plus the corrections recorded (white space aside). The text taken in of an item that is one
 * of several in its original is its part of the whole; `checkOriginals` proves the parts whole. Items without a source, and
 * withdrawn ones, whose text is no longer shown, are passed.
 */
export function checkTextEquality(
  site: string,
  contentRoot: string,
  items: readonly ProvableItem[],
): { proved: number; issues: Issue[] } {
  const issues: Issue[] = [];
  let proved = 0;
  for (const item of items) {
    if (item.source === undefined || item.withdrawn === true) continue;
    const found = checkItem(site, contentRoot, item, item.source);
    if (found === undefined) proved += 1;
    else issues.push(found);
  }
  return { proved, issues };
}

function checkItem(
  site: string,
  contentRoot: string,
  item: ProvableItem,
  source: NonNullable<ItemFrontmatter['source']>,
): Issue | undefined {
  const place = { file: item.file };
  const at = { ...place, field: 'source' };
  const missing = (found: string) => contentIssue('original-missing', at, { found });
  if (!isInOriginals(contentRoot, source.original)) return missing(source.original);
  const kept = keptFiles(source);
  const below = (file: string) => path.resolve(contentRoot, file);
  const gone = [source.original, kept.text].find((file) => !existsSync(below(file)));
  if (gone !== undefined) return missing(gone);
  const bytes = readFileSync(below(kept.text));
  if (createHash('sha256').update(bytes).digest('hex') !== source.textSha256) {
    return missing(kept.text);
  }
  const record = existsSync(below(kept.record))
    ? parseIntakeRecord(readFileSync(below(kept.record), 'utf8'))
    : undefined;
  const broken = contentIssue('record-missing', at, { found: kept.record });
  if (record === undefined) return broken;
  let expected: string;
  try {
    expected = expectedText(bytes.toString('utf8'), record, item.corrections);
  } catch (error) {
    if (error instanceof UnfoundCorrection) {
      return contentIssue('correction-unfound', place, { found: error.words });
    }
    if (!(error instanceof RangeError)) throw error;
    // The removals do not fit the text, which is as it was received: the record was changed.
    return broken;
  }
  const page = path.join(site, itemPath(item.id), 'index.html');
  const shown = readItemPage(readFileSync(page, 'utf8'));
  // A title the archivist made up, in brackets, is shown but was never in the text.
  const title = record.title === null ? '' : squash(shown?.title ?? '');
  const body = squash(shown?.text ?? '').slice(squash(shown?.title ?? '').length);
  const difference = firstDifference(expected, title + body);
  if (difference === undefined)
    return checkPictures(contentRoot, place, record, shown?.pictures ?? [], item.mended ?? []);
  return contentIssue('text-differs', place, {
    expected: difference.expected,
    shown: difference.shown,
  });
}

/** False for a path that leads out of the archive's `originals`. */
function isInOriginals(contentRoot: string, original: string): boolean {
  const home = path.resolve(contentRoot, ORIGINALS);
  return path.dirname(path.resolve(contentRoot, original)).startsWith(home + path.sep);
}

/** The name under which the site serves a picture. */
const servedName = ({ file }: { file: string }): string => path.posix.basename(picturePath(file));

/** How the site names the pictures taken from originals. */
const TAKEN = /^[0-9a-f]{12}-\d+\./u;

/**
 * Proves that the pictures of the original stand on the page in their order, and no other's, each the
 * file that was taken in; those that a person took out are named by decisions.
 */
function checkPictures(
  contentRoot: string,
  place: { file: string },
  record: IntakeRecord,
  shown: readonly string[],
  mended: readonly string[],
): Issue | undefined {
  const due = duePictures(record, mended);
  const absent = due.find((picture) => !shown.includes(servedName(picture)));
  if (absent !== undefined) {
    const code = pictureFinding(absent.file);
    return contentIssue('picture-left-out', place, { found: absent.file, code });
  }
  // One that a decision took out may stand there none the less, wherever it is.
  const names = new Set(due.map(servedName));
  const given = new Set(duePictures(record, []).map(servedName));
  const wrong = shown
    .filter((name) => TAKEN.test(name) && (names.has(name) || !given.has(name)))
    .find((name, at) => due[at] === undefined || servedName(due[at]) !== name);
  if (wrong !== undefined) return contentIssue('picture-order', place, { found: wrong });
  const changed = due.find(
    ({ file, sha256 }) =>
      createHash('sha256')
        .update(readFileSync(path.resolve(contentRoot, file)))
        .digest('hex') !== sha256,
  );
  return changed && contentIssue('picture-changed', place, { found: changed.file });
}
