import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Archive } from '#search/client/archive';
import type { BundleReader } from '#search/client/bundle-reader';
import { findPhrases } from '#search/client/phrases';
import { planTerm } from '#search/client/term-plan';
import type { Directory } from '#search/contract';
import { pairToken, singleToken } from '#search/tokens';
import { temporaryFolder } from '../../../support/temporary.ts';
import {
  body,
  DiskSource,
  heading,
  title,
  writeSmallIndex,
  type IndexedItem,
} from './small-index.ts';

/** As much of the stock runtime as is used here. */
interface Runtime {
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

const { folder, remove } = temporaryFolder();
const official = path.join(folder, 'official');
// Characters that the fold leaves as they are.
const CHARS = '青年团护河工作总结计画落实一二三';

const randomText = fc
  .array(fc.constantFrom(...CHARS, '，'), { minLength: 1, maxLength: 40 })
  .map((chars) => chars.join(''));
const [texts = []] = fc.sample(
  fc.array(fc.tuple(randomText, randomText, randomText, randomText), {
    minLength: 60,
    maxLength: 60,
  }),
  { numRuns: 1, seed: 20_261_123 },
);
const ITEMS: IndexedItem[] = texts.map(([a, b, c, d], at) => ({
  id: `u/${2000 + at}`,
  blocks: [title(a), heading(b, 'plan'), body(c, 'plan', 'problem'), body(d)],
}));

let directory: Directory;
let ours: BundleReader;
let runtime: Runtime;

beforeAll(async () => {
  directory = await writeSmallIndex(folder, [ITEMS], [], { chunkSize: 60, official });
  const archive = new Archive({ name: '', root: '' }, new DiskSource(folder));
  ours = archive.bundle(await archive.open(), 0, 0);
  // The runtime loads its WebAssembly and chunks with `fetch`.
  vi.stubGlobal('fetch', (url: string | URL) => {
    const file = new URL(url);
    file.search = '';
    return Promise.resolve(new Response(readFileSync(fileURLToPath(file))));
  });
  const address = pathToFileURL(path.join(official, 'pagefind.js')).href;
  const module = (await import(/* @vite-ignore */ address)) as {
    createInstance(options: { noWorker: boolean; basePath: string }): Runtime;
  };
  const basePath = `${pathToFileURL(official).href}/`;
  runtime = module.createInstance({ noWorker: true, basePath });
  await runtime.init();
}, 60_000);

afterAll(() => {
  vi.unstubAllGlobals();
  remove();
});

const byStock = async (words: readonly string[]): Promise<string[]> => {
  const { results } = await runtime.search(`"${words.join(' ')}"`);
  const urls = await Promise.all(results.map(async (result) => (await result.data()).url));
  return urls.map((url) => url.replace(/^\//, '')).sort();
};

const byOurs = async (chars: readonly string[]): Promise<string[]> => {
  const text = chars.join('');
  const plan = planTerm({ text, folded: text, exact: false });
  // Everything counts as loaded, so that the index alone answers and no text.
  const reader = { ...ours, isLoaded: () => true };
  const found = await findPhrases([plan], reader, new AbortController().signal);
  const pages = [...(found?.[0]?.occurrences.pages ?? [])];
  return pages.map((page) => directory.bundles[0]?.items[page]?.path ?? '').sort();
};

describe('the reader and the stock runtime over the same official files', () => {
  it('find the same items for the same quoted phrase of pairs', async () => {
    let found = 0;
    const phrase = fc.oneof(
      fc.array(fc.constantFrom(...CHARS), { minLength: 2, maxLength: 4 }),
      // A stretch of a text, so that longer phrases are found as well.
      fc
        .tuple(fc.constantFrom(...texts.flat()), fc.nat(30), fc.integer({ min: 2, max: 12 }))
        .map(([from, start, length]) =>
          Array.from(from.replace(/，/g, '')).slice(start, start + length),
        )
        .filter((chars) => chars.length > 1),
    );
    await fc.assert(
      fc.asyncProperty(phrase, async (chars) => {
        const pairs = chars.slice(1).map((char, at) => pairToken(chars[at] ?? '', char));
        const own = await byOurs(chars);
        expect({ chars, items: own }).toEqual({ chars, items: await byStock(pairs) });
        found += own.length;
      }),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(50);
  }, 60_000);

  it('find the same items for a single character', async () => {
    for (const char of `${CHARS}龘`) {
      expect({ char, items: await byOurs([char]) }).toEqual({
        char,
        items: await byStock([singleToken(char)]),
      });
    }
  });
});
