import { heading, paragraph, table, text as textRun } from '#document/model';
import type { Block, Inline, SourceDocument, SourcePicture } from '#document/model';
import { inlineText } from '#document/text';

/** A paragraph, a table or a picture before it has a place in the text. */
export type Piece = WordsPiece | PicturePiece;

/** A piece that has a line of its own in the text. */
export type WordsPiece = ProsePiece | { type: 'table'; rows: Inline[][][] };

export interface ProsePiece {
  type: 'prose';
  /** 0-based outline level; undefined for ordinary paragraphs. */
  level: number | undefined;
  /** Its automatic number, where that is not among the children already; '' when it has none. */
  label: string;
  children: Inline[];
  /** True when the mark at its end was deleted: it runs on into the next paragraph. */
  joinsNext: boolean;
}

export interface PicturePiece {
  type: 'picture';
  bytes: Uint8Array;
  /** What the source says it shows; '' when it says nothing. */
  alt: string;
  /** True for one out of a table's cell, which stands after the table. */
  moved: boolean;
}

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
export function prose(children: readonly Inline[], level?: number, joinsNext = false): ProsePiece {
  return { type: 'prose', level, label: '', children: mergeInlines(children), joinsNext };
}

/** A picture at its place among the paragraphs. */
export function picture(bytes: Uint8Array, alt = ''): PicturePiece {
  return { type: 'picture', bytes, alt: alt.trim(), moved: false };
}

/** True for a picture; the others are words. */
export function isPicture(piece: Piece): piece is PicturePiece {
  return piece.type === 'picture';
}

/**
 * A table of cells; a frame of one column is a layout, not a table, and gives its paragraphs.
 * Shorter rows are filled with empty cells. No cell can hold a picture: those stand after the table.
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
  const pictures = moved(cells.flatMap((row) => row.flatMap(({ pieces }) => pieces)));
  // One endless row would make every other row as long.
  if (width * rows.length > CELL_LIMIT)
    return [...rows.map((row): Piece => prose(tabbed(row))), ...pictures];
  const filled = rows.map((row) => row.concat(empties(width - row.length)));
  return [{ type: 'table', rows: filled }, ...pictures];
}

/** The pictures among what stands in cells, to stand after their table. */
export function moved(pieces: readonly Piece[]): PicturePiece[] {
  return pieces.filter(isPicture).map((piece) => ({ ...piece, moved: true }));
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

/**
 * Every piece at its place: one line a paragraph, cells joined by tabs, rows by line feeds. A picture
 * stands before the line that follows it.
 */
export function documentOf(pieces: readonly Piece[]): SourceDocument {
  const blocks: Block[] = [];
  const pictures: SourcePicture[] = [];
  const lines: string[] = [];
  let start = 0;
  let line = 1;
  for (const piece of joined(pieces)) {
    if (piece.type === 'picture') {
      pictures.push({ at: start, bytes: piece.bytes, alt: piece.alt });
      continue;
    }
    const children = piece.type === 'prose' ? labelled(piece.label, piece.children) : [];
    const words =
      piece.type === 'prose'
        ? inlineText(children)
        : piece.rows.map((row) => row.map(inlineText).join('\t')).join('\n');
    if (words.trim() === '') continue;
    const span = { start, end: start + words.length, line };
    if (piece.type === 'table') blocks.push(table(piece.rows, span));
    else if (piece.level === undefined) blocks.push(paragraph(children, span));
    else blocks.push(heading(piece.level + 1, children, span));
    lines.push(`${words}\n`);
    start += words.length + 1;
    line += words.split('\n').length;
  }
  return { blocks, text: lines.join(''), ...(pictures.length === 0 ? {} : { pictures }) };
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
      ? { ...piece, children: mergeInlines([textRun(mark), ...trimmedStart(piece.children)]) }
      : piece,
  );
}

function trimmedStart(children: readonly Inline[]): Inline[] {
  const [first, ...rest] = children;
  if (first?.type !== 'text') return [...children];
  return [{ ...first, value: first.value.trimStart() }, ...rest];
}

const BREAK: readonly Inline[] = [{ type: 'break' }];

/** What stands in one cell, line by line; its pictures are left out. */
export function linesOf(pieces: readonly Piece[]): Inline[] {
  const lines = joined(pieces)
    .flatMap((piece): Inline[][] => {
      if (piece.type === 'picture') return [];
      return piece.type === 'prose' ? [labelled(piece.label, piece.children)] : piece.rows.flat();
    })
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

/**
 * Paragraphs whose mark was deleted run on into the next; one number stands before the whole, and a
 * picture anchored in any of them after it.
 */
export function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let open: ProsePiece | undefined;
  let waiting: PicturePiece[] = [];
  const close = () => {
    if (open !== undefined) result.push(open);
    for (const piece of waiting) result.push(piece);
    [open, waiting] = [undefined, []];
  };
  for (const piece of pieces) {
    if (piece.type === 'picture') waiting.push(piece);
    else if (piece.type === 'prose') {
      if (open === undefined || !open.joinsNext) {
        close();
        open = piece;
        continue;
      }
      const label: string = open.label === '' ? piece.label : open.label;
      const children: Inline[] = mergeInlines([...open.children, ...piece.children]);
      open = { ...piece, label, children };
    } else {
      close();
      result.push(piece);
    }
  }
  close();
  return result;
}
