import { inflateSync } from 'node:zlib';

/** Most bytes that one stream, and all streams together, may have when inflated. */
const STREAM_LIMIT = 8 * 1024 * 1024;
const TOTAL_LIMIT = 64 * 1024 * 1024;

/** What the bytes of a PDF tell that the engine does not pass on. */
export interface RawFindings {
  /** Pictures written among the drawing operators (ISO 32000-1, 8.9.7), but for the smallest. */
  inlinePictures: number;
  /** Texts that the file gives in place of what it draws (ISO 32000-1, 14.9.4). */
  alternatives: string[];
  /** False when the file does not end as a PDF ends. */
  isComplete: boolean;
}

/** Looks through the bytes of a file, as Latin-1 characters. */
export function rawFindings(source: string): RawFindings {
  const found: RawFindings = {
    inlinePictures: 0,
    alternatives: [],
    isComplete: source.slice(-2048).includes('%%EOF'),
  };
  if (!source.includes('/Encrypt')) lookThrough(source, found);
  return found;
}

function lookThrough(source: string, findings: RawFindings): void {
  const found = new Set<string>();
  let left = TOTAL_LIMIT;
  collect(source, found);
  findings.inlinePictures += inlinePictures(source);
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
      findings.inlinePictures += inlinePictures(content);
    }
    at = end + 9;
  }
  findings.alternatives = [...found];
}

/** Pixels to a side from which on a picture shows something. */
const SMALLEST = 16;

function inlinePictures(content: string): number {
  let count = 0;
  for (const [, entries = ''] of content.matchAll(/\bBI\s([^]{1,300}?)\sID\s/gu)) {
    const [width, height] = ['W(?:idth)?', 'H(?:eight)?'].map((name) =>
      Number(new RegExp(String.raw`/${name}\s+(\d+)`, 'u').exec(entries)?.[1] ?? 0),
    );
    if (Math.min(width ?? 0, height ?? 0) >= SMALLEST) count += 1;
  }
  return count;
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
