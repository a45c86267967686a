import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findWord, type Postings } from '#search/client/chunk';
import { INDEX_LANGUAGE } from '#search/contract';
import { weightAttribute } from '#search/place-class';
import { readPagefindMeta } from '#search/pagefind-meta';
import { temporaryFolder } from '../../../support/temporary.ts';

/** Official chunks, unpacked, with the pages that they were made of: the format is pinned by them. */
const FIXTURE = 'test/fixtures/search/chunks';
const SIZE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';

interface Page {
  blocks: { weight: number; words: string[] }[];
  /** Words of the page's metadata, which must not be found. */
  meta?: string;
}

const { folder, remove } = temporaryFolder();
afterAll(remove);

function htmlOf({ blocks, meta }: Page): string {
  const head = meta === undefined ? '' : `<span data-pagefind-meta="about">${meta}</span>`;
  const parts = blocks.map(
    ({ weight, words }) =>
      `<p data-pagefind-weight="${weightAttribute(weight)}">${words.join(' ')} 。</p>`,
  );
  return `<html><body>${parts.join('')}<p data-pagefind-ignore>${head}</p></body></html>`;
}

/** Chunks as the official indexer makes them, unpacked, in the order of their words. */
async function indexed(pages: readonly Page[], chunkSize: number): Promise<Uint8Array[]> {
  const target = path.join(folder, 'official');
  rmSync(target, { recursive: true, force: true });
  await close();
  process.env[SIZE] = String(chunkSize);
  const starting = createIndex({ forceLanguage: INDEX_LANGUAGE });
  delete process.env[SIZE];
  const { index } = await starting;
  if (index === undefined) throw new Error('no indexer');
  for (const [at, page] of pages.entries()) {
    await index.addHTMLFile({ url: `${at}/`, content: htmlOf(page) });
  }
  await index.writeFiles({ outputPath: target });
  await close();
  const meta = readdirSync(target).find((name) => name.endsWith('.pf_meta')) ?? '';
  return readPagefindMeta(readFileSync(path.join(target, meta))).chunks.map(({ name }) =>
    gunzipSync(readFileSync(path.join(target, 'index', `${name}.pf_index`))),
  );
}

const listed = ({ pages, starts, places }: Postings): string[] =>
  [...pages].flatMap((page, at) =>
    [...places.subarray(starts[at], starts[at + 1])].map(
      (place) => `${page}:${place >>> 8}:${place & 0xff}`,
    ),
  );

/** Where each word stands: page, position, weight. */
function placesIn(pages: readonly Page[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [page, { blocks }] of pages.entries()) {
    let position = 0;
    for (const { weight, words } of blocks) {
      for (const word of words) {
        places.set(word, [...(places.get(word) ?? []), `${page}:${position}:${weight}`]);
        position += 1;
      }
      position += 1;
    }
  }
  return places;
}

const FIXED: Page[] = [
  {
    blocks: [
      { weight: 89, words: ['aaaabbbb', 'bbbbcccc'] },
      { weight: 25, words: ['aaaabbbb', 'bbbbcccc', 'ccccdddd', 'aaaabbbb'] },
      { weight: 219, words: ['aaaabbbb'] },
    ],
    meta: 'mmmmnnnn aaaabbbb',
  },
  { blocks: [{ weight: 57, words: ['ccccdddd'] }], meta: 'aaaabbbb' },
  // Positions and page numbers that take one, two and three bytes.
  {
    blocks: [
      { weight: 25, words: Array.from({ length: 300 }, () => 'dddddddd') },
      { weight: 26, words: ['aaaabbbb'] },
      { weight: 25, words: ['zzzz', 'aaaabbbb'] },
    ],
  },
  ...Array.from({ length: 30 }, (): Page => ({ blocks: [{ weight: 25, words: ['zzzz'] }] })),
];

describe('the golden chunks', () => {
  let made: Uint8Array[] = [];

  beforeAll(async () => {
    made = await indexed(FIXED, 12);
    if (process.env['UPDATE_FIXTURES'] === undefined) return;
    rmSync(FIXTURE, { recursive: true, force: true });
    mkdirSync(FIXTURE, { recursive: true });
    for (const [at, chunk] of made.entries()) {
      writeFileSync(path.join(FIXTURE, `${at}.bin`), gzipSync(chunk));
    }
  }, 60_000);

  const golden = (): Uint8Array[] =>
    readdirSync(FIXTURE)
      .sort()
      .map((name) => gunzipSync(readFileSync(path.join(FIXTURE, name))));

  it('are what the official indexer makes today (UPDATE_FIXTURES=1 writes them anew)', () => {
    expect(existsSync(FIXTURE)).toBe(true);
    expect(golden().map((chunk) => Buffer.from(chunk).toString('latin1'))).toEqual(
      made.map((chunk) => Buffer.from(chunk).toString('latin1')),
    );
  });

  it('are read to the exact place and weight of every word, metadata left out', () => {
    for (const [word, places] of placesIn(FIXED)) {
      const found = golden().flatMap((chunk) => {
        const postings = findWord(chunk, word);
        return postings === undefined ? [] : [listed(postings)];
      });
      expect({ word, found }).toEqual({ word, found: [places] });
    }
    const ofMetadata = golden().flatMap((chunk) => findWord(chunk, 'mmmmnnnn') ?? []);
    expect(ofMetadata.map(({ pages, starts }) => [[...pages], [...starts]])).toEqual([[[], [0]]]);
  });

  it('do not have a word that is between, before or behind theirs', () => {
    for (const word of ['a', 'aaaabbbc', 'aaaa', 'zzzzz', 'bbbbccc']) {
      for (const chunk of golden()) expect(findWord(chunk, word)).toBeUndefined();
    }
  });

  it('are refused when cut off, and anything else as well', () => {
    const [chunk = new Uint8Array(0)] = golden();
    for (let length = 0; length < chunk.length; length += 1) {
      expect(() => findWord(chunk.subarray(0, length), 'zzzzzzzzz')).toThrow(/./);
    }
    const login = new TextEncoder().encode('<!doctype html><title>登录</title>');
    expect(() => findWord(login, 'aaaa')).toThrow('no chunk of an index');
    const map = Uint8Array.from([...chunk.subarray(0, 12), 0xa1, 0x61, 0x61, 0x01]);
    expect(() => findWord(map, 'aaaa')).toThrow('CBOR type 5 instead of 4');
    const float = Uint8Array.from([...chunk.subarray(0, 12), 0x81, 0x81, 0x83, 0x61, 0x61, 0xf4]);
    expect(() => findWord(float, 'b')).toThrow('CBOR type 7 is not expected');
  });
});

describe('chunks of any pages', () => {
  const word = fc
    .tuple(fc.constantFrom('aaaa', 'aabb', 'zzzz', 'mnop'), fc.constantFrom('', 'aaaa', 'zyxw'))
    .map((halves) => halves.join(''));
  const page = fc.record({
    blocks: fc.array(
      fc.record({
        weight: fc.integer({ min: 25, max: 219 }),
        words: fc.array(word, { minLength: 1, maxLength: 30 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });

  it('are read to the exact places of every word', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(page, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 200 }),
        async (pages, size) => {
          const chunks = await indexed(pages, size);
          for (const [each, places] of placesIn(pages)) {
            const found = chunks.flatMap((chunk) => {
              const postings = findWord(chunk, each);
              return postings === undefined ? [] : listed(postings);
            });
            expect({ each, found }).toEqual({ each, found: places });
          }
        },
      ),
      { numRuns: 8 },
    );
  }, 120_000);
});
