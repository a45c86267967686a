import { foldVariant } from '#domain/variants';

/** A text in the form in which it is searched, and the way back to the text as it stands. */
export interface Folded {
  text: string;
  /**
   * For every UTF-16 unit of `text` the UTF-16 offset of the original character it came from, and
   * one more: the length of the original.
   */
  offsets: Uint32Array;
}

/**
 * What one code point becomes: its folded characters, each with its part in the joiner rule.
 * `word`: an ASCII letter or digit. `other`: any other character that is kept. `joiner`: kept between
 * two words only. `space`: as if it were not there. `stop`: dropped, and nothing joins across it.
 */
type Part = { char: string; role: 'word' | 'other' | 'joiner' | 'space' | 'stop' };

const JOINERS = '.+-%·';
// The last range are CJK radicals: symbols to Unicode, but characters in text taken out of a PDF.
const KEPT = /^[\p{L}\p{N}\p{M}\p{Co}\u2e80-\u2fd5]$/u;
const IGNORED = /^[\s\p{Cf}\u180b-\u180f\ufe00-\ufe0f\u{e0000}-\u{e0fff}]$/u;

const known = new Map<string, Part[]>();

function partsOf(char: string): Part[] {
  let parts = known.get(char);
  if (parts === undefined) known.set(char, (parts = partsIn(char)));
  return parts;
}

function partsIn(char: string): Part[] {
  // What nearly all of a text is: an ideograph, of which the normal form is itself.
  if (char >= '\u4e00' && char <= '\u9fff') return [{ char: foldVariant(char), role: 'other' }];
  const plain = char.normalize('NFKD').toLowerCase().normalize('NFKD');
  return Array.from(plain, (one) => partOf(foldVariant(one)));
}

function partOf(char: string): Part {
  if (/^[a-z0-9]$/.test(char)) return { char, role: 'word' };
  if (IGNORED.test(char)) return { char, role: 'space' };
  if (JOINERS.includes(char)) return { char, role: 'joiner' };
  return { char, role: KEPT.test(char) ? 'other' : 'stop' };
}

/**
 * Folds a text for comparison: NFKD and lower case for each character by itself, so that é is the
 * same in one character or in two, Traditional to Simplified one to one, white space and punctuation dropped. `. + - % ·` stay between two ASCII
 * letters or digits (`137.05`, `1+100`, `12·5`), white space beside them not counting.
 *
 * A character's fate depends on its neighbours only by that rule, and a part of a text can lose a
 * joiner only at its ends. So the fold of every part is contained in the fold of the whole, which
 * is what lets “contains” be decided on folded text.
 */
export function fold(text: string): Folded {
  let folded = '';
  const offsets: number[] = [];
  const emit = (char: string, at: number): void => {
    folded += char;
    for (let unit = 0; unit < char.length; unit += 1) offsets.push(at);
  };
  let pending: { char: string; at: number } | undefined;
  let afterWord = false;
  let at = 0;
  for (const char of text) {
    for (const part of partsOf(char)) {
      if (part.role === 'space') continue;
      if (part.role === 'joiner') {
        pending = afterWord ? { char: part.char, at } : undefined;
        afterWord = false;
        continue;
      }
      if (part.role === 'word' && pending !== undefined) emit(pending.char, pending.at);
      pending = undefined;
      afterWord = part.role === 'word';
      if (part.role !== 'stop') emit(part.char, at);
    }
    at += char.length;
  }
  offsets.push(text.length);
  return { text: folded, offsets: Uint32Array.from(offsets) };
}

/** The folded text alone. */
export function foldText(text: string): string {
  return fold(text).text;
}

/**
 * A text in the form in which a quoted query is compared: as it stands, without white space and with
 * the script folded. Case, width and punctuation count; whoever types Simplified still finds
 * Traditional.
 */
export function exactForm(text: string): Folded {
  let kept = '';
  const offsets: number[] = [];
  let at = 0;
  for (const char of text) {
    if (!/\s/.test(char)) {
      const plain = foldVariant(char);
      kept += plain;
      for (let unit = 0; unit < plain.length; unit += 1) offsets.push(at);
    }
    at += char.length;
  }
  offsets.push(text.length);
  return { text: kept, offsets: Uint32Array.from(offsets) };
}
