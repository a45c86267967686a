import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';
import { buildIndex, type IndexOptions } from '#search/build-index';
import type { Directory, Fragment } from '#search/contract';
import { readPages } from '#search/page-cache';
import { unpackDirectory } from '#search/directory';
import { SMALL_ITEMS, writeSmallSite, type SmallItem } from './small-site.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianlun-search-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const UNITS = [
  { id: 'xishan', name: '共青团西山县委员会', shortName: '西山团委', tier: '县级' as const },
  {
    id: 'beigang',
    name: '共青团北港镇委员会',
    shortName: '北港团委',
    formerNames: [{ name: '共青团北港乡委员会', to: '2015' }],
    aliases: ['北港镇团委'],
    tier: '乡级' as const,
    parent: [{ id: 'xishan' }],
  },
];
/** Small enough that the sample makes several bundles. */
const OPTIONS: IndexOptions = {
  units: UNITS,
  limit: 300,
  chunkSize: 60,
  groupSize: 2,
  shelfSize: 500,
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
const digestOf = (site: string): string[] =>
  filesOf(path.join(site, 'pagefind')).map((name) => {
    const hash = createHash('sha256').update(readFileSync(path.join(site, 'pagefind', name)));
    return `${name} ${hash.digest('hex')}`;
  });
const directoryIn = (site: string): Directory =>
  unpackDirectory(readFileSync(path.join(site, 'pagefind/directory.bin')));
const itemsIn = (site: string) => directoryIn(site).bundles.flatMap(({ items }) => items);
const siteOf = (items: readonly SmallItem[]): string => {
  const site = newFolder();
  writeSmallSite(site, items);
  return site;
};

describe('the index', () => {
  const site = siteOf(SMALL_ITEMS);
  let built: Awaited<ReturnType<typeof buildIndex>>;
  beforeAll(async () => {
    built = await buildIndex(site, OPTIONS);
  }, 60_000);

  it('holds the pages of items and no other', () => {
    expect(built.issues).toEqual([]);
    expect(built.value.items).toBe(SMALL_ITEMS.length);
    expect(
      itemsIn(site)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(SMALL_ITEMS.map(({ id }) => id).sort());
    const files = filesOf(path.join(site, 'pagefind'));
    const bytes = files.map((name) => statSync(path.join(site, 'pagefind', name)).size);
    expect(built.value.bytes).toBe(bytes.reduce((sum, size) => sum + size, 0));
  });

  it('is nothing but the directory, shelves and texts, and leaves nothing else in the site', () => {
    const names = filesOf(path.join(site, 'pagefind')).map((name) =>
      name.split(path.sep).join('/'),
    );
    for (const name of names) expect(name).toMatch(/^(directory|[0-9a-f]{16}\/t?\d+)\.bin$/);
    expect(readdirSync(site).sort()).toEqual(['404.html', 'inbox', 'pagefind', 'units']);
  });

  it('is in several bundles, newest first, what has no date last', () => {
    const { bundles } = directoryIn(site);
    expect(bundles.length).toBeGreaterThan(2);
    expect(built.value).toMatchObject({ bundles: bundles.length, made: bundles.length });
    const newest = bundles.map(
      ({ items }) =>
        items
          .map(({ end }) => end)
          .sort()
          .at(-1) ?? '',
    );
    expect(newest.slice(0, -1)).toEqual(newest.slice(0, -1).sort().toReversed());
    expect(bundles.at(-1)?.items.map(({ id }) => id)).toEqual(['_inbox/0123456789ab']);
  });

  it('lists units in the order given, then others, with what they are found by', async () => {
    const other = siteOf(SMALL_ITEMS);
    const keysOf = ({ id }: { id: string }) => [id, id.slice(0, 1)];
    await buildIndex(other, { ...OPTIONS, keysOf });
    expect(directoryIn(other).units).toEqual([
      { ...UNITS[0], keys: ['xishan', 'x'] },
      {
        id: 'beigang',
        name: '共青团北港镇委员会',
        shortName: '北港团委',
        tier: '乡级',
        parent: 'xishan',
        keys: ['共青团北港乡委员会', '北港镇团委', 'beigang', 'b'],
      },
      { id: 'nanwan', name: 'nanwan', keys: [] },
    ]);
  });

  it('knows of each item what filters and order need', () => {
    const items = itemsIn(site);
    expect(items.find(({ id }) => id === 'beigang/2022-h1')).toEqual({
      id: 'beigang/2022-h1',
      path: 'units/beigang/2022-h1/',
      lang: 'zh-Hans',
      end: '2022-12-31',
      periodLabel: '2022年度',
      values: {
        unit: ['beigang'],
        year: ['2022'],
        period: ['H1'],
        kind: ['work-summary', 'work-plan'],
        level: ['乡级'],
      },
    });
    expect(items.find(({ id }) => id === 'nanwan/2022')).toMatchObject({
      lang: 'zh-Hant',
      values: { level: [] },
    });
    expect(items.find(({ id }) => id === '_inbox/0123456789ab')?.values.unit).toEqual([]);
  });

  it('has a fragment for each item with its words as the page has them', () => {
    for (const { folder, items } of directoryIn(site).bundles) {
      for (const [page, { path: address }] of items.entries()) {
        const file = path.join(site, 'pagefind', folder, `t${page}.bin`);
        const fragment = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as Fragment;
        const read = readItemPage(readFileSync(path.join(site, address, 'index.html'), 'utf8'));
        expect(fragment.title).toBe(read?.title.trim());
        expect(fragment.blocks.map(({ text }) => text)).toEqual(
          read?.blocks.map(({ text }) => text.trim()),
        );
      }
    }
  });

  it('is valid and empty for an archive without items', async () => {
    const empty = siteOf([]);
    const { value, issues } = await buildIndex(empty);
    expect({ value: { ...value, bytes: 0 }, issues }).toEqual({
      value: { items: 0, bytes: 0, bundles: 0, made: 0, names: ['directory.bin'] },
      issues: [],
    });
    expect(directoryIn(empty)).toEqual({ units: [], bundles: [] });
  });
});

describe('an index built upon the last one', () => {
  const cache = newFolder();
  const clean = async (items: readonly SmallItem[]): Promise<string[]> => {
    const site = siteOf(items);
    await buildIndex(site, OPTIONS);
    return digestOf(site);
  };
  const withCache = async (site: string): Promise<number> => {
    const { value, issues } = await buildIndex(site, { ...OPTIONS, cache });
    expect(issues).toEqual([]);
    return value.made;
  };
  const changed = (change: (first: SmallItem) => void): SmallItem[] => {
    const items = structuredClone(SMALL_ITEMS);
    const [first] = items;
    if (first !== undefined) change(first);
    return items;
  };

  const steps: [string, readonly SmallItem[], (made: number, bundles: number) => boolean][] = [
    ['nothing', SMALL_ITEMS, (made, bundles) => made === bundles],
    ['the same', SMALL_ITEMS, (made) => made === 0],
    [
      'one comma changed',
      changed((item) => {
        if (item.sections[1]) item.sections[1].paragraphs = ['巡河护河20余场；参加1+100联系。'];
      }),
      (made) => made === 1,
    ],
    [
      'an item more',
      [...SMALL_ITEMS, { id: 'nanwan/2014', title: '南湾团委2014年工作总结', sections: [] }],
      (made) => made > 0,
    ],
    ['an item less', SMALL_ITEMS.slice(1), (made) => made > 0],
    ['an item of another name', changed((item) => (item.id = 'beigang/2021-gz')), () => true],
    ['no items', [], (made) => made === 0],
    ['all of it again', SMALL_ITEMS, (made, bundles) => made === bundles],
  ];

  it('is byte for byte what a clean build gives, and makes only what changed', async () => {
    for (const [step, items, isRight] of steps) {
      const site = siteOf(items);
      const made = await withCache(site);
      const isRightlyMade = isRight(made, directoryIn(site).bundles.length);
      expect({ step, isRightlyMade, index: digestOf(site) }).toEqual({
        step,
        isRightlyMade: true,
        index: await clean(items),
      });
    }
  });

  it('keeps no bundle in the cache that the site does not have', async () => {
    const site = siteOf(SMALL_ITEMS);
    await withCache(site);
    const inSite = directoryIn(site).bundles.map(({ folder }) => folder);
    expect(readdirSync(path.join(cache, 'bundles')).sort()).toEqual(inSite.sort());
    const shelves = new Set(directoryIn(site).bundles.map((bundle) => bundle.shelves.folder));
    expect(readdirSync(path.join(cache, 'shelves')).sort()).toEqual([...shelves].sort());
  });

  it('does not trust a cache that is damaged or half made', async () => {
    const site = siteOf(SMALL_ITEMS);
    await withCache(site);
    const [first = '', second = '', third = '', fourth = ''] = readdirSync(
      path.join(cache, 'bundles'),
    );
    rmSync(path.join(cache, 'bundles', first, '0.bin'));
    truncateSync(path.join(cache, 'bundles', fourth, '0.bin'), 5);
    writeFileSync(path.join(cache, 'bundles', second, 'made.json'), '{');
    rmSync(path.join(cache, 'bundles', third, 'made.json'));
    const [shelf = ''] = readdirSync(path.join(cache, 'shelves'));
    truncateSync(path.join(cache, 'shelves', shelf, '0.bin'), 5);
    mkdirSync(path.join(cache, 'bundles', `${third}.tmp`));
    writeFileSync(path.join(cache, 'pages.json'), '{"code":');
    expect(await withCache(site)).toBe(4);
    expect(digestOf(site)).toEqual(await clean(SMALL_ITEMS));
    expect(readdirSync(path.join(cache, 'bundles'))).not.toContain(`${third}.tmp`);
  });

  it('trusts a copy of the cache, whose files have other times', async () => {
    await withCache(siteOf(SMALL_ITEMS));
    const copy = path.join(newFolder(), 'copy');
    cpSync(cache, copy, { recursive: true });
    const site = siteOf(SMALL_ITEMS);
    const { value } = await buildIndex(site, { ...OPTIONS, cache: copy });
    expect(value.made).toBe(0);
    expect(digestOf(site)).toEqual(await clean(SMALL_ITEMS));
  });

  it('is none, and says why, when the indexer cannot write', async () => {
    const site = siteOf(SMALL_ITEMS);
    const blocked = path.join(newFolder(), 'a-file');
    writeFileSync(blocked, '');
    const { value, issues } = await buildIndex(site, { ...OPTIONS, official: blocked });
    expect(value.items).toBe(0);
    expect(issues).toMatchObject([{ name: 'search-index-failed', severity: 'error' }]);
    expect(existsSync(path.join(site, 'pagefind'))).toBe(false);
  });

  it('never changes what an earlier site shares with the cache', async () => {
    const site = siteOf(SMALL_ITEMS);
    await withCache(site);
    const folder = directoryIn(site).bundles[0]?.shelves.folder ?? '';
    const other = path.join(newFolder(), 'kept.bin');
    linkSync(path.join(site, 'pagefind', folder, '0.bin'), other);
    const before = readFileSync(other);
    await withCache(siteOf(SMALL_ITEMS.slice(3)));
    await withCache(siteOf(SMALL_ITEMS));
    expect(readFileSync(other)).toEqual(before);
  });

  it.each([
    ['a text', 't0.bin', 1],
    ['a shelf', '0.bin', 0],
  ])('makes %s again that was damaged in place in an earlier site', async (_, file, bundles) => {
    const site = siteOf(SMALL_ITEMS);
    await withCache(site);
    const [first] = directoryIn(site).bundles;
    const folder = (file === '0.bin' ? first?.shelves.folder : first?.folder) ?? '';
    const damaged = path.join(site, 'pagefind', folder, file);
    const bytes = readFileSync(damaged);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    const next = siteOf(SMALL_ITEMS);
    expect(await withCache(next)).toBe(bundles);
    expect(digestOf(next)).toEqual(await clean(SMALL_ITEMS));
  });

  it('keeps the files that an older index in its place shares with it, and no other', async () => {
    const site = siteOf(SMALL_ITEMS);
    await withCache(site);
    const index = path.join(site, 'pagefind');
    const [first, second] = directoryIn(site).bundles.map(({ folder }) => folder);
    const kept = path.join(index, first ?? '', 't0.bin');
    const number = statSync(kept).ino;
    rmSync(path.join(index, second ?? '', 't0.bin'));
    writeFileSync(path.join(index, second ?? '', 't0.bin'), 'another');
    writeFileSync(path.join(index, first ?? '', 't99.bin'), 'a stranger');
    mkdirSync(path.join(index, 'of-former-times'));
    await withCache(site);
    expect(digestOf(site)).toEqual(await clean(SMALL_ITEMS));
    expect(statSync(kept).ino).toBe(number);
  });

  it('does not read a page again whose file is the same, and reads one that is not', async () => {
    const site = siteOf(SMALL_ITEMS);
    const memory = newFolder();
    const page = path.join(site, 'units', SMALL_ITEMS[0]?.id ?? '', 'index.html');
    const titles = async (): Promise<string> =>
      (await readPages(site, memory, 'code')).map(({ digest }) => digest).join(' ');
    const settled = new Date(Date.now() - 60_000);
    utimesSync(page, settled, settled);
    const before = await titles();
    const html = readFileSync(page, 'utf8');
    writeFileSync(page, html.replace(/[一-龥](?=<\/p>)/u, '改'));
    expect(readFileSync(page, 'utf8')).not.toBe(html);
    utimesSync(page, settled, settled);
    expect(await titles()).toBe(before);
    utimesSync(page, settled, new Date(settled.getTime() + 1));
    expect(await titles()).not.toBe(before);
  });

  it('reads a page again that was written a moment ago, whatever its times say', async () => {
    const site = siteOf(SMALL_ITEMS);
    const memory = newFolder();
    const page = path.join(site, 'units', SMALL_ITEMS[0]?.id ?? '', 'index.html');
    const before = await readPages(site, memory, 'code');
    const { atime, mtime } = statSync(page);
    writeFileSync(page, readFileSync(page, 'utf8').replace(/[一-龥](?=<\/p>)/u, '改'));
    utimesSync(page, atime, mtime);
    expect(await readPages(site, memory, 'code')).not.toEqual(before);
  });

  it('tells of each bundle that has to be made', async () => {
    const told: string[] = [];
    await buildIndex(siteOf(SMALL_ITEMS), {
      ...OPTIONS,
      onProgress: ({ made, toMake }) => told.push(`${made}/${toMake}`),
    });
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.map((_, at) => `${at}/${told.length}`));
  });
});
