import type { ComparedPassage } from './compared-item.ts';
import { changedCharacters, type Stretch } from './changed-characters.ts';
import { likeness, pairsOf } from './likeness.ts';

/**
 * Passages of which so many pairs of characters are the same are nearly identical; only of these are
 * single characters compared.
 */
const NEARLY_IDENTICAL = 0.6;

/**
 * Passages that differ in more characters are shown whole: nobody could read the marks, and to find
 * them costs the square of their number (two tables of 20,220 characters took 6.5 s in Node).
 */
const MOST_CHANGES = 1500;

/** Two passages that are nearly identical, by their indexes, and what they do not share. */
export interface PassageMatch {
  before: number;
  after: number;
  removed: Stretch[];
  added: Stretch[];
}

/** The nearly identical passages of two sections, each in one match at most, the likest first. */
export function matchPassages(
  before: readonly ComparedPassage[],
  after: readonly ComparedPassage[],
): PassageMatch[] {
  const profiles = before.map(({ text }) => pairsOf(text));
  const pairs = after.flatMap(({ text, kind }, index) => {
    const profile = pairsOf(text);
    return before.flatMap((other, at) => {
      const { length } = other.text;
      const most = (2 * Math.min(length, text.length)) / (length + text.length);
      if (other.kind !== kind || most < NEARLY_IDENTICAL) return [];
      const found = other.text === text ? 1 : likeness(profiles[at] ?? new Int32Array(), profile);
      return found < NEARLY_IDENTICAL ? [] : [{ before: at, after: index, found }];
    });
  });
  pairs.sort((a, b) => b.found - a.found || a.after - b.after || a.before - b.before);
  const taken = { before: new Set<number>(), after: new Set<number>() };
  return pairs.flatMap((pair) => {
    if (taken.before.has(pair.before) || taken.after.has(pair.after)) return [];
    const [from, to] = [before[pair.before]?.text ?? '', after[pair.after]?.text ?? ''];
    const changes = changedCharacters(from, to, MOST_CHANGES);
    if (changes === undefined) return [];
    taken.before.add(pair.before);
    taken.after.add(pair.after);
    return [{ before: pair.before, after: pair.after, ...changes }];
  });
}
