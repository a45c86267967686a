import path from 'node:path';
import { readItemPage } from '#document/from-page';
import { expectedText, firstDifference, squash, UnfoundCorrection } from '#domain/faithful-text';
import type { IntakeRecord } from '#domain/faithful-text';
import { duePictures, pictureFinding, picturePath } from '#domain/illustration';
import { parseIntakeRecord } from '#domain/intake-record';
import type { ItemFrontmatter } from '#domain/item';
import { keptFiles } from '#domain/originals';
import type { Issue } from '#issues/issue';
import { contentIssue } from '#issues/table';
import { digestOf, type Evidence } from './evidence.ts';

/** An item that came through intake, as far as the proof needs it. */
export interface ProvableItem {
  id: string;
  file: string;
  source: NonNullable<ItemFrontmatter['source']>;
  corrections?: ItemFrontmatter['corrections'];
  /** Findings that a person settled by changing the text, by their keys. */
  mended?: readonly string[];
}

/** What came of a proof: the pictures that stood it with the text, or what is wrong. */
type Proof = { pictures: readonly string[] } | { issue: Issue };

/**
 * Proves that the text of an item's page equals the text taken in, minus the removals reported, plus
 * the corrections recorded (white space aside), and that its pictures are those of the original.
 * Throws when the site has no page of the item.
 */
export function proveItem(
  item: ProvableItem,
  { hasOriginal, text, record: recordBytes, page }: Evidence,
  pictureDigest: (file: string) => string | undefined,
): Proof {
  const { source, corrections, mended = [] } = item;
  const place = { file: item.file };
  const at = { ...place, field: 'source' };
  const missing = (found: string) => ({ issue: contentIssue('original-missing', at, { found }) });
  if (!hasOriginal) return missing(source.original);
  const kept = keptFiles(source);
  if (text === undefined || digestOf(text) !== source.textSha256) return missing(kept.text);
  const broken = { issue: contentIssue('record-missing', at, { found: kept.record }) };
  const record = recordBytes && parseIntakeRecord(recordBytes.toString('utf8'));
  if (record === undefined) return broken;
  let expected: string;
  try {
    expected = expectedText(text.toString('utf8'), record, corrections);
  } catch (error) {
    if (error instanceof UnfoundCorrection) {
      return { issue: contentIssue('correction-unfound', place, { found: error.words }) };
    }
    if (!(error instanceof RangeError)) throw error;
    // The removals do not fit the text, which is as it was received: the record was changed.
    return broken;
  }
  if (page === undefined) throw new Error(`the site has no page of “${item.id}”`);
  const shown = readItemPage(page.toString('utf8'));
  // A title the archivist made up, in brackets, is shown but was never in the text.
  const title = record.title === null ? '' : squash(shown?.title ?? '');
  const body = squash(shown?.text ?? '').slice(squash(shown?.title ?? '').length);
  const difference = firstDifference(expected, title + body);
  if (difference !== undefined) {
    const { expected: wanted, shown: found } = difference;
    return { issue: contentIssue('text-differs', place, { expected: wanted, shown: found }) };
  }
  const issue = pictureFault(place, { record, mended }, shown?.pictures ?? [], pictureDigest);
  return issue === undefined
    ? { pictures: duePictures(record, mended).map(({ file }) => file) }
    : { issue };
}

/** The name under which the site serves a picture. */
const servedName = ({ file }: { file: string }): string => path.posix.basename(picturePath(file));

/** How the site names the pictures taken from originals. */
const TAKEN = /^[0-9a-f]{12}-\d+\./u;

/**
 * What is wrong with the pictures: those of the original stand on the page in their order, and no
 * other's, each the file that was taken in; those that a person took out are named by decisions.
 */
function pictureFault(
  place: { file: string },
  { record, mended }: { record: IntakeRecord; mended: readonly string[] },
  shown: readonly string[],
  pictureDigest: (file: string) => string | undefined,
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
  const changed = due.find(({ file, sha256 }) => pictureDigest(file) !== sha256);
  return changed && contentIssue('picture-changed', place, { found: changed.file });
}
