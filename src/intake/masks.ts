import type { Removal } from '#domain/faithful-text';
import { findMasks } from '#domain/mask';

/** True when something in the words is masked. */
export function hasMask(words: string): boolean {
  return findMasks(words).length > 0;
}

/** How often each form of mask occurs. */
export function countMasks(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const mask of findMasks(text)) counts[mask.text] = (counts[mask.text] ?? 0) + 1;
  return counts;
}

/** A masked title that was removed speaks of this very text; what else was removed does not. */
const OF_THE_TEXT = 'masked-title';

/**
 * How often each form of mask occurs in what is kept of a text taken in, and in a masked copy of its
 * title; masks in a page's furniture say nothing about the text.
 */
export function countKeptMasks(
  taken: string,
  removed: readonly Pick<Removal, 'start' | 'end' | 'rule'>[],
): Record<string, number> {
  let kept = '';
  let at = 0;
  for (const { start, end, rule } of removed.toSorted((one, other) => one.start - other.start)) {
    if (rule === OF_THE_TEXT) continue;
    // A line feed keeps two masks apart that were not beside each other.
    kept += `${taken.slice(at, Math.max(at, start))}\n`;
    at = Math.max(at, end);
  }
  return countMasks(kept + taken.slice(at));
}

/** Most characters that one mask, or a row of them, hides. */
const MOST_HIDDEN = 10;

/** Fewest characters in clear, and least share of them, that show two lines to be the same. */
const FEWEST_CLEAR = 4;
const CLEAR_SHARE = 0.4;

/**
 * True when the masked words become the clear ones by filling in their masks. A line that is little
 * else than masks fits anything and counts as nothing.
 */
export function unmasksTo(masked: string, clear: string): boolean {
  if (!hasMask(masked) || hasMask(clear)) return false;
  const literals = literalsOf(masked);
  const shown = literals.join('').length;
  if (shown < FEWEST_CLEAR || shown < clear.length * CLEAR_SHARE) return false;
  // Every place the clear words can be reached at; a set, so that the work cannot explode.
  let places = new Set([0]);
  for (const [index, literal] of literals.entries()) {
    const starts = index === 0 ? places : widened(places, clear.length);
    places = new Set(
      [...starts].filter((at) => clear.startsWith(literal, at)).map((at) => at + literal.length),
    );
  }
  return places.has(clear.length);
}

/** What stands in clear before, between and after the masks; masks side by side count as one. */
function literalsOf(masked: string): string[] {
  const literals: string[] = [];
  let at = 0;
  for (const mask of findMasks(masked)) {
    if (literals.length === 0 || mask.start > at) literals.push(masked.slice(at, mask.start));
    at = mask.start + mask.text.length;
  }
  return [...literals, masked.slice(at)];
}

function widened(places: ReadonlySet<number>, length: number): Set<number> {
  const reached = new Set<number>();
  for (const place of places)
    for (let at = place + 1; at <= Math.min(length, place + MOST_HIDDEN); at += 1) reached.add(at);
  return reached;
}
