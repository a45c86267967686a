import { Refused } from './office-finding.ts';
import type { OlePackage } from './ole-package.ts';
import { sprmsIn, u16 } from './doc-sprm.ts';
import type { Sprm } from './doc-sprm.ts';

/** Most characters of all stories together; Word's own limit is 32 million. */
const TEXT_LIMIT = 20_000_000;
const WORD_97 = 0xc1;

/** A stretch of the text as it lies in the file; a document saved fast has many, in any order. */
interface TextPiece {
  /** First character, counted from the beginning of the document, and the one after the last. */
  start: number;
  end: number;
  /** Offset of the first byte in the stream, and bytes a character. */
  offset: number;
  width: 1 | 2;
  /** Changes that hold for the whole piece. */
  sprms: Sprm[];
}

/** A stretch of bytes with its properties. */
interface FormattedRun {
  start: number;
  end: number;
  style: number;
  sprms: Sprm[];
}

/** Lengths of the stories of a document, in characters, in the order in which they stand. */
interface StoryLengths {
  main: number;
  footnotes: number;
  headers: number;
  macros: number;
  comments: number;
  endnotes: number;
  boxes: number;
}

/** A Word 97–2007 file with its tables at hand ([MS-DOC]). */
export interface DocFile {
  /** Characters of all stories. */
  text: string;
  lengths: StoryLengths;
  /** Bytes of the table stream for a pair of `FibRgFcLcb97`, by the offset of the pair in the FIB. */
  part(pair: number): Uint8Array;
  /** The table stream from the start of a part on (some tables run on beyond their length). */
  from(pair: number): Uint8Array;
  pieceAt(character: number): TextPiece | undefined;
  characterRun(offset: number): FormattedRun | undefined;
  paragraphRun(offset: number): FormattedRun | undefined;
  /** Bytes of the streams `Data` and `WordDocument`. */
  data: Uint8Array;
  main: Uint8Array;
}

/** Opens a Word file; throws Refused for old or encrypted ones. */
export function openDoc(ole: OlePackage): DocFile {
  const main = ole.stream('WordDocument') ?? new Uint8Array();
  const view = new DataView(main.buffer, main.byteOffset, main.byteLength);
  const identity = view.getUint16(0, true);
  const version = view.getUint16(2, true);
  if (identity === 0xa5dc || identity === 0xa5db || identity === 0xa59b || version < WORD_97) {
    throw new Refused('office-too-old', { version: versionName(identity) });
  }
  if (identity !== 0xa5ec)
    throw new Refused('office-broken', { format: 'doc', reason: '标识不符' });
  const flags = view.getUint16(10, true);
  if ((flags & 0x8100) !== 0) throw new Refused('office-encrypted');
  const table = ole.stream((flags & 0x0200) === 0 ? '0Table' : '1Table');
  if (table === undefined)
    throw new Refused('office-broken', { format: 'doc', reason: '缺少表流' });

  const from = (pair: number): Uint8Array => table.subarray(view.getUint32(pair, true));
  const part = (pair: number): Uint8Array => {
    const length = view.getUint32(pair + 4, true);
    const bytes = from(pair).subarray(0, length);
    if (bytes.length < length)
      throw new Refused('office-broken', { format: 'doc', reason: '文件不完整' });
    return bytes;
  };
  const length = (offset: number): number => Math.max(0, view.getInt32(offset, true));
  const lengths = {
    main: length(0x4c),
    footnotes: length(0x50),
    headers: length(0x54),
    macros: length(0x58),
    comments: length(0x5c),
    endnotes: length(0x60),
    boxes: length(0x64),
  };
  const pieces = piecesIn(part(0x1a2));
  const characters = runsIn(main, part(0xfa), characterRunsOf);
  const paragraphs = runsIn(main, part(0x102), paragraphRunsOf);
  return {
    text: textOf(main, pieces, lengths),
    lengths,
    part,
    from,
    pieceAt: (character) => lookUp(pieces, character),
    characterRun: (offset) => lookUp(characters, offset),
    paragraphRun: (offset) => lookUp(paragraphs, offset),
    data: ole.stream('Data') ?? new Uint8Array(),
    main,
  };
}

function versionName(identity: number): string {
  if (identity === 0xa5db) return 'Word 2.0';
  return identity === 0xa59b ? 'Word 1.x' : 'Word 6.0/95';
}

