import { foldText } from './fold.ts';
import type { SearchBlock } from './blocks.ts';
import { matchUnits } from './blocks.ts';

/**
 * The three token spaces: words of the title, of headings, of any block. A token begins with the
 * letter of its space, so that a hit in a title is a query of its own.
 */
const SPACES = { title: 't', heading: 'h', any: 'x' } as const;

export type Space = keyof typeof SPACES;

/** Stands between two blocks so that no phrase crosses them; no token has two letters. */
const GAP = 'zz';

/** Letters a code point takes. 26⁴ is more than the planes in use hold. */
const WIDTH = 4;
const PRIVATE_PLANES = 0xf0000;
const UNUSED_PLANES = 0x40000;

/** Four letters a–z for a code point; distinct for distinct code points of planes 0–3, 15 and 16. */
export function codeOf(char: string): string {
  const point = char.codePointAt(0) ?? 0;
  let number = point >= PRIVATE_PLANES ? point - PRIVATE_PLANES + UNUSED_PLANES : point;
  let code = '';
  for (let letter = 0; letter < WIDTH; letter += 1) {
    code = String.fromCharCode(97 + (number % 26)) + code;
    number = Math.floor(number / 26);
  }
  return code;
}

/** The overlapping pairs of a folded text, each a token of nine letters. */
function pairsOf(folded: string, space: Space): string[] {
  const codes = Array.from(folded, codeOf);
  return codes.slice(1).map((code, at) => `${SPACES[space]}${codes[at]}${code}`);
}

/**
 * The content of one item's record: for each space the pairs of each block, then every distinct
 * character once. Tokens are lower-case ASCII letters of fixed lengths (9, 5, 2), so no segmenter,
 * stemmer or splitter has anything to do.
 */
export function tokensOf(blocks: readonly SearchBlock[]): string {
  const texts: Record<Space, string[]> = {
    title: blocks.filter((block) => block.kind === 'title').map((block) => block.text),
    heading: blocks.filter((block) => block.kind === 'heading').map((block) => block.text),
    any: matchUnits(blocks).map((unit) => unit.text),
  };
  const tokens: string[] = [];
  for (const space of Object.keys(SPACES) as Space[]) {
    const singles = new Set<string>();
    for (const text of texts[space]) {
      const folded = foldText(text);
      for (const char of folded) singles.add(char);
      const pairs = pairsOf(folded, space);
      if (pairs.length > 0) tokens.push(...pairs, GAP);
    }
    for (const char of [...singles].sort()) tokens.push(`${SPACES[space]}${codeOf(char)}`, GAP);
  }
  return tokens.join(' ');
}

/**
 * The Pagefind query that finds a folded text in one space: a quoted phrase of its pairs, or the
 * token of a single character. Undefined for an empty text.
 */
export function phraseOf(folded: string, space: Space): string | undefined {
  const chars = Array.from(folded);
  if (chars.length === 0) return undefined;
  if (chars.length === 1) return `"${SPACES[space]}${codeOf(folded)}"`;
  return `"${pairsOf(folded, space).join(' ')}"`;
}
