import { elementsIn, isElement, PageTooLarge, textOf } from './html-tree.ts';
import type { PageElement } from './html-tree.ts';

/** Widest span that is believed, most cells a table may have, most nodes looked at to judge one. */
const SPAN_LIMIT = 64;
const CELL_LIMIT = 100_000;
const LOOKED_AT = 20_000;

/** Blocks that no cell of a data table holds. */
const BLOCKS = new Set([
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'form',
  'ul',
  'ol',
  'hr',
  'iframe',
]);

/** Longest cell and the mean length of cells up to which a table without head cells is one of data. */
const LONGEST_CELL = 400;
const MEAN_CELL = 60;

/**
 * True for a table that holds data; false for one that lays out a page. Data has at least two rows of
 * at least two cells and short cells without blocks; head cells or a frame allow longer ones.
 */
export function isDataTable(table: PageElement): boolean {
  const rows = rowsOf(table).map(cellsOf);
  const filled = rows.filter((row) => row.length > 1);
  if (filled.length < 2) return false;
  const named = rows.some((row) => row.some((cell) => cell.name === 'th'));
  const framed =
    Number(table.attribs['border'] ?? '0') > 0 ||
    /border:\s*(?:[1-9]|solid)/iu.test(table.attribs['style'] ?? '');
  const look = looked(table);
  if (look.blocks) return false;
  const cells = rows.flat().length;
  if (look.longest > LONGEST_CELL) return named && framed && look.chars / cells < LONGEST_CELL;
  return named || framed || look.chars / cells <= MEAN_CELL;
}

function looked(table: PageElement): { blocks: boolean; longest: number; chars: number } {
  let chars = 0;
  let longest = 0;
  let seen = 0;
  for (const row of rowsOf(table)) {
    for (const cell of cellsOf(row)) {
      let length = 0;
      const open = [...cell.children];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        seen += 1;
        if (seen > LOOKED_AT) return { blocks: true, longest, chars };
        length += textOf(node)?.replace(/\s+/gu, '').length ?? 0;
        if (!isElement(node)) continue;
        if (BLOCKS.has(node.name)) return { blocks: true, longest, chars };
        for (const child of node.children) open.push(child);
      }
      longest = Math.max(longest, length);
      chars += length;
    }
  }
  return { blocks: false, longest, chars };
}

/** The rows of a table, those of its sections included. */
export function rowsOf(table: PageElement): PageElement[] {
  return elementsIn(table).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name)
      ? elementsIn(child).filter(({ name }) => name === 'tr')
      : [];
  });
}

/** The cells of a row. */
export function cellsOf(row: PageElement): PageElement[] {
  return elementsIn(row).filter(({ name }) => name === 'td' || name === 'th');
}

/**
 * Cells in a grid: what a cell spans besides its first place is empty, short rows are filled, rows
 * without words are left out.
 */
export function gridOf<T>(
  rows: readonly (readonly { cell: PageElement; words: readonly T[] }[])[],
): T[][][] {
  const below = new Map<number, number>();
  let count = 0;
  const grid = rows.map((row) => {
    const line: T[][] = [];
    const skip = () => {
      for (let left = below.get(line.length) ?? 0; left > 0; left = below.get(line.length) ?? 0) {
        below.set(line.length, left - 1);
        line.push([]);
      }
    };
    for (const { cell, words } of row) {
      skip();
      const down = spanOf(cell.attribs['rowspan']);
      const across = spanOf(cell.attribs['colspan']);
      for (let at = 0; at < across; at += 1) {
        if (down > 1) below.set(line.length, down - 1);
        line.push(at === 0 ? [...words] : []);
      }
    }
    skip();
    count += line.length;
    if (count > CELL_LIMIT) throw new PageTooLarge();
    return line;
  });
  const filled = grid.filter((row) => row.some((cell) => cell.length > 0));
  const width = filled.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width * filled.length > CELL_LIMIT) throw new PageTooLarge();
  return filled.map((row) => row.concat(Array.from({ length: width - row.length }, (): T[] => [])));
}

function spanOf(value: string | undefined): number {
  return Math.max(1, Math.min(SPAN_LIMIT, Number.parseInt(value ?? '1', 10) || 1));
}
