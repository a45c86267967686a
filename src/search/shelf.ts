/**
 * A shelf: the same words of several bundles in one file, so that a word costs one request and not one
 * a bundle. Unpacked it is a mark, the number of bundles, for each bundle the length of its chunk (four
 * bytes, least first), and the chunks, each in the layout of Pagefind's own. Shared by build and browser.
 */
const MARK = 'nianlun_shelf';
const COUNT_BYTES = 2;
const LENGTH_BYTES = 4;

/** How every shelf begins. */
export const SHELF_MARK = MARK;

/** Puts the chunks of the bundles, by their places, on one shelf; empty for a bundle without its words. */
export function shelfOf(chunks: readonly Uint8Array[]): Uint8Array {
  const start = MARK.length + COUNT_BYTES + LENGTH_BYTES * chunks.length;
  const shelf = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, start));
  const view = new DataView(shelf.buffer);
  shelf.set(Array.from(MARK, (char) => char.charCodeAt(0)));
  view.setUint16(MARK.length, chunks.length, true);
  let at = start;
  for (const [place, chunk] of chunks.entries()) {
    view.setUint32(MARK.length + COUNT_BYTES + LENGTH_BYTES * place, chunk.length, true);
    shelf.set(chunk, at);
    at += chunk.length;
  }
  return shelf;
}

/**
 * The chunk of the bundle at a place; undefined when it has none of the shelf's words. Throws an `Error`
 * when the shelf is cut off or no shelf.
 */
export function chunkOn(shelf: Uint8Array, place: number): Uint8Array | undefined {
  const view = new DataView(shelf.buffer, shelf.byteOffset, shelf.byteLength);
  const count = view.getUint16(MARK.length, true);
  if (place >= count) throw new Error(`a shelf of ${count} bundles`);
  const lengthOf = (at: number): number =>
    view.getUint32(MARK.length + COUNT_BYTES + LENGTH_BYTES * at, true);
  let start = MARK.length + COUNT_BYTES + LENGTH_BYTES * count;
  for (let at = 0; at < place; at += 1) start += lengthOf(at);
  const end = start + lengthOf(place);
  if (end > shelf.length) throw new Error('a shelf that ends in the middle');
  return end === start ? undefined : shelf.subarray(start, end);
}
