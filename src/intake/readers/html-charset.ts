import type { Issue, Result } from '#issues/issue';
import { encodingOf, likeliestReading } from './score-encodings.ts';
import { webFinding } from './web-finding.ts';
import { finding } from '../finding.ts';

/** A declaration further down is not looked for; browsers look at the first 1024 bytes, old pages need more. */
const DECLARATION_REACH = 8192;

/**
 * The text of a page: byte order mark, then what the bytes say, then what the page (or the part of a
 * web archive, `label`) declares. GBK and GB2312 are read as GB18030. Bytes that cannot be read become
 * U+FFFD and are reported, as long as they are few.
 */
export function decodePage(bytes: Uint8Array, label?: string): Result<string | null> {
  const marked = byteOrderMark(bytes);
  if (marked !== undefined) {
    const text = new TextDecoder(marked).decode(bytes);
    const count = text.split('\ufffd').length - 1;
    return { value: text, issues: count === 0 ? [] : [brokenBytes(count, marked)] };
  }
  const declared = label ?? declaredCharset(bytes);
  const reading = likeliestReading(bytes, declared);
  if (reading === null) return { value: null, issues: [finding('encoding-unknown')] };
  const issues: Issue[] = [];
  const meant = encodingOf(declared);
  // Of UTF-16 a declaration in single bytes can only be wrong; ASCII is right in every encoding.
  if (declared !== undefined && meant !== reading.encoding && /[^\0-\x7f]/u.test(reading.text)) {
    issues.push(webFinding('charset-differs', { declared, used: reading.encoding }));
  }
  if (reading.broken > 0) issues.push(brokenBytes(reading.broken, reading.encoding));
  return { value: reading.text, issues };
}

function brokenBytes(count: number, encoding: string): Issue {
  return webFinding('charset-broken-bytes', { count, encoding });
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = asciiHead(bytes, DECLARATION_REACH);
  const match =
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/iu.exec(head) ??
    /^\s*<\?xml\b[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})/iu.exec(head);
  return match?.[1];
}

/** The first bytes as if each were a character; zero bytes (UTF-16) and the byte order mark are left out. */
export function asciiHead(bytes: Uint8Array, length: number): string {
  const head = Buffer.from(bytes.subarray(0, length)).toString('latin1');
  return head.replace(/^(?:ï»¿|ÿþ|þÿ)/u, '').replaceAll('\0', '');
}
