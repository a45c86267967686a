import { describe, expect, it } from 'vitest';
import { readPage } from './compared-page.ts';
import { itemPage } from '../../../src/page-data/item.ts';
import { comparePage, keptSections } from '../../../src/page-data/compare.ts';
import { comparedWith, compareRoutes } from '../../../src/page-data/compare-pairs.ts';
import {
  unitFile,
  unitFileSchema,
  unitsFile,
  unitsFileSchema,
} from '../../../src/page-data/units-data.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const withdrawn = { withdrawn: { date: '2024-01-02', reason: '重复' } };
const archive = contents(
  [unit('a', 1), unit('b', 2), unit('c', 3)],
  [
    item('a', '2019-H1'),
    item('a', '2020'),
    item('a', '2020-H1'),
    item('a', '2021-H1'),
    item('a', '2023-H1'),
    item('b', '2020', withdrawn),
    item('b', '2021'),
    item('b', '2022', { draft: true }),
    item(undefined, '2022', { unitName: '某团支部' }),
  ],
);
const off = { ...archive, settings: { ...archive.settings, comparePages: false } };

describe('the item that one is compared with', () => {
  it('is that of the same period a year before, else the last of as long a period', () => {
    expect(comparedWith(archive, 'a/2021-h1')?.id).toBe('a/2020-h1');
    expect(comparedWith(archive, 'a/2023-h1')?.id).toBe('a/2021-h1');
    expect(comparedWith(archive, 'a/2020')).toBeUndefined();
  });

  it('is none of those that are withdrawn, drafts or without a unit, nor do they have one', () => {
    expect(comparedWith(archive, 'b/2021')).toBeUndefined();
    expect(comparedWith(archive, 'b/2022')).toBeUndefined();
    expect(comparedWith(archive, '_inbox/2022')).toBeUndefined();
  });

  it('is led to from its page: a page of its own, or the chooser where the archive wants none', () => {
    expect(itemPage(archive, 'a/2021-h1').compare).toEqual({
      text: '与上年同期对照',
      href: '/units/a/2021-h1/compare/',
    });
    expect(itemPage(archive, 'a/2023-h1').compare?.text).toBe('与上期对照');
    expect(itemPage(off, 'a/2021-h1').compare?.href).toBe('/compare/?items=a/2020-h1,a/2021-h1');
    expect(itemPage(archive, 'a/2020').compare).toBeUndefined();
  });

  it('makes a page for each pair, and none where the archive wants none', () => {
    expect(compareRoutes(archive).map(({ props }) => `${props.before} ${props.id}`)).toEqual([
      'a/2019-h1 a/2020-h1',
      'a/2020-h1 a/2021-h1',
      'a/2021-h1 a/2023-h1',
    ]);
    expect(compareRoutes(off)).toEqual([]);
  });
});

describe('a page that compares two items', () => {
  it('shows the earlier first, by their periods, and leads to others', () => {
    const { title, chooser, comparison } = readPage(archive, 'a/2020-h1', 'a/2021-h1');
    expect(comparison.items.map(({ label }) => label)).toEqual(['2020年上半年', '2021年上半年']);
    expect(chooser).toBe('/compare/?items=a/2020-h1,a/2021-h1');
    expect(title).toContain('与2020年上半年对照');
    expect(comparison.rows.map(({ heading }) => heading)).toEqual(['一、存在问题']);
  });

  it('needs no body of what was read before, and cannot do without one of what was not', () => {
    const fresh = { ...archive };
    readPage(fresh, 'a/2020-h1', 'a/2021-h1');
    expect([...keptSections(fresh).keys()]).toEqual(['a/2020-h1', 'a/2021-h1']);
    const pair = [{ id: 'a/2020-h1' }, { id: 'a/2021-h1' }];
    expect(comparePage(fresh, pair).comparison.counts).toEqual({ all: 1, some: 0 });
    expect(() => comparePage({ ...archive }, pair)).toThrow('no text');
  });
});

describe('the lists to choose from', () => {
  it('are as their schemas say, with what can be compared and nothing else', () => {
    const units = unitsFileSchema.parse(unitsFile(archive));
    expect(units.units.map(({ id, count }) => `${id} ${count}`)).toEqual(['a 5', 'b 1']);
    const { items } = unitFileSchema.parse(unitFile(archive, 'b'));
    expect(items.map(({ id, address }) => `${id} ${address}`)).toEqual(['b/2021 units/b/2021/']);
  });
});
