import type { Line } from './page-lines.ts';

/** The column in which the body of a page stands. */
export interface Column {
  left: number;
  right: number;
  /** Distance between two baselines of one paragraph. */
  pitch: number;
  /** Size of most characters. */
  size: number;
}

interface Place {
  /** Lines of the paragraph so far; at least one. */
  paragraph: readonly Line[];
  line: Line;
  next: Line | undefined;
  /** False when a page ends between the two lines. */
  samePage: boolean;
  column: Column;
  /** The column of the line before. */
  columnBefore: Column;
}

/** A line that stands at least so many characters in begins a paragraph. */
const INDENT = 0.8;

/** Spacing beyond this share of the pitch parts paragraphs. */
const SPACING = 1.22;

const ORDINAL =
  /^(?:[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十百]{1,4}[）)]|第[一二三四五六七八九十]{1,3}[章节部篇]|\d{1,2}[.．、](?!\d))/u;

/**
 * Whether a line begins a paragraph, from what the page shows: spacing, size, whether the line before
 * was full (the first character or word of this one would not have fitted), the first-line indent.
 */
export function startsParagraph({
  paragraph,
  line,
  next,
  samePage,
  column,
  columnBefore,
}: Place): boolean {
  const before = paragraph.at(-1);
  if (before === undefined) return true;
  const size = Math.max(before.size, line.size);
  if (samePage && line.y - before.y > SPACING * column.pitch + 0.15 * size) return true;
  if (Math.min(before.size, line.size) < 0.85 * size) return true;
  if (before.x1 + line.need < columnBefore.right - 0.3 * size) return true;

  if (isCentred(before, columnBefore) && isCentred(line, column)) return false;

  const indent = (line.x0 - column.left) / size;
  const indentBefore = (before.x0 - columnBefore.left) / size;
  // A signature stands at the right edge: that it reaches it does not make it full.
  if (indentBefore > 5 && before.x1 - before.x0 < 0.5 * (columnBefore.right - columnBefore.left))
    return true;
  const deeper = indent - indentBefore;
  if (deeper > INDENT) return !isHanging(paragraph, line, next, column);
  const endsSentence = /[。！？；]$/u.test(before.text);
  // The first line of a paragraph was its only one when this line stands in as far as it did.
  if (paragraph.length === 1 && indent > INDENT && Math.abs(deeper) < 0.3) {
    return endsSentence || !isHanging(paragraph, line, next, column);
  }
  return endsSentence && ORDINAL.test(line.text) && Math.abs(deeper) < INDENT;
}

/** A line of a title: in the middle, and larger than the body or short of the column on both sides. */
function isCentred({ x0, x1, size }: Line, { left, right, size: body }: Column): boolean {
  if (Math.abs(x0 - left - (right - x1)) > 0.6 * size) return false;
  return size > 1.15 * body || Math.min(x0 - left, right - x1) > 2.5 * size;
}

/** A paragraph whose later lines stand in as well: numbered lists of some programs, whole blocks. */
function isHanging(
  paragraph: readonly Line[],
  line: Line,
  next: Line | undefined,
  column: Column,
): boolean {
  if (paragraph.length !== 1 || next === undefined) return false;
  const isFull = line.x1 + next.need > column.right - 0.3 * line.size;
  return isFull && Math.abs(next.x0 - line.x0) < 0.3 * line.size;
}

interface BodyPage {
  width: number;
  lines: readonly Line[];
}

/**
 * The column of every page. A page with enough lines speaks for itself (odd and even pages may
 * differ); the others follow the pages of the same width.
 */
export function columnsOf(pages: readonly BodyPage[]): Column[] {
  return pages.map((page) => {
    const own = page.lines.length >= 8 ? columnOf(page.lines) : undefined;
    const alike = pages
      .filter((other) => Math.abs(other.width - page.width) < 1)
      .flatMap(({ lines }) => lines);
    const common = columnOf(alike);
    if (own === undefined) return common;
    // A page of short lines alone does not show how wide its column is.
    const width = common.right - common.left;
    return own.right - own.left > 0.93 * width ? { ...own, pitch: common.pitch } : common;
  });
}

function columnOf(lines: readonly Line[]): Column {
  const size = median(lines.map((line) => line.size)) ?? 1;
  return {
    left: edge(
      lines.map((line) => line.x0),
      size,
    ),
    right: rightEdge(lines, size),
    pitch: pitchOf(lines, size),
    size,
  };
}

/** The outermost place at which at least two lines begin (ends: with the sign turned). */
function edge(values: readonly number[], size: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const shared = sorted.find(
    (value, index) => (sorted[index + 1] ?? Infinity) - value < 0.6 * size,
  );
  return shared ?? sorted[0] ?? 0;
}

/** Marks may hang in the margin: where the column ends is seen by lines that end in anything else. */
function rightEdge(lines: readonly Line[], size: number): number {
  const plain = lines.filter((line) => !/[，。、；：？！]$/u.test(line.text));
  return -edge(
    (plain.length > 2 ? plain : lines).map((line) => -line.x1),
    size,
  );
}

function pitchOf(lines: readonly Line[], size: number): number {
  const steps = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const step = before === undefined ? 0 : line.y - before.y;
    return step > 0.5 * size && step < 4 * size ? [step] : [];
  });
  return quantile(steps, 0.4) ?? 1.5 * size;
}

function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))];
}
