import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { imageSize } from 'image-size';
import { DRAWN_TYPES, pictureSuffix } from '#domain/illustration';

/** Pixels of a picture as it is drawn. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Head of a file in which every format's measures stand; EXIF blocks before them have up to 64 KB. */
const HEAD = 256 * 1024;

/** Values of EXIF's Orientation from which on width and height change places. */
const TURNED = 5;

/**
 * Size of a picture file by its bytes. Undefined where there is no such file or it is none of the
 * kinds that browsers draw and its suffix says.
 */
export function pictureSize(file: string): PictureSize | undefined {
  const head = headOf(file);
  if (head === undefined) return undefined;
  try {
    const { type, width, height, orientation = 1 } = imageSize(head);
    if (type !== pictureSuffix(file)) return undefined;
    return orientation >= TURNED ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}

/** True for a picture that can be shown as what its name says, or be named in its place. */
export function isPicture(file: string): boolean {
  const isDrawn = DRAWN_TYPES[pictureSuffix(file)] !== undefined;
  return isDrawn ? pictureSize(file) !== undefined : headOf(file) !== undefined;
}

function headOf(file: string): Uint8Array | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    const head = new Uint8Array(Math.min(HEAD, fstatSync(handle).size));
    readSync(handle, head, 0, head.length, 0);
    return head;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
