/**
 * The grammar of a time in Chinese office prose, read from one place in normalised words (see
 * `normalised`). Longest reading first: a range is one time, not its first end.
 */
import { readChineseNumber } from '#domain/ordinal';

/** Whole months, or days where the words name them; inclusive at both ends. */
export interface Stretch {
  start: string;
  end: string;
}

/** One time as read, before it is given a value of the archive's. */
export interface Reading {
  /** UTF-16 length. */
  length: number;
  /** Undefined when the words name no year (下半年). */
  year: number | undefined;
  /** Months 1–24 counted from January of `year` (or of the year still to be found). */
  first: number;
  last: number;
  /** Exact days, when the words name days. */
  days?: Stretch;
  /** A school year or term, which no months say: `AY2023-T1`. */
  school?: string;
  /** Only a year was named. */
  whole: boolean;
  /** Why the words leave the time open; undefined when they do not. */
  doubt?: string;
}

/** Half-width digits and 〇, so that the grammar has one form to read; offsets stay. */
export function normalised(words: string): string {
  return words
    .replace(/[０-９]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[○Ｏ零]/gu, '〇')
    .replace(/[．]/gu, '.');
}

const YEAR = '((?:19|20)\\d{2}(?!\\d)|(?:一九|二〇)[〇一二三四五六七八九]{2})';
const TO = '\\s*(?:至|到|[-—–－~～―─]+)\\s*';
const AND = '\\s*(?:、|和|及|与|以及)\\s*';
const MONTH = '(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const DAY = '(3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])';
const TERM = '第?([一二上下12])学期|([秋春])季?学期';

const at = (source: string) => new RegExp(`^(?:${source})`, 'u');

const SCHOOL_YEAR = at(`${YEAR}\\s*年?${TO}${YEAR}\\s*学年度?\\s*(?:${TERM})?`);
const ONE_SCHOOL_YEAR = at(`${YEAR}\\s*学年度?\\s*(?:${TERM})?`);
const YEAR_WORD = at(`${YEAR}\\s*年(?!代|级|龄|轻)(?:度(?!第?[一二上下]学期))?`);
// A bare number is a year only where nothing else can stand: before a range, a list or a kind.
const BARE_YEAR = at(`${YEAR}(?=${TO}(?:19|20)\\d{2}(?!\\d)|${AND}(?:19|20)\\d{2}\\s*年)`);
const YEAR_BEFORE_KIND = at(
  `${YEAR}(?=\\s*(?:度|工作|总结|计划|[上下]半年|第?[一二三四]季度|全年|[）)]|$))度?`,
);
/** After a first year a second one needs no 年: 2020-2022三年. */
const ANY_YEAR = at(YEAR);
const DOTTED = at(`${YEAR}[./]${MONTH}(?:[./]${DAY})?(?!\\d)`);

const PARTS: readonly [RegExp, (match: RegExpExecArray) => Partial<Reading>][] = [
  [
    at('(?:上、?下半年|上半年(?:、|和|及|与)下半年)'),
    () => ({ ...months(1, 12), doubt: '并列上、下半年' }),
  ],
  [at('上半年度?'), () => months(1, 6)],
  [at('下半年度?'), () => months(7, 12)],
  [at('全年|年?[终末底](?!端)'), () => ({ ...months(1, 12), whole: true })],
  [at('前([两二三])个?季度'), (match) => months(1, quarter(match[1]) * 3)],
  [
    at(`第?([一二三四1-4])(?:季度)?${TO}第?([一二三四1-4])季度`),
    (match) => months(quarter(match[1]) * 3 - 2, quarter(match[2]) * 3),
  ],
  [
    at(`第?([一二三四1-4])(?:季度)?${AND}第?([一二三四1-4])季度`),
    (match) => ({
      ...months(quarter(match[1]) * 3 - 2, quarter(match[2]) * 3),
      doubt: '并列几个季度',
    }),
  ],
  [
    at('第?([一二三四1-4])季度'),
    (match) => months(quarter(match[1]) * 3 - 2, quarter(match[1]) * 3),
  ],
  [at('半年度?|年中'), () => ({ ...months(1, 6), doubt: '未言上半年还是下半年' })],
  [
    at(`${MONTH}月?份?${TO}${MONTH}月(?!\\d|${DAY}日|[初中底末])份?`),
    (match) => months(monthOf(match[1]), monthOf(match[2])),
  ],
  [
    at(`${MONTH}月(?!\\d|${DAY}日|[初中底末])份?`),
    (match) => months(monthOf(match[1]), monthOf(match[1])),
  ],
];

