import { decodedImages, isDecodable } from './pdf-decoded.ts';
import type { WantedImage } from './pdf-decoded.ts';
import type { DrawnImage } from './pdf-glyphs.ts';
import { pdfImages } from './pdf-images.ts';
import type { PdfImage } from './pdf-images.ts';
import { jpegOf } from './pdf-jpeg.ts';
import { standInIndex, standInSize, withStandIns } from './pdf-stand-ins.ts';
import type { PlacedImage } from './page-frame.ts';
import { isBeside, picturesOfText, putOnPages } from './page-pictures.ts';
import type { PictureSheet, PictureTally } from './page-pictures.ts';

/** Fewest pixels to a side of a picture that shows something. */
const SMALLEST = 16;

/** Most pictures that are decoded; no more are kept of one file. */
const DECODED = 300;

/** What is said of pictures by their last filter, when they cannot be carried. */
const FORMATS: Readonly<Record<string, string>> = {
  JPXDecode: 'JPEG 2000 格式的图片',
  JBIG2Decode: 'JBIG2 格式的图片',
};

/** The pictures of one PDF: found in its bytes, placed by what its pages draw, then read. */
export class PdfPictures {
  readonly #bytes: Uint8Array;
  readonly #images: PdfImage[];
  readonly #byNumber: Map<number, PdfImage>;
  readonly #sheets: PictureSheet[] = [];
  readonly #small = new Set<number>();
  readonly #left = new Map<string, number>();
  #beside = 0;

  /** `source`: the bytes as Latin-1 characters. */
  constructor(bytes: Uint8Array, source: string) {
    this.#bytes = bytes;
    this.#images = pdfImages(source);
    this.#byNumber = new Map(this.#images.map((image) => [image.number, image]));
  }

  /** The file to be drawn, and most pixels of a picture in it: every picture has a stand-in. */
  standIn(): { bytes: Uint8Array; mostPixels: number } {
    const bytes = withStandIns(this.#bytes, this.#images);
    return { bytes, mostPixels: standInSize(this.#images) };
  }

  /** The pictures that a page draws; `wordsOf` gives what the file says of a marked content. */
  placed(drawn: readonly DrawnImage[], wordsOf: (mark: number) => string): PlacedImage[] {
    return drawn.flatMap(({ width, height, matrix, mark }): PlacedImage[] => {
      const key = standInIndex(width, height);
      const image = key === undefined ? undefined : this.#images[key];
      if (key === undefined || image === undefined) return [];
      if (Math.min(image.width, image.height) < SMALLEST) {
        this.#small.add(key);
        return [];
      }
      return [{ key, matrix, alt: mark === undefined ? '' : wordsOf(mark) }];
    });
  }

  /** Takes what a page shows. */
  addSheet({ shown, ...sheet }: PictureSheet): void {
    const onPage = shown.filter((each) => !isBeside(each, sheet));
    this.#beside += shown.length - onPage.length;
    this.#sheets.push({ ...sheet, shown: onPage });
  }

  /**
   * Reads the pictures of the text and puts them on the pages, until `deadline` (of `performance.now()`);
   * what is not carried goes to `tally` and `leave`. Never rejects.
   */
  async settle(
    tally: PictureTally,
    leave: (what: string, count: number) => void,
    deadline: number,
  ): Promise<void> {
    const chosen = picturesOfText(this.#sheets, tally);
    const files = new Map<number, Uint8Array>();
    const wanted: WantedImage[] = [];
    const seen = new Set<number>();
    for (const [sheet, shown] of chosen) {
      for (const { key } of shown) {
        const image = this.#images[Number(key)];
        if (image === undefined || seen.has(Number(key))) continue;
        seen.add(Number(key));
        this.#sort(Number(key), image, sheet.number, files, wanted);
      }
    }
    const decoded = await decodedImages(this.#bytes, this.#images, wanted, deadline);
    for (const [key, image] of this.#images.entries()) {
      const file = decoded.get(image.number);
      if (file !== undefined && this.#byNumber.get(image.number) === image) files.set(key, file);
    }
    for (const { image } of wanted) if (!decoded.has(image.number)) this.#leave(image);
    putOnPages(this.#sheets, chosen, (key) => files.get(Number(key)), tally);
    tally.small += this.#small.size;
    if (this.#beside > 0) leave('页面以外的图片', this.#beside);
    for (const [what, count] of this.#left) leave(what, count);
  }

  /** A picture as the file has it, or one to be decoded, or one to be left. */
  #sort(
    key: number,
    image: PdfImage,
    page: number,
    files: Map<number, Uint8Array>,
    wanted: WantedImage[],
  ): void {
    const jpeg = jpegOf(this.#bytes, image);
    const canDecode =
      this.#byNumber.get(image.number) === image && isDecodable(this.#bytes, image, this.#byNumber);
    // A photograph with a mask is whole only with it.
    if (jpeg !== undefined && (image.mask === undefined || !canDecode)) files.set(key, jpeg);
    else if (!canDecode) this.#leave(image);
    else if (wanted.length < DECODED) wanted.push({ image, page });
    else this.#count(`第 ${DECODED} 幅以后须解码的图片`);
  }

  #leave({ isStencil, filters }: PdfImage): void {
    const what = isStencil ? '单色蒙版图' : (FORMATS[filters?.at(-1) ?? ''] ?? '不能读取的图片');
    this.#count(what);
  }

  #count(what: string): void {
    this.#left.set(what, (this.#left.get(what) ?? 0) + 1);
  }
}

/** A node of a page's structure, as pdf.js gives it. */
interface StructureNode {
  alt?: string;
  id?: string;
  children?: readonly unknown[];
}

/** What a page's structure says of its marked contents (`Alt`, ISO 32000-1, 14.9.3), by their numbers. */
export function alternativeWords(tree: unknown): (mark: number) => string {
  const words = new Map<number, string>();
  const walk = (value: unknown, alt: string, depth: number): void => {
    const node = value as StructureNode;
    if (depth > DEPTH_LIMIT || words.size > MARK_LIMIT) return;
    const number = /_mc(\d{1,9})$/u.exec(node.id ?? '')?.[1];
    if (number !== undefined && alt !== '') words.set(Number(number), alt);
    for (const child of node.children ?? []) walk(child, node.alt ?? alt, depth + 1);
  };
  if (typeof tree === 'object' && tree !== null) walk(tree, '', 0);
  return (mark) => words.get(mark) ?? '';
}

const DEPTH_LIMIT = 100;
const MARK_LIMIT = 100_000;
