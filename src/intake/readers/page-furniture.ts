import type { Line } from './page-lines.ts';

/** Names of the rules by which furniture is found; they stand in every report. */
export type FurnitureRule = 'page-number' | 'running-head';

/** Lines of one page, with the page's height, which sets the zones. */
export interface LinedPage {
  height: number;
  lines: readonly Line[];
}

/**
 * Head and foot are sought in this share of the page's height (margins may be wide: repetition decides,
 * the zone only keeps the middle out), at most so many lines deep.
 */
const ZONE = 0.22;
const DEPTH = 3;

interface Candidate {
  page: number;
  line: Line;
  /** Distance from the page's top, or from its bottom. */
  at: number;
  foot: boolean;
}

/**
 * Page numbers and running heads and feet, found by position and repetition: a number that counts
 * with the pages, or the same words at the same height on several pages. Nothing is judged by its
 * words alone, except the decorated number of a document's only page.
 */
export function furnitureOf(pages: readonly LinedPage[]): Map<Line, FurnitureRule> {
  const found = new Map<Line, FurnitureRule>();
  const candidates = pages.flatMap((page, index) => candidatesOf(page, index));
  numbers(candidates, pages.length, found);
  heads(candidates, pages.length, found);
  return found;
}

function candidatesOf({ height, lines }: LinedPage, page: number): Candidate[] {
  const top = lines
    .slice(0, DEPTH)
    .filter((line) => line.y < ZONE * height)
    .map((line) => ({ page, line, at: line.y, foot: false }));
  const bottom = lines
    .slice(-DEPTH)
    .filter((line) => line.y > (1 - ZONE) * height)
    .map((line) => ({ page, line, at: height - line.y, foot: true }));
  // A page of few lines has its last ones among the first.
  return [...top, ...bottom.filter(({ line }) => !top.some((other) => other.line === line))];
}

const DIGITS = '〇一二三四五六七八九';

/** The page number that a line is and nothing else: `— 3 —`, `第 3 页 共 9 页`, `3/9`, `第三页`. */
function pageNumber(words: string): { value: number; decorated: boolean } | undefined {
  const plain = words.replace(/\s/gu, '');
  const match =
    /^(?:[-—–－─·•~～_]*)(第)?(\d{1,4}|[一二三四五六七八九十〇]{1,4}|[ivxlIVXL]{1,6})(页)?(?:[-—–－─·•~～_，,]*)((?:[/／|]|[（(]?共)\d{1,4}页?[)）]?)?$/u.exec(
      plain,
    );
  if (match === null || (match[1] !== undefined) !== (match[3] !== undefined)) return undefined;
  const value = numberOf(match[2] ?? '');
  if (value === undefined) return undefined;
  return { value, decorated: plain !== match[2] };
}

function numberOf(words: string): number | undefined {
  if (/^\d+$/u.test(words)) return Number(words);
  if (/^[ivxl]+$/iu.test(words)) {
    const values = [...words.toLowerCase()].map(
      (each) => ({ i: 1, v: 5, x: 10, l: 50 })[each] ?? 0,
    );
    return values.reduce(
      (sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value),
      0,
    );
  }
  if (!words.includes('十')) {
    return Number([...words].map((digit) => DIGITS.indexOf(digit)).join(''));
  }
  const [tens = '', ones = ''] = words.split('十');
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

function numbers(
  candidates: readonly Candidate[],
  pages: number,
  found: Map<Line, FurnitureRule>,
): void {
  const numbered = candidates.flatMap((candidate) => {
    const number = pageNumber(candidate.line.text);
    return number === undefined ? [] : [{ ...candidate, ...number }];
  });
  for (const each of numbered) {
    // A number is a page's when it counts with the pages at the same height.
    const counts = numbered.some(
      (other) =>
        other.page !== each.page &&
        other.foot === each.foot &&
        other.value - other.page === each.value - each.page &&
        Math.abs(other.at - each.at) < each.line.size,
    );
    const only = each.decorated && each.value === each.page + 1 && pages <= 2;
    if (counts || only) found.set(each.line, 'page-number');
  }
}

function heads(
  candidates: readonly Candidate[],
  pages: number,
  found: Map<Line, FurnitureRule>,
): void {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (found.has(candidate.line)) continue;
    const key = `${candidate.foot} ${shapeOf(candidate)}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  // A head may stand on odd or even pages alone.
  const least = Math.max(2, Math.floor(pages * 0.4));
  for (const group of groups.values()) {
    const same = group.filter((each) =>
      group.some(
        (other) => other.page !== each.page && Math.abs(other.at - each.at) < 0.5 * each.line.size,
      ),
    );
    if (new Set(same.map((each) => each.page)).size < least) continue;
    for (const { line } of same) found.set(line, 'running-head');
  }
}

/** The words of a head without the number that counts with the pages in it. */
function shapeOf({ line, page }: Candidate): string {
  return line.text
    .replace(/\s/gu, '')
    .replace(/\d+/gu, (number) => (Number(number) === page + 1 ? '#' : number));
}