function months(first: number, last: number): Partial<Reading> {
  return { first, last, whole: false };
}

function quarter(numeral: string | undefined): number {
  return '一二三四'.includes(numeral ?? '') ? '一二三四'.indexOf(numeral ?? '') + 1 : two(numeral);
}

function two(numeral: string | undefined): number {
  return numeral === '两' ? 2 : Number(numeral);
}

function monthOf(numeral: string | undefined): number {
  return /^\d+$/.test(numeral ?? '') ? Number(numeral) : (readChineseNumber(numeral ?? '') ?? 0);
}

function yearOf(numeral: string | undefined): number {
  return monthOf(numeral);
}

/** A part of a year at the head of the words, without its year. */
export function readPart(words: string): Reading | undefined {
  for (const [shape, read] of PARTS) {
    const match = shape.exec(words);
    if (match === null) continue;
    return {
      length: match[0].length,
      year: undefined,
      first: 1,
      last: 12,
      whole: false,
      ...read(match),
    };
  }
  return undefined;
}

/** A time with its year at the head of the words: one point, a range or a list of them. */
export function readTime(words: string): Reading | undefined {
  const school = readSchool(words);
  if (school !== undefined) return school;
  let found = readPoint(words, undefined);
  for (; found !== undefined;) {
    const rest = words.slice(found.length);
    const joint = new RegExp(`^(?:(${TO})|${AND})`, 'u').exec(rest);
    const next = joint === null ? undefined : readPoint(rest.slice(joint[0].length), found);
    if (joint === null || next === undefined) break;
    found = joined(found, next, joint[0].length, joint[1] !== undefined);
  }
  return found === undefined ? undefined : counted(found, words);
}

/** One point: year and part, a day, 2023.6; after a first point its year may be left out. */
function readPoint(words: string, before: Reading | undefined): Reading | undefined {
  const day = readDay(words, before);
  if (day !== undefined) return day;
  const dotted = DOTTED.exec(words);
  if (dotted !== null && dotted[3] === undefined) {
    const month = monthOf(dotted[2]);
    return base(dotted[0].length, yearOf(dotted[1]), month, month);
  }
  const year =
    YEAR_WORD.exec(words) ??
    BARE_YEAR.exec(words) ??
    YEAR_BEFORE_KIND.exec(words) ??
    (before?.whole === true ? ANY_YEAR.exec(words) : null);
  if (year === null) {
    const part = before?.year === undefined ? undefined : readPart(words);
    return part === undefined ? undefined : { ...part, year: before?.year };
  }
  const gap = /^\s*/u.exec(words.slice(year[0].length))?.[0].length ?? 0;
  const length = year[0].length;
  const part = readPart(words.slice(length + gap));
  if (part !== undefined)
    return { ...part, year: yearOf(year[1]), length: length + gap + part.length };
  const term = at(`度?\\s*(?:${TERM})`).exec(words.slice(length));
  const whole = { ...base(length, yearOf(year[1]), 1, 12), whole: true };
  return term === null ? whole : termOfYear(whole, term);
}

function base(length: number, year: number, first: number, last: number): Reading {
  return { length, year, first, last, whole: false };
}

