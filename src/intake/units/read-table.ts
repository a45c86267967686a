import type { Result } from '#issues/issue';
import { tableFinding } from './table-finding.ts';

/** One row of a table, with the line of the file at which it begins (1-based). */
export interface TableRow {
  line: number;
  /** Trimmed. */
  cells: string[];
}

/** Signs that part the cells of a row, the most usual first. */
const SEPARATORS = [',', '\t', ';', '，'] as const;

/**
 * Reads a table as spreadsheets save it (RFC 4180): cells parted by comma, tab or semicolon, whichever
 * parts the first row into most cells; a quoted cell may hold separators, line ends and doubled
 * quotes. Rows without any content are left out.
 */
export function readTable(text: string, file: string): Result<TableRow[]> {
  const clean = text.replace(/^\ufeff/u, '');
  // Excel may write the separator into a first line of its own.
  const declared = /^sep=(.)\r?\n/iu.exec(clean);
  const separator = declared?.[1] ?? separatorOf(clean);
  const rows: TableRow[] = [];
  let row: TableRow = { line: declared === null ? 1 : 2, cells: [] };
  let line = row.line;
  let at = declared?.[0].length ?? 0;
  while (at <= clean.length) {
    const cell = readCell(clean, at, separator);
    row.cells.push(cell.value.trim());
    if (cell.open) {
      const column = row.cells.length;
      const place = { file, line: row.line };
      return { value: rows, issues: [tableFinding('table-quote-open', { column }, place)] };
    }
    line += clean.slice(at, cell.end).split('\n').length - 1;
    at = cell.end + 1;
    if (clean[cell.end] === separator) continue;
    if (clean[cell.end] === '\r' && clean[at] === '\n') at += 1;
    if (row.cells.some((value) => value !== '')) rows.push(row);
    line += 1;
    row = { line, cells: [] };
  }
  return { value: rows, issues: [] };
}

function separatorOf(text: string): string {
  const counts = SEPARATORS.map((separator) => {
    let count = 0;
    for (let at = 0; ; count += 1) {
      const { end } = readCell(text, at, separator);
      if (text[end] !== separator) return count;
      at = end + 1;
    }
  });
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

interface Cell {
  value: string;
  /** Offset of the separator or line end behind the cell, or the end of the text. */
  end: number;
  /** True when a quote is never closed. */
  open: boolean;
}

function readCell(text: string, start: number, separator: string): Cell {
  const quoted = /^[ \u3000]*"/u.exec(text.slice(start, start + 20));
  if (quoted === null) {
    let end = start;
    while (end < text.length && text[end] !== separator && !/[\r\n]/u.test(text[end] ?? ''))
      end += 1;
    return { value: text.slice(start, end), end, open: false };
  }
  let value = '';
  let at = start + quoted[0].length;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return { value, end: text.length, open: true };
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  // What stands behind the closing quote belongs to no cell a spreadsheet would write; it is kept.
  const rest = readCell(text, at, separator);
  return { value: value + rest.value, end: rest.end, open: rest.open };
}
