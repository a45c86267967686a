/** What pdf.js tells of a font (with `fontExtraProperties`). */
export interface PdfFont {
  name?: string;
  bold?: boolean;
  black?: boolean;
  vertical?: boolean;
  composite?: boolean;
  fontMatrix?: readonly number[];
  defaultVMetrics?: readonly number[] | null;
  /** From code to character; a map without entries but with a range says that code is character. */
  toUnicode?: {
    _map?: readonly string[] | Record<number, string> | null;
    firstChar?: number;
    lastChar?: number;
  } | null;
}

/** True when the file does not say what the font's codes stand for; pdf.js gives the code itself. */
export function isUnmapped(font: PdfFont): boolean {
  const map = font.toUnicode?._map;
  return (map === undefined || map === null) && font.composite === true;
}

/** Whether the file tells which character this code of a mapped font stands for. */
export function isReadable(font: PdfFont, code: number): boolean {
  const map = font.toUnicode?._map as Record<number, string> | null | undefined;
  return map === undefined || map === null || map[code] !== undefined;
}

/**
 * Whether the codes of an unmapped font read as Chinese text: nearly all of them are Latin, Chinese
 * punctuation or one of the 3,755 everyday characters, and most are the latter. The numbers that
 * glyphs have in a font hit those by chance only.
 */
export function readsAsChinese(codes: readonly number[]): boolean {
  let [everyday, plain] = [0, 0];
  for (const code of codes) {
    const character = String.fromCharCode(code);
    if (everydayCharacters().has(character)) everyday += 1;
    else if (/[\x20-\x7e\u2014\u2018-\u201d\u2026\u3000-\u3011\uff01-\uff5e]/u.test(character))
      plain += 1;
  }
  return everyday >= 0.5 * codes.length && everyday + plain >= 0.93 * codes.length;
}

let everyday: Set<string> | undefined;

/** Level 1 of GB/T 2312: rows 16 to 55. */
function everydayCharacters(): Set<string> {
  if (everyday !== undefined) return everyday;
  const decoder = new TextDecoder('gbk');
  everyday = new Set();
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1)
      everyday.add(decoder.decode(Uint8Array.of(row, cell)));
  }
  return everyday;
}

/** Bold by the font's own word or by its name. */
export function isStrongFont(font: PdfFont): boolean {
  return (
    font.bold === true ||
    font.black === true ||
    /bold|heavy|black|semibold|demi/iu.test(font.name ?? '')
  );
}
