import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { pictureFacts } from '#document/picture';
import { DRAWN_TYPES, pictureSuffix } from '#domain/illustration';

/** Pixels of a picture as it is drawn. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Head of a file in which the measures nearly always stand. */
const HEAD = 256 * 1024;

/**
 * Size of a picture file by its bytes. Undefined where there is no such file or it is none of the
 * kinds that browsers draw and its suffix says.
 */
export function pictureSize(file: string): PictureSize | undefined {
  const head = headOf(file);
  if (head === undefined) return undefined;
  const facts =
    pictureFacts(head) ?? (head.length < HEAD ? undefined : pictureFacts(readFileSync(file)));
  if (facts?.suffix !== pictureSuffix(file)) return undefined;
  return { width: facts.width, height: facts.height };
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
