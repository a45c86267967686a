/**
 * How long a question may be. Servers, mail and chat programmes take addresses of 2,000 characters;
 * a Chinese character takes nine of them, so that the words may be about 130.
 */

/** Characters that an address may have. */
export const LONGEST_ADDRESS = 2000;
/** Those of them that words may take; the rest is for host and path, conditions, order and view. */
const WORDS_SPACE = 1200;
/** Those that what stands behind the path may take; host and path have the rest. */
export const STATE_SPACE = 1850;
/** Characters that a search box takes: more than are searched, so that a reader sees what is left out. */
export const LONGEST_TYPED = 2000;

/** Characters that one UTF-16 unit takes at most. */
const LONGEST_CHARACTER = 9;
/** Characters that one character takes at most, which may be of two units. */
const MOST_SPACE = 12;

/** The longest beginning of what was typed that an address holds. */
export function cutQuestion(typed: string): string {
  if (typed.length * LONGEST_CHARACTER <= WORDS_SPACE) return typed;
  let left = WORDS_SPACE;
  let end = 0;
  for (const char of typed) {
    left -= spaceOf(char);
    if (left < 0) break;
    end += char.length;
  }
  return typed.slice(0, end);
}

/** True for a question that surely is no beginning of a longer one: there was room for more. */
export function isWhole(q: string): boolean {
  return q.length * LONGEST_CHARACTER <= WORDS_SPACE - MOST_SPACE;
}

/** Characters that one character takes in an address (`application/x-www-form-urlencoded`). */
function spaceOf(char: string): number {
  if (/^[\w*. -]$/.test(char)) return 1;
  const point = char.codePointAt(0) ?? 0;
  return point < 0x80 ? 3 : point < 0x800 ? 6 : point < 0x10000 ? 9 : MOST_SPACE;
}
