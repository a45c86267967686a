import {
  wordsOfRuns,
  type ExportedBlock,
  type ExportedDocument,
  type Run,
} from './exported-text.ts';

/** Markdown (CommonMark with GFM's tables) that reads back as the same words. */
export function writeMarkdown(document: ExportedDocument): string {
  const { title, warning, blocks, colophon } = document;
  const parts = [`# ${escapeLine(title)}`];
  if (warning !== '') parts.push(`> ${escapeLine(warning)}`);
  let text = parts.join('\n\n');
  let previous: ExportedBlock | undefined;
  let widths: number[] = [];
  for (const block of blocks) {
    widths = block.type === 'paragraph' ? widths.slice(0, block.depth) : [];
    const written = blockText(block, widths);
    if (written === '') continue;
    text += (isJoined(previous, block) ? '\n' : '\n\n') + written;
    previous = block;
  }
  if (colophon.length > 0) text += `\n\n---\n\n${colophon.map(escapeLine).join('\\\n')}`;
  return `${text}\n`;
}

/** A run-in heading and its paragraph are one in the source; entries of a list follow each other. */
function isJoined(previous: ExportedBlock | undefined, block: ExportedBlock): boolean {
  if (previous?.type === 'heading') return previous.runIn && block.type === 'paragraph';
  return (
    previous?.type === 'paragraph' &&
    previous.depth > 0 &&
    block.type === 'paragraph' &&
    block.marker !== ''
  );
}

function blockText(block: ExportedBlock, widths: number[]): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, block.depth + 1))} ${escapeLine(wordsOfRuns(block.runs))}`;
    case 'paragraph': {
      const { depth, marker, role } = block;
      const words = inline(block.runs);
      if (role === 'quote') return `> ${words.replace(/\n/g, '\n> ')}`;
      if (depth === 0) return words;
      const outer = sum(widths.slice(0, depth - 1));
      if (marker !== '') widths[depth - 1] = marker.length + 1;
      const inner = outer + (widths[depth - 1] ?? 2);
      const lead = marker === '' ? ' '.repeat(inner) : `${' '.repeat(outer)}${marker} `;
      return lead + words.replace(/\n/g, `\n${' '.repeat(inner)}`);
    }
    case 'table':
      return tableText(block.rows);
    case 'picture':
      return `![${escapeLine(block.alt)}](<${block.src.replace(/[<>\s\\]/g, encodeURIComponent)}>)`;
  }
}

/** Every row gets the same number of cells: GFM knows none that go over several. */
function tableText(rows: Extract<ExportedBlock, { type: 'table' }>['rows']): string {
  const taken: boolean[][] = rows.map(() => []);
  const grid: string[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (taken[y]?.[x] === true) x += 1;
      for (let down = 0; down < cell.rows && y + down < rows.length; down += 1)
        for (let right = 0; right < cell.columns; right += 1)
          (taken[y + down] as boolean[])[x + right] = true;
      (grid[y] as string[])[x] = escapeLine(wordsOfRuns(cell.runs));
      x += cell.columns;
    }
  });
  const width = Math.max(...taken.map(({ length }) => length));
  const line = (cells: readonly (string | undefined)[]): string =>
    `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = grid;
  return [head, Array.from({ length: width }, () => '---'), ...rest].map(line).join('\n');
}

function inline(runs: readonly Run[]): string {
  let text = '';
  runs.forEach(({ text: words, strong }, at) => {
    const before = runs[at - 1]?.text.slice(-1) ?? '';
    const after = runs[at + 1]?.text.slice(0, 1) ?? '';
    const isBold = strong && embraces(words, before, after);
    const start = text === '' || text.endsWith('\n');
    const escaped = words
      .split('\n')
      .map((line, number) => escapeMarks(line, (start || number > 0) && !isBold))
      .join('\\\n');
    text += isBold ? `**${escaped}**` : escaped;
  });
  return text;
}

/** Bold is given up where Markdown cannot carry it beside Chinese punctuation: words come first. */
function embraces(words: string, before: string, after: string): boolean {
  const first = words.slice(0, 1);
  const last = words.slice(-1);
  return (
    !words.includes('\n') &&
    /^[\p{Script=Han}\p{L}\p{N}]$/u.test(first) &&
    /^[\p{Script=Han}\p{L}\p{N}]$/u.test(last) &&
    before !== '*' &&
    after !== '*'
  );
}

/** One line where no break can stand. */
function escapeLine(words: string): string {
  return escapeMarks(words.replace(/\s*\n\s*/g, ' '), true);
}

/** Backslashes before what Markdown would take for a mark; at the head of a line it takes more. */
function escapeMarks(line: string, isHead: boolean): string {
  const escaped = line
    .replace(/[\\`*_[\]<>{}~|$^]/g, '\\$&')
    .replace(/&(?=[#A-Za-z])/g, '\\&')
    .replace(/(^| )#/g, '$1\\#');
  if (!isHead) return escaped;
  return escaped.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
