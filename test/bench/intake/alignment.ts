import { squash } from '#domain/faithful-text';
import type { Truth } from '../fixtures/source-text.ts';

/** How much of a text came through, in characters without white space. */
export interface Alignment {
  /** Characters common to both, in order. */
  common: number;
  /** Characters the source has. */
  wanted: number;
  /** Characters that came out. */
  found: number;
}

/** A note's mark in any of the usual forms. */
const MARK = String.raw`(?:[\[［(（〔]?\^?\d{1,2}[\]］)）〕]?|[①-⑳¹²³])`;

/**
 * Compares what was filed with its source by the longest common subsequence of characters, numbering
 * included: a lost character costs recall, an added one precision, a displaced one both. Where a format
 * puts notes is its own affair: a note counts when it stands anywhere in one piece, and its mark counts
 * neither way.
 */
export function align(filed: string, truth: Truth): Alignment {
  let found = squash(filed);
  let notes = 0;
  for (const { before, after } of truth.marks) {
    found = found.replace(
      new RegExp(`(${escaped(before)})${MARK}(?=${escaped(after)})`, 'u'),
      '$1',
    );
  }
  for (const note of truth.notes) {
    const place = new RegExp(`${MARK}?:?${escaped(note)}`, 'u');
    if (!place.test(found)) continue;
    found = found.replace(place, '');
    notes += note.length;
  }
  const lost = truth.notes.reduce((sum, note) => sum + note.length, 0);
  return {
    common: commonLength(truth.text, found) + notes,
    wanted: truth.text.length + lost,
    found: found.length + notes,
  };
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}

/** Length of the longest common subsequence of two strings, in UTF-16 units. */
function commonLength(one: string, other: string): number {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
  let tail = 0;
  const most = Math.min(one.length, other.length) - head;
  while (tail < most && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const a = one.slice(head, one.length - tail);
  const b = other.slice(head, other.length - tail);
  let above = new Uint32Array(b.length + 1);
  for (const char of a) {
    const row = new Uint32Array(b.length + 1);
    for (let at = 1; at <= b.length; at += 1) {
      row[at] =
        b[at - 1] === char ? (above[at - 1] ?? 0) + 1 : Math.max(above[at] ?? 0, row[at - 1] ?? 0);
    }
    above = row;
  }
  return head + tail + (above[b.length] ?? 0);
}

/** Headings of the source that were found as headings, each once. */
export function countHeadings(found: readonly string[], wanted: readonly string[]): number {
  const left = found.map((heading) => squash(heading).replace(/[。：:]$/u, ''));
  return wanted.filter((heading) => {
    const at = left.indexOf(heading);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}
