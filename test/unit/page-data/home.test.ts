import { describe, expect, it } from 'vitest';
import { homePage } from '../../../src/page-data/home.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

describe('the home page', () => {
  const archive = contents(
    [unit('a', 1), unit('b', 2, { established: '2021' }), unit('c', 3)],
    [
      item('a', '2015'),
      item('a', '2022-H1'),
      item('a', '2023-H1', { dateCreated: '2023-07-05' }),
      item('b', '2023-H1', { dateCreated: '2023-07-09', draft: true }),
      item('b', '2022'),
    ],
    true,
  );
  const page = homePage(archive);

  it('counts items, the units that have any, and the years from first to last', () => {
    expect(page.numbers.map(({ value }) => value)).toEqual(['5', '2', '2015—2023年']);
  });

  it('shows the newest seven years, the newest first, and says that it leaves some out', () => {
    expect(page.coverage.years.map(({ year }) => year)).toEqual([
      2023, 2022, 2021, 2020, 2019, 2018, 2017,
    ]);
    expect(page.coverageCut).toBe(true);
  });

  it('says in each cell which periods are there, and links to the only item', () => {
    const rows = page.coverage.groups.flatMap((group) => group.rows);
    const [a, b] = rows.map(({ cells }) => cells);
    expect(a?.[0]).toMatchObject({ label: '上半年', href: '/units/a/2023-h1/', draft: false });
    expect(a?.[2]).toMatchObject({ label: '未收录', state: 'none', href: undefined });
    expect(b?.[0]).toMatchObject({ label: '上半年', draft: true });
    expect(b?.[3]).toMatchObject({ label: '未设立' });
  });

  it('sets the leading unit’s latest beside the same period a year ago', () => {
    expect(page.leading?.current.id).toBe('a/2023-h1');
    expect(page.leading?.yearBefore?.id).toBe('a/2022-h1');
  });

  it('lists the newest by the end of the period, then by 成文日期', () => {
    expect(page.latest.map(({ id }) => id)).toEqual([
      'b/2023-h1',
      'a/2023-h1',
      'b/2022',
      'a/2022-h1',
      'a/2015',
    ]);
  });

  it('escapes the query of an example', () => {
    expect(page.examples).toEqual([{ text: '甲 乙', href: '/search/?q=%E7%94%B2%20%E4%B9%99' }]);
  });

  it('of an empty archive has no numbers, no table and no leading unit', () => {
    const empty = homePage(contents([], []));
    expect([empty.numbers, empty.coverage.years, empty.leading, empty.latest]).toEqual([
      [],
      [],
      undefined,
      [],
    ]);
  });
});
