import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';
import { createEngine } from '#search/client/engine';
import type { Engine, Filters } from '#search/client/engine-contract';
import { emptyState } from '#search/client/state';
import { parseQuery } from '#search/query';
import { runCli } from '../support/cli.ts';
import { comparable } from '../support/corpus/truth.ts';
import { filesOf } from '../support/site-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
const NONE: Filters = emptyState().filters;
let engine: Engine;
/** Text of each item, a stretch that a phrase may stand in by a stretch. */
let items: { id: string; stretches: string[] }[];
/** Every item of the site, as its data say. */
let listed: string[];

beforeAll(async () => {
  const site = path.join(folder, 'site');
  const built = await runCli(['build'], { ARCHIVE_CONTENT: 'content', ARCHIVE_OUT: site });
  if (built.code !== 0) throw new Error(built.stderr);
  items = filesOf(site)
    .filter((file) => /^units\/.+\/.+\/index\.html$/u.test(file))
    .flatMap((file) => {
      const page = readItemPage(readFileSync(path.join(site, file), 'utf8'));
      if (page === undefined) return [];
      const stretches: string[] = [];
      let open = '';
      for (const { text, joinsNext } of page.blocks) {
        open += text;
        if (joinsNext) continue;
        stretches.push(open);
        open = '';
      }
      return [{ id: page.id, stretches }];
    });
  const data = JSON.parse(readFileSync(path.join(site, 'data/items.json'), 'utf8')) as {
    items: { id: string }[];
  };
  listed = data.items.map(({ id }) => id);
  const load = (name: string): Promise<Uint8Array> => {
    const bytes = readFileSync(path.join(site, 'pagefind', name));
    return Promise.resolve(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  };
  engine = createEngine([{ name: '', root: '' }], { sourceOf: () => ({ load }) });
});

afterAll(remove);

async function found(typed: string): Promise<string[]> {
  const question = { query: parseQuery(typed), filters: NONE, sort: 'relevance' as const };
  const { hits } = await engine.answer(question);
  return hits.map(({ item }) => item.id).sort();
}

function right(text: string): string[] {
  const wanted = comparable(text);
  return items
    .filter(({ stretches }) => stretches.some((stretch) => comparable(stretch).includes(wanted)))
    .map(({ id }) => id)
    .sort();
}

/** A part of some item's text, without what would ask for more than words. */
const part = fc
  .tuple(fc.nat(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 14 }))
  .map(([item, stretch, from, length]) => {
    const { stretches } = items[item % items.length] ?? { stretches: [] };
    const text = Array.from(stretches[stretch % stretches.length] ?? '');
    const start = from % Math.max(1, text.length - length);
    const words = text.slice(start, start + length).join('');
    return words.replace(/[“”"„‟＂\s:：]/gu, '').replace(/^[-－]+/u, '');
  })
  .filter((text) => comparable(text) !== '');

const toTraditional = Converter({ from: 'cn', to: 'tw' });
const toSimplified = Converter({ from: 'tw', to: 'cn' });

describe('any part of any text of the sample archive', () => {
  it('is of every item that the site has', () => {
    expect(items.map(({ id }) => id).sort()).toEqual(listed.sort());
  });

  it('is found where it stands and nowhere else, as typed', async () => {
    await fc.assert(
      fc.asyncProperty(part, async (text) => {
        expect(await found(text), text).toEqual(right(text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Traditional', toTraditional],
    ['Simplified', toSimplified],
  ])('is found as it is written in %s', async (_, written) => {
    await fc.assert(
      fc.asyncProperty(part, async (text) => {
        expect(await found(written(text)), written(text)).toEqual(right(text));
      }),
      { numRuns: 200 },
    );
  });

  it('is found nowhere when its characters stand in another order', async () => {
    await fc.assert(
      fc.asyncProperty(part, async (text) => {
        const reversed = Array.from(text).toReversed().join('');
        expect(await found(reversed), reversed).toEqual(right(reversed));
      }),
      { numRuns: 200 },
    );
  });
});
