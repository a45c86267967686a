import type { Result } from '#issues/issue';
import { finding } from '../finding.ts';
import { likeliestReading } from './score-encodings.ts';

/**
 * Bytes as text, decided by content: byte order mark, then the likeliest of UTF-8, GB18030 (which
 * covers GBK and GB2312), Big5 and UTF-16. Null, with the reason, when no encoding reads every byte.
 */
export function decodeText(bytes: Uint8Array): Result<string | null> {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined)
    return decoded(strictly(marked.encoding, bytes.subarray(marked.length)));
  const reading = likeliestReading(bytes);
  if (reading === null && bytes.includes(0)) {
    return { value: null, issues: [finding('format-unknown')] };
  }
  return decoded(reading === null || reading.broken > 0 ? undefined : reading.text);
}

function decoded(text: string | undefined): Result<string | null> {
  if (text === undefined || !isProse(text)) {
    return { value: null, issues: [finding('encoding-unknown')] };
  }
  return { value: text, issues: [] };
}

function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** No text an office writes has control characters in any number, or private-use ones. */
function isProse(text: string): boolean {
  const white = text.match(/[\t\n\v\f\r]/gu)?.length ?? 0;
  const odd = (text.match(/\p{Cc}|\p{Co}|\ufffd/gu)?.length ?? 0) - white;
  return !text.includes('\0') && odd <= text.length / 200;
}
