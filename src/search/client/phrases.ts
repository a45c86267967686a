import { pairToken, singleToken } from '../tokens.ts';
import type { Postings } from './chunk.ts';
import {
  choosePairs,
  narrowed,
  occurrencesOfPair,
  type Demand,
  type Occurrences,
  type PhrasePair,
} from './postings.ts';
import type { TermPlan } from './term-plan.ts';

/** What finding words needs of one bundle. */
export interface WordReader {
  /** Number of the file that has a word if the bundle has it; −1 when it surely has not. */
  fileOf(word: string): number;
  /** True when a file needs no loading. */
  isLoaded(file: number): boolean;
  /** Where a word stands; undefined when nowhere. */
  word(word: string, signal: AbortSignal): Promise<Postings | undefined>;
}

/** Beside a file that must be loaded, looking at one more pair costs next to nothing. */
const LOOK = 0.01;

/** Where a phrase was found in a bundle. */
export interface FoundPhrase {
  occurrences: Occurrences;
  /** False when not all of it was looked at, because so few items are left that texts are cheaper. */
  whole: boolean;
}

/**
 * Where each of some terms stands in a bundle; undefined when there is no item that has all of them.
 * Loads the ends of all terms first, and the rest only when items are left that may have them.
 */
export async function findPhrases(
  terms: readonly TermPlan[],
  reader: WordReader,
  signal: AbortSignal,
): Promise<FoundPhrase[] | undefined> {
  const looks = terms.map((term) => looksOf(term, reader));
  const ends = await loadAll(looks.map(endsOf), reader, signal);
  if (ends === undefined) return undefined;
  const found = ends.map(joined);
  const items = itemsInAll(found);
  if (items === 0) return undefined;
  const rests = looks.map(withoutEnds);
  if (items < filesToLoad(rests, reader)) {
    return found.map((occurrences, at) => ({ occurrences, whole: rests[at]?.length === 0 }));
  }
  const loaded = await loadAll(rests, reader, signal);
  if (loaded === undefined) return undefined;
  const narrowest = found.map((occurrences, at) =>
    (loaded[at] ?? []).reduce(narrowed, occurrences),
  );
  if (itemsInAll(narrowest) === 0) return undefined;
  return narrowest.map((occurrences) => ({ occurrences, whole: true }));
}

/** A word of the index that is looked at for a phrase. */
interface Look {
  at: number;
  demand: Demand;
  word: string;
}

function looksOf({ chars, demandAt }: TermPlan, reader: WordReader): Look[] {
  const words = chars.slice(1).map((char, at) => pairToken(chars[at] ?? '', char));
  if (words.length === 0)
    return [{ at: 0, demand: demandAt(0, false), word: singleToken(chars[0] ?? '') }];
  const files = words.map((word) => reader.fileOf(word));
  // The ends are looked at in any case, and with them what shares their files.
  const free = new Set([-1, files[0], files[files.length - 1]]);
  const costOf = (pair: number): number => {
    const file = files[pair] ?? -1;
    return LOOK + (free.has(file) || reader.isLoaded(file) ? 0 : 1);
  };
  const chosen = choosePairs(words.length, costOf);
  return chosen.map((at, number) => ({
    at,
    demand: demandAt(at, (chosen[number + 1] ?? at) > at + 1),
    word: words[at] ?? '',
  }));
}

function endsOf(looks: readonly Look[]): Look[] {
  return looks.filter((_, at) => at === 0 || at === looks.length - 1);
}

function withoutEnds(looks: readonly Look[]): Look[] {
  return looks.slice(1, -1);
}

/** The postings of all words, or undefined as soon as one of them is nowhere. */
async function loadAll(
  phrases: readonly Look[][],
  reader: WordReader,
  signal: AbortSignal,
): Promise<PhrasePair[][] | undefined> {
  try {
    return await Promise.all(
      phrases.map((looks) =>
        Promise.all(
          looks.map(async ({ at, demand, word }): Promise<PhrasePair> => {
            const postings = await reader.word(word, signal);
            if (postings === undefined) throw new Nowhere();
            return { at, demand, postings };
          }),
        ),
      ),
    );
  } catch (error) {
    if (error instanceof Nowhere) return undefined;
    throw error;
  }
}

/** A word is nowhere: no need to wait for the others. */
class Nowhere extends Error {}

/** The occurrences of one or two pairs together, from the rarer one. */
function joined(pairs: readonly PhrasePair[]): Occurrences {
  const [rarest, ...others] = [...pairs].sort(
    (a, b) => a.postings.places.length - b.postings.places.length,
  );
  if (rarest === undefined) throw new Error('a phrase without pairs');
  return others.reduce(narrowed, occurrencesOfPair(rarest));
}

/** How many items are in all of the lists. */
function itemsInAll(lists: readonly Occurrences[]): number {
  const [first, ...others] = lists;
  if (first === undefined) return Infinity;
  const at = others.map(() => 0);
  const shared = first.pages.filter((page) =>
    others.every(({ pages }, list) => {
      while ((pages[at[list] ?? 0] ?? Infinity) < page) at[list] = (at[list] ?? 0) + 1;
      return pages[at[list] ?? 0] === page;
    }),
  );
  return shared.length;
}

/** Files that must be loaded to look at all of some words. */
function filesToLoad(phrases: readonly Look[][], reader: WordReader): number {
  const files = new Set(phrases.flat().map(({ word }) => reader.fileOf(word)));
  return [...files].filter((file) => file >= 0 && !reader.isLoaded(file)).length;
}
