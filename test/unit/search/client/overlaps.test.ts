import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayOverlap, placesTogether, type TermPlaces } from '#search/client/overlaps';
import { mergeRanges, occurrencesOf } from '#search/occurrences';
import { parseQuery } from '#search/query';

/** Every place at which a word begins in a text, as the index has them, in a section without roles. */
function foundIn(text: string, word: string): TermPlaces {
  const starts = Array.from(text, (_, at) => at).filter((at) => text.startsWith(word, at));
  const found = {
    pages: Uint32Array.of(0),
    starts: Uint32Array.of(0, starts.length),
    places: Uint32Array.from(starts, (at) => at * 256),
  };
  return { found, row: 0, length: word.length };
}

const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom('青', '年', '校'), minLength: 2, maxLength: length });
const words = fc.uniqueArray(letters(4), { minLength: 1, maxLength: 4 });

describe('words that overlap', () => {
  it('are counted together as the places that are marked', () => {
    fc.assert(
      fc.property(letters(40), words, (text, list) => {
        const ranges = parseQuery(list.join(' ')).wanted.flatMap((term) =>
          occurrencesOf(text, term),
        );
        const places = list.map((word) => foundIn(text, word));
        expect(placesTogether(places, -1)).toBe(mergeRanges(ranges).length);
      }),
    );
  });

  it('are all those that ever share a character', () => {
    fc.assert(
      fc.property(letters(40), words, (text, list) => {
        const flags = mayOverlap(list.map((word) => Array.from(word)));
        const apart = list.filter((_, at) => flags[at] !== true);
        const others = list.filter((_, at) => flags[at] === true);
        const count = (some: string[]): number =>
          placesTogether(
            some.map((word) => foundIn(text, word)),
            -1,
          );
        const sum = apart.reduce((total, word) => total + count([word]), count(others));
        expect(count(list)).toBe(sum);
      }),
    );
  });

  it.each([
    [['青年', '青年夜校'], true],
    [['青年夜校', '夜校开班'], true],
    [['青年', '夜校'], false],
    [['青年', '年轻'], true],
    [['青年'], false],
  ])('%j: %s', (list, expected) => {
    expect(mayOverlap(list.map((word) => Array.from(word))).includes(true)).toBe(expected);
  });

  it('count only in sections that are asked for', () => {
    const at = foundIn('青年青年', '青年');
    at.found.places[1] = (at.found.places[1] ?? 0) + 4;
    expect([placesTogether([at], 1 << 0), placesTogether([at], 1 << 4)]).toEqual([1, 1]);
    expect([placesTogether([at], -1), placesTogether([at], 1 << 3)]).toEqual([2, 0]);
  });
});
