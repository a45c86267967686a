import { makeOle } from './make-ole.ts';

/** Where the text begins in the main stream, and the page of character properties. */
const TEXT_AT = 0x400;

/** Pairs (place, length) of the FIB that the reader asks for. */
const CHARACTER_PAGES = 0xfa;
const TEXT_TABLE = 0x1a2;

/** What a paragraph of a Word file holds, in order: words, or the bytes of a picture as Word stores them. */
export type DocRun = string | { art: Uint8Array };

/** A Word 97 file of paragraphs, small enough to read in a test: at most 100 pictures. */
export function makeDoc(paragraphs: readonly (readonly DocRun[])[]): Uint8Array {
  const data: Uint8Array[] = [];
  const marks: { at: number; place: number }[] = [];
  let text = '';
  let place = 0;
  for (const runs of paragraphs) {
    for (const run of runs) {
      if (typeof run === 'string') text += run;
      else {
        marks.push({ at: text.length, place });
        data.push(run.art);
        place += run.art.length;
        text += '\x01';
      }
    }
    text += '\r';
  }
  const words = Buffer.from(text, 'utf16le');
  const page = Math.ceil((TEXT_AT + words.length) / 512);
  const main = Buffer.alloc((page + 1) * 512);
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt16LE(0x0200, 10);
  main.writeInt32LE(text.length, 0x4c);
  main.set(words, TEXT_AT);
  main.set(characterPage(marks), page * 512);

  // The table stream: the piece table, then the table of pages.
  const pieces = Buffer.alloc(5 + 8 + 8);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length, 9);
  pieces.writeUInt32LE(TEXT_AT, 15);
  const pages = Buffer.alloc(12);
  pages.writeUInt32LE(main.length, 4);
  pages.writeUInt32LE(page, 8);
  for (const [pair, at, length] of [
    [TEXT_TABLE, 0, pieces.length],
    [CHARACTER_PAGES, pieces.length, pages.length],
  ] as const) {
    main.writeUInt32LE(at, pair);
    main.writeUInt32LE(length, pair + 4);
  }
  return makeOle({
    WordDocument: main,
    '1Table': Buffer.concat([pieces, pages]),
    Data: Buffer.concat(data),
  });
}

/** A page of character properties ([MS-DOC] 2.9.33): each picture's character, and what lies between. */
function characterPage(marks: readonly { at: number; place: number }[]): Buffer {
  const page = Buffer.alloc(512);
  const bounds = marks.flatMap(({ at }) => [TEXT_AT + at * 2, TEXT_AT + at * 2 + 2]);
  const count = Math.max(0, bounds.length - 1);
  for (const [index, bound] of bounds.entries()) page.writeUInt32LE(bound, index * 4);
  let at = 511;
  for (const [index, { place }] of marks.entries()) {
    at = (at - 10) & ~1;
    // Its length, that it is no letter, and where its picture is described.
    page.set([9, 0x55, 0x08, 1, 0x03, 0x6a], at);
    page.writeUInt32LE(place, at + 6);
    page[(count + 1) * 4 + index * 2] = at / 2;
  }
  page[511] = count;
  return page;
}

/** A record of a drawing ([MS-ODRAW] 2.2.1). */
export function artRecord(type: number, instance: number, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE(instance << 4, 0);
  head.writeUInt16LE(type, 2);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A PNG file as a store of pictures holds it, with one digest. */
export function pngRecord(file: Uint8Array): Buffer {
  return artRecord(0xf01e, 0x6e0, Buffer.concat([Buffer.alloc(17), file]));
}

/** An entry of a store around a picture. */
export function storeEntry(record: Uint8Array): Buffer {
  return artRecord(0xf007, 6, Buffer.concat([Buffer.alloc(36), record]));
}

/** The properties of a shape: which picture of the store it shows, and its words. */
export function shapeProperties(picture: number, words: string): Buffer {
  const text = Buffer.from(`${words}\0`, 'utf16le');
  const table = Buffer.alloc(12);
  table.writeUInt16LE(0x4104, 0);
  table.writeUInt32LE(picture, 2);
  table.writeUInt16LE(0x8381, 6);
  table.writeUInt32LE(text.length, 8);
  return artRecord(0xf00b, 2, Buffer.concat([table, text]));
}

/** A picture in the line of the text as the data stream describes it ([MS-DOC] 2.9.190). */
export function pictureInLine(words: string, ...records: readonly Uint8Array[]): Uint8Array {
  const shape = artRecord(0xf004, 0, shapeProperties(1, words));
  const head = Buffer.alloc(0x44);
  const whole = Buffer.concat([head, shape, ...records]);
  whole.writeUInt32LE(whole.length, 0);
  whole.writeUInt16LE(0x44, 4);
  whole.writeUInt16LE(0x64, 6);
  return whole;
}
