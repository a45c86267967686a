import type { SourceDocument } from '#document/model';
import type { Result } from '#issues/issue';
import { makeDoc, pictureInLine, pngRecord } from './make-doc.ts';
import { makeDocx, para, picture } from './make-docx.ts';
import { makeOdt, odtPicture } from './make-odt.ts';
import { makeOfd } from './make-ofd.ts';
import { makePdf, pixels } from './make-pdf.ts';
import { makePng } from './make-picture.ts';
import type { SetText } from './typeset.ts';

/** A picture of one colour, no two of one width. */
export interface MadePicture {
  width: number;
  colour: readonly [number, number, number];
}

/** Paragraphs, and pictures between them. */
export type PicturedItem = string | MadePicture;

const HEIGHT = 18;

/** The picture's file. */
export function fileOf({ width, colour }: MadePicture): Uint8Array {
  return makePng(width, HEIGHT, colour);
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

/** Formats that can hold pictures, each with what writes one of these items after the other. */
export const PICTURED: Readonly<Record<string, (items: readonly PicturedItem[]) => Uint8Array>> = {
  docx: (items) => {
    const media: Record<string, Uint8Array> = {};
    const body = items.map((item) => {
      if (typeof item === 'string') return para(item);
      media[`${item.width}.png`] = fileOf(item);
      return para(picture(`${item.width}.png`));
    });
    return makeDocx({ body: body.join(''), media });
  },
  odt: (items) => {
    const files: Record<string, Uint8Array> = {};
    const body = items.map((item) => {
      if (typeof item === 'string') return `<text:p>${item}</text:p>`;
      files[`Pictures/${item.width}.png`] = fileOf(item);
      return `<text:p>${odtPicture(`Pictures/${item.width}.png`)}</text:p>`;
    });
    return makeOdt(body.join(''), '', files);
  },
  rtf: (items) => {
    const body = items.map((item) =>
      typeof item === 'string'
        ? `${[...item].map((each) => `\\u${each.charCodeAt(0)}?`).join('')}\\par\n`
        : `{\\*\\shppict{\\pict\\pngblip\n${Buffer.from(fileOf(item)).toString('hex')}}}{\\nonshppict{\\pict\\wmetafile8 0102}}\\par\n`,
    );
    return bytesOf(`{\\rtf1\\ansi\\uc1 ${body.join('')}}`);
  },
  doc: (items) =>
    makeDoc(
      items.map((item) =>
        typeof item === 'string' ? [item] : [{ art: pictureInLine('', pngRecord(fileOf(item))) }],
      ),
    ),
  html: (items) => {
    const body = items.map((item) =>
      typeof item === 'string'
        ? `<p>${item}</p>`
        : `<p><img src="data:image/png;base64,${base64(fileOf(item))}"></p>`,
    );
    return bytesOf(`<html><head><meta charset="utf-8"></head><body>${body.join('')}</body></html>`);
  },
  mht: (items) => {
    const body = items.map((item) =>
      typeof item === 'string' ? `<p>${item}</p>` : `<p><img src="cid:${item.width}@page"></p>`,
    );
    const parts = items.flatMap((item) =>
      typeof item === 'string'
        ? []
        : [
            `--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <${item.width}@page>\r\n\r\n${base64(fileOf(item))}\r\n`,
          ],
    );
    return bytesOf(
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>${body.join('')}</body></html>\r\n${parts.join('')}--b--\r\n`,
    );
  },
  md: (items) => {
    const body = items.map((item) =>
      typeof item === 'string' ? item : `![](data:image/png;base64,${base64(fileOf(item))})`,
    );
    return bytesOf(`---\ntitle: 总结\n---\n\n${body.join('\n\n')}\n`);
  },
  pdf: (items) => {
    const images = items.flatMap((item) =>
      typeof item === 'string' ? [] : [pixels(item.width, HEIGHT, item.colour)],
    );
    const { texts, places } = setOut(items);
    const drawn = places.map((place, image) => ({ ...place, image }));
    return makePdf(texts, { images, drawn });
  },
  ofd: (items) => {
    const made = items.filter((item): item is MadePicture => typeof item !== 'string');
    const media = Object.fromEntries(made.map((item) => [`${item.width}.png`, fileOf(item)]));
    const { texts, places } = setOut(items);
    const drawn = places.map((place, index) => ({ ...place, id: String(made[index]?.width) }));
    return makeOfd([texts], { media, drawn });
  },
};

/** Items to a page, and points from one to the next. */
const PER_PAGE = 10;
const STEP = 70;

interface Place {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Items set one below the other, so far apart that each is a paragraph. */
function setOut(items: readonly PicturedItem[]): { texts: SetText[][]; places: Place[] } {
  const count = Math.max(1, Math.ceil(items.length / PER_PAGE));
  const texts = Array.from({ length: count }, (): SetText[] => []);
  const places: Place[] = [];
  for (const [index, item] of items.entries()) {
    const page = Math.floor(index / PER_PAGE);
    const y = 90 + (index % PER_PAGE) * STEP;
    if (typeof item === 'string') texts[page]?.push({ text: item, x: 72, y, size: 14 });
    else places.push({ page, x: 72, y: y - 40, width: 60, height: 40 });
  }
  return { texts, places };
}

/** Lines of a document that was read, and its pictures as their words in square brackets. */
export function linesAndPictures({ value }: Result<SourceDocument | null>): string[] {
  const pictures = [...(value?.pictures ?? [])];
  const found: string[] = [];
  let at = 0;
  for (const line of (value?.text ?? '').split('\n')) {
    while (pictures[0]?.at === at) found.push(`[${pictures.shift()?.alt}]`);
    if (line !== '') found.push(line);
    at += line.length + 1;
  }
  return found;
}

/** The pictures' files of a document that was read, in base64. */
export function picturesIn({ value }: Result<SourceDocument | null>): string[] {
  return (value?.pictures ?? []).map(({ bytes }) => base64(bytes));
}
