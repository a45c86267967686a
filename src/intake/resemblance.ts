import { foldScript } from '#domain/script';

/**
 * The same or nearly the same text, found by a bottom-k sketch: of all shingles of a text (runs of
 * eight characters), the k smallest hashes are kept. Two sketches estimate how much two texts share
 * without either text at hand; deterministic, and exact for texts of no more than k shingles.
 * Broder, On the resemblance and containment of documents (1997); Cohen and Kaplan, bottom-k (2007).
 */
export interface Sketch {
  /** How many different shingles the text has. */
  size: number;
  /** The smallest hashes, ascending, at most `KEPT`. */
  hashes: Uint32Array;
}

/** A text of the archive that shares words with the one in question. */
export interface Resemblance {
  id: string;
  /** Share of all shingles of both texts that they have in common, 0 to 1 (Jaccard). */
  share: number;
  /** Share of the new text that stands in the other too, 0 to 1. */
  contained: number;
}

/** An item of the archive, as text or already sketched. */
export type Kept = { id: string; text: string } | { id: string; sketch: Sketch };

/** Characters a shingle: shorter ones are common phrases, longer ones break at every changed word. */
const SHINGLE = 8;

/** Hashes kept: the estimate is off by three points at most places, 1 KB a text. */
const KEPT = 256;

/**
 * From here on two texts are worth comparing. Tuned on invented pairs: year and figures changed
 * 0.8 to 1, half rewritten about 0.35, unrelated texts on the same subject below 0.05.
 */
export const RESEMBLES = 0.25;

/** From here on they are the same text with retouches. */
export const NEARLY_SAME = 0.8;

/** The sketch of a text: width, script, white space, punctuation and digits make no difference. */
export function sketchOf(text: string): Sketch {
  const folded = foldScript(text.normalize('NFKC'))
    .toLowerCase()
    // A year that was changed must not hide that nothing else was.
    .replace(/[^\p{L}]+/gu, '');
  const count = folded.length - SHINGLE + 1;
  if (count <= 0) {
    return { size: folded === '' ? 0 : 1, hashes: folded === '' ? none() : only(folded) };
  }
  const all = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) all[at] = hashOf(folded, at, at + SHINGLE);
  all.sort();
  let size = 0;
  for (let at = 0; at < count; at += 1) {
    if (at === 0 || all[at] !== all[at - 1]) all[size++] = all[at] ?? 0;
  }
  return { size, hashes: all.slice(0, Math.min(size, KEPT)) };
}

function none(): Uint32Array {
  return new Uint32Array(0);
}

function only(folded: string): Uint32Array {
  return Uint32Array.of(hashOf(folded, 0, folded.length));
}

/** FNV-1a over UTF-16 units, with murmur3's finish so that the smallest hashes are a fair sample. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** How much two texts share: `share` of both together, `contained` of the first in the second. */
export function compareSketches(one: Sketch, other: Sketch): { share: number; contained: number } {
  if (one.size === 0 || other.size === 0) return { share: 0, contained: 0 };
  const [a, b] = [one.hashes, other.hashes];
  // When both sketches are whole the union may be read to its end, else only to the k-th smallest.
  const whole = one.size === a.length && other.size === b.length;
  const limit = whole ? Infinity : KEPT;
  let [i, j, seen, common] = [0, 0, 0, 0];
  while (seen < limit && (i < a.length || j < b.length)) {
    const left = a[i] ?? Infinity;
    const right = b[j] ?? Infinity;
    if (left === right) common += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    seen += 1;
  }
  const share = common / seen;
  const shared = (share * (one.size + other.size)) / (1 + share);
  return { share, contained: Math.min(1, shared / one.size) };
}

/**
 * Items of the archive that resemble a text, the nearest first. Comparing costs microseconds, so an
 * archive of ten thousand is simply read through; give sketches rather than texts to keep it so.
 */
export function resembling(
  text: string | Sketch,
  archive: Iterable<Kept>,
  least = RESEMBLES,
): Resemblance[] {
  const sketch = typeof text === 'string' ? sketchOf(text) : text;
  const found: Resemblance[] = [];
  for (const kept of archive) {
    const other = 'sketch' in kept ? kept.sketch : sketchOf(kept.text);
    const { share, contained } = compareSketches(sketch, other);
    if (share >= least) found.push({ id: kept.id, share, contained });
  }
  return found.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));
}

const MARK = 'nlsk1';

/** A sketch as bytes: a mark with the version, the size, the hashes (little-endian). */
export function encodeSketch(sketch: Sketch): Uint8Array {
  const bytes = new Uint8Array(MARK.length + 4 + sketch.hashes.length * 4);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < MARK.length; at += 1) view.setUint8(at, MARK.charCodeAt(at));
  view.setUint32(MARK.length, sketch.size, true);
  for (const [index, hash] of sketch.hashes.entries())
    view.setUint32(MARK.length + 4 + index * 4, hash, true);
  return bytes;
}

/** Reads a sketch back; undefined for anything that `encodeSketch` of this version did not write. */
export function decodeSketch(bytes: Uint8Array): Sketch | undefined {
  const head = MARK.length + 4;
  if (bytes.length < head || (bytes.length - head) % 4 !== 0) return undefined;
  if (String.fromCharCode(...bytes.subarray(0, MARK.length)) !== MARK) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(MARK.length, true);
  const hashes = new Uint32Array((bytes.length - head) / 4);
  for (let at = 0; at < hashes.length; at += 1) hashes[at] = view.getUint32(head + at * 4, true);
  const isWhole = hashes.length === Math.min(size, KEPT);
  const ascends = hashes.every((hash, at) => at === 0 || hash > (hashes[at - 1] ?? 0));
  return isWhole && ascends ? { size, hashes } : undefined;
}
