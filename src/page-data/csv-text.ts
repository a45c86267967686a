/** A cell that a spreadsheet would take for a formula, in any width of the sign. */
const FORMULA = /^\s*[=+\-@＝＋－＠\t\r]/u;

/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled), with the byte order mark by which spreadsheets know
 * UTF-8. What would be taken for a formula is given an apostrophe, as spreadsheets do for text.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