const DAY_WORD = at(`(?:${YEAR}\\s*年\\s*)?(?:${MONTH}\\s*月\\s*)?${DAY}\\s*[日号]`);

function readDay(words: string, before: Reading | undefined): Reading | undefined {
  const match = DAY_WORD.exec(words);
  const dotted = match === null ? DOTTED.exec(words) : null;
  if (match === null && dotted?.[3] === undefined) return undefined;
  const [text, y, m, d] = (match ?? dotted) as RegExpExecArray;
  const year = y === undefined ? before?.year : yearOf(y);
  const month = m === undefined ? before?.last : monthOf(m);
  if (year === undefined || month === undefined || (m === undefined && before?.days === undefined))
    return undefined;
  const day = `${year}-${pad(month)}-${pad(monthOf(d))}`;
  return { ...base(text.length, year, month, month), days: { start: day, end: day } };
}

function joined(one: Reading, other: Reading, gap: number, isRange: boolean): Reading {
  const year = one.year ?? 0;
  const shift = ((other.year ?? year) - year) * 12;
  const days =
    one.days === undefined && other.days === undefined
      ? {}
      : { days: { start: stretchOf(one).start, end: stretchOf(other).end } };
  const doubt = one.doubt ?? other.doubt ?? (isRange ? undefined : '并列几个时段');
  return {
    length: one.length + gap + other.length,
    year,
    first: one.first,
    last: other.last + shift,
    ...days,
    whole: one.whole && other.whole,
    ...(doubt === undefined ? {} : { doubt }),
  };
}

/** First and last day of a reading that has its year. */
export function stretchOf({ year = 0, first, last, days }: Reading): Stretch {
  if (days !== undefined) return days;
  const end = new Date(Date.UTC(year, last, 0));
  const start = new Date(Date.UTC(year, first - 1, 1));
  return { start: start.toISOString().slice(0, 10), end: end.toISOString().slice(0, 10) };
}

/** 三年 after a range of three years says the same once more. */
function counted(found: Reading, words: string): Reading {
  const match = /^(?:这|的)?([两二三四五六七八九十])年/u.exec(words.slice(found.length));
  const years = (found.last - found.first + 1) / 12;
  if (match === null || !found.whole || years < 2) return found;
  const said = match[1] === '两' ? 2 : readChineseNumber(match[1] ?? '');
  return said === years ? { ...found, length: found.length + match[0].length } : found;
}

function readSchool(words: string): Reading | undefined {
  const pair = SCHOOL_YEAR.exec(words);
  const one = pair === null ? ONE_SCHOOL_YEAR.exec(words) : null;
  const match = pair ?? one;
  if (match === null) return undefined;
  const year = yearOf(match[1]);
  const [term, season] = pair === null ? [match[2], match[3]] : [match[3], match[4]];
  const reading = {
    ...base(match[0].length, year, 9, 20),
    school: `AY${year}${termOf(term, season)}`,
  };
  if (pair === null || yearOf(pair[2]) === year + 1) return reading;
  return { ...reading, doubt: '学年首尾不相接' };
}

function termOf(term: string | undefined, season: string | undefined): string {
  if (term === undefined && season === undefined) return '';
  return season === '秋' || /[一上1]/u.test(term ?? '') ? '-T1' : '-T2';
}

/** A term after a calendar year: autumn and spring are certain, 上学期 is not the same everywhere. */
function termOfYear(year: Reading, [text, term, season]: RegExpExecArray): Reading {
  const first = year.year ?? 0;
  const found = { ...year, whole: false, length: year.length + text.length };
  if (season !== undefined)
    return { ...found, school: season === '秋' ? `AY${first}-T1` : `AY${first - 1}-T2` };
  return {
    ...found,
    school: `AY${first}${termOf(term, season)}`,
    doubt: '只言年份和学期，未言哪一学年',
  };
}

export function pad(number: number): string {
  return String(number).padStart(2, '0');
}
