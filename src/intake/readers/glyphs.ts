import type { PagePicture } from './page-pictures.ts';

/**
 * What formats that fix the place of every character (PDF, OFD) have in common: glyphs on pages.
 * Lengths are in the format's own measure (points, millimetres); nothing after this needs to know
 * which. The frame of a page is upright for its text: x to the right, y downwards.
 */
export interface Glyph {
  /** One character, or the few that a ligature stands for. */
  text: string;
  /** Left end of the baseline. */
  x: number;
  y: number;
  advance: number;
  size: number;
  strong: boolean;
}

/** A straight line drawn on the page, upright or level: the border of a table, a separator. */
export interface Rule {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface GlyphPage {
  width: number;
  height: number;
  glyphs: Glyph[];
  rules: Rule[];
  /** Pictures that stand in the flow of the text. */
  pictures: PagePicture[];
}

/** True for characters that stand without spaces between them: Han, kana, their punctuation. */
export function isWide(character: string | undefined): boolean {
  return (
    character !== undefined &&
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u2014\u2018-\u201d\u2026\u3000-\u303f\ufe10-\ufe4f\uff00-\uffef〇①-⑳]/u.test(
      character,
    )
  );
}
