import * as fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryItem, DirectoryUnit } from '#search/contract';
import { packDirectory, unpackDirectory } from '#search/directory';

const word = fc.stringMatching(/^[a-z0-9-]{1,6}$/);
const words = fc.array(word, { maxLength: 2 });
const item: fc.Arbitrary<DirectoryItem> = fc
  .record({
    id: fc.oneof(
      fc.tuple(word, word).map((parts) => parts.join('/')),
      fc.string({ maxLength: 6 }),
    ),
    path: fc.option(fc.string({ maxLength: 8 }), { nil: undefined }),
    lang: fc.constantFrom('zh-Hans', 'zh-Hant'),
    end: fc.constantFrom('', '2023-06-30', '2023-12-31'),
    periodLabel: fc.constantFrom('', '2023年上半年', '2023年度'),
    draft: fc.boolean(),
    values: fc.record({ unit: words, year: words, period: words, kind: words, level: words }),
  })
  .map(({ path, draft, ...rest }) => ({
    ...rest,
    path: path ?? `units/${rest.id}/`,
    ...(draft ? { draft: true } : {}),
  }));
const unit: fc.Arbitrary<DirectoryUnit> = fc
  .record({ id: word, name: fc.string(), keys: words })
  .chain((base) =>
    fc.record({ shortName: word, tier: word, parent: word }, { requiredKeys: [] }).map((more) => ({
      ...base,
      ...more,
    })),
  );
const bounds = fc
  .uniqueArray(fc.stringMatching(/^[a-c]{1,12}$/), { maxLength: 30 })
  .map((list) => ['', ...list.sort()]);
const directory: fc.Arbitrary<Directory> = fc.record({
  units: fc.array(unit, { maxLength: 4 }),
  bundles: fc
    .uniqueArray(
      fc.record({
        shelves: fc.record({ folder: word, bounds }),
        own: fc.array(fc.record({ folder: word, items: fc.array(item, { maxLength: 8 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      { maxLength: 3, selector: ({ shelves }) => shelves.folder },
    )
    .map((groups) =>
      groups.flatMap(({ shelves, own }) =>
        own.map((bundle, place) => ({ ...bundle, shelves, place })),
      ),
    ),
});

describe('the directory', () => {
  it('comes back from its file as it was', () => {
    fc.assert(
      fc.property(directory, (given) => {
        expect(unpackDirectory(packDirectory(given))).toEqual(given);
      }),
    );
  });

  it('is read as well where the host has unpacked it', () => {
    const given = fc.sample(directory, { numRuns: 1, seed: 1 })[0] ?? { units: [], bundles: [] };
    expect(unpackDirectory(gunzipSync(packDirectory(given)))).toEqual(given);
  });

  it('is refused when it is of another version or no directory', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(() => unpackDirectory(bytes('{"version":99}'))).toThrow('version 99');
    expect(() => unpackDirectory(bytes('<!doctype html>'))).toThrow(Error);
  });

  it('takes no more than 20 KB for 10,000 items of 200 units, chunks aside', () => {
    const given = archiveOf(10_000);
    const bytes = packDirectory(given);
    expect(unpackDirectory(bytes)).toEqual(given);
    expect(bytes.length).toBeLessThan(20 * 1024);
  });
});

it('says every period in words for less than 3 bytes an item', () => {
  const given = archiveOf(1000);
  const items = given.bundles.flatMap((bundle) => bundle.items);
  const whole = packDirectory(given).length;
  for (const one of items) one.periodLabel = '';
  expect((whole - packDirectory(given).length) / items.length).toBeLessThan(3);
});

/** Items of 200 units in half-years and years, in bundles of 500. */
function archiveOf(count: number): Directory {
  const items = Array.from({ length: count }, (_, at): DirectoryItem => {
    const owner = `unit-${(at * 7919) % 200}`;
    const year = String(2024 - Math.floor(at / 700));
    const [slug, period, end] =
      at % 3 === 0 ? [`${year}-h1`, 'H1', `${year}-06-30`] : [year, 'year', `${year}-12-31`];
    const kind = at % 2 === 0 ? ['work-summary'] : ['work-summary', 'work-plan'];
    return {
      id: `${owner}/${slug}`,
      path: `units/${owner}/${slug}/`,
      lang: at % 9 === 0 ? 'zh-Hant' : 'zh-Hans',
      end,
      periodLabel: `${year}年${period === 'H1' ? '上半年' : '度'}`,
      values: { unit: [owner], year: [year], period: [period], kind, level: ['乡级'] },
    };
  });
  return {
    units: [],
    bundles: Array.from({ length: count / 500 }, (_, at) => ({
      folder: `bundle${at}`,
      shelves: { folder: `shelves${at}`, bounds: [''] },
      place: 0,
      items: items
        .slice(at * 500, at * 500 + 500)
        .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    })),
  };
}
