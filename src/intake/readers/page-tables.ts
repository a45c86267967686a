import { text as textRun } from '#document/model';
import type { Inline } from '#document/model';
import type { Glyph, GlyphPage, Rule } from './glyphs.ts';
import { linesOf } from './page-lines.ts';
import type { Line } from './page-lines.ts';

/** A table drawn with rules, and where it stands on its page. */
export interface PageTable {
  y0: number;
  y1: number;
  rows: Inline[][][];
}

/** Most rules of one page that are looked at; a drawing has more and is no table. */
const RULE_LIMIT = 4000;

interface Grid {
  /** Edges of columns from left to right, of rows from top to bottom. */
  columns: number[];
  rows: number[];
  upright: Rule[];
  level: Rule[];
}

/**
 * The tables of a page, each from the rules drawn around its cells, and the glyphs that stand in
 * none. A frame of one column is a layout: its text stays in the flow. Merged cells hold their text
 * at the upper left, the rest of the cells are empty.
 */
export function tablesOf(page: GlyphPage): { tables: PageTable[]; rest: Glyph[] } {
  const size = page.glyphs[0]?.size ?? 0;
  if (page.rules.length > RULE_LIMIT || size === 0) return { tables: [], rest: page.glyphs };
  const tables: PageTable[] = [];
  let rest = page.glyphs;
  for (const grid of gridsOf(page.rules, 0.25 * size)) {
    const inside = rest.filter((glyph) => isInside(grid, glyph));
    const rows = rowsOf(grid, inside);
    if (rows === undefined) continue;
    tables.push({ y0: grid.rows[0] ?? 0, y1: grid.rows.at(-1) ?? 0, rows });
    const taken = new Set(inside);
    rest = rest.filter((glyph) => !taken.has(glyph));
  }
  return { tables, rest };
}

/** Rules that touch each other, as grids; `near` is the distance at which two edges are one. */
function gridsOf(rules: readonly Rule[], near: number): Grid[] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((other) => touches(rule, other, near)));
    const merged = [rule, ...touching.flat()];
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups.flatMap((group) => {
    const upright = group.filter((rule) => rule.y1 - rule.y0 > rule.x1 - rule.x0);
    const level = group.filter((rule) => rule.y1 - rule.y0 <= rule.x1 - rule.x0);
    const columns = edges(
      upright.map((rule) => rule.x0),
      near,
    );
    const rows = edges(
      level.map((rule) => rule.y0),
      near,
    );
    return columns.length > 2 && rows.length > 1 ? [{ columns, rows, upright, level }] : [];
  });
}

function touches(a: Rule, b: Rule, near: number): boolean {
  return a.x0 <= b.x1 + near && b.x0 <= a.x1 + near && a.y0 <= b.y1 + near && b.y0 <= a.y1 + near;
}

function edges(values: readonly number[], near: number): number[] {
  const kept: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || value - last > 2 * near) kept.push(value);
  }
  return kept;
}

/** The middle of a glyph's body; its baseline may stand on the rule. */
function middleOf(glyph: Glyph): { x: number; y: number } {
  return { x: glyph.x + glyph.advance / 2, y: glyph.y - 0.35 * glyph.size };
}

function isInside(grid: Grid, glyph: Glyph): boolean {
  const { x, y } = middleOf(glyph);
  return (
    x > (grid.columns[0] ?? 0) &&
    x < (grid.columns.at(-1) ?? 0) &&
    y > (grid.rows[0] ?? 0) &&
    y < (grid.rows.at(-1) ?? 0)
  );
}

/** Cells of a grid with their text; undefined when fewer than two cells of any row hold text. */
function rowsOf(grid: Grid, glyphs: readonly Glyph[]): Inline[][][] | undefined {
  const cells = new Map<string, Glyph[]>();
  for (const glyph of glyphs) {
    const { x, y } = middleOf(glyph);
    // The nearest rule to the left and above that really passes beside the glyph.
    const column = grid.columns.findLastIndex(
      (edge) =>
        edge <= x &&
        grid.upright.some((rule) => isNear(rule.x0, edge, glyph) && rule.y0 <= y && y <= rule.y1),
    );
    const row = grid.rows.findLastIndex(
      (edge) =>
        edge <= y &&
        grid.level.some((rule) => isNear(rule.y0, edge, glyph) && rule.x0 <= x && x <= rule.x1),
    );
    const key = `${Math.max(0, row)} ${Math.max(0, column)}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [glyph]);
    else cell.push(glyph);
  }
  const widths = grid.columns.slice(0, -1).map((_, column) => column);
  const rows = grid.rows.slice(0, -1).map((_, row) =>
    widths.map((column) => {
      const right = grid.columns[column + 1] ?? Infinity;
      return inlinesOf(linesOf(cells.get(`${row} ${column}`) ?? []), right);
    }),
  );
  const columns = widths.filter((column) => rows.some((row) => (row[column]?.length ?? 0) > 0));
  const filled = rows
    .map((row) => columns.map((column) => row[column] ?? []))
    .filter((row) => row.some((cell) => cell.length > 0));
  const isTable = filled.some((row) => row.filter((cell) => cell.length > 0).length > 1);
  return isTable ? filled : undefined;
}

function isNear(value: number, edge: number, glyph: Glyph): boolean {
  return Math.abs(value - edge) <= 0.6 * glyph.size;
}

/** Lines of a cell: wrapped ones run on, the others are parted by a break. */
function inlinesOf(lines: readonly Line[], right: number): Inline[] {
  const left = Math.min(...lines.map((line) => line.x0));
  return lines.flatMap((line, index): Inline[] => {
    const words = line.stretches.map(({ text, strong }) => textRun(text, strong));
    const before = lines[index - 1];
    if (before === undefined) return words;
    // Text keeps as far from the right rule as from the left, and that is not known: one character.
    const isFull =
      before.x1 + line.need > right - Math.max(0.5 * line.size, 0) || before.x0 - left > line.size;
    return isFull ? [...gapBetween(before, line), ...words] : [{ type: 'break' }, ...words];
  });
}

/** What stands between two lines of one paragraph: a space between two Latin words, else nothing. */
export function gapBetween(before: Line, line: Line): Inline[] {
  return needsSpace(before, line) ? [textRun(' ', before.stretches.at(-1)?.strong ?? false)] : [];
}

function needsSpace(before: Line, line: Line): boolean {
  const [last = '', first = ''] = [before.text.at(-1), line.text[0]];
  if (!/^[\x21-\x7e\u00c0-\u024f]$/u.test(last) || !/^[\x21-\x7e\u00c0-\u024f]$/u.test(first))
    return false;
  if (before.endsInSpace) return true;
  return (
    /[A-Za-z,.;:!?)]/u.test(last) && /[A-Za-z(]/u.test(first) && /[A-Za-z]/u.test(last + first)
  );
}
