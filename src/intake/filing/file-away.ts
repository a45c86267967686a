import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { IntakeRecord } from '#domain/faithful-text';
import { writeNew, writeWhole } from './atomic-write.ts';

/** One finished entry with everything that is kept beside it. */
export interface Filing {
  root: string;
  /** `liuqiao/2023-h1` or `_inbox/4d3a6dadd0be`. */
  entry: string;
  /** The entry's file. */
  file: string;
  sha256: string;
  format: string;
  original: Uint8Array;
  text: string;
  record: IntakeRecord;
}

export type Outcome = 'filed' | 'entry-conflict' | 'original-conflict';

/** Folder of an original below the content root. */
export function originalFolder(sha256: string): string {
  return `originals/${sha256.slice(0, 12)}`;
}

/**
 * Writes original, text and record first and the entry last: an entry that exists is complete, and a
 * run that was cut short is completed by the next. Nothing is ever overwritten by something else.
 */
export function fileAway(filing: Filing): Outcome {
  const target = path.join(filing.root, 'summaries', `${filing.entry}.mdx`);
  if (existsSync(target)) return 'entry-conflict';
  const folder = path.join(filing.root, originalFolder(filing.sha256));
  if (holdsAnother(folder, filing.sha256)) return 'original-conflict';
  writeWhole(path.join(folder, `original.${filing.format}`), filing.original);
  writeWhole(path.join(folder, 'text.txt'), filing.text);
  writeWhole(path.join(folder, 'intake.json'), `${JSON.stringify(filing.record, null, 2)}\n`);
  return writeNew(target, filing.file) ? 'filed' : 'entry-conflict';
}

/** The folder's name is part of a digest; two originals could share it. */
function holdsAnother(folder: string, sha256: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder)
    .filter((name) => /^original\.[a-z]+$/.test(name))
    .some((name) => digestOf(readFileSync(path.join(folder, name))) !== sha256);
}

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export function digestOf(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
