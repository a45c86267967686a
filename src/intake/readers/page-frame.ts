import type { Glyph, GlyphPage, Rule } from './glyphs.ts';
import type { ShownPicture } from './page-pictures.ts';
import { point } from './pdf-paths.ts';
import type { Matrix } from './pdf-paths.ts';

/** A glyph where the file puts it: x to the right, y upwards, reading towards `(dx, dy)`. */
export interface PlacedGlyph {
  text: string;
  x: number;
  y: number;
  /** Unit vector of the reading direction. */
  dx: number;
  dy: number;
  advance: number;
  size: number;
  strong: boolean;
}

/** A picture where the file puts it: the square of one by one that `matrix` makes its place; y upwards. */
export interface PlacedImage {
  key: ShownPicture['key'];
  alt: string;
  matrix: Matrix;
}

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** A page set upright by its text, and what of it is not part of the flow. */
export interface FramedPage {
  /** The page; a second one when much text stands at a right angle to the rest. */
  pages: GlyphPage[];
  /** Words set aslant (watermarks), or in small number at a right angle to the rest. */
  oblique: string;
  /** Words outside the page, which nobody sees. */
  outside: string;
  /** Pictures on the first page, and its measures; they are there without a page as well. */
  shown: ShownPicture[];
  width: number;
  height: number;
}

/** Rise of a level edge, in shares of its length, that nobody sees. */
const SLANT = 0.05;

/** Fewest characters at a right angle to the rest that are read as a text of their own. */
const SIDE_TEXT = 20;

/**
 * Turns a page so that most of its text is level, whatever the page's own rotation says; that, in
 * quarters of a turn, holds for a page without text (`rotation`).
 */
export function framePage(
  {
    glyphs,
    rules,
    images = [],
  }: {
    glyphs: readonly PlacedGlyph[];
    rules: readonly Rule[];
    images?: readonly PlacedImage[];
  },
  box: Box,
  rotation = 0,
): FramedPage {
  const quarters = new Map<number, PlacedGlyph[]>();
  let oblique = '';
  let outside = '';
  for (const glyph of glyphs) {
    if (!Number.isFinite(glyph.x + glyph.y + glyph.advance + glyph.size) || glyph.size <= 0) {
      outside += glyph.text;
      continue;
    }
    if (
      glyph.x < box.x0 - glyph.size ||
      glyph.x > box.x1 ||
      glyph.y < box.y0 - glyph.size ||
      glyph.y > box.y1
    ) {
      outside += glyph.text;
      continue;
    }
    const turns = Math.atan2(glyph.dy, glyph.dx) / (Math.PI / 2);
    const quarter = Math.round(turns);
    if (Math.abs(turns - quarter) > 0.06) {
      oblique += glyph.text;
      continue;
    }
    const key = (quarter + 4) % 4;
    const same = quarters.get(key);
    if (same === undefined) quarters.set(key, [glyph]);
    else same.push(glyph);
  }
  const [most, ...others] = [...quarters].sort((a, b) => b[1].length - a[1].length);
  const pages = most === undefined ? [] : [turned(most[1], rules, box, most[0])];
  for (const [quarter, side] of others) {
    if (side.length >= SIDE_TEXT) pages.push(turned(side, [], box, quarter));
    else oblique += side.map((glyph) => glyph.text).join('');
  }
  const quarter = most?.[0] ?? rotation;
  return {
    pages,
    oblique: oblique.trim(),
    outside: outside.trim(),
    shown: images.flatMap((image) => shownIn(image, box, quarter)),
    ...measuresOf(box, quarter),
  };
}

function measuresOf({ x0, y0, x1, y1 }: Box, quarter: number): { width: number; height: number } {
  const [width, height] = [x1 - x0, y1 - y0];
  return quarter % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Where a point of the page stands when it is turned, y downwards. */
function turner(box: Box, quarter: number): (x: number, y: number) => [number, number] {
  return (x, y) => {
    switch (quarter) {
      case 1:
        return [y - box.y0, x - box.x0];
      case 2:
        return [box.x1 - x, y - box.y0];
      case 3:
        return [box.y1 - y, box.x1 - x];
      default:
        return [x - box.x0, box.y1 - y];
    }
  };
}

function shownIn({ key, alt, matrix }: PlacedImage, box: Box, quarter: number): ShownPicture[] {
  if (!matrix.every(Number.isFinite)) return [];
  const place = turner(box, quarter);
  const corner = (x: number, y: number) => place(...point(matrix, x, y));
  const [origin, right, up] = [corner(0, 0), corner(1, 0), corner(0, 1)];
  const corners = [origin, right, up, corner(1, 1)];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  // Level, from left to right, and upwards: what a file shows by itself.
  const [dx, dy] = [right[0] - origin[0], right[1] - origin[1]];
  const [ux, uy] = [up[0] - origin[0], up[1] - origin[1]];
  const isUpright = dx > 0 && uy < 0 && Math.abs(dy) <= SLANT * dx && Math.abs(ux) <= -SLANT * uy;
  const [x0, x1] = [Math.min(...xs), Math.max(...xs)];
  return [{ key, alt, x0, x1, y0: Math.min(...ys), y1: Math.max(...ys), isUpright }];
}

/** The page with the given quarter of a turn as its reading direction. */
function turned(
  glyphs: readonly PlacedGlyph[],
  rules: readonly Rule[],
  box: Box,
  quarter: number,
): GlyphPage {
  const place = turner(box, quarter);
  return {
    ...measuresOf(box, quarter),
    pictures: [],
    glyphs: glyphs.map(({ text, x, y, advance, size, strong }): Glyph => {
      const [left, baseline] = place(x, y);
      return { text, x: left, y: baseline, advance, size, strong };
    }),
    rules: rules.map((rule) => {
      const [ax, ay] = place(rule.x0, rule.y0);
      const [bx, by] = place(rule.x1, rule.y1);
      return {
        x0: Math.min(ax, bx),
        y0: Math.min(ay, by),
        x1: Math.max(ax, bx),
        y1: Math.max(ay, by),
      };
    }),
  };
}
