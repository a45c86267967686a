import { isMap, isSeq } from 'yaml';
import type { Node, Pair, Scalar } from 'yaml';

/** Where things stand in the text of a YAML file that is changed in place. Offsets are UTF-16. */

/** One field of a map. */
export type Field = Pair<Scalar<string>, Node | null>;

/** Where a node's own text begins and ends: comments, and white space behind it, excluded. */
export function extentOf(node: Node): { from: number; to: number } {
  const [from, to] = node.range ?? [0, 0];
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last: unknown = node.items.at(-1);
    const inner = isMap(node) ? (last as Field | undefined) : undefined;
    const end = inner === undefined ? (last as Node | undefined) : (inner.value ?? inner.key);
    const least = inner?.key.range?.[1] ?? from;
    return { from, to: end === undefined ? to : Math.max(extentOf(end).to, least) };
  }
  return { from, to };
}

/** How many characters stand before an offset on its line. */
export function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** Where the line of an offset ends, its line end excluded. */
export function lineEnd(text: string, at: number): number {
  // A block of text ends with its own line end.
  const from = text[at - 1] === '\n' ? at - 1 : at;
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Offset behind the line end that follows `at`. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', lineEnd(text, at));
  return end < 0 ? text.length : end + 1;
}

/** Behind the comments that stand within a list, at its column or further in; one at the margin is none. */
export function behindComments(text: string, from: number, column: number): number {
  const within = new RegExp(`^[ ]{${Math.max(1, column)},}#[^\\n]*(?:\\n|$)`, 'u');
  let at = from;
  for (let match = within.exec(text.slice(at)); match !== null; match = within.exec(text.slice(at)))
    at += match[0].length;
  return at;
}

/** A line end where the text has none before an offset. */
export function startLine(text: string, at: number): string {
  return at === 0 || text[at - 1] === '\n' ? '' : '\n';
}
