import { ART, artRecord, artRecords, shapeLook, storedPicture } from './doc-art.ts';
import type { ArtRecord } from './doc-art.ts';
import { u16, u32 } from './doc-sprm.ts';
import { picture } from './document-builder.ts';
import type { PicturePiece } from './document-builder.ts';

/** Kinds of pictures in the line ([MS-DOC] 2.9.157): a drawing, and one with the name of its file. */
const DRAWING = 0x64;
const NAMED_DRAWING = 0x66;

/**
 * The picture in the line of the text whose description begins at a place of the data stream
 * ([MS-DOC] 2.9.190, PICFAndOfficeArtData), or why there is none: the file lies elsewhere, the shape is
 * another one's stand-in and has no picture, or nothing can be read there.
 */
export function pictureInLine(
  data: Uint8Array,
  place: number,
): PicturePiece | 'elsewhere' | 'none' | 'unread' {
  const length = u32(data, place);
  const head = u16(data, place + 4);
  const kind = u16(data, place + 6);
  if (place + length > data.length || length <= head || head < 8) return 'unread';
  if (kind !== DRAWING && kind !== NAMED_DRAWING) return 'unread';
  const name = kind === NAMED_DRAWING ? 1 + (data[place + head] ?? 0) : 0;
  const records = artRecords(data.subarray(place + head + name, place + length));
  const shape = records.find(({ type }) => type === ART.shape);
  const { alt } = shapeLook(shape === undefined ? [] : artRecords(shape.body));
  for (const record of records) {
    const file = record.type === ART.shape ? undefined : storedPicture(record);
    if (file !== undefined) return picture(file, alt);
  }
  const isBare = shape !== undefined && records.length === 1;
  if (!isBare) return 'unread';
  return kind === NAMED_DRAWING ? 'elsewhere' : 'none';
}

/** Deepest nesting of groups of shapes. */
const DEPTH_LIMIT = 20;

/** Bytes of one anchor beside its place in the text. */
const ANCHOR = 26;

/**
 * The pictures of shapes that float beside the text, by the character at which they are anchored.
 * `anchors` is the table of those places ([MS-DOC] 2.8.37), `art` the drawings (2.9.172), `main` the
 * stream that holds what is too large for them.
 */
export function floatingPictures(
  anchors: Uint8Array,
  art: Uint8Array,
  main: Uint8Array,
): (character: number) => PicturePiece[] {
  const count = Math.max(0, Math.floor((anchors.length - 4) / (4 + ANCHOR)));
  const group = artRecord(art, ART.drawingGroup);
  if (count === 0 || group === undefined) return () => [];
  const store = artRecords(artRecord(group.body, ART.store)?.body ?? new Uint8Array());
  const shapes = new Map<number, ArtRecord>();
  // Each drawing stands after one byte that says whose it is: of the text, or of the headers.
  for (let at = 8 + group.body.length; at + 9 <= art.length;) {
    const length = u32(art, at + 5);
    const drawing = artRecords(art.subarray(at + 1, at + 9 + length))[0];
    if (drawing === undefined) break;
    const patriarch = artRecord(drawing.body, ART.shapeGroup);
    for (const record of artRecords(patriarch?.body ?? new Uint8Array())) {
      const number = shapeNumber(record);
      if (number !== undefined) shapes.set(number, record);
    }
    at += 9 + length;
  }
  const byCharacter = new Map<number, ArtRecord>();
  for (let index = 0; index < count; index += 1) {
    const shape = shapes.get(u32(anchors, (count + 1) * 4 + index * ANCHOR));
    if (shape !== undefined) byCharacter.set(u32(anchors, index * 4), shape);
  }
  return (character) => {
    const shape = byCharacter.get(character);
    return shape === undefined ? [] : picturesOf(shape, store, main, 0);
  };
}

/** The number of a shape, or of a group by its first shape. */
function shapeNumber(record: ArtRecord): number | undefined {
  const shape = record.type === ART.shapeGroup ? artRecord(record.body, ART.shape) : record;
  const head = shape === undefined ? undefined : artRecord(shape.body, ART.shapeHead);
  return head === undefined ? undefined : u32(head.body, 0);
}

function picturesOf(
  record: ArtRecord,
  store: readonly ArtRecord[],
  main: Uint8Array,
  depth: number,
): PicturePiece[] {
  const inside = artRecords(record.body);
  if (record.type === ART.shapeGroup)
    return depth > DEPTH_LIMIT
      ? []
      : inside.flatMap((each) => picturesOf(each, store, main, depth + 1));
  if (record.type !== ART.shape) return [];
  const { picture: number, alt } = shapeLook(inside);
  const entry = number === 0 ? undefined : store[number - 1];
  const file = entry === undefined ? undefined : storedPicture(entry, main);
  return file === undefined ? [] : [picture(file, alt)];
}
