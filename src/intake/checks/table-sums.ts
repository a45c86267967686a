import type { Remark } from '../description/subject.ts';
import { plain } from './reckoning.ts';
import type { Reckoning } from './reckoning.ts';
import { isCrossing } from './sums.ts';

const TOTAL = /^(?:合计|总计|共计|小计)(?:数|[(（][^()（）]*[)）])?[:：]?$/u;

/** Rows and columns that go into no sum beside others, or that are sums within. */
const APART =
  /其中|[合总共小]计|平均|均值|人均|占|比|率|%|％|同期|上年|去年|增|减|累计|排名|名次|年龄|单价|电话|号码|编号|日期/u;

/** Headings of figures that no sum is made of; a column of totals has a sum. */
const APART_HEAD =
  /平均|均值|人均|占|比|率|%|％|增|减|累计|排名|名次|年龄|单价|电话|号码|编号|日期|天数|时间/u;

const YEAR = /^(?:19|20)\d\d$/u;

/** Columns that only count, name or remark on the rows. */
const BESIDE = /^(?:序号?|编号|号|名次|年份?|年度|备注|说明)$/u;

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/u;
const NOTHING = /^(?:[-—–]+|\/)$/u;

/** Most parts written out in a working. */
const WRITTEN_OUT = 12;

/** More sums than this that all or mostly differ: the total is one of something else. */
const FEW = 2;

/** Figures have two places at most; more is binary fractions. */
const TOLERANCE = 1e-6;

interface Sum {
  /** The headings of the total. */
  words: string;
  parts: readonly number[];
  total: number;
}

/**
 * Sums of a table that surely differ from the row or column headed 合计, 总计, 共计 or 小计. Nothing
 * is said of those that agree, nor where a cell holds more than a number, a sum stands within, the
 * rows are not of one length, or most sums differ.
 */
export function reckonTable({ kind, words, folded, line }: Remark): Reckoning[] {
  if (kind !== 'table') return [];
  const rows = cellsOf(folded);
  const written = cellsOf(words);
  const width = rows[0]?.length ?? 0;
  if (width < 2 || rows.length < 2 || rows.some((row) => row.length !== width)) return [];
  return [
    ...differing(sumsBelow(rows, written), line),
    ...differing(sumsBelow(turned(rows), turned(written)), line),
  ];
}

function cellsOf(words: string): string[][] {
  return words.split('\n').map((row) => row.split('\t').map((cell) => cell.replace(/\s+/gu, '')));
}

function turned(rows: readonly string[][]): string[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? ''));
}

/** The sums of all columns by the one row of totals; none when there is not exactly one. */
function sumsBelow(rows: readonly string[][], written: readonly string[][]): Sum[] {
  const labels = rows.map(labelOf);
  const [at, another] = [...labels.keys()].filter((row) => TOTAL.test(labels[row] ?? ''));
  if (at === undefined || another !== undefined) return [];
  const first = rows.findIndex(
    (row, index) => !BESIDE.test(labels[index] ?? '') && row.some(isNumber),
  );
  const last = rows.findLastIndex((_, index) => !BESIDE.test(labels[index] ?? ''));
  // Totals stand behind all parts or before them; elsewhere they are of some of the parts.
  if (at !== last && at !== first) return [];
  const parts = [...rows.keys()].filter(
    (row) => row >= first && row <= last && row !== at && !BESIDE.test(labels[row] ?? ''),
  );
  if (parts.length < 2 || first < 0) return [];
  // A first row of years is a heading.
  if (first === 0 && rows[0]?.filter(isNumber).every((cell) => YEAR.test(cell))) return [];
  if (parts.some((row) => APART.test(rows[row]?.slice(0, 2).join(' ') ?? ''))) return [];
  const partLabels = parts.map((row) => labels[row] ?? '');
  if (first === 0 && partLabels.includes('')) return [];
  if (isCrossing(partLabels) || new Set(partLabels.map(measureOf)).size > 1) return [];
  return (rows[at] ?? []).flatMap((total, column): Sum[] => {
    const heads = rows.slice(0, first).map((row) => row[column] ?? '');
    if (heads.some((words) => APART_HEAD.test(words) || BESIDE.test(words))) return [];
    const values = parts.map((row) => valueOf(rows[row]?.[column] ?? ''));
    if (!isNumber(total) || !values.every((value) => value !== null)) return [];
    const words = [
      ...written.slice(0, first).map((row) => row[column] ?? ''),
      labelOf(written[at] ?? []),
    ];
    return [
      {
        words: words.filter((cell) => cell !== '').join(' '),
        parts: values,
        total: valueOf(total) ?? 0,
      },
    ];
  });
}

/** The words a row begins with, in its first cell or behind a number or an empty cell. */
function labelOf(row: readonly string[]): string {
  return row.slice(0, 2).find((cell) => cell !== '' && !isNumber(cell)) ?? '';
}

function measureOf(label: string): string {
  return /场次|人次|人数|金额|经费|资金|万元|元|个数|数量|面积|时长|次数/u.exec(label)?.[0] ?? '';
}

function isNumber(cell: string): boolean {
  return NUMBER.test(cell);
}

/** What a cell adds; null when it holds more than a number, or nothing: it may be a merged one. */
function valueOf(cell: string): number | null {
  if (NOTHING.test(cell)) return 0;
  return isNumber(cell) ? Number(cell.replaceAll(',', '')) : null;
}

function differing(sums: readonly Sum[], line: number): Reckoning[] {
  const wrong = sums.filter(({ parts, total }) => Math.abs(sumOf(parts) - total) > TOLERANCE);
  if (sums.length > FEW && wrong.length * 2 > sums.length) return [];
  return wrong
    .filter(({ parts, total }) => sumOf(parts) < total || !mayNest(parts, total))
    .map(({ words, parts, total }) => {
      const sum = sumOf(parts);
      const gap = `${sum > total ? '多' : '少'} ${plain(Math.abs(sum - total))}`;
      return {
        verdict: 'differs',
        words: `${words} ${plain(total)}`,
        working: `${workingOf(parts)}=${plain(sum)}，比 ${plain(total)} ${gap}`,
        line,
      };
    });
}

function workingOf(parts: readonly number[]): string {
  const written = parts.map(plain);
  return written.length > WRITTEN_OUT
    ? [...written.slice(0, 3), '…', ...written.slice(-2)].join('+')
    : written.join('+');
}

/** True when a part is the whole, or the sum of those right before or behind it: a sum within. */
function mayNest(parts: readonly number[], total: number): boolean {
  return parts.some((part, at) => {
    if (part === 0) return false;
    return (
      Math.abs(part - total) < TOLERANCE ||
      reaches(parts.slice(at + 1), part) ||
      reaches(parts.slice(0, at).toReversed(), part)
    );
  });
}

/** True when the first two or more parts make a sum. */
function reaches(parts: readonly number[], sum: number): boolean {
  let made = 0;
  return parts.some((part, at) => {
    made += part;
    return at > 0 && Math.abs(made - sum) < TOLERANCE;
  });
}

function sumOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0);
}
