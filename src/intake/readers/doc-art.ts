import { inflateSync } from 'node:zlib';
import { bitmapFile } from './bitmap-file.ts';
import { u16, u32 } from './doc-sprm.ts';

/** One record of a drawing ([MS-ODRAW] 2.2.1): what it is, a number of its own, its bytes. */
export interface ArtRecord {
  type: number;
  instance: number;
  body: Uint8Array;
}

/** Kinds of records that are looked at ([MS-ODRAW] 2.2). */
export const ART = {
  drawingGroup: 0xf000,
  store: 0xf001,
  drawing: 0xf002,
  shapeGroup: 0xf003,
  shape: 0xf004,
  storeEntry: 0xf007,
  shapeHead: 0xf00a,
  properties: 0xf00b,
  moreProperties: 0xf122,
} as const;

/** Most records in a row; a drawing has some hundreds. */
const RECORD_LIMIT = 50_000;

/** The records in a stretch of bytes; ends where they make no sense. */
export function artRecords(bytes: Uint8Array): ArtRecord[] {
  const records: ArtRecord[] = [];
  for (let at = 0; at + 8 <= bytes.length && records.length < RECORD_LIMIT;) {
    const length = u32(bytes, at + 4);
    if (at + 8 + length > bytes.length) break;
    const body = bytes.subarray(at + 8, at + 8 + length);
    records.push({ type: u16(bytes, at + 2), instance: u16(bytes, at) >> 4, body });
    at += 8 + length;
  }
  return records;
}

/** The first record of a kind. */
export function artRecord(bytes: Uint8Array, type: number): ArtRecord | undefined {
  return artRecords(bytes).find((record) => record.type === type);
}

/** Properties of a shape ([MS-ODRAW] 2.3): which picture of the store it shows, from 1, and its words. */
export interface ShapeLook {
  picture: number;
  alt: string;
}

const PICTURE = 0x0104;
const DESCRIPTION = 0x0381;

/** What the records of a shape say of it. */
export function shapeLook(records: readonly ArtRecord[]): ShapeLook {
  const look: ShapeLook = { picture: 0, alt: '' };
  for (const { type, instance: count, body } of records) {
    if (type !== ART.properties && type !== ART.moreProperties) continue;
    // What is longer than a number stands after the table, in its order.
    let beyond = count * 6;
    for (let index = 0; index < count && index * 6 + 6 <= body.length; index += 1) {
      const name = u16(body, index * 6);
      const value = u32(body, index * 6 + 2);
      if ((name & 0x3fff) === PICTURE && (name & 0x8000) === 0) look.picture = value;
      if ((name & 0x8000) === 0) continue;
      if ((name & 0x3fff) === DESCRIPTION)
        look.alt = wordsIn(body.subarray(beyond, beyond + value));
      beyond += value;
    }
  }
  return look;
}

function wordsIn(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes).replace(/\0.*$/su, '');
}

/** Bytes before the picture in an entry of the store, its name not counted. */
const ENTRY_HEAD = 36;

/**
 * The file of a picture in a store ([MS-ODRAW] 2.2.22, 2.2.32): in the entry itself, or in the stream
 * `delayed` at the place it names. Undefined when there is none, or it is no kind that is known.
 */
export function storedPicture(
  record: ArtRecord,
  delayed: Uint8Array = new Uint8Array(),
): Uint8Array | undefined {
  if (record.type !== ART.storeEntry) return pictureFile(record);
  const name = record.body[33] ?? 0;
  const [own] = artRecords(record.body.subarray(ENTRY_HEAD + name));
  if (own !== undefined) return pictureFile(own);
  const place = u32(record.body, 28);
  const head = delayed.subarray(place, place + 8);
  if (head.length < 8) return undefined;
  const [found] = artRecords(delayed.subarray(place, place + 8 + u32(head, 4)));
  return found === undefined ? undefined : pictureFile(found);
}

/** Kinds of pictures: metafiles that are packed, and files as they are. */
const METAFILES = new Set([0xf01a, 0xf01b, 0xf01c]);
const BITMAP = 0xf01f;
const FILES = new Set([0xf01d, 0xf01e, BITMAP, 0xf029, 0xf02a]);

/** Most bytes of a metafile when unpacked. */
const METAFILE_LIMIT = 32 * 1024 * 1024;

function pictureFile({ type, instance, body }: ArtRecord): Uint8Array | undefined {
  // One digest before the picture, or two when the number is odd.
  const digests = instance % 2 === 1 ? 32 : 16;
  if (METAFILES.has(type)) {
    const length = u32(body, digests + 28);
    const packed = body.subarray(digests + 34, digests + 34 + length);
    return (body[digests + 32] ?? 0) === 0 ? inflated(packed) : packed;
  }
  if (!FILES.has(type)) return undefined;
  const file = body.subarray(digests + 1);
  return type === BITMAP ? bitmapFile(file) : file;
}

function inflated(packed: Uint8Array): Uint8Array | undefined {
  try {
    return new Uint8Array(inflateSync(packed, { maxOutputLength: METAFILE_LIMIT }));
  } catch {
    return undefined;
  }
}
