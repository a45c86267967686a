/** Stands for a glyph whose character the file does not tell. */
export const UNREADABLE = '\ufffd';

/** Private codes of Symbol and Wingdings that every office program uses for bullets. */
const BULLETS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf06c': '●',
  '\uf06e': '■',
  '\uf075': '◆',
  '\uf0a7': '▪',
  '\uf0a8': '◻',
  '\uf06f': '□',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0fc': '✓',
  '\uf0fe': '☑',
  '\uf052': '☑',
};

/** Radicals (U+2E80–2EF3) that fonts share with a Han character of the same shape. */
const RADICALS = new Map(
  '⺠民 ⺟母 ⺬示 ⺮竹 ⻄西 ⻅见 ⻆角 ⻉贝 ⻋车 ⻓长 ⻔门 ⻘青 ⻚页 ⻛风 ⻜飞 ⻝食 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻨麦 ⻩黄 ⻬齐 ⻮齿 ⻰龙 ⻳龟'
    .split(' ')
    .map((pair): [string, string] => [pair[0] ?? '', pair[1] ?? '']),
);

/** Counts what had to be decided about characters, over a whole file. */
export interface GlyphTally {
  total: number;
  /** Page numbers (1-based), one for each glyph without a character. */
  unreadable: number[];
  /** Radicals and compatibility forms, as they stood. */
  variants: string[];
}

export function newTally(): GlyphTally {
  return { total: 0, unreadable: [], variants: [] };
}

/**
 * The text of one glyph: radicals and compatibility forms (which fonts share with the Han characters
 * of the same shape) become those, Latin ligatures their letters, private-use codes U+FFFD.
 */
export function glyphText(unicode: string, tally: GlyphTally, page: number): string {
  let text = '';
  for (const character of unicode) {
    const code = character.codePointAt(0) ?? 0;
    if (/\p{White_Space}/u.test(character)) {
      text += code === 0x3000 ? character : ' ';
      continue;
    }
    // Soft hyphens, joiners and marks of direction show nothing.
    if (/\p{Cf}/u.test(character)) continue;
    tally.total += 1;
    const bullet = BULLETS[character];
    if (bullet !== undefined) text += bullet;
    else if (/[\p{Cc}\p{Co}\p{Cn}\p{Cs}\ufffd]/u.test(character)) {
      tally.unreadable.push(page);
      text += UNREADABLE;
    } else if (code >= 0xfb00 && code <= 0xfb06) text += character.normalize('NFKC');
    else {
      const plain = commonForm(character, code);
      if (plain !== character) tally.variants.push(character);
      text += plain;
    }
  }
  return text;
}

function commonForm(character: string, code: number): string {
  if (code >= 0x2e80 && code <= 0x2eff) return RADICALS.get(character) ?? character;
  if ((code >= 0x2f00 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff))
    return character.normalize('NFKC');
  return character;
}
