import { describe, expect, it } from 'vitest';
import {
  unitBook,
  unitBookHref,
  unitBookRoutes,
  yearBook,
  yearBookRoutes,
} from '../../../src/page-data/book.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const withdrawn = { date: '2024-01-02', reason: '重复' };
const archive = contents(
  [unit('county', 1, { tier: '县级' }), unit('town', 2), unit('school', 3)],
  [
    item('town', '2023-H1'),
    item('town', '2022'),
    item('town', '2022-H1', { withdrawn }),
    item('county', '2023'),
    item('school', '2021', { draft: true }),
  ],
  true,
);
const ids = ({ groups }: ReturnType<typeof unitBook>) =>
  groups.map(({ heading, entries }) => [heading, entries.map(({ id }) => id)]);

describe('the book of a unit', () => {
  it('binds its items oldest first, by years', () => {
    expect(ids(unitBook(archive, 'town'))).toEqual([
      ['2022年度', ['town/2022']],
      ['2023年度', ['town/2023-h1']],
    ]);
  });

  it('leaves out what was withdrawn or waits, and says how many', () => {
    const { summary, count } = unitBook(archive, 'town');
    expect(count).toBe(2);
    expect(summary).toEqual(['2件，2022年度至2023年上半年', '另有1件未核定或已撤下，不收入。']);
  });

  it('is none where there is nothing to bind', () => {
    expect(unitBookHref(archive, 'school')).toBeUndefined();
    expect(unitBookRoutes(archive).map(({ params }) => params.unit)).toEqual(['county', 'town']);
    expect(() => unitBook(archive, 'school')).toThrow('/units/school/book/');
  });
});

describe('the book of a year', () => {
  it('binds the items of all units in 建制顺序', () => {
    expect(ids(yearBook(archive, 2023))).toEqual([
      ['county团委', ['county/2023']],
      ['town团委', ['town/2023-h1']],
    ]);
    expect(yearBookRoutes(archive).map(({ params }) => params.year)).toEqual(['2022', '2023']);
  });

  it('has volumes of at most 160 items, each item in one of them', () => {
    const units = Array.from({ length: 200 }, (_, at) => unit(`u${at}`, at));
    const items = units.flatMap(({ id }) => [item(id, '2023'), item(id, '2023-H1')]);
    const large = contents(units, items);
    const volumes = yearBookRoutes(large).map(({ props }) =>
      yearBook(large, props.year, props.number),
    );
    const bound = volumes.flatMap(({ groups }) =>
      groups.flatMap(({ entries }) => entries.map(({ id }) => id)),
    );
    expect(Math.max(...volumes.map(({ count }) => count))).toBeLessThanOrEqual(160);
    expect(new Set(bound).size).toBe(400);
    expect(bound).toHaveLength(400);
    expect(volumes[1]?.title).toContain('（第2册）');
  });
});
