import { parsePeriod } from '#domain/period';
import { normalised, pad, readPart, readTime, stretchOf } from './time-grammar.ts';
import type { Reading, Stretch } from './time-grammar.ts';

/** A time named in words, with its place in them. */
export interface NamedPeriod extends Stretch {
  /** `2023`, `2023-H1`…; null when the time has no form in the archive. */
  value: string | null;
  year: number;
  /** True when a single day is named, which is a date and no period. */
  isDay: boolean;
  /** True when nothing but a year is named. */
  isYear: boolean;
  at: number;
  /** The words of the time, and what stands between a year and its part. */
  text: string;
  /** Where the words of time themselves stand. */
  pieces: { at: number; end: number }[];
  /** Why the words leave the time open; undefined when they do not. */
  doubt: string | undefined;
}

/** Words between a year and its part in a title (`2024年乡镇团委上半年`). */
const BETWEEN =
  /^[^\d，。,；、（）()《》“”及和与至到\s]{1,14}?(?=上半年|下半年|前[两三]季度|第[一二三四]季度)/u;

const MAY_BEGIN = /(?<!\d)(?:19|20)\d{2}(?!\d)|(?:一九|二〇)[〇一二三四五六七八九]{2}/gu;

/** Every time named with its year, in order. Words are folded to Simplified. */
export function findPeriods(words: string): NamedPeriod[] {
  const plain = normalised(words);
  const found: NamedPeriod[] = [];
  let from = 0;
  for (const { index } of plain.matchAll(MAY_BEGIN)) {
    if (index < from) continue;
    const reading = readTime(plain.slice(index));
    if (reading === undefined) continue;
    const time = withItsPart(plain, words, index, reading);
    found.push(time);
    from = index + time.text.length;
  }
  return found;
}

function withItsPart(plain: string, words: string, index: number, reading: Reading): NamedPeriod {
  const end = index + reading.length;
  const rest = plain.slice(end);
  const between = reading.whole && reading.last === 12 ? BETWEEN.exec(rest) : null;
  const part =
    between === null || /总结|计划|报告|会/u.test(between[0])
      ? undefined
      : readPart(rest.slice(between[0].length));
  if (between === null || part === undefined) return named(reading, words, [{ at: index, end }]);
  const start = end + between[0].length;
  return named({ ...part, year: reading.year }, words, [
    { at: index, end },
    { at: start, end: start + part.length },
  ]);
}

function named(
  reading: Reading,
  words: string,
  pieces: { at: number; end: number }[],
): NamedPeriod {
  const { year = 0, school } = reading;
  const span = school === undefined ? undefined : parsePeriod(school);
  const { start, end } = span ?? stretchOf(reading);
  const isDay = reading.days !== undefined && start === end;
  const at = pieces[0]?.at ?? 0;
  return {
    value: isDay ? String(year) : (school ?? canonicalPeriod(start, end)),
    start,
    end,
    year: Number(end.slice(0, 4)),
    isDay,
    isYear: reading.whole && year === Number(end.slice(0, 4)),
    at,
    text: words.slice(at, pieces.at(-1)?.end),
    pieces,
    doubt: reading.doubt,
  };
}

/** The archive's one form for a stretch of days; null when the days are impossible. */
export function canonicalPeriod(start: string, end: string): string | null {
  const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))];
  const [endYear, endMonth] = [end.slice(0, 4), Number(end.slice(5, 7))];
  const lastDay = new Date(Date.UTC(Number(endYear), endMonth, 0)).getUTCDate();
  const wholeMonths = start.endsWith('-01') && end.endsWith(`-${pad(lastDay)}`);
  const value = wholeMonths ? monthsValue(year, month, endYear, endMonth) : undefined;
  const chosen = value ?? `${start}/${end}`;
  return parsePeriod(chosen) === undefined ? null : chosen;
}

function monthsValue(
  year: string,
  first: number,
  endYear: string,
  last: number,
): string | undefined {
  if (year !== endYear) return first === 1 && last === 12 ? `${year}/${endYear}` : undefined;
  if (first === 1 && last === 12) return year;
  if (first === last) return `${year}-${pad(first)}`;
  if (first === 1 && last === 6) return `${year}-H1`;
  if (first === 7 && last === 12) return `${year}-H2`;
  if (first % 3 !== 1 || last % 3 !== 0) return undefined;
  const [from, to] = [(first + 2) / 3, last / 3];
  return from === to ? `${year}-Q${from}` : from === 1 ? `${year}-Q1/Q${to}` : undefined;
}

/** A part of a year named without its year. */
export interface BarePart {
  at: number;
  text: string;
  /** Why the words leave the part open. */
  doubt: string | undefined;
  /** The part in a year. */
  in(year: number): NamedPeriod;
}

/** The first part of a year named without its year: `上半年`, `第三季度`, `1-6月`. */
export function findBarePart(words: string): BarePart | undefined {
  const plain = normalised(words);
  const taken = findPeriods(words).flatMap(({ pieces }) => pieces);
  for (const { index } of plain.matchAll(/[上下全]|半年|年中|[前第一二三四五六七八九十]|\d/gu)) {
    if (taken.some(({ at, end }) => index >= at && index < end)) continue;
    // 去年下半年 is a part of another year.
    if (/\d$|(?:[去前明来]|上一?)年度?的?$/u.test(plain.slice(Math.max(0, index - 5), index)))
      continue;
    const part = readPart(plain.slice(index));
    if (part === undefined || part.whole) continue;
    const end = index + part.length;
    return {
      at: index,
      text: words.slice(index, end),
      doubt: part.doubt,
      in: (year) => named({ ...part, year }, words, [{ at: index, end }]),
    };
  }
  return undefined;
}
