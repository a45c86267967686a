import { docx } from './docx.ts';
import type { Reader } from './reader.ts';
import { txt } from './txt.ts';

/** All formats; the first that accepts the bytes reads them. Plain text accepts what nobody else does. */
const READERS: readonly Reader[] = [docx, txt];

/** The reader of a file's bytes. */
export function readerFor(bytes: Uint8Array): Reader {
  return READERS.find((reader) => reader.accepts(bytes)) ?? txt;
}
