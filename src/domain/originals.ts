import { INBOX } from './address.ts';

/** Where an original and what intake keeps beside it lie: paths below the content root, with `/`. */

/** Folder of the untouched originals below a content root. */
export const ORIGINALS = 'originals';

/** What of an entry's `source` says where its files lie. */
export interface KeptSource {
  /** Path of the original below the content root. */
  original: string;
  /** Which of several texts in one original this is; absent when the original holds one text. */
  part?: { number: number } | undefined;
}

export interface KeptFiles {
  folder: string;
  /** The text the entry's record speaks of. */
  text: string;
  /** The entry's `IntakeRecord`. */
  record: string;
  /** May be deleted at any time, the next comparison writes it again. */
  sketch: string;
}

/** Where an entry waits whose place is undecided: named by its original, and its part of it. */
export function inboxId(sha256: string, part?: { number: number }): string {
  const name = sha256.slice(0, 12);
  return `${INBOX}/${part === undefined ? name : `${name}-${part.number}`}`;
}

/** Folder of an original by its SHA-256. */
export function originalFolder(sha256: string): string {
  return `${ORIGINALS}/${sha256.slice(0, 12)}`;
}

/**
 * The files kept beside an entry's original. Where the original holds several texts each part has
 * files of its own, and `wholeFiles` names those of the whole.
 */
export function keptFiles({ original, part }: KeptSource): KeptFiles {
  const { folder, text, record } = wholeFiles(original);
  if (part === undefined) return { folder, text, record, sketch: `${folder}/sketch.bin` };
  const { number } = part;
  return {
    folder,
    text: `${folder}/part-${number}.txt`,
    record: `${folder}/intake-${number}.json`,
    sketch: `${folder}/sketch-${number}.bin`,
  };
}

/** The whole text taken in and its record: a `SplitRecord` where the original holds several texts. */
export function wholeFiles(original: string): { folder: string; text: string; record: string } {
  const folder = original.slice(0, Math.max(0, original.lastIndexOf('/')));
  return { folder, text: `${folder}/text.txt`, record: `${folder}/intake.json` };
}
