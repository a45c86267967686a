import { text as textRun } from '#document/model';
import type { Inline, SourceDocument } from '#document/model';
import { alignedTables } from './aligned-tables.ts';
import { documentOf, prose } from './document-builder.ts';
import type { Piece } from './document-builder.ts';
import type { PagePicture } from './page-pictures.ts';
import type { GlyphPage } from './glyphs.ts';
import { furnitureOf } from './page-furniture.ts';
import type { FurnitureRule } from './page-furniture.ts';
import { linesOf } from './page-lines.ts';
import type { Line } from './page-lines.ts';
import { gapBetween, tablesOf } from './page-tables.ts';
import type { PageTable } from './page-tables.ts';
import { columnsOf, startsParagraph } from './paragraph-starts.ts';
import type { Column } from './paragraph-starts.ts';

/** A page number or running head in the text taken in; UTF-16 offsets. */
export interface Furniture {
  start: number;
  end: number;
  rule: FurnitureRule;
}

/**
 * A document whose pages were fixed. The furniture is part of the text, each line a paragraph of its
 * own between two paragraphs of the body (never inside one that runs over the page's end), so that
 * it can be taken out and reported as any removal is.
 */
export interface PagedDocument extends SourceDocument {
  furniture: Furniture[];
  tables: number;
  /** Pictures out of tables, which stand after them. */
  moved: number;
}

/** One thing of the body, with the page it begins on. */
type Item = WordsItem | { page: number; picture: PagePicture };

type WordsItem = { page: number; line: Line } | { page: number; table: PageTable };

/** Pages of glyphs as a document: lines, tables, furniture, then paragraphs over all pages. */
export function reflow(pages: readonly GlyphPage[]): PagedDocument {
  const parted = pages.map((page) => {
    const { tables, rest } = tablesOf(page);
    return {
      height: page.height,
      width: page.width,
      tables,
      lines: linesOf(rest),
      pictures: page.pictures,
    };
  });
  const rules = furnitureOf(parted);
  const bodies = parted.map((page) => ({
    ...page,
    lines: page.lines.filter((line) => !rules.has(line)),
  }));
  const notes = footNotes(bodies.map(({ lines }) => lines));
  const flow = bodies.map((page) => {
    const { tables, rest } = alignedTables(page.lines.filter((line) => !notes.has(line)));
    return { ...page, tables: [...page.tables, ...tables], lines: rest };
  });
  const columns = columnsOf(flow);

  const pieces: Piece[] = [];
  /** One for each piece that makes a block. */
  const marks: (FurnitureRule | undefined)[] = [];
  const put = (piece: Piece, rule?: FurnitureRule) => {
    pieces.push(piece);
    if (piece.type !== 'picture') marks.push(rule);
  };
  // What stands in the margins of a page waits until the paragraph that runs over its end is done.
  const margins = parted.map(({ lines, height }, page) => ({
    head: lines.filter((line) => rules.has(line) && line.y < height / 2),
    foot: lines.filter((line) => rules.has(line) && line.y >= height / 2),
    notes: (bodies[page]?.lines ?? []).filter((line) => notes.has(line)),
  }));
  let [heads, feet] = [0, 0];
  const flush = (page: number) => {
    for (let at = 0; at <= page; at += 1) {
      const margin = margins[at];
      if (margin === undefined) continue;
      if (at >= heads) for (const line of margin.head) put(proseOf([line]), rules.get(line));
      if (at < page && at >= feet) {
        for (const note of paragraphsOf(margin.notes)) put(proseOf(note));
        for (const line of margin.foot) put(proseOf([line]), rules.get(line));
      }
    }
    heads = Math.max(heads, page + 1);
    feet = Math.max(feet, page);
  };

  let open: Line[] = [];
  /** Pictures met since the last paragraph began: they stand after the whole of it. */
  let waiting: PagePicture[] = [];
  const close = () => {
    if (open.length > 0) put(proseOf(open));
    for (const { piece } of waiting) put(piece);
    [open, waiting] = [[], []];
  };
  const { items, pictures } = picturesBetween(flow.flatMap(itemsOf));
  for (const [index, item] of items.entries()) {
    const before = items[index - 1];
    waiting.push(...(pictures.get(item) ?? []));
    if ('table' in item) {
      close();
      flush(item.page);
      put({ type: 'table', rows: item.table.rows });
      continue;
    }
    const last = open.at(-1);
    const next = items[index + 1];
    const starts =
      last === undefined ||
      before === undefined ||
      // Over a page's end the gap that a picture makes is not seen; a full sentence before it ends there.
      (before.page !== item.page && pictures.has(item) && /[。！？；]$/u.test(last.text)) ||
      startsParagraph({
        paragraph: open,
        line: item.line,
        next: next !== undefined && 'line' in next ? next.line : undefined,
        samePage: before.page === item.page,
        column: columns[item.page] as Column,
        columnBefore: columns[before.page] as Column,
      });
    if (starts) {
      close();
      flush(item.page);
    }
    open.push(item.line);
  }
  waiting.push(...(pictures.get(undefined) ?? []));
  close();
  flush(pages.length);

  const document = documentOf(pieces);
  const furniture = document.blocks.flatMap(({ span }, index) => {
    const rule = marks[index];
    return rule === undefined ? [] : [{ start: span.start, end: span.end, rule }];
  });
  return {
    ...document,
    furniture,
    tables: flow.reduce((sum, page) => sum + page.tables.length, 0),
    moved: flow.reduce((sum, page) => sum + inTables(page), 0),
  };
}

