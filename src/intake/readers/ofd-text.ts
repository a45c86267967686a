import type { Element } from '@xmldom/xmldom';
import { isWide } from './glyphs.ts';
import { glyphText, UNREADABLE } from './glyph-text.ts';
import type { GlyphTally } from './glyph-text.ts';
import { element, elements } from './ofd-package.ts';
import type { PlacedGlyph } from './page-frame.ts';
import { multiply, point } from './pdf-paths.ts';
import type { Matrix } from './pdf-paths.ts';

/** Most characters one run of `g` may stand for. */
const RUN_LIMIT = 100_000;

/**
 * The offsets of `DeltaX` and `DeltaY` (GB/T 33190-2016, 11.3): numbers, of which `g n d` stands for
 * n times d.
 */
export function deltas(written: string | null): number[] {
  const words = (written ?? '').trim().split(/[\s,]+/u);
  const values: number[] = [];
  for (let at = 0; at < words.length && values.length < RUN_LIMIT; at += 1) {
    if (words[at]?.toLowerCase() === 'g') {
      const count = Math.min(RUN_LIMIT, Math.max(0, Math.trunc(numberOf(words[at + 1]))));
      const value = numberOf(words[at + 2]);
      for (let index = 0; index < count; index += 1) values.push(value);
      at += 2;
    } else if (words[at] !== '') values.push(numberOf(words[at]));
  }
  return values;
}

function numberOf(word: string | null | undefined): number {
  const value = Number(word ?? 0);
  return Number.isFinite(value) ? value : 0;
}

/** The numbers of an attribute such as `Boundary` or `CTM`. */
export function numbers(written: string | null | undefined): number[] {
  return (written ?? '')
    .trim()
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .map(numberOf);
}

/** The matrix of an object within its page, y downwards: its boundary's corner, then its `CTM`. */
export function matrixOf(object: Element): Matrix {
  const [x = 0, y = 0] = numbers(object.getAttribute('Boundary'));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.getAttribute('CTM'));
  return multiply([1, 0, 0, 1, x, y], [a, b, c, d, e, f]);
}

interface TextContext {
  /** 1-based. */
  page: number;
  /** Height of the page, from which y is counted upwards. */
  height: number;
  tally: GlyphTally;
  isStrongFont(id: string): boolean;
}

/** The glyphs of one text object, each at its place; lengths in millimetres. */
export function glyphsOf(object: Element, outer: Matrix, context: TextContext): PlacedGlyph[] {
  const size = numberOf(object.getAttribute('Size')) || 3.5;
  const scale = numberOf(object.getAttribute('HScale')) || 1;
  const matrix = multiply(outer, matrixOf(object));
  const strong =
    numberOf(object.getAttribute('Weight')) >= 600 ||
    context.isStrongFont(object.getAttribute('Font') ?? '');
  const turn = Math.round(numberOf(object.getAttribute('ReadDirection')) / 90) % 4;
  const hidden = placeholders(object);
  const glyphs: PlacedGlyph[] = [];
  let [x, y, position] = [0, 0, 0];
  for (const code of elements(object, 'TextCode')) {
    x = code.hasAttribute('X') ? numberOf(code.getAttribute('X')) : x;
    y = code.hasAttribute('Y') ? numberOf(code.getAttribute('Y')) : y;
    const [right, down] = [
      deltas(code.getAttribute('DeltaX')),
      deltas(code.getAttribute('DeltaY')),
    ];
    // Without any direction given, text that moves down only is vertical.
    const direction =
      right.some((delta) => delta !== 0) || turn !== 0
        ? turn
        : down.some((delta) => delta > 0)
          ? 1
          : 0;
    const [stepX, stepY] = STEPS[direction] ?? [1, 0];
    for (const [index, character] of [...(code.textContent ?? '')].entries()) {
      const text = glyphText(
        hidden.has(position) && character === '¤' ? UNREADABLE : character,
        context.tally,
        context.page,
      );
      const width = usualWidth(text, size) * scale;
      const given = Math.hypot(right[index] ?? 0, down[index] ?? 0);
      // Up to a full square the offset is the character's own width, beyond it there is a gap.
      const isOwn = given > 0 && given <= 1.1 * size * scale;
      const [px, py] = point(matrix, x, y);
      const along = [
        matrix[0] * stepX + matrix[2] * stepY,
        matrix[1] * stepX + matrix[3] * stepY,
      ] as const;
      const stretch = Math.hypot(...along) || 1;
      if (text !== '') {
        glyphs.push({
          text,
          x: px,
          y: context.height - py,
          dx: along[0] / stretch,
          dy: -along[1] / stretch,
          advance: (isOwn ? given : width) * stretch,
          size: Math.round(size * Math.hypot(matrix[2], matrix[3]) * 100) / 100,
          strong,
        });
      }
      const isPlaced = right[index] !== undefined || down[index] !== undefined;
      x += isPlaced ? (right[index] ?? 0) : stepX * width;
      y += isPlaced ? (down[index] ?? 0) : stepY * width;
      position += 1;
    }
  }
  return glyphs;
}

/** Steps for the reading directions 0, 90, 180 and 270 degrees; y downwards. */
const STEPS: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** Width of a character where the file does not say: Chinese ones are square, Latin ones as in common fonts. */
function usualWidth(character: string, size: number): number {
  if (isWide(character) || character === UNREADABLE) return size;
  if (/[MWm@%]/u.test(character)) return 0.85 * size;
  if (/[A-Z&]/u.test(character)) return 0.67 * size;
  return /[ijltfrI.,:;'|!()]/u.test(character) ? 0.33 * size : 0.5 * size;
}

/** Places in the text whose glyphs are given by number (`CGTransform`), so that the code may be a filler. */
function placeholders(object: Element): Set<number> {
  const places = new Set<number>();
  for (const transform of elements(object, 'CGTransform')) {
    const from = numberOf(transform.getAttribute('CodePosition'));
    const count = Math.min(RUN_LIMIT, numberOf(transform.getAttribute('CodeCount') ?? '1'));
    if (element(transform, 'Glyphs') === undefined) continue;
    for (let at = from; at < from + count; at += 1) places.add(at);
  }
  return places;
}
