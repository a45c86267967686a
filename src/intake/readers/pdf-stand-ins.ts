import type { PdfImage } from './pdf-images.ts';

/** The first number under which a picture stands in: below it are pictures somebody drew. */
const FIRST = 2;

/**
 * The file with a stand-in for every picture but those of `kept`: one line of pixels, as many as say
 * which picture it is. What draws the page is told where each stands, and decodes none. The file keeps
 * its length, so that nothing in it moves.
 */
export function withStandIns(
  bytes: Uint8Array,
  images: readonly PdfImage[],
  kept: ReadonlySet<number> = new Set(),
): Uint8Array {
  const copy = bytes.slice();
  for (const [index, image] of images.entries()) {
    if (kept.has(image.number)) continue;
    const { start, end } = image.dictionary;
    const entries = `<</Subtype/Image/W ${index + FIRST}/H 1/CS/G/BPC 8${image.kept}`;
    const room = end - start - 2;
    const written = entries.length <= room ? entries : '<<';
    copy.set(Buffer.from(`${written.padEnd(room)}>>`, 'latin1'), start);
  }
  return copy;
}

/** Most pixels of a picture that stands in, for the engine to let it through. */
export function standInSize(images: readonly PdfImage[]): number {
  return images.length + FIRST;
}

/** Which picture one of this size stands in for; undefined when it is none of them. */
export function standInIndex(width: number, height: number): number | undefined {
  return height === 1 && width >= FIRST ? width - FIRST : undefined;
}
