import { doc } from './doc.ts';
import { docx } from './docx.ts';
import type { AnyReader } from './reader.ts';
import { html } from './html.ts';
import { md } from './md.ts';
import { mht } from './mht.ts';
import { odt } from './odt.ts';
import { ofd } from './ofd.ts';
import { pdf } from './pdf.ts';
import { rtf } from './rtf.ts';
import { txt } from './txt.ts';

/** All formats; the first that accepts the bytes reads them. Plain text accepts what nobody else does. */
const READERS: readonly AnyReader[] = [pdf, docx, ofd, doc, rtf, odt, mht, html, md, txt];

/** The reader of a file's bytes. */
export function readerFor(bytes: Uint8Array): AnyReader {
  return READERS.find((reader) => reader.accepts(bytes)) ?? txt;
}
