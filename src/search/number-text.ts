/**
 * Whole numbers as text of printable ASCII, small ones short, so that a column of them is one JSON
 * string. Shared by build and browser.
 */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Five bits a digit; the sixth says that more follow. */
const BITS = 5;
const MORE = 1 << BITS;
/** For the code of each letter the digit's value. */
const VALUES = new Map(Array.from(DIGITS, (digit, value) => [digit.charCodeAt(0), value]));

/** Writes whole numbers between −2²⁹ and 2²⁹. */
export function writeNumbers(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let rest = number < 0 ? -2 * number - 1 : 2 * number;
    while (rest >= MORE) {
      text += DIGITS.charAt(MORE | (rest % MORE));
      rest = Math.floor(rest / MORE);
    }
    text += DIGITS.charAt(rest);
  }
  return text;
}

/** Reads what `writeNumbers` wrote; throws on anything else. */
export function readNumbers(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  let scale = 1;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES.get(text.charCodeAt(at));
    if (value === undefined) throw new Error(`no digit: ${text.charAt(at)}`);
    number += (value % MORE) * scale;
    scale *= MORE;
    if (value >= MORE) continue;
    numbers.push(number % 2 === 0 ? number / 2 : -(number + 1) / 2);
    number = 0;
    scale = 1;
  }
  if (scale > 1) throw new Error('a number ends in the middle');
  return numbers;
}

/** Each number less the one before it; the first less 0. */
export function deltasOf(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

/** The numbers of which `deltasOf` made these. */
export function sumsOf(deltas: readonly number[]): number[] {
  let sum = 0;
  return deltas.map((delta) => (sum += delta));
}
