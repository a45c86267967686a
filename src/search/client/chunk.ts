/**
 * Where a word stands in the items of a bundle: item `pages[i]` at
 * `places[starts[i]]` … `places[starts[i + 1] - 1]`.
 */
export interface Postings {
  /** Page numbers, rising. */
  pages: Uint32Array;
  /** One more than pages. */
  starts: Uint32Array;
  /** `position × 256 + weight`, rising within a page. */
  places: Uint32Array;
}

/** The weight that a list of places begins with. */
const ORDINARY = 25;
const LAST_POSITION = 0xffffff;
const MARK = 'pagefind_dcd';
const CUT_OFF = 'a chunk that ends in the middle';
/** Major types of CBOR. */
const UNSIGNED = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/**
 * Looks a word up in a chunk of Pagefind 1.6 (`index/*.pf_index`, unpacked), which is CBOR behind a
 * mark: `[[[word, [[pageDelta, [place…], [metaPlace…]]…], [variant…]]…]]`, words rising by their
 * bytes. Places begin with weight 25; a negative number −w−1 sets weight w and the next number is a
 * position, every other one the distance from the position before. Places in metadata do not count.
 * Undefined when the chunk does not have the word. Throws an `Error` on anything that is not such a
 * chunk.
 */
export function findWord(chunk: Uint8Array, word: string): Postings | undefined {
  const cursor = opened(chunk);
  for (let words = head(cursor, ARRAY); words > 0; words -= 1) {
    array(cursor, 3);
    const order = compareText(cursor, word);
    if (order === 0) return readPages(cursor);
    if (order > 0) return undefined;
    skip(cursor);
    skip(cursor);
  }
  return undefined;
}

/** A word of a chunk with all that the chunk says of it: `chunk.subarray(start, end)`. */
export interface ChunkWord {
  word: string;
  start: number;
  end: number;
}

/** The words of a chunk, rising. Throws an `Error` on anything that is no chunk. */
export function* wordsOf(chunk: Uint8Array): Generator<ChunkWord, void> {
  const cursor = opened(chunk);
  for (let words = head(cursor, ARRAY); words > 0; words -= 1) {
    const start = cursor.at;
    array(cursor, 3);
    const length = head(cursor, TEXT);
    const from = cursor.at;
    step(cursor, length);
    const word = String.fromCharCode(...chunk.subarray(from, cursor.at));
    skip(cursor);
    skip(cursor);
    yield { word, start, end: cursor.at };
  }
}

/** A chunk of some words of one or several chunks, in their order. */
export function chunkOf(words: readonly Uint8Array[]): Uint8Array {
  const count = words.length;
  const heads = [0x81, 0x9a, count >>> 24, (count >>> 16) & 255, (count >>> 8) & 255, count & 255];
  const parts = [
    Uint8Array.from([...MARK].map((char) => char.charCodeAt(0)).concat(heads)),
    ...words,
  ];
  const chunk = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    chunk.set(part, at);
    at += part.length;
  }
  return chunk;
}

/** A cursor at the list of a chunk's words. */
function opened(chunk: Uint8Array): Cursor {
  for (let at = 0; at < MARK.length; at += 1) {
    if (chunk[at] !== MARK.charCodeAt(at)) throw new Error('no chunk of an index');
  }
  const cursor: Cursor = { bytes: chunk, at: MARK.length };
  array(cursor, 1);
  return cursor;
}

function readPages(cursor: Cursor): Postings {
  const count = head(cursor, ARRAY);
  const pages = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const places: number[] = [];
  let page = 0;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    array(cursor, 3);
    page += head(cursor, UNSIGNED);
    const sorted = readPlaces(cursor, places);
    skip(cursor);
    const start = starts[kept] ?? 0;
    // A word of the metadata alone stands nowhere in the text.
    if (places.length === start) continue;
    if (!sorted) sortFrom(places, start);
    pages[kept] = page;
    kept += 1;
    starts[kept] = places.length;
  }
  return {
    pages: pages.subarray(0, kept),
    starts: starts.subarray(0, kept + 1),
    places: Uint32Array.from(places),
  };
}

/** Adds the places of a page to a list; false when they are not in the order of their positions. */
function readPlaces(cursor: Cursor, places: number[]): boolean {
  let weight = ORDINARY;
  let position = 0;
  let jump = false;
  let highest = -1;
  let sorted = true;
  for (let left = head(cursor, ARRAY); left > 0; left -= 1) {
    const number = integer(cursor);
    if (number < 0) {
      weight = -number - 1;
      jump = true;
      continue;
    }
    position = jump ? number : position + number;
    jump = false;
    if (position > LAST_POSITION || weight > 255) throw new Error('a place out of range');
    places.push(position * 256 + weight);
    if (position < highest) sorted = false;
    else highest = position;
  }
  return sorted;
}

function sortFrom(places: number[], start: number): void {
  const sorted = Uint32Array.from(places.slice(start)).sort();
  for (let at = 0; at < sorted.length; at += 1) places[start + at] = sorted[at] ?? 0;
}

/** A place in the bytes, which reading moves on. The functions below read what Pagefind writes of CBOR. */
interface Cursor {
  bytes: Uint8Array;
  at: number;
}

/** The argument of the next item, which must be of a major type. */
function head(cursor: Cursor, type: number): number {
  const first = byte(cursor);
  if (first >> 5 !== type) throw new Error(`CBOR type ${first >> 5} instead of ${type}`);
  return argument(cursor, first);
}

/** Steps into an array that must have so many items. */
function array(cursor: Cursor, length: number): void {
  const found = head(cursor, ARRAY);
  if (found !== length) throw new Error(`${found} items instead of ${length}`);
}

function integer(cursor: Cursor): number {
  const first = byte(cursor);
  const type = first >> 5;
  if (type > NEGATIVE) throw new Error(`CBOR type ${type} instead of a number`);
  const value = argument(cursor, first);
  return type === NEGATIVE ? -1 - value : value;
}

/** Steps over a text and compares it with one of ASCII: negative, 0, or positive when it is greater. */
function compareText(cursor: Cursor, word: string): number {
  const length = head(cursor, TEXT);
  const start = cursor.at;
  step(cursor, length);
  const shared = Math.min(length, word.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (cursor.bytes[start + at] ?? 0) - word.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return length - word.length;
}

/** Steps over one item with all that is in it. */
function skip(cursor: Cursor): void {
  for (let left = 1; left > 0; left -= 1) {
    const first = byte(cursor);
    const type = first >> 5;
    const value = argument(cursor, first);
    if (type === ARRAY) left += value;
    else if (type === TEXT) step(cursor, value);
    else if (type > NEGATIVE) throw new Error(`CBOR type ${type} is not expected`);
  }
}

function argument(cursor: Cursor, first: number): number {
  const short = first & 31;
  if (short < 24) return short;
  if (short > 26) throw new Error('a CBOR length of an unexpected kind');
  let value = 0;
  for (let left = 1 << (short - 24); left > 0; left -= 1) value = value * 256 + byte(cursor);
  return value;
}

function byte(cursor: Cursor): number {
  const value = cursor.bytes[cursor.at];
  if (value === undefined) throw new Error(CUT_OFF);
  cursor.at += 1;
  return value;
}

function step(cursor: Cursor, length: number): void {
  cursor.at += length;
  if (cursor.at > cursor.bytes.length) throw new Error(CUT_OFF);
}
