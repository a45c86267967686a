/**
 * Signs that are no letter, figure or punctuation, and those that measure shares: ★ → × 👍 % ‰. The fold drops them, so that they part
 * no words; to be found for themselves they have entries of their own in the index.
 */

/** With what Unicode keeps for pictures to come: a browser may be older than a text. */
const SYMBOL = /[\p{S}\p{Extended_Pictographic}%％‰]/u;
/** Those on every keyboard, which stand between words as punctuation does: 党建 + 业务. */
const ON_KEYBOARD = /[ -\u007f\uff01-\uff65\uffe0-\uffee]/;

function isSymbol(char: string): boolean {
  return SYMBOL.test(char);
}

/** The distinct signs of a text, as they stand. */
export function symbolsIn(text: string): string[] {
  // Nearly every text has none.
  return SYMBOL.test(text) ? [...new Set(Array.from(text).filter(isSymbol))] : [];
}

/** The distinct signs of a text that are asked for without quotation marks as well. */
export function rareSymbolsIn(text: string): string[] {
  return symbolsIn(text).filter((char) => !ON_KEYBOARD.test(char));
}

/** A text without what stands before its first sign and after its last; empty where it has none. */
export function symbolsOnly(text: string): string {
  const chars = Array.from(text);
  let start = 0;
  while (start < chars.length && !isSymbol(chars[start] ?? '')) start += 1;
  let end = chars.length;
  while (end > start && !isSymbol(chars[end - 1] ?? '')) end -= 1;
  return chars.slice(start, end).join('');
}
