import { inflateSync } from 'node:zlib';

/** Most bytes that one stream, and all streams together, may have when inflated. */
const STREAM_LIMIT = 8 * 1024 * 1024;
const TOTAL_LIMIT = 64 * 1024 * 1024;

/** What the bytes of a PDF tell that the engine does not pass on. */
export interface RawFindings {
  pictures: number;
  /** Texts that the file gives in place of what it draws (ISO 32000-1, 14.9.4). */
  alternatives: string[];
  /** False when the file does not end as a PDF ends. */
  isComplete: boolean;
}

/** Looks through the bytes; pictures are always objects of their own, so their count is right. */
export function rawFindings(bytes: Uint8Array): RawFindings {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const images = source.match(/\/Subtype\s*\/Image\b/gu)?.length ?? 0;
  // A mask is the transparency of another picture.
  const masks = new Set(
    source.match(/\/S?Mask\s+\d+\s+\d+\s+R/gu)?.map((mask) => mask.replace(/^\/S?Mask\s+/u, '')),
  );
  return {
    pictures: Math.max(0, images - masks.size),
    alternatives: source.includes('/Encrypt') ? [] : alternativesIn(source),
    isComplete: source.slice(-2048).includes('%%EOF'),
  };
}

function alternativesIn(source: string): string[] {
  const found = new Set<string>();
  let left = TOTAL_LIMIT;
  collect(source, found);
  for (let at = source.indexOf('stream'); at >= 0 && left > 0; at = source.indexOf('stream', at)) {
    const end = source.indexOf('endstream', at + 6);
    if (end < 0) break;
    const head = source.slice(Math.max(0, at - 400), at);
    const dictionary = head.slice(head.lastIndexOf(' obj') + 1);
    if (
      dictionary.includes('FlateDecode') &&
      !/\/Subtype\s*\/Image|\/Length[123]\b|\/FontFile/u.test(dictionary)
    ) {
      const from = at + (source.startsWith('\r\n', at + 6) ? 8 : 7);
      const content = inflated(source.slice(from, end));
      left -= content.length + 1;
      if (content.includes('/ActualText')) collect(content, found);
    }
    at = end + 9;
  }
  return [...found];
}

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1'), { maxOutputLength: STREAM_LIMIT }).toString(
      'latin1',
    );
  } catch {
    return '';
  }
}

function collect(content: string, found: Set<string>): void {
  for (const match of content.matchAll(
    /\/ActualText\s*(?:\(((?:\\[^]|[^\\()])*)\)|<([0-9A-Fa-f\s]*)>)/gu,
  )) {
    const value = decoded(match[1] === undefined ? fromHex(match[2] ?? '') : unescaped(match[1]));
    if (value.trim() !== '') found.add(value);
    if (found.size >= 1000) return;
  }
}

function fromHex(hex: string): string {
  return Buffer.from(hex.replace(/\s/gu, ''), 'hex').toString('latin1');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replace(/\\(?:([0-7]{1,3})|(\r\n|[^]))/gu, (_, octal?: string, other = '') =>
    octal === undefined
      ? (ESCAPES[other] ?? (/[\r\n]/u.test(other) ? '' : other))
      : String.fromCharCode(parseInt(octal, 8) & 0xff),
  );
}

function decoded(bytes: string): string {
  if (!bytes.startsWith('\xfe\xff')) return bytes;
  return new TextDecoder('utf-16be').decode(Buffer.from(bytes.slice(2), 'latin1'));
}
