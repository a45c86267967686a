import { readChineseNumber } from '#domain/ordinal';
import { isDay } from '#domain/period';
import { normalised } from './time-grammar.ts';

const NUMERAL = '[\\d〇一二三四五六七八九十廿卅]';

const DATE = new RegExp(
  `^[（(]?\\s*(${NUMERAL}{4})\\s*[年.\\-/]\\s*(${NUMERAL}{1,3})\\s*(?:[月.\\-/]\\s*(?:(${NUMERAL}{1,3})\\s*[日号]?)?)?\\s*[）)]?$`,
  'u',
);

/** Reads a line that is a date and nothing else: `2023-07-05`, or `2023-07` without a day. */
export function readDateLine(line: string): string | undefined {
  const match = DATE.exec(normalised(line.trim()));
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(numberOf);
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  if (year < 1949 || year > 2100) return undefined;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (match[3] === undefined) return /月/u.test(line) ? start : undefined;
  const value = `${start}-${String(day ?? 0).padStart(2, '0')}`;
  return isDay(value) ? value : undefined;
}

/** True for a line that is written as a date and names a day or month there is none of: 2024年2月30日. */
export function isImpossibleDate(line: string): boolean {
  const match = DATE.exec(normalised(line.trim()));
  if (match === null || readDateLine(line) !== undefined) return false;
  const [year, month, day] = match.slice(1).map(numberOf);
  // 0577-88 and 2023.5 are no dates; who writes 年 and 月 means one.
  const isMeant = /年/u.test(line) ? month !== undefined : match[3] !== undefined;
  const isOurs = year !== undefined && year >= 1949 && year <= 2100;
  return isMeant && isOurs && (day !== undefined || /月/u.test(line));
}

function numberOf(numeral: string | undefined): number | undefined {
  if (numeral === undefined) return undefined;
  if (/^\d+$/.test(numeral)) return Number(numeral);
  return readChineseNumber(numeral.replace('廿', '二十').replace('卅', '三十'));
}
