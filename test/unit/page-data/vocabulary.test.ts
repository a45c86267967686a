import { describe, expect, it } from 'vitest';
import { vocabulariesOf } from '../../../src/catalogue/vocabularies.ts';
import {
  vocabularyList,
  vocabularyPage,
  vocabularyRoutes,
  type ValuePage,
  type ValuesPage,
} from '../../../src/page-data/vocabulary.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const archive = contents(
  [
    unit('city', 2, { tier: '县级', region: '330102' }),
    unit('town', 1, { region: '330102' }),
    unit('far', 3),
  ],
  [
    item('city', '2023'),
    item('town', '2023', { kinds: ['work-summary', 'work-plan'] }),
    item('town', '2022', { topic: { slug: 'study', name: '旧名' } }),
    item('far', '2024-H1', { topic: { slug: 'study', name: '学习教育' } }),
    item('far', '2021', { topic: { slug: 'aid', name: '助学' } }),
    item(undefined, undefined, { unitName: '某支部', kinds: [] }),
  ],
);

const values = (name: 'kinds' | 'topics' | 'levels' | 'regions') =>
  (vocabularyPage(archive, { name, slug: undefined, number: 1 }) as ValuesPage).values;

const value = (name: 'kinds' | 'topics' | 'levels' | 'regions', slug: string, number = 1) =>
  vocabularyPage(archive, { name, slug, number }) as ValuePage;

describe('the vocabularies of an archive', () => {
  it('list the values in use with their counts; an item of two kinds counts under both', () => {
    expect(values('kinds').map(({ text, count }) => [text, count])).toEqual([
      ['总结', 5],
      ['计划', 1],
    ]);
    expect(values('levels').map(({ text, href, count }) => [text, href, count])).toEqual([
      ['县级', '/levels/county/', 1],
      ['乡级', '/levels/township/', 4],
    ]);
  });

  it('put topics with the most items first, under the name of the newest', () => {
    expect(values('topics').map(({ text, href }) => [text, href])).toEqual([
      ['学习教育', '/topics/study/'],
      ['助学', '/topics/aid/'],
    ]);
  });

  it('say of a region whose it is: the first unit in 建制顺序', () => {
    expect(values('regions')).toEqual([
      {
        text: '330102',
        href: '/regions/330102/',
        count: 3,
        note: 'town团委等2个单位，2022年度至2023年度',
      },
    ]);
  });

  it('have no page where nothing is in use', () => {
    const bare = contents([unit('a', 1)], [item('a', '2023')]);
    expect(vocabulariesOf(bare).map(({ name }) => name)).toEqual(['kinds', 'levels']);
    expect(vocabularyRoutes(bare).map(({ params }) => params)).not.toContainEqual(
      expect.objectContaining({ vocabulary: 'topics' }),
    );
  });
});

describe('the page of a value', () => {
  it('lists its items, the newest period first, in 建制顺序 within it', () => {
    expect(value('kinds', 'work-summary').entries.map(({ href }) => href)).toEqual([
      '/units/far/2024-h1-study/',
      '/units/town/2023/',
      '/units/city/2023/',
      '/units/town/2022-study/',
      '/units/far/2021-aid/',
    ]);
  });

  it('has facets with counts, but for what the page itself is about and what leaves no choice', () => {
    const facets = value('levels', 'township').facets.map(({ name, values: all }) => [
      name,
      all.map(({ text, count }) => `${text}${count}`),
    ]);
    expect(Object.fromEntries(facets)).toEqual({
      year: ['2024年1', '2023年1', '2022年1', '2021年1'],
      period: ['全年3', '上半年1'],
      kind: ['总结4', '计划1'],
      topic: ['学习教育1', '旧名1', '助学1'],
    });
    expect(value('kinds', 'work-plan').facets).toEqual([]);
  });

  it('is cut into pages that hold every item once, which the list for the browser has as well', () => {
    const many = contents(
      Array.from({ length: 60 }, (_, at) => unit(`u${at}`, at)),
      Array.from({ length: 60 }, (_, at) =>
        ['2021', '2022', '2023'].map((year) => item(`u${at}`, year)),
      ).flat(),
    );
    const routes = vocabularyRoutes(many).filter(({ props }) => props.slug === 'work-summary');
    const pages = routes.map(({ props }) => vocabularyPage(many, props) as ValuePage);
    expect(pages.length).toBeGreaterThan(1);
    const shown = pages.flatMap(({ entries }) => entries.map(({ href }) => href));
    expect(new Set(shown).size).toBe(180);
    const list = vocabularyList(many, { name: 'kinds', slug: 'work-summary' });
    expect(list.map(({ href }) => href)).toEqual(shown);
    expect(pages[1]?.title).toBe('文种：总结（第2页）');
    const ranges = pages[0]?.paging?.links.map(({ range }) => range) ?? [];
    expect(new Set(ranges).size).toBe(ranges.length);
  });
});
