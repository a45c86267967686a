import type { Rule } from './glyphs.ts';
import { OPS } from './pdf-operators.ts';

export type Matrix = [number, number, number, number, number, number];

/** The matrix that applies `b` first and `a` after it. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

export function point(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

/** Widest filled bar that is a line and no area, and shortest line that matters, in points. */
const THICKNESS = 3;
const SHORTEST = 6;

/** Numbers that follow each drawing command in pdf.js's paths: move, line, curve, quadratic curve, close. */
const LENGTHS = [2, 2, 6, 4, 0];

/** The upright and level lines that a path draws: strokes, and bars so thin that they are lines. */
export function rulesOf(args: readonly unknown[], ctm: Matrix): Rule[] {
  const [paint, data] = args as [number, readonly (ArrayLike<number> | null)[] | undefined];
  const path = data?.[0];
  const isStroke = STROKES.has(paint);
  if (path === null || path === undefined || (!isStroke && !FILLS.has(paint))) return [];
  const numbers = Array.from(path);
  const subpaths: [number, number][][] = [];
  for (let at = 0; at < numbers.length;) {
    const command = numbers[at] ?? 4;
    const length = LENGTHS[command];
    if (length === undefined) return [];
    const x = numbers[at + length - 1] ?? 0;
    const y = numbers[at + length] ?? 0;
    if (command === 0) subpaths.push([point(ctm, x, y)]);
    else if (command === 4) {
      const start = subpaths.at(-1)?.[0];
      if (start !== undefined) subpaths.at(-1)?.push(start);
    } else subpaths.at(-1)?.push(point(ctm, x, y));
    at += length + 1;
  }
  return subpaths.flatMap((points) => (isStroke ? strokes(points) : bar(points)));
}

function strokes(points: readonly (readonly [number, number])[]): Rule[] {
  return points.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return lineOf(
      {
        x0: Math.min(x, fromX),
        y0: Math.min(y, fromY),
        x1: Math.max(x, fromX),
        y1: Math.max(y, fromY),
      },
      0.5,
    );
  });
}

function bar(points: readonly (readonly [number, number])[]): Rule[] {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return lineOf(
    { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) },
    THICKNESS,
  );
}

function lineOf(box: Rule, thickest: number): Rule[] {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (Math.min(width, height) > thickest || Math.max(width, height) < SHORTEST) return [];
  return [box];
}
