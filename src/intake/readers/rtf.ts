import type { Result } from '#issues/issue';
import type { SourceDocument } from '#document/model';
import { guarded } from './office-finding.ts';
import type { Reader } from './reader.ts';
import { RtfReader } from './rtf-reader.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** Rich Text Format, by WordPad, Word, WPS or LibreOffice, in whatever code page. */
export const rtf: Reader = {
  format: 'rtf',
  accepts: (bytes) => /^(?:\uFEFF|\xef\xbb\xbf)?\s*\{\\rtf/u.test(latin(bytes.subarray(0, 64))),
  read: (bytes) => guarded('rtf', () => readRtf(bytes)),
};

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function readRtf(bytes: Uint8Array): Result<SourceDocument> {
  const reader = new RtfReader();
  for (const token of rtfTokens(bytes.subarray(bytes.indexOf(0x7b)))) reader.take(token);
  return reader.result();
}
