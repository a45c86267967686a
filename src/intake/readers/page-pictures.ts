import { picture } from './document-builder.ts';
import type { PicturePiece } from './document-builder.ts';
import type { GlyphPage } from './glyphs.ts';

/** A picture as a page shows it, in the page's frame (y downwards). */
export interface ShownPicture {
  /** Which picture of the file it is. */
  key: number | string;
  alt: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** False when the page turns or mirrors what the file holds. */
  isUpright: boolean;
}

/** A picture that stands in the flow of a page, by its lower edge. */
export interface PagePicture {
  y: number;
  piece: PicturePiece;
}

/** A page with what it shows. */
export interface PictureSheet {
  /** 1-based. */
  number: number;
  width: number;
  height: number;
  /** Undefined for a page without words. */
  words: GlyphPage | undefined;
  shown: readonly ShownPicture[];
}

/** What is said of the pictures of a file that are not carried, or not as they stood. */
export interface PictureTally {
  /** Numbers of pages that a picture fills: a scan, or a ground. */
  wholePages: number[];
  /** Different pictures that stand at one place of page after page. */
  repeated: number;
  /** Pictures of a few pixels. */
  small: number;
  /** Pictures that the page turns or mirrors; they are carried as the file holds them. */
  turned: number;
}

export function newPictureTally(): PictureTally {
  return { wholePages: [], repeated: 0, small: 0, turned: 0 };
}

/** Share of a page's area, and of its width, from which on pictures fill it. */
const WHOLE = 0.8;

/** Pages on which a picture at the same place is furniture. */
const REPEATED = 3;

/**
 * The pictures of a text among all that its pages show. What fills a page is the page itself; what stands
 * at one place of three pages and more is their furniture (a sign in the head, a ground).
 */
export function picturesOfText(
  sheets: readonly PictureSheet[],
  tally: PictureTally,
): Map<PictureSheet, ShownPicture[]> {
  const places = new Map<string, Set<number>>();
  for (const sheet of sheets) {
    for (const each of sheet.shown) {
      const place = placeOf(each, sheet);
      places.set(place, (places.get(place) ?? new Set()).add(sheet.number));
    }
  }
  const repeated = new Set<ShownPicture['key']>();
  const chosen = new Map<PictureSheet, ShownPicture[]>();
  for (const sheet of sheets) {
    const wide = sheet.shown.filter((each) => breadthOn(sheet, each) >= WHOLE * sheet.width);
    const covered = wide.reduce((sum, each) => sum + areaOn(sheet, each), 0);
    const fills = covered >= WHOLE * sheet.width * sheet.height ? new Set(wide) : undefined;
    if (fills !== undefined) tally.wholePages.push(sheet.number);
    const rest = sheet.shown.filter((each) => {
      if (fills?.has(each) === true) return false;
      const isFurniture = (places.get(placeOf(each, sheet))?.size ?? 0) >= REPEATED;
      if (isFurniture) repeated.add(each.key);
      return !isFurniture;
    });
    if (rest.length > 0) chosen.set(sheet, rest);
  }
  tally.repeated += repeated.size;
  return chosen;
}

/** The place of a picture to a hundredth of its page, and which it is. */
function placeOf({ key, x0, y0, x1, y1 }: ShownPicture, { width, height }: PictureSheet): string {
  const across = (x: number) => Math.round((100 * x) / width);
  const down = (y: number) => Math.round((100 * y) / height);
  return [key, across(x0), across(x1), down(y0), down(y1)].join(' ');
}

/** The part of a picture that lies on its page. */
function breadthOn({ width }: PictureSheet, { x0, x1 }: ShownPicture): number {
  return Math.max(0, Math.min(width, x1) - Math.max(0, x0));
}

function areaOn(sheet: PictureSheet, each: ShownPicture): number {
  const tall = Math.min(sheet.height, each.y1) - Math.max(0, each.y0);
  return breadthOn(sheet, each) * Math.max(0, tall);
}

/** True when nothing of a picture lies on its page. */
export function isBeside(
  each: ShownPicture,
  { width, height }: { width: number; height: number },
): boolean {
  return each.x1 <= 0 || each.x0 >= width || each.y1 <= 0 || each.y0 >= height;
}

/**
 * Puts the pictures of a text on its pages; `fileOf` gives their files, or nothing where there is none
 * to be had. Those of a page without words stand at the end of the one before, or at the head of the next.
 */
export function putOnPages(
  sheets: readonly PictureSheet[],
  chosen: ReadonlyMap<PictureSheet, readonly ShownPicture[]>,
  fileOf: (key: ShownPicture['key']) => Uint8Array | undefined,
  tally: PictureTally,
): void {
  let last: GlyphPage | undefined;
  const early: PagePicture[] = [];
  for (const sheet of sheets) {
    const found = (chosen.get(sheet) ?? []).flatMap((each): PagePicture[] => {
      const file = fileOf(each.key);
      if (file === undefined) return [];
      if (!each.isUpright) tally.turned += 1;
      return [{ y: each.y1, piece: picture(file, each.alt) }];
    });
    found.sort((one, other) => one.y - other.y);
    const { words } = sheet;
    if (words !== undefined) {
      for (const each of early.splice(0)) words.pictures.push({ ...each, y: -Number.MAX_VALUE });
      last = words;
    }
    for (const each of found) {
      if (words !== undefined) words.pictures.push(each);
      else if (last !== undefined) last.pictures.push({ ...each, y: Number.MAX_VALUE });
      else early.push(each);
    }
  }
}
