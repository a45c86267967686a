import {
  changedCharacter,
  changedParagraph,
  PLAIN_CHARACTER,
  PLAIN_PARAGRAPH,
  sprmsIn,
  u16,
} from './doc-sprm.ts';
import type { CharacterLook, ParagraphLook, Sprm } from './doc-sprm.ts';

interface Style {
  /** Built-in identity; 1 to 9 are the headings. */
  identity: number;
  base: number;
  paragraph: Sprm[];
  character: Sprm[];
}

/** What styles alone give. */
export interface DocStyles {
  paragraph(style: number): ParagraphLook;
  character(style: number): CharacterLook;
  /** Changes a character style makes, to be laid over the paragraph's look. */
  own(style: number): Sprm[];
}

const NO_BASE = 0xfff;

/** Reads the style sheet ([MS-DOC] 2.9.271). */
export function readDocStyles(sheet: Uint8Array): DocStyles {
  const styles: (Style | undefined)[] = [];
  if (sheet.length > 6) {
    const header = u16(sheet, 0);
    const count = u16(sheet, 2);
    const baseSize = u16(sheet, 4);
    let at = 2 + header;
    for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
      const size = u16(sheet, at);
      styles.push(
        size === 0 ? undefined : styleIn(sheet.subarray(at + 2, at + 2 + size), baseSize),
      );
      at += 2 + size;
    }
  }
  /** A style and those it is based on, the most general first. */
  function lineage(style: number): Style[] {
    const line: Style[] = [];
    for (let at = style; at !== NO_BASE && line.length < 20;) {
      const found = styles[at];
      if (found === undefined) break;
      line.unshift(found);
      at = found.base;
    }
    return line;
  }
  const paragraphs = new Map<number, ParagraphLook>();
  const characters = new Map<number, CharacterLook>();
  return {
    paragraph: (style) =>
      remembered(paragraphs, style, () => {
        let look = PLAIN_PARAGRAPH;
        for (const { paragraph, identity } of lineage(style)) {
          const isHeading = identity >= 1 && identity <= 9;
          if (isHeading) look = Object.assign({}, look, { outline: identity - 1 });
          look = changedParagraph(look, paragraph);
        }
        return Object.assign({}, look, { style });
      }),
    character: (style) =>
      remembered(characters, style, () =>
        lineage(style).reduce(
          (so, { character }) => changedCharacter(so, character, so),
          PLAIN_CHARACTER,
        ),
      ),
    own: (style) => lineage(style).flatMap(({ character }) => character),
  };
}

function remembered<T>(cache: Map<number, T>, key: number, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  const made = make();
  cache.set(key, made);
  return made;
}

function styleIn(bytes: Uint8Array, baseSize: number): Style {
  const kind = u16(bytes, 2) & 0xf;
  const parts = u16(bytes, 4) & 0xf;
  const style: Style = {
    identity: u16(bytes, 0) & 0xfff,
    base: u16(bytes, 2) >> 4,
    paragraph: [],
    character: [],
  };
  // After the fixed part the name with its length and a zero, then the changes, each part padded.
  let at = baseSize + 2 + u16(bytes, baseSize) * 2 + 2;
  for (let index = 0; index < parts && at + 2 <= bytes.length; index += 1) {
    at += at % 2;
    const size = u16(bytes, at);
    const part = bytes.subarray(at + 2, at + 2 + size);
    if (kind === 1 && index === 0) style.paragraph = sprmsIn(part.subarray(2));
    else if ((kind === 1 && index === 1) || (kind === 2 && index === 0))
      style.character = sprmsIn(part);
    at += 2 + size;
  }
  return style;
}
