import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../src/page-data/chart.ts';
import { homePage } from '../../../src/page-data/home.ts';
import { unitPage } from '../../../src/page-data/unit.ts';
import { unitsIndexPage } from '../../../src/page-data/units-index.ts';
import { yearPage, yearPages } from '../../../src/page-data/year.ts';
import { yearsIndexPage } from '../../../src/page-data/years-index.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const archive = contents(
  [
    unit('county', 1, { tier: '县级' }),
    unit('town', 2, {
      name: '共青团甲镇委员会',
      formerNames: [{ name: '共青团甲乡委员会', to: '2020-03' }],
      parent: [{ id: 'county' }, { id: 'gone', to: '2001' }],
    }),
    unit('school', 3, { tier: '基层', established: '2021' }),
  ],
  [
    item('town', '2019'),
    item('town', '2021-H1'),
    item('town', '2021-H2', { draft: true }),
    item('county', '2021-Q1'),
  ],
  true,
);

describe('the list of units', () => {
  const { groups } = unitsIndexPage(archive);

  it('is grouped by tier in 建制顺序', () => {
    expect(groups.map(({ name, units }) => [name, units.length])).toEqual([
      ['县级', 1],
      ['乡级', 1],
      ['基层', 1],
    ]);
  });

  it('says how many items a unit has, from which period to which', () => {
    expect(groups[1]?.units[0]).toMatchObject({
      count: 3,
      first: '2019年度',
      last: '2021年下半年',
      formerNames: ['共青团甲乡委员会'],
    });
    expect(groups[2]?.units[0]).toMatchObject({ count: 0, first: undefined });
  });
});

describe('a unit’s page', () => {
  const page = unitPage(archive, 'town');

  it('keeps the gap between two years in sight', () => {
    expect(page.stretches.map(({ label, gap }) => [label, gap])).toEqual([
      ['2021年', false],
      ['2020年', true],
      ['2019年', false],
    ]);
    expect(page.stretches[1]?.events).toEqual(['2020年3月更名为共青团甲镇委员会']);
  });

  it('names the unit as it was where that differs, and marks drafts', () => {
    const entries = page.stretches.flatMap((stretch) => stretch.entries);
    expect(entries.map(({ nameThen, draft }) => [nameThen, draft])).toEqual([
      [undefined, true],
      [undefined, false],
      ['共青团甲乡委员会', false],
    ]);
  });

  it('shows a superior that is not in the list by its id, without a link', () => {
    const parents = page.facts.find(({ label }) => label === '上级')?.values;
    expect(parents).toEqual([
      { text: '共青团county委员会', href: '/units/county/' },
      { text: 'gone' },
    ]);
  });

  it('does not exist for an unknown unit', () => {
    expect(() => unitPage(archive, 'nobody')).toThrow('nobody');
  });
});

describe('a year’s page', () => {
  const page = yearPage(archive, 2021);

  it('exists for every year between the first and the last', () => {
    expect(yearPages(archive)).toEqual([2019, 2020, 2021]);
  });

  it('has a column for other periods only where there are any', () => {
    expect(page.columns).toEqual(['H1', 'H2', 'year', 'other']);
    expect(yearPage(archive, 2019).columns).toEqual(['H1', 'H2', 'year']);
  });

  it('shows what each unit has and what it has not', () => {
    const town = page.groups[1]?.rows[0];
    expect(town?.cells.map(({ entries }) => entries.map(({ id }) => id))).toEqual([
      ['town/2021-h1'],
      ['town/2021-h2'],
      [],
      [],
    ]);
    expect(yearPage(archive, 2019).groups[2]?.rows[0]?.absent).toBe('未设立');
  });

  it('counts the units that have something', () => {
    expect(page.summary).toBe('2个单位，共3件');
  });

  it('links to the years beside it and no further', () => {
    expect(page.previous?.href).toBe('/years/2020/');
    expect(page.next).toBeUndefined();
  });
});

describe('the list of years', () => {
  it('shows every unit by every year, the newest first, with the number of items', () => {
    const { coverage } = yearsIndexPage(archive);
    expect(coverage?.years.map(({ year, count }) => [year, count])).toEqual([
      [2021, 3],
      [2020, 0],
      [2019, 1],
    ]);
    const towns = coverage?.groups[1];
    expect(towns?.rows[0]?.cells.map(({ label, href }) => [label, href])).toEqual([
      ['上、下半年', '/units/town/#y2021'],
      ['未收录', undefined],
      ['全年', '/units/town/2019/'],
    ]);
  });
});

function received(receivedAt: string) {
  const sha256 = 'a'.repeat(64);
  return { source: { original: 'x', sha256, textSha256: sha256, format: 'txt', receivedAt } };
}

describe('the frame of every page', () => {
  it('takes the latest day of receipt where the settings give no date of update', () => {
    const items = [
      item('a', '2019', received('2024-02-01')),
      item('a', '2020', received('2023-12-31')),
    ];
    expect(homePage(contents([], items)).updated).toBe('2024-02-01');
    expect(homePage(contents([], [])).updated).toBeUndefined();
  });
});

describe('a chart', () => {
  it('keeps figures as written and measures them against the longest', () => {
    expect(barsOf('2020: 590; 2021：1,180；2022: 0')).toEqual([
      { label: '2020', figure: '590', length: 50 },
      { label: '2021', figure: '1,180', length: 100 },
      { label: '2022', figure: '0', length: 0 },
    ]);
  });

  it('tells the author which part is no figure', () => {
    expect(() => barsOf('2020: 很多')).toThrow('2020: 很多');
    expect(() => barsOf(' ; ')).toThrow('没有数据');
  });
});