/** The piece table ([MS-DOC] 2.9.38): changes to be shared, then the pieces. */
function piecesIn(clx: Uint8Array): TextPiece[] {
  const view = new DataView(clx.buffer, clx.byteOffset, clx.byteLength);
  const shared: Sprm[][] = [];
  let at = 0;
  while (view.getUint8(at) === 1) {
    const size = view.getUint16(at + 1, true);
    shared.push(sprmsIn(clx.subarray(at + 3, at + 3 + size)));
    at += 3 + size;
  }
  if (view.getUint8(at) !== 2)
    throw new Refused('office-broken', { format: 'doc', reason: '文字表不能解析' });
  const count = Math.floor((view.getUint32(at + 1, true) - 4) / 12);
  at += 5;
  const pieces: TextPiece[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = view.getUint32(at + index * 4, true);
    const end = view.getUint32(at + index * 4 + 4, true);
    const record = at + (count + 1) * 4 + index * 8;
    const place = view.getUint32(record + 2, true);
    const narrow = (place & 0x40000000) !== 0;
    const offset = place & 0x3fffffff;
    pieces.push({
      start,
      end,
      offset: narrow ? offset / 2 : offset,
      width: narrow ? 1 : 2,
      sprms: changesOf(view.getUint16(record + 6, true), shared),
    });
  }
  return pieces;
}

/** Changes in short form ([MS-DOC] 2.9.213): the few codes that matter here. */
const SHORT_CODES: Record<number, number> = {
  0x18: 0x2416,
  0x19: 0x2417,
  0x41: 0x0800,
  0x42: 0x0801,
  0x55: 0x0835,
  0x5c: 0x083c,
};

function changesOf(prm: number, shared: readonly Sprm[][]): Sprm[] {
  if ((prm & 1) === 1) return shared[prm >> 1] ?? [];
  const code = SHORT_CODES[(prm >> 1) & 0x7f];
  return code === undefined ? [] : [{ code, operand: new Uint8Array([prm >> 8]) }];
}

function textOf(main: Uint8Array, pieces: readonly TextPiece[], lengths: StoryLengths): string {
  const narrow = new TextDecoder('windows-1252');
  const wide = new TextDecoder('utf-16le', { ignoreBOM: true });
  let text = '';
  for (const { start, end, offset, width } of pieces) {
    if (start !== text.length || end < start || end > TEXT_LIMIT) {
      throw new Refused('office-broken', { format: 'doc', reason: '文字表不能解析' });
    }
    const bytes = main.subarray(offset, offset + (end - start) * width);
    if (bytes.length < (end - start) * width) {
      throw new Refused('office-broken', { format: 'doc', reason: '文件不完整' });
    }
    text += (width === 1 ? narrow : wide).decode(bytes);
    // One half of a surrogate pair in each of two pieces decodes to another length than it has.
    text = text.length > end ? text.slice(0, end) : text.padEnd(end, '\uFFFD');
  }
  if (text.length < lengths.main) {
    throw new Refused('office-broken', { format: 'doc', reason: '正文不完整' });
  }
  return text;
}

/** Runs on the 512-byte pages that a table of pages names ([MS-DOC] 2.8.5, 2.8.6). */
function runsIn(
  main: Uint8Array,
  pages: Uint8Array,
  runsOf: (page: Uint8Array) => FormattedRun[],
): FormattedRun[] {
  const count = Math.floor((pages.length - 4) / 8);
  const view = new DataView(pages.buffer, pages.byteOffset, pages.byteLength);
  const runs: FormattedRun[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const page = view.getUint32((count + 1) * 4 + index * 4, true) & 0x3fffff;
    if (seen.has(page)) continue;
    seen.add(page);
    for (const run of runsOf(main.subarray(page * 512, (page + 1) * 512))) runs.push(run);
  }
  return runs.sort((a, b) => a.start - b.start);
}

function boundsOf(page: Uint8Array): { start: number; end: number }[] {
  if (page.length < 512)
    throw new Refused('office-broken', { format: 'doc', reason: '文件不完整' });
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const count = Math.min(101, view.getUint8(511));
  return Array.from({ length: count }, (_, index) => ({
    start: view.getUint32(index * 4, true),
    end: view.getUint32(index * 4 + 4, true),
  }));
}

function characterRunsOf(page: Uint8Array): FormattedRun[] {
  const bounds = boundsOf(page);
  return bounds.map(({ start, end }, index) => {
    const at = (page[(bounds.length + 1) * 4 + index] ?? 0) * 2;
    const size = at === 0 ? 0 : (page[at] ?? 0);
    return { start, end, style: 0, sprms: sprmsIn(page.subarray(at + 1, at + 1 + size)) };
  });
}

function paragraphRunsOf(page: Uint8Array): FormattedRun[] {
  const bounds = boundsOf(page);
  return bounds.map(({ start, end }, index) => {
    const at = (page[(bounds.length + 1) * 4 + index * 13] ?? 0) * 2;
    const short = page[at] ?? 0;
    const from = short === 0 ? at + 2 : at + 1;
    const size = short === 0 ? (page[at + 1] ?? 0) * 2 : short * 2 - 1;
    if (at === 0) return { start, end, style: 0, sprms: [] };
    const sprms = sprmsIn(page.subarray(from + 2, from + size));
    return { start, end, style: u16(page, from), sprms };
  });
}

/** The stretch a number falls into; the list is sorted. */
function lookUp<T extends { start: number; end: number }>(
  list: readonly T[],
  at: number,
): T | undefined {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const found = list[low - 1];
  return found !== undefined && at < found.end ? found : undefined;
}
