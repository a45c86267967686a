import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { SearchBlock } from '#search/blocks';
import { writeBundle, type WrittenBundle } from '#search/bundle-writer';
import { findWord } from '#search/client/chunk';
import { readPagefindMeta } from '#search/pagefind-meta';
import type { ItemRecord } from '#search/records';
import { recordWords } from '#search/tokens';
import { hardText } from './arbitraries.ts';

const home = mkdtempSync(path.join(tmpdir(), 'nianlun-bundle-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folders = 0;
const newFolder = (): string => {
  const folder = path.join(home, String((folders += 1)));
  mkdirSync(folder);
  return folder;
};

const record = (at: number, blocks: SearchBlock[]): ItemRecord => {
  const id = `unit/${at}`;
  const values = { unit: ['unit'], year: [], period: [], kind: [], level: [] };
  return {
    item: { id, path: `units/${id}/`, lang: 'zh-Hans', end: '', periodLabel: '', values },
    unitName: '',
    fragment: JSON.stringify({ title: id, blocks }),
    blocks,
  };
};
const filesIn = (folder: string): string[] => readdirSync(folder).sort();
const contentOf = (folder: string): string[] =>
  filesIn(folder).map((name) => `${name} ${readFileSync(path.join(folder, name)).toString('hex')}`);

/** Looks a word up in all chunks: it is in one of them at the most. */
const lookUp = (folder: string, { chunks }: WrittenBundle, word: string): string[] => {
  const [found, ...others] = Array.from({ length: chunks }, (_, number) =>
    findWord(gunzipSync(readFileSync(path.join(folder, `${number}.bin`))), word),
  ).filter((postings) => postings !== undefined);
  expect(others).toEqual([]);
  if (found === undefined) return [];
  return Array.from(found.pages).flatMap((page, at) =>
    Array.from(
      found.places.slice(found.starts[at], found.starts[at + 1]),
      (place) => `${page} ${Math.floor(place / 256)} ${place % 256}`,
    ),
  );
};

/** The places that each word must have: one a pair, two more for the end of each unit. */
const placesIn = (records: readonly ItemRecord[]): Map<string, string[]> => {
  const places = new Map<string, string[]>();
  for (const [page, { blocks }] of records.entries()) {
    let position = 0;
    const add = (word: string, weight: number): void => {
      places.set(word, [...(places.get(word) ?? []), `${page} ${position} ${weight}`]);
      position += 1;
    };
    const { units, singles } = recordWords(blocks);
    for (const unit of units.filter((pairs) => pairs.length > 0)) {
      for (const { word, weight } of unit) add(word, weight);
      position += 2;
    }
    for (const { word, weight } of singles) add(word, weight);
  }
  return places;
};

const block = fc
  .record({
    kind: fc.constantFrom('title' as const, 'heading' as const, 'body' as const),
    text: hardText,
    roles: fc.subarray(['situation', 'achievement', 'problem', 'plan', 'other']),
    joins: fc.boolean(),
  })
  .map(({ kind, text, roles, joins }): SearchBlock => ({
    anchor: '',
    kind,
    text,
    roles,
    ...(kind === 'heading' && joins ? { joinsNext: true } : {}),
  }));
const records = fc
  .array(fc.array(block, { maxLength: 8 }), { minLength: 1, maxLength: 8 })
  .map((items) => items.map((blocks, at) => record(at, blocks)));

describe('a bundle made by the official indexer', () => {
  it('holds every word where the record has it, in one chunk', async () => {
    await fc.assert(
      fc.asyncProperty(records, async (given) => {
        const folder = newFolder();
        const written = await writeBundle(folder, given, { chunkSize: 20 });
        for (const [word, places] of placesIn(given)) {
          expect({ word, places: lookUp(folder, written, word).sort() }).toEqual({
            word,
            places: places.sort(),
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('is chunks and fragments and nothing else', async () => {
    const folder = newFolder();
    const given = [0, 1, 2].map((at) => record(at, [{ anchor: '', kind: 'body', text: '巡河' }]));
    const written = await writeBundle(folder, given);
    expect(written.pages).toBe(3);
    expect(filesIn(folder)).toEqual(['0.bin', 't0.bin', 't1.bin', 't2.bin']);
    for (const [page, { fragment }] of given.entries()) {
      const bytes = readFileSync(path.join(folder, `t${page}.bin`));
      expect(gunzipSync(bytes).toString('utf8')).toBe(fragment);
    }
    const texts = contentOf(folder).filter((line) => line.startsWith('t'));
    const bytes = texts.map((line) => line.split(' ')[1]?.length ?? 0);
    expect(written.bytes).toBe(bytes.reduce((sum, length) => sum + length, 0) / 2);
  });

  it('has smaller chunks when asked, and leaves the environment as it was', async () => {
    const text = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7));
    const given = [record(0, [{ anchor: '', kind: 'body', text: text.join('') }])];
    delete process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'];
    const environment = { ...process.env };
    const few = await writeBundle(newFolder(), given, { chunkSize: 10_000 });
    const many = await writeBundle(newFolder(), given, { chunkSize: 50 });
    expect(few.chunks).toBe(1);
    expect(many.chunks).toBeGreaterThan(8);
    expect({ ...process.env }).toEqual(environment);
  });

  it('is the same for the same records, byte for byte', async () => {
    const given = fc.sample(records, { numRuns: 5, seed: 7 }).flat();
    const renamed = given.map(({ blocks }, at) => record(at, blocks));
    const [first, second] = [newFolder(), newFolder()];
    await writeBundle(first, renamed, { chunkSize: 50 });
    await writeBundle(second, renamed, { chunkSize: 50 });
    expect(contentOf(first)).toEqual(contentOf(second));
  });

  it('numbers pages in the order of the records, those without words too', async () => {
    const folder = newFolder();
    const texts = ['——', '巡河', '', '巡河'];
    const given = texts.map((text, at) => record(9 - at, [{ anchor: '', kind: 'body', text }]));
    const written = await writeBundle(folder, given);
    const [word = ''] = placesIn(given).keys();
    expect(lookUp(folder, written, word).map((place) => place.split(' ')[0])).toEqual(['1', '3']);
  });

  it('is kept as Pagefind wrote it when asked, chunks the same', async () => {
    const [folder, official] = [newFolder(), path.join(home, 'official')];
    const given = fc.sample(records, { numRuns: 1, seed: 3 })[0] ?? [];
    await writeBundle(folder, given, { official, chunkSize: 20 });
    expect(filesIn(official)).toContain('pagefind.js');
    const bytes = (from: string, pattern: RegExp) =>
      filesIn(from)
        .filter((name) => pattern.test(name))
        .map((name) => readFileSync(path.join(from, name)).toString('hex'))
        .sort();
    expect(bytes(path.join(official, 'index'), /./)).toEqual(bytes(folder, /^\d+\.bin$/));
  });
});

it.each([
  ['another file', 'something else'],
  ['another layout', 'pagefind_dcd\u0001'],
  ['a file that ends in the middle', 'pagefind_dcd\u0083\u00651'],
])('%s is no pf_meta', (_, text) => {
  expect(() => readPagefindMeta(gzipSync(Buffer.from(text, 'latin1')))).toThrow(Error);
});
