import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import type { PdfImage } from './pdf-images.ts';

/** Most bytes of a picture packed twice. */
const INFLATED_LIMIT = 64 * 1024 * 1024;

/** The JPEG file that a picture is, untouched; undefined when it is none, or its values are reversed. */
export function jpegOf(bytes: Uint8Array, image: PdfImage): Uint8Array | undefined {
  if (image.isReversed || image.filters?.at(-1) !== 'DCTDecode') return undefined;
  const data = bytes.subarray(image.data.start, image.data.end);
  if (image.filters.length > 2) return undefined;
  const file =
    image.filters.length === 1
      ? data
      : image.filters[0] === 'FlateDecode'
        ? inflated(data)
        : undefined;
  return file !== undefined && jpegSize(file) !== undefined ? file : undefined;
}

function inflated(data: Uint8Array): Uint8Array | undefined {
  try {
    return new Uint8Array(inflateSync(data, { maxOutputLength: INFLATED_LIMIT }));
  } catch {
    return undefined;
  }
}

/** The measures that a JPEG itself states. */
export function jpegSize(file: Uint8Array): { width: number; height: number } | undefined {
  if (file[0] !== 0xff || file[1] !== 0xd8) return undefined;
  try {
    const { width, height } = imageSize(file);
    return { width, height };
  } catch {
    return undefined;
  }
}