function inTables({ tables, pictures }: Pick<FlowPage, 'tables' | 'pictures'>): number {
  return pictures.filter(({ y }) => tables.some(({ y0, y1 }) => y0 < y && y < y1)).length;
}

interface FlowPage {
  lines: readonly Line[];
  tables: readonly PageTable[];
  pictures: readonly PagePicture[];
}

/** What has words, in order, and the pictures before each; those at the end under `undefined`. */
function picturesBetween(all: readonly Item[]): {
  items: WordsItem[];
  pictures: Map<WordsItem | undefined, PagePicture[]>;
} {
  const items: WordsItem[] = [];
  const pictures = new Map<WordsItem | undefined, PagePicture[]>();
  let found: PagePicture[] = [];
  for (const item of all) {
    if ('picture' in item) found.push(item.picture);
    else {
      items.push(item);
      if (found.length > 0) pictures.set(item, found);
      found = [];
    }
  }
  return { items, pictures: pictures.set(undefined, found) };
}

function itemsOf(page: FlowPage, number: number): Item[] {
  const items = [
    ...page.lines.map((line) => ({ y: line.y, item: { page: number, line } })),
    ...page.tables.map((table) => ({ y: table.y0, item: { page: number, table } })),
    ...page.pictures.map((picture) => ({ y: picture.y, item: { page: number, picture } })),
  ];
  return items.sort((a, b) => a.y - b.y).map(({ item }) => item);
}

function proseOf(lines: readonly Line[]): Piece {
  return prose(
    lines.flatMap((line, index): Inline[] => {
      const before = lines[index - 1];
      const words = line.stretches.map(({ text, strong }) => textRun(text, strong));
      return before === undefined ? words : [...gapBetween(before, line), ...words];
    }),
  );
}

const NOTE = /^(?:[①-⑳*＊※†]|[[［【〔]\d{1,3}[\]］】〕]|注[:：]|\d{1,2}\s)/u;

/**
 * Notes at the foot of a page that the body runs past: clearly smaller than the body, last on the
 * page, the first of them with a mark. On the last page they follow the body anyhow.
 */
function footNotes(pages: readonly (readonly Line[])[]): Set<Line> {
  const body = bodySize(pages.flat());
  const notes = new Set<Line>();
  for (const lines of pages.slice(0, -1)) {
    const first = lines.findLastIndex((line) => line.size > 0.88 * body) + 1;
    const marked = lines[first];
    if (first > 0 && marked !== undefined && NOTE.test(marked.text)) {
      for (const line of lines.slice(first)) notes.add(line);
    }
  }
  return notes;
}

function bodySize(lines: readonly Line[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

/** Notes: each begins with its mark. */
function paragraphsOf(lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last === undefined || NOTE.test(line.text)) paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs;
}
