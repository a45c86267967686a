import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { chunkOf, findWord, wordsOf } from '#search/client/chunk';
import { chunkOn, shelfOf } from '#search/shelf';
import { writeShelves } from '#search/shelf-writer';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

/** The list of one word's pages in the layout of Pagefind: page 3, the places given. */
const entry = (word: string, places: readonly number[]): Uint8Array =>
  Uint8Array.from([
    0x83,
    0x60 | word.length,
    ...Array.from(word, (char) => char.charCodeAt(0)),
    0x81,
    0x83,
    3,
    0x80 | places.length,
    ...places,
    0x80,
    0x80,
  ]);

const word = fc.stringMatching(/^[a-d]{1,5}$/);
/** Words of a bundle in their order, divided among chunks. */
const bundle = fc
  .uniqueArray(
    fc.tuple(word, fc.array(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 20 })),
    {
      selector: ([one]) => one,
      maxLength: 30,
    },
  )
  .map((words) => words.sort(([one], [other]) => (one < other ? -1 : 1)));

let folders = 0;
function writeChunks(words: readonly (readonly [string, readonly number[]])[], size: number) {
  const home = path.join(folder, String((folders += 1)));
  mkdirSync(home);
  let chunks = 0;
  for (let at = 0; at < words.length; at += size) {
    const entries = words.slice(at, at + size).map(([one, places]) => entry(one, places));
    writeFileSync(path.join(home, `${chunks}.bin`), gzipSync(chunkOf(entries)));
    chunks += 1;
  }
  return { folder: home, chunks };
}

describe('shelves', () => {
  it('hold every word of every bundle, on the shelf that their bounds name', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bundle, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(30, 120, 100_000),
        async (bundles, chunkSize, size) => {
          const home = path.join(folder, String((folders += 1)));
          mkdirSync(home);
          const from = bundles.map((words) => writeChunks(words, chunkSize));
          const { bounds } = await writeShelves(home, from, { size });
          const shelves = bounds.map((_, number) =>
            gunzipSync(readFileSync(path.join(home, `${number}.bin`))),
          );
          expect([...bounds].sort()).toEqual(bounds);
          const found = (place: number, one: string): number[] => {
            const shelf = shelves[bounds.findLastIndex((first) => first <= one)];
            const chunk = shelf === undefined ? undefined : chunkOn(shelf, place);
            const postings = chunk === undefined ? undefined : findWord(chunk, one);
            return Array.from(postings?.places ?? [], (value) => value >>> 8);
          };
          const all = new Set(bundles.flat().map(([one]) => one));
          for (const [place, words] of bundles.entries()) {
            const own = new Map(words);
            for (const one of all) {
              let position = 0;
              const places = (own.get(one) ?? []).map((step) => (position += step));
              expect({ place, one, places: found(place, one) }).toEqual({ place, one, places });
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of no words are none', async () => {
    const home = path.join(folder, 'none');
    mkdirSync(home);
    expect(await writeShelves(home, [writeChunks([], 1)])).toEqual({ bounds: [], bytes: 0 });
  });

  it('are refused when cut off, and for a bundle they do not know', () => {
    const shelf = shelfOf([chunkOf([entry('a', [1])]), new Uint8Array(0)]);
    expect(chunkOn(shelf, 1)).toBeUndefined();
    expect(() => chunkOn(shelf, 2)).toThrow('a shelf of 2 bundles');
    for (let length = 0; length < shelf.length; length += 1) {
      expect(() => chunkOn(shelf.subarray(0, length), 0)).toThrow(/./);
    }
  });
});

it('a chunk says of each of its words where it lies', () => {
  const chunk = chunkOf([entry('ab', [1, 2]), entry('b', [3])]);
  const words = [...wordsOf(chunk)];
  expect(words.map((one) => one.word)).toEqual(['ab', 'b']);
  expect(chunkOf(words.map(({ start, end }) => chunk.subarray(start, end)))).toEqual(chunk);
});
