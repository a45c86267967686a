/**
 * 层次序号 (GB/T 9704): 一、 （一） 1. （1） ① and 第一部分, full or half width. The style of the
 * numeral says nothing about its depth in a given text; that is decided by the text's own hierarchy.
 */

/** Styles in their customary order, the highest first. */
export const ORDINAL_STYLES = [
  'part',
  'chinese',
  'chinese-paren',
  'decimal',
  'decimal-paren',
  'circled',
] as const;

export type OrdinalStyle = (typeof ORDINAL_STYLES)[number];

export interface Ordinal {
  style: OrdinalStyle;
  number: number;
  /** As written, with its punctuation and without surrounding space: `（一）`, `1、`. */
  text: string;
  /** UTF-16 length in the line, leading and following space included. */
  length: number;
}

const CHINESE = '〇零一二三四五六七八九十百两';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

const SHAPES: readonly [OrdinalStyle, RegExp][] = [
  ['part', new RegExp(`^第([${CHINESE}]{1,4})(?:部分|章|节|節)[、，,：:.．\\s]*`, 'u')],
  ['chinese', new RegExp(`^([${CHINESE}]{1,4})\\s*[、.．]`, 'u')],
  ['chinese-paren', new RegExp(`^[（(]\\s*([${CHINESE}]{1,4})\\s*[）)]\\s*[、.．]?`, 'u')],
  // A full stop followed by a digit is a decimal or a date: 3.12植树节, 1.5万元.
  ['decimal', /^([0-9０-９]{1,2})\s*(?:、|[.．](?![0-9０-９]))/u],
  ['decimal-paren', /^[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*[、.．]?/u],
  ['circled', new RegExp(`^([${CIRCLED}])\\s*[、.．]?`, 'u')],
];

/** The ordinal at the head of a line; `undefined` when the line begins with something else. */
export function readOrdinal(line: string): Ordinal | undefined {
  const lead = /^\s*/u.exec(line)?.[0].length ?? 0;
  const rest = line.slice(lead);
  for (const [style, shape] of SHAPES) {
    const match = shape.exec(rest);
    if (match === null) continue;
    const number = numberOf(match[1] ?? '');
    if (number === undefined || number === 0) continue;
    const gap = /^\s*/u.exec(rest.slice(match[0].length))?.[0].length ?? 0;
    return { style, number, text: match[0].trim(), length: lead + match[0].length + gap };
  }
  return undefined;
}

function numberOf(numeral: string): number | undefined {
  const circled = CIRCLED.indexOf(numeral);
  if (circled >= 0) return circled + 1;
  const digits = numeral.replace(/[０-９]/gu, (digit) =>
    String('０１２３４５６７８９'.indexOf(digit)),
  );
  return /^\d+$/.test(digits) ? Number(digits) : readChineseNumber(numeral);
}

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  Ｏ: 0,
  O: 0,
  o: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/**
 * A Chinese number below one thousand (十二, 二十, 一百零三) or a row of digits (二〇二三);
 * `undefined` when it is neither.
 */
export function readChineseNumber(numeral: string): number | undefined {
  if (!/[十百]/u.test(numeral)) {
    let value = 0;
    for (const digit of numeral) {
      const next = DIGITS[digit];
      if (next === undefined) return undefined;
      value = value * 10 + next;
    }
    return numeral === '' ? undefined : value;
  }
  const match =
    /^(?:([一二两三四五六七八九])百)?零?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/u.exec(
      numeral,
    );
  if (match === null) return undefined;
  const [, hundreds, tens, ones] = match;
  return (
    (hundreds === undefined ? 0 : (DIGITS[hundreds] ?? 0) * 100) +
    (tens === undefined ? 0 : tens === '' ? 10 : (DIGITS[tens] ?? 0) * 10) +
    (DIGITS[ones ?? ''] ?? 0)
  );
}
