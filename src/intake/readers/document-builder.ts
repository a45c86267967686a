import { heading, paragraph, table, text as textRun } from '#document/model';
import type { Block, Inline, SourceDocument } from '#document/model';
import { inlineText } from '#document/text';

/** A paragraph or a table before it has a place in the text. */
export type Piece =
  | {
      type: 'prose';
      /** 0-based outline level; undefined for ordinary paragraphs. */
      level: number | undefined;
      children: Inline[];
      /** True when the mark at its end was deleted: it runs on into the next paragraph. */
      joinsNext: boolean;
    }
  | { type: 'table'; rows: Inline[][][] };

/** One cell as it stands in the file; `span` counts the columns it covers. */
export interface Cell {
  pieces: Piece[];
  span: number;
}

/** Widest span that is believed. */
const SPAN_LIMIT = 64;

/** Most cells of one table, those included that only fill up rows. */
const CELL_LIMIT = 500_000;

/** A paragraph; runs of one look are merged. */
export function prose(children: readonly Inline[], level?: number, joinsNext = false): Piece {
  return { type: 'prose', level, children: mergeInlines(children), joinsNext };
}

/**
 * A table of cells; a frame of one column is a layout, not a table, and gives its paragraphs.
 * Shorter rows are filled with empty cells.
 */
export function tableOf(cells: readonly (readonly Cell[])[]): Piece[] {
  if (cells.every((row) => row.length <= 1)) return cells.flatMap((row) => row[0]?.pieces ?? []);
  const rows = cells.map((row) =>
    row.flatMap((cell) => [
      linesOf(cell.pieces),
      ...empties(Math.min(SPAN_LIMIT, Math.max(1, cell.span)) - 1),
    ]),
  );
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  // One endless row would make every other row as long.
  if (width * rows.length > CELL_LIMIT) return rows.map((row) => prose(tabbed(row)));
  return [{ type: 'table', rows: rows.map((row) => row.concat(empties(width - row.length))) }];
}

/**
 * Columns covered by each cell of each row, from the positions of cell edges (`edges[row]` has one
 * more number than the row has cells, in twentieths of a point); edges nearer than 5 pt are one.
 * Every span is 1 where the rows have equally many cells or the edges are not known.
 */
export function spansOf(edges: readonly (readonly number[])[]): number[][] {
  const ones = edges.map((row) => row.slice(1).map(() => 1));
  if (edges.some((row) => row.length < 2)) return ones;
  if (edges.every((row) => row.length === edges[0]?.length)) return ones;
  const columns: number[] = [];
  for (const edge of [...new Set(edges.flat())].sort((a, b) => a - b)) {
    if (columns.length === 0 || edge - (columns.at(-1) ?? 0) > 100) columns.push(edge);
  }
  if (columns.length > SPAN_LIMIT) return ones;
  const columnAt = (edge: number) => columns.findLastIndex((column) => column <= edge);
  return edges.map((row) =>
    row.slice(1).map((edge, index) => Math.max(1, columnAt(edge) - columnAt(row[index] ?? 0))),
  );
}

/** Every piece at its place: one line a paragraph, cells joined by tabs, rows by line feeds. */
export function documentOf(pieces: readonly Piece[]): SourceDocument {
  const blocks: Block[] = [];
  const lines: string[] = [];
  let start = 0;
  let line = 1;
  for (const piece of joined(pieces)) {
    const words =
      piece.type === 'prose'
        ? inlineText(piece.children)
        : piece.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
    if (words.trim() === '') continue;
    const span = { start, end: start + words.length, line };
    if (piece.type === 'table') blocks.push(table(piece.rows, span));
    else if (piece.level === undefined) blocks.push(paragraph(piece.children, span));
    else blocks.push(heading(piece.level + 1, piece.children, span));
    lines.push(`${words}\n`);
    start += words.length + 1;
    line += words.split('\n').length;
  }
  return { blocks, text: lines.join('') };
}

/** Neighbouring runs of one look as one run; empty runs disappear. */
export function mergeInlines(inlines: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type === 'text' && inline.value === '') continue;
    if (inline.type === 'text' && last?.type === 'text' && last.strong === inline.strong) {
      last.value += inline.value;
    } else result.push({ ...inline });
  }
  return result;
}

/** Paragraphs with an automatic number before them; an empty one shows none. */
export function labelled(label: string, children: readonly Inline[]): Inline[] {
  if (label === '') return [...children];
  const first = children[0];
  return [textRun(label, first?.type === 'text' && first.strong), ...children];
}

/** A mark at the head of the first paragraph: a note beside the body begins with its number. */
export function marked(mark: string, pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex((piece) => piece.type === 'prose');
  if (first < 0) return [prose([textRun(mark)]), ...pieces];
  return pieces.map((piece, index) =>
    index === first && piece.type === 'prose'
      ? prose([textRun(mark), ...trimmedStart(piece.children)], piece.level, piece.joinsNext)
      : piece,
  );
}

function trimmedStart(children: readonly Inline[]): Inline[] {
  const [first, ...rest] = children;
  if (first?.type !== 'text') return [...children];
  return [{ ...first, value: first.value.trimStart() }, ...rest];
}

const BREAK: readonly Inline[] = [{ type: 'break' }];

function linesOf(pieces: readonly Piece[]): Inline[] {
  const lines = joined(pieces)
    .flatMap((piece) => (piece.type === 'prose' ? [piece.children] : piece.rows.flat()))
    .filter((line) => inlineText(line).trim() !== '');
  return lines.flatMap((line, index) => (index === 0 ? line : BREAK.concat(line)));
}

const TAB: readonly Inline[] = [textRun('\t')];

/** A row as one paragraph, its cells parted by tabs. */
function tabbed(row: readonly Inline[][]): Inline[] {
  return row.flatMap((cell, index) => (index === 0 ? cell : TAB.concat(cell)));
}

/** Cells without words. */
function empties(count: number): Inline[][] {
  return Array.from({ length: count }, () => []);
}

/** Paragraphs whose mark was deleted run on into the next. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.type === 'prose' && last.joinsNext && piece.type === 'prose') {
      const children = mergeInlines([...last.children, ...piece.children]);
      result[result.length - 1] = { ...piece, children };
    } else result.push(piece);
  }
  return result;
}
