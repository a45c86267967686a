import { isWide } from './glyphs.ts';
import type { Glyph } from './glyphs.ts';

/** Characters of one line that are all bold or all not. */
interface Stretch {
  text: string;
  strong: boolean;
}

/** A part of a line with a wide gap on either side, or none. */
export interface LineBlock {
  x0: number;
  x1: number;
  stretches: Stretch[];
}

/** One line of a page, in the page's frame. */
export interface Line {
  x0: number;
  x1: number;
  /** Baseline. */
  y: number;
  size: number;
  stretches: Stretch[];
  /** The same in blocks, parted by wide gaps; one block for ordinary text. */
  blocks: LineBlock[];
  text: string;
  /** Width that the line before would have needed to take in the first characters of this one. */
  need: number;
  /** True when the last glyph drawn is a space, so that the next word is a new one. */
  endsInSpace: boolean;
}

/** Two glyphs stand on one line when their baselines differ by less than this share of their size. */
const SAME_BASELINE = 0.4;

/** Gaps, in shares of the size: between two Latin words, and between two blocks of one line. */
const WORD_GAP = 0.2;
const BLOCK_GAP = 1.5;

/** Glyphs as lines from top to bottom, characters from left to right. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const rows: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y)) {
    // Only the rows just above can hold it: glyphs come sorted.
    const row = rows
      .slice(-3)
      .findLast((each) => glyph.y - each.y < SAME_BASELINE * Math.max(each.size, glyph.size));
    if (row === undefined) rows.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
    else {
      row.glyphs.push(glyph);
      // A raised note mark comes first; the row stands where its big characters stand.
      if (glyph.size > row.size * 1.2) Object.assign(row, { y: glyph.y, size: glyph.size });
    }
  }
  return rows
    .sort((a, b) => a.y - b.y)
    .map((row) => lineOf(row.glyphs))
    .filter((line) => line !== undefined);
}

/** A line of glyphs; undefined when there is nothing but space. */
function lineOf(row: readonly Glyph[]): Line | undefined {
  const sorted = withoutDoubles(row.toSorted((a, b) => a.x - b.x));
  const inked = sorted.filter((glyph) => glyph.text.trim() !== '');
  const [first, last] = [inked[0], inked.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const size = commonSize(inked);
  const stretches = stretchesOf(sorted.slice(sorted.indexOf(first), sorted.indexOf(last) + 1));
  return {
    x0: first.x,
    x1: Math.max(...inked.map((glyph) => glyph.x + glyph.advance)),
    y: inked.find((glyph) => glyph.size === size)?.y ?? first.y,
    size,
    stretches,
    blocks: blocksOf(sorted),
    text: stretches.map((stretch) => stretch.text).join(''),
    need: needOf(inked),
    endsInSpace: sorted.indexOf(last) < sorted.length - 1,
  };
}

/** Some programs make bold by drawing a character twice, a hair apart: it is one character. */
function withoutDoubles(row: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of row) {
    const twin = kept
      .slice(-4)
      .find(
        (other) =>
          other.text === glyph.text &&
          Math.abs(other.x - glyph.x) < 0.35 * Math.min(other.advance, glyph.advance) &&
          Math.abs(other.y - glyph.y) < 0.2 * glyph.size,
      );
    if (twin === undefined || glyph.advance <= 0) kept.push(glyph);
    else kept[kept.indexOf(twin)] = { ...twin, strong: twin.x !== glyph.x || twin.strong };
  }
  return kept;
}

/** The size most of the line's characters have. */
function commonSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { size, text } of glyphs) counts.set(size, (counts.get(size) ?? 0) + text.length);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

function stretchesOf(row: readonly Glyph[]): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (text: string, strong: boolean) => {
    const last = stretches.at(-1);
    if (last?.strong === strong) last.text += text;
    else stretches.push({ text, strong });
  };
  let before: Glyph | undefined;
  for (const [index, glyph] of row.entries()) {
    const isSpace = glyph.text.trim() === '';
    if (isSpace) {
      const next = row.slice(index + 1).find((other) => other.text.trim() !== '');
      if (isSpurious(before, next)) continue;
      add(/^[\u3000\t]$/u.test(glyph.text) ? glyph.text : ' ', before?.strong ?? glyph.strong);
      continue;
    }
    const previous = row[index - 1];
    if (before !== undefined && previous === before) {
      const gap = (glyph.x - before.x - before.advance) / Math.max(before.size, glyph.size);
      const wide = isWide(before.text.at(-1)) || isWide(glyph.text[0]);
      if (gap > BLOCK_GAP) add('\u3000', before.strong);
      else if (gap > WORD_GAP && !wide) add(' ', before.strong);
    }
    add(glyph.text, glyph.strong);
    before = glyph;
  }
  return stretches;
}

function blocksOf(row: readonly Glyph[]): LineBlock[] {
  const groups: Glyph[][] = [];
  for (const glyph of row.filter(({ text }) => text.trim() !== '')) {
    const before = groups.at(-1)?.at(-1);
    const gap = before === undefined ? Infinity : glyph.x - before.x - before.advance;
    if (gap > BLOCK_GAP * glyph.size) groups.push([]);
    groups.at(-1)?.push(glyph);
  }
  return groups.map((group) => {
    const [first, last] = [group[0] as Glyph, group.at(-1) as Glyph];
    // With the spaces between its words.
    const all = row.slice(row.indexOf(first), row.indexOf(last) + 1);
    return { x0: first.x, x1: last.x + last.advance, stretches: stretchesOf(all) };
  });
}

/** A space glyph between two Chinese characters that leaves no space is an artefact of a run's end. */
function isSpurious(before: Glyph | undefined, next: Glyph | undefined): boolean {
  if (before === undefined || next === undefined) return true;
  return (
    isWide(before.text.at(-1)) &&
    isWide(next.text[0]) &&
    next.x - before.x - before.advance < 0.1 * next.size
  );
}

const CLOSING = /^[，。、；：？！）》」』】”’…—%％,.;:?!)\]]/u;

/** What cannot be parted at a line's end: one Chinese character or one Latin word, and its closing marks. */
function needOf(inked: readonly Glyph[]): number {
  const first = inked[0];
  if (first === undefined) return 0;
  let end = first;
  for (const [index, glyph] of inked.entries()) {
    if (index === 0) continue;
    const previous = inked[index - 1] ?? first;
    const apart = glyph.x - previous.x - previous.advance > WORD_GAP * glyph.size;
    const word = !isWide(previous.text) && !isWide(glyph.text) && !apart;
    const opening = /^[（《「『【“‘([]$/u.test(previous.text);
    if (!word && !opening && !CLOSING.test(glyph.text)) break;
    end = glyph;
  }
  return end.x + end.advance - first.x;
}
