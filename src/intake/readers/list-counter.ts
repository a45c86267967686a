import { formatNumber } from './docx-number-format.ts';

/** Most levels a list has in any of the formats (odt has ten, Word nine). */
const LEVELS = 10;

/** How one level of a list shows its number. */
export interface ListLevel {
  start: number;
  /** A name of ST_NumberFormat (`chineseCounting`, `decimal`, `bullet`, `none`, …). */
  format: string;
  /** Words around the numbers; `%1` … `%9` stand for the numbers of the levels. */
  text: string;
  /** True when all numbers are shown as Arabic digits. */
  legal: boolean;
  /** False when nothing stands between number and text. */
  spaced: boolean;
  /** 0-based: starts again only after a level higher than this; undefined after any higher level. */
  restartAfter?: number | undefined;
}

/** Counts of one list, level by level. */
export type Counts = (number | undefined)[];

/** Counts on at a level (0-based) and gives the number to be shown, with the space that follows it. */
export function nextLabel(
  counts: Counts,
  level: number,
  shapeOf: (level: number) => ListLevel | undefined,
  startAt?: number,
): string {
  const shape = shapeOf(level);
  if (shape === undefined) return '';
  const last = counts[level];
  counts[level] = startAt ?? (last === undefined ? shape.start : last + 1);
  for (let below = level + 1; below < LEVELS; below += 1) {
    const restart = shapeOf(below)?.restartAfter;
    if (restart === undefined || level < restart) counts[below] = undefined;
  }
  return labelText(shape, (at) => {
    const part = shapeOf(at);
    const count = counts[at] ?? part?.start ?? 1;
    return formatNumber(count, shape.legal ? 'decimal' : (part?.format ?? 'decimal'));
  });
}

function labelText(shape: ListLevel, numberAt: (level: number) => string): string {
  if (shape.format === 'none' && !/[^%\d]/u.test(shape.text)) return '';
  // The glyph of a bullet belongs to a symbol font; in other fonts it would show as a box.
  const label =
    shape.format === 'bullet'
      ? '•'
      : shape.text.replace(/%([1-9])/gu, (_, level) => numberAt(Number(level) - 1));
  return shape.spaced ? spaced(label) : label;
}

/** A number and what parts it from its text: nothing after Chinese marks, else one space. */
export function spaced(label: string): string {
  return label === '' || /[、）)．。]$/u.test(label) ? label : `${label} `;
}
