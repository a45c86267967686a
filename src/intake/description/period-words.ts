import { readChineseNumber } from '#domain/ordinal';

/** A time named in words, with its place in them. */
export interface NamedPeriod {
  /** `2023`, `2023-H1`…; null when the words name no year (下半年). */
  value: string | null;
  /** `H1`, `H2`, `Q1`… or '' for a whole year. */
  part: string;
  year: number | undefined;
  at: number;
  text: string;
}

const YEAR = '((?:19|20)\\d{2}|[一二][〇零○Ｏ九][〇零○一二三四五六七八九]{2})';

/** Words between a year and its part in a title (`2024年乡镇团委上半年`). */
const BETWEEN = '[^\\d，。,；、（）()《》“”及和与]{0,14}?';

const PARTS: readonly [RegExp, (match: string) => string][] = [
  [/上半年/u, () => 'H1'],
  [/下半年/u, () => 'H2'],
  [/前三季度|1[-—至]3季度|一至三季度/u, () => 'Q1/Q3'],
  [/前[两二]季度/u, () => 'Q1/Q2'],
  [/第?[一二三四1-4]季度/u, (match) => `Q${quarterOf(match)}`],
  [
    /(?:1[0-2]|0?[1-9])月份?(?!\d|日)/u,
    (match) => String(Number.parseInt(match, 10)).padStart(2, '0'),
  ],
];

const PART_WORDS = PARTS.map(([words]) => words.source).join('|');

function quarterOf(words: string): number {
  const numeral = /[一二三四1-4]/u.exec(words)?.[0] ?? '1';
  return '一二三四'.includes(numeral) ? '一二三四'.indexOf(numeral) + 1 : Number(numeral);
}

function yearOf(numeral: string): number {
  return /^\d+$/.test(numeral)
    ? Number(numeral)
    : (readChineseNumber(numeral.replace(/[○Ｏ]/gu, '〇')) ?? 0);
}

/** Every time named with its year, in order. Words are folded to Simplified. */
export function findPeriods(words: string): NamedPeriod[] {
  const spans = [
    ...words.matchAll(/((?:19|20)\d{2})年?\s*[-—–~至]+\s*((?:19|20)\d{2})学?年/gu),
  ].map((match) => {
    const [text, first = '', last = ''] = match;
    const value = text.endsWith('学年')
      ? Number(last) === Number(first) + 1
        ? `AY${first}${termAfter(words.slice(match.index + text.length))}`
        : null
      : `${first}/${last}`;
    return { value, part: '', year: Number(last), at: match.index, text };
  });
  const singles = [
    ...words.matchAll(
      new RegExp(`${YEAR}年(?!代)(?:度(?!第))?(?:${BETWEEN}(${PART_WORDS}))?`, 'gu'),
    ),
  ]
    .filter(
      (match) =>
        !spans.some((span) => match.index >= span.at && match.index < span.at + span.text.length),
    )
    .map((match): NamedPeriod => {
      const year = yearOf(match[1] ?? '');
      const part = partOf(match[2]);
      return {
        value: part === '' ? String(year) : `${year}-${part}`,
        part,
        year,
        at: match.index,
        text: match[0],
      };
    });
  return [...spans, ...singles].sort((a, b) => a.at - b.at);
}

function termAfter(words: string): string {
  const match = /^度?第?([一二上下])学期/u.exec(words);
  if (match === null) return '';
  return match[1] === '一' || match[1] === '上' ? '-T1' : '-T2';
}

function partOf(words: string | undefined): string {
  if (words === undefined) return '';
  const found = PARTS.find(([pattern]) => new RegExp(`^(?:${pattern.source})$`, 'u').test(words));
  return found === undefined ? '' : found[1](words);
}

/** The first part of a year named without its year: `上半年`, `下半年`, a quarter. */
export function findBarePart(
  words: string,
): { part: string; at: number; text: string } | undefined {
  const match = /上半年|下半年|前三季度|第?[一二三四]季度/u.exec(words);
  return match === null ? undefined : { part: partOf(match[0]), at: match.index, text: match[0] };
}
