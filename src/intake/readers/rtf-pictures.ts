import { bitmapFile } from './bitmap-file.ts';
import { picture } from './document-builder.ts';
import type { PicturePiece } from './document-builder.ts';

/** A drawn shape, or a picture with properties of its own (RTF 1.9.1, "Drawing objects"). */
export interface Shape {
  /** Name of the property whose value comes next. */
  property: string;
  /** What the shape says it shows. */
  alt: string;
}

export function newShape(): Shape {
  return { property: '', alt: '' };
}

/** The property that holds the picture a shape shows. */
export const SHOWN = 'pib';

/** The property that holds the words of a shape. */
const DESCRIPTION = 'wzDescription';

/** Takes the value of the property that was named last. */
export function setShapeProperty(shape: Shape, value: string): void {
  if (shape.property === DESCRIPTION) shape.alt = value;
  shape.property = '';
}

/** A picture under way: its bytes as they come, in hexadecimal digits or as they are. */
export interface RtfPicture {
  parts: { bytes: Uint8Array; hex: boolean }[];
  /** True for a bitmap without a file's header (`\\dibitmap`). */
  isBitmap: boolean;
  /** The shape around it; it says what it shows before or after the picture. */
  shape: Shape;
}

/** The pictures of a paragraph that has ended; empty ones give nothing, and `missing` is told. */
export function picturePieces(
  found: readonly RtfPicture[],
  missing: (count: number) => void,
): PicturePiece[] {
  const pieces = found.map(({ parts, isBitmap, shape }) => {
    const bytes = new Uint8Array(Buffer.concat(parts.map(bytesOf)));
    return picture(isBitmap ? bitmapFile(bytes) : bytes, shape.alt);
  });
  const whole = pieces.filter(({ bytes }) => bytes.length > 0);
  missing(pieces.length - whole.length);
  return whole;
}

function bytesOf({ bytes, hex }: RtfPicture['parts'][number]): Uint8Array {
  if (!hex) return bytes;
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return Buffer.from(digits.replace(/[^\da-f]+/giu, ''), 'hex');
}
