import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IntakeRecord, SplitRecord } from '#domain/faithful-text';
import { keptFiles, wholeFiles } from '#domain/originals';
import { writeNew, writeWhole } from './atomic-write.ts';
import { recordText } from './record.ts';

/** One finished entry with everything that is kept beside it. */
export interface Filing {
  root: string;
  /** `liuqiao/2023-h1` or `_inbox/4d3a6dadd0be`. */
  entry: string;
  /** The entry's file. */
  file: string;
  sha256: string;
  source: { original: string; part?: { number: number } | undefined };
  original: Uint8Array;
  text: string;
  record: IntakeRecord;
  /** Files of the text's pictures. */
  pictures?: readonly { file: string; bytes: Uint8Array }[];
  /** The whole of which the text is a part, and where it was cut. */
  whole?: { text: string; record: SplitRecord } | undefined;
}

export type Outcome = 'filed' | 'entry-conflict' | 'original-conflict';

/**
 * Writes original, text and record first and the entry last: an entry that exists is complete, and a
 * run that was cut short is completed by the next. Nothing is ever overwritten by something else.
 */
export function fileAway(filing: Filing): Outcome {
  const { root, source, whole } = filing;
  const target = path.join(root, 'summaries', `${filing.entry}.mdx`);
  if (existsSync(target)) return 'entry-conflict';
  const below = (file: string) => path.join(root, file);
  const kept = keptFiles(source);
  const held = originalsIn(below(kept.folder));
  if (held.some((digest) => digest !== filing.sha256)) return 'original-conflict';
  // Parts of one file share their original: it is written once.
  if (!existsSync(below(source.original))) writeWhole(below(source.original), filing.original);
  if (whole !== undefined) {
    const files = wholeFiles(source.original);
    writeWhole(below(files.text), whole.text);
    writeWhole(below(files.record), recordText(whole.record));
  }
  for (const { file, bytes } of filing.pictures ?? []) {
    // Like text and record: what another reading left there is not this one's.
    if (!isThere(below(file), bytes)) writeWhole(below(file), bytes);
  }
  writeWhole(below(kept.text), filing.text);
  writeWhole(below(kept.record), recordText(filing.record));
  return writeNew(target, filing.file) ? 'filed' : 'entry-conflict';
}

function isThere(file: string, bytes: Uint8Array): boolean {
  return existsSync(file) && digestOf(readFileSync(file)) === digestOf(bytes);
}

/** Digests of the originals in a folder, whose name is part of a digest: two could share it. */
function originalsIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^original\.[a-z]+$/.test(name))
    .map((name) => digestOf(readFileSync(path.join(folder, name))));
}

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export function digestOf(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
