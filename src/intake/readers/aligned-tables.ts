import { text as textRun } from '#document/model';
import type { Line, LineBlock } from './page-lines.ts';
import type { PageTable } from './page-tables.ts';

/** Two edges are aligned when they differ by less than this share of the size. */
const ALIGNED = 1.2;

/**
 * Tables without rules: neighbouring lines of equally many blocks, wide gaps between them, that stand
 * beneath each other by their left ends, right ends or middles. Two such lines need three columns,
 * three lines two. A cell is one line.
 */
export function alignedTables(lines: readonly Line[]): { tables: PageTable[]; rest: Line[] } {
  const tables: PageTable[] = [];
  const rest: Line[] = [];
  for (let at = 0; at < lines.length;) {
    const run = runFrom(lines, at);
    const [first, last] = [run[0], run.at(-1)];
    const columns = first?.blocks.length ?? 0;
    if (first === undefined || last === undefined || columns < 2 || run.length * columns < 6) {
      rest.push(...lines.slice(at, at + 1));
      at += 1;
      continue;
    }
    const rows = run.map((line) =>
      line.blocks.map((block) => block.stretches.map(({ text, strong }) => textRun(text, strong))),
    );
    tables.push({ y0: first.y, y1: last.y, rows });
    at += run.length;
  }
  return { tables, rest };
}

function runFrom(lines: readonly Line[], at: number): Line[] {
  const run: Line[] = [];
  for (const line of lines.slice(at)) {
    const before = run.at(-1);
    if (before !== undefined && !isBeneath(line, before)) break;
    run.push(line);
    if (line.blocks.length < 2) break;
  }
  return run;
}

function isBeneath(line: Line, before: Line): boolean {
  return (
    line.blocks.length === before.blocks.length &&
    line.y - before.y < 4 * line.size &&
    line.blocks.every((block, index) => isAligned(block, before.blocks[index], line.size))
  );
}

function isAligned(block: LineBlock, above: LineBlock | undefined, size: number): boolean {
  if (above === undefined) return false;
  const [left, right] = [block.x0 - above.x0, block.x1 - above.x1];
  return [left, right, (left + right) / 2].some((off) => Math.abs(off) < ALIGNED * size);
}
