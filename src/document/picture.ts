import { imageSize } from 'image-size';

/** A picture as its bytes say. */
export interface PictureFacts {
  /** Suffix of its kind: `png`, `jpg`, `gif`, `webp`, `bmp`, `tif`. */
  suffix: string;
  /** Pixels as it is drawn, turned as its EXIF data ask. */
  width: number;
  height: number;
}

/** Suffixes by the names `image-size` gives to what it finds. */
const SUFFIXES: Readonly<Record<string, string>> = {
  png: 'png',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  bmp: 'bmp',
  tiff: 'tif',
};

/** Values of EXIF's Orientation from which on width and height change places. */
const TURNED = 5;

/**
 * Kind and measures of a picture file. Undefined for bytes that are none of these kinds, or that end
 * before the measures: a JPEG may have half a megabyte of colour profile in front of them.
 */
export function pictureFacts(bytes: Uint8Array): PictureFacts | undefined {
  try {
    const { type = '', width, height, orientation = 1 } = imageSize(bytes);
    const suffix = SUFFIXES[type];
    if (suffix === undefined) return undefined;
    return orientation >= TURNED
      ? { suffix, width: height, height: width }
      : { suffix, width, height };
  } catch {
    return undefined;
  }
}

/**
 * True for a JPEG whose EXIF data say where it was taken: the first directory of APP1 has the tag that
 * leads to GPS data (0x8825, EXIF 2.3, 4.6.3).
 */
export function tellsPlace(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint16(0) !== 0xffd8) return false;
    for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
      const marker = view.getUint8(at + 1);
      // The picture itself begins.
      if (marker === 0xda) return false;
      if (marker !== 0xe1 || view.getUint32(at + 4) !== 0x45786966) continue;
      const head = at + 10;
      const little = view.getUint16(head) === 0x4949;
      const first = head + view.getUint32(head + 4, little);
      const count = view.getUint16(first, little);
      for (let entry = 0; entry < count; entry += 1) {
        if (view.getUint16(first + 2 + entry * 12, little) === 0x8825) return true;
      }
    }
  } catch {
    // Cut off: whatever it says, no reader sees it.
  }
  return false;
}
