import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readItemPage } from '#document/from-page';
import { buildIndex } from '#search/build-index';
import { createEngine, type Engine } from '#search/client/engine';
import { emptyState } from '#search/client/state';
import type { Catalogue } from '#search/contract';
import { matches, parseQuery } from '#search/query';
import { fetchFromDisk, SMALL_ITEMS, writeSmallSite } from './small-site.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianlun-search-'));
  folders.push(folder);
  return folder;
};
const site = newFolder();
let engine: Engine;
let built: Awaited<ReturnType<typeof buildIndex>>;

beforeAll(async () => {
  writeSmallSite(site);
  built = await buildIndex(site, { unitOrder: ['xishan', 'beigang'] });
  vi.stubGlobal('fetch', fetchFromDisk);
  engine = createEngine(`${pathToFileURL(site).href}/`);
}, 60_000);

afterAll(() => {
  vi.unstubAllGlobals();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort();
const digestOf = (folder: string): string[] =>
  filesOf(folder).map((name) => {
    const hash = createHash('sha256').update(readFileSync(path.join(folder, name)));
    return `${name} ${hash.digest('hex')}`;
  });
const catalogueIn = (folder: string): Catalogue =>
  JSON.parse(readFileSync(path.join(folder, 'pagefind/catalogue.json'), 'utf8')) as Catalogue;
const ask = async (q: string, change: Partial<ReturnType<typeof emptyState>> = {}) =>
  engine.answer(parseQuery(q), { ...emptyState(), ...change });
const idsFor = async (q: string) => (await ask(q)).hits.map(({ item }) => item.id);

/** What every query must find, from the pages alone. */
const truthFor = (q: string): string[] =>
  catalogueIn(site)
    .items.filter(({ path: page }) => {
      const read = readItemPage(readFileSync(path.join(site, page, 'index.html'), 'utf8'));
      return matches(read?.blocks ?? [], parseQuery(q));
    })
    .map(({ id }) => id)
    .sort();

describe('the index', () => {
  it('holds the pages of items and no other', () => {
    expect(built.issues).toEqual([]);
    expect(built.value.items).toBe(SMALL_ITEMS.length);
    expect(catalogueIn(site).items.map(({ id }) => id)).toEqual(
      SMALL_ITEMS.map(({ id }) => id).sort(),
    );
    const bytes = filesOf(path.join(site, 'pagefind')).map(
      (name) => statSync(path.join(site, 'pagefind', name)).size,
    );
    expect(built.value.bytes).toBe(bytes.reduce((sum, size) => sum + size, 0));
  });

  it('lists units in the order given, with their facets', () => {
    const { units, items } = catalogueIn(site);
    expect(units.map(({ id }) => id)).toEqual(['xishan', 'beigang', 'nanwan']);
    expect(items.find(({ id }) => id === 'beigang/2022-h1')).toMatchObject({
      path: 'units/beigang/2022-h1/',
      lang: 'zh-Hans',
      end: '2022-12-31',
      values: { unit: ['beigang'], period: ['H1'], kind: ['work-summary', 'work-plan'] },
    });
    expect(items.find(({ id }) => id === 'nanwan/2022')?.lang).toBe('zh-Hant');
    expect(items.find(({ id }) => id === '_inbox/0123456789ab')?.values.unit).toEqual([]);
  });

  it('is the same for the same pages, byte for byte', async () => {
    const again = newFolder();
    writeSmallSite(again);
    await buildIndex(again, { unitOrder: ['xishan', 'beigang'] });
    expect(digestOf(path.join(again, 'pagefind'))).toEqual(digestOf(path.join(site, 'pagefind')));
  });

  it('gives a fragment another name when a comma changes', async () => {
    const other = newFolder();
    const [first, ...rest] = structuredClone(SMALL_ITEMS);
    if (first?.sections[1] === undefined) throw new Error('no item to change');
    first.sections[1].paragraphs = ['巡河护河20余场；参加1+100联系。', '一切顺利'];
    writeSmallSite(other, [first, ...rest]);
    await buildIndex(other);
    const nameIn = (folder: string) =>
      catalogueIn(folder).items.find(({ id }) => id === first.id)?.fragment;
    expect(nameIn(other)).not.toBe(nameIn(site));
  });

  it('is valid and empty for an archive without items', async () => {
    const empty = newFolder();
    writeSmallSite(empty, []);
    expect(await buildIndex(empty)).toMatchObject({ value: { items: 0 }, issues: [] });
    const answer = await createEngine(`${pathToFileURL(empty).href}/`).answer(
      parseQuery('巡河'),
      emptyState(),
    );
    expect(answer.hits).toEqual([]);
  });
});

describe('the stock runtime over it', () => {
  it.each([
    '志愿服务',
    '志願服務',
    '讀書會',
    '“读书会”',
    '读书会',
    '计划',
    '計畫',
    '计划落实全年',
    '137.05万元',
    '13705',
    '20余场',
    '1+100',
    '12·5',
    '12.5',
    '河',
    '裡',
    '1',
    '愿服',
    '着力',
    'wi-fi',
    'vr体验',
    '巡河 -疫情',
    '工作 总结 -“志愿服务”',
    '西山团委2016年工作总结',
    '¶',
    '顺利一切',
    '年工作总结一、',
    '疫情专栏',
    '不存在的词语',
    '-巡河',
  ])('finds for %s exactly what the pages hold', async (q) => {
    expect([...(await idsFor(q))].sort()).toEqual(truthFor(q));
  });

  it('finds every substring of a page and nothing that is in none', async () => {
    for (const item of SMALL_ITEMS) {
      for (const text of item.sections.flatMap(({ paragraphs }) => paragraphs)) {
        for (const length of [1, 2, 3, 5, 9]) {
          const q = text.replace(/[\s-]/g, '').slice(3, 3 + length);
          expect({ q, ids: [...(await idsFor(q))].sort() }).toEqual({ q, ids: truthFor(q) });
        }
      }
    }
  });

  it('puts titles before headings before text, then the newer first', async () => {
    expect(await idsFor('读书')).toEqual([
      '_inbox/0123456789ab',
      'nanwan/2023',
      'nanwan/2022',
      'beigang/2021',
    ]);
    const byAge = await ask('读书', { sort: 'oldest' });
    expect(byAge.hits.map(({ item }) => item.id)).toEqual([
      '_inbox/0123456789ab',
      'beigang/2021',
      'nanwan/2022',
      'nanwan/2023',
    ]);
  });

  it('counts a filter without its own choice', async () => {
    const filters = { ...emptyState().filters, unit: ['beigang'] };
    const { hits, facets } = await ask('巡河', { filters });
    expect(hits.map(({ item }) => item.id)).toEqual(['beigang/2021']);
    expect(facets.unit).toEqual([
      { value: 'beigang', count: 1, chosen: true },
      { value: 'nanwan', count: 1, chosen: false },
    ]);
    expect(facets.year).toEqual([{ value: '2021', count: 1, chosen: false }]);
  });

  it('gives the blocks of a hit as the page has them', async () => {
    const { hits } = await ask('读书会');
    const blocks = await hits.find(({ item }) => item.id === 'nanwan/2022')?.blocks();
    expect(blocks?.map(({ text }) => text)).toContain('著力開展志願服務，組織讀書會。');
  });
});

describe('an engine that gets no answer', () => {
  it('gives up after its time limit', async () => {
    const deaf = createEngine('x', 20, () => new Promise(() => {}));
    await expect(deaf.answer(parseQuery('巡河'), emptyState())).rejects.toMatchObject({
      name: 'SearchUnavailable',
      reason: 'time',
    });
  });

  it('says that loading failed, and tries again the next time', async () => {
    const load = vi.fn<() => Promise<never>>(() => Promise.reject(new Error('offline')));
    const broken = createEngine('x', 1000, load);
    for (const times of [1, 2]) {
      await expect(broken.answer(parseQuery('巡河'), emptyState())).rejects.toMatchObject({
        reason: 'loading',
      });
      expect(load).toHaveBeenCalledTimes(times);
    }
  });
});
