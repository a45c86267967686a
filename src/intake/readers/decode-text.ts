import type { Result } from '#issues/issue';
import { finding } from '../finding.ts';

/**
 * Bytes as text, decided by content: byte order mark, strict UTF-8, UTF-16 without a mark (by the
 * share of zero bytes and of Han characters), GB18030 (which covers GBK and GB2312). Null, with the
 * reason, when no encoding reads every byte.
 */
export function decodeText(bytes: Uint8Array): Result<string | null> {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined)
    return decoded(strictly(marked.encoding, bytes.subarray(marked.length)));
  if (!bytes.includes(0)) {
    const utf8 = strictly('utf-8', bytes);
    if (utf8 !== undefined) return decoded(utf8);
  }
  const wide = utf16(bytes);
  if (wide !== undefined) return decoded(wide);
  if (bytes.includes(0)) return { value: null, issues: [finding('format-unknown')] };
  return decoded(strictly('gb18030', bytes));
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

/** UTF-16 without a mark: the byte order under which nearly all characters are Han, ASCII or punctuation. */
function utf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  // Line ends and digits put a zero in one half of their pair; text in one-byte units has none.
  if (!bytes.includes(0)) return undefined;
  const readings = ['utf-16le', 'utf-16be']
    .map((encoding) => strictly(encoding, bytes))
    .filter((text) => text !== undefined)
    .map((text) => ({ text, share: commonShare(text) }))
    .sort((one, other) => other.share - one.share);
  const best = readings[0];
  return best !== undefined && best.share > 0.9 ? best.text : undefined;
}

function commonShare(text: string): number {
  const common = text.match(
    /[\t\n\r\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e\u2010-\u2026]/gu,
  );
  return (common?.length ?? 0) / Math.max(1, text.length);
}

/** No text an office writes has control characters in any number, or private-use ones. */
function isProse(text: string): boolean {
  const white = text.match(/[\t\n\v\f\r]/gu)?.length ?? 0;
  const odd = (text.match(/\p{Cc}|\p{Co}|\ufffd/gu)?.length ?? 0) - white;
  return !text.includes('\0') && odd <= text.length / 200;
}
