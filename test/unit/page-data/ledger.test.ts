import { describe, expect, it } from 'vitest';
import { coverageCsv } from '../../../src/page-data/coverage-csv.ts';
import { homePage } from '../../../src/page-data/home.ts';
import { ledgerPage, ledgerPageYears } from '../../../src/page-data/ledger.ts';
import { unitPage } from '../../../src/page-data/unit.ts';
import { yearPage } from '../../../src/page-data/year.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const units = [
  unit('county', 1, { tier: '县级' }),
  unit('old', 2, { abolished: '2023-01', successors: ['new'] }),
  unit('new', 3, { established: '2023-01', predecessors: ['old'] }),
  unit('town', 4, {
    formerNames: [{ name: '共青团旧乡委员会', shortName: '旧乡团委', to: '2023-03' }],
  }),
];
const archive = contents(
  units,
  [
    item('county', '2024-H1'),
    item('county', '2022'),
    item('town', '2022'),
    item('town', '2023-H2'),
  ],
  false,
  {
    duties: [
      { every: 'H1', from: 2024, due: '07-10' },
      { every: 'year', from: 2022, due: '01-10' },
      { periods: ['2024-H1'], due: '2024-08-31', units: ['town'] },
    ],
    exemptions: [{ units: ['new'], periods: ['2023'], reason: '新设立' }],
  },
);
const page = ledgerPage(archive);
const words = (from = page) =>
  from.groups.flatMap(({ rows }) =>
    rows.map(({ unit: { name }, cells }) => [
      name,
      ...cells.map(({ word, detail }) => (detail === '' ? word : `${word} ${detail}`)),
    ]),
  );

describe('the page of the ledger', () => {
  it('says in each cell how a unit stands and what else is to be known', () => {
    expect(
      page.heads.map(({ year, columns }) => [year, ...columns.map(({ label }) => label)]),
    ).toEqual([
      [2024, '上半年', '全年'],
      [2023, '全年'],
      [2022, '全年'],
    ]);
    expect(words()).toEqual([
      ['county团委', '已报', '未到期', '未报', '已报'],
      ['old团委', '已撤销 由new团委承接', '已撤销 由new团委承接', '已撤销 由new团委承接', '未报'],
      ['new团委', '未报 截止7月10日', '未到期', '免报', '未设立 此前为old团委'],
      ['town团委', '未到期 截止8月31日', '未到期', '未报 下半年已报', '已报'],
    ]);
  });

  it('reads each cell out with its period, its day, its reason and the name of the time', () => {
    const cells = page.groups.flatMap(({ rows }) => rows.map((row) => row.cells));
    const said = (row: number, at: number) => {
      const { lead, word, rest } = cells[row]![at]!;
      return lead + word + rest;
    };
    expect(said(0, 0)).toBe('county团委2024年上半年：已报');
    expect(said(2, 0)).toBe('2024年上半年：未报，截止2024年7月10日');
    expect(said(2, 2)).toBe('2023年度：免报，理由：新设立');
    expect(said(3, 3)).toBe('town团委2022年度：已报，时称旧乡团委');
  });

  it('has a page a year besides, of that year alone', () => {
    expect(ledgerPageYears(archive)).toEqual([2024, 2023, 2022]);
    const one = ledgerPage(archive, 2023);
    expect([one.heads.length, one.title, one.byYear]).toEqual([1, '2023年报送台账', []]);
    expect(one.years.filter(({ here }) => here).map(({ year }) => year)).toEqual([2023]);
  });

  it('sums up below and at the end of each row what stands there', () => {
    const totals = Object.fromEntries(
      page.totals.map((total) => [total.count, [...total.byColumn, total.all]]),
    );
    expect(totals).toEqual({
      owed: [3, 3, 2, 3, 11],
      filed: [1, 0, 0, 2, 3],
      missing: [1, 0, 2, 1, 4],
      pending: [1, 3, 0, 0, 4],
    });
    expect(page.groups.flatMap(({ rows }) => rows.map(({ counts }) => counts))).toEqual([
      [4, 2, 1],
      [1, 0, 1],
      [2, 0, 1],
      [4, 1, 1],
    ]);
    expect(page.byYear.map(({ year, counts }) => [year, ...counts])).toEqual([
      [2024, 6, 1, 1, 4],
      [2023, 2, 0, 2, 0],
      [2022, 3, 2, 1, 0],
    ]);
  });

  it('lists whom to chase in 建制顺序, the newest first', () => {
    expect(
      page.chase.map(({ unit: { name }, missing }) => [name, ...missing.map(({ label }) => label)]),
    ).toEqual([
      ['county团委', '2023年度'],
      ['old团委', '2022年度'],
      ['new团委', '2024年上半年'],
      ['town团委', '2023年度'],
    ]);
    expect(page.chaseCount).toEqual([4, 4]);
  });

  it('is the same on every day on which the states are, so that its key is', () => {
    const later = ledgerPage({ ...archive, today: '2024-08-31' });
    const over = ledgerPage({ ...archive, today: '2024-09-01' });
    expect(later).toEqual(page);
    expect(over).not.toEqual(page);
    expect(page.validUntil).toBe('2024-08-31');
  });

  it('of many units shows as many years as it can bear, and the others on pages of their own', () => {
    const many = contents(
      Array.from({ length: 20 }, (_, at) => unit(`u${at}`, at)),
      [],
      false,
      {
        duties: [
          { every: 'H1', from: 2005, due: '07-10' },
          { every: 'year', from: 2005, due: '01-10' },
        ],
      },
    );
    expect(ledgerPage(many).heads.map(({ year }) => year)).toEqual([2024, 2023, 2022]);
    expect(ledgerPageYears(many)).toHaveLength(20);
  });

  it('says that nothing is known where nothing is', () => {
    const bare = ledgerPage(contents(units, [item('county', '2023')]));
    expect(bare.notes.join('')).toContain('未登记应报规定');
    expect([bare.rowCounts, bare.totals.map(({ count }) => count), bare.chase]).toEqual([
      ['held'],
      ['held'],
      [],
    ]);
    expect(ledgerPage(contents([], [])).heads).toEqual([]);
  });
});

describe('data/coverage.csv', () => {
  it('has a row for every cell that says something', () => {
    const lines = coverageCsv(archive).split('\r\n');
    expect(lines).toHaveLength(1 + 16 + 1);
    expect(lines).toContain(
      'town,共青团town委员会,共青团旧乡委员会,乡级,委员会,镇街,2022,2022年度,2023-01-10,已报,,,,town2022工作总结,units/town/2022/',
    );
    expect(lines).toContain(
      'new,共青团new委员会,共青团new委员会,乡级,委员会,镇街,2023,2023年度,2024-01-10,免报,,新设立,,,',
    );
  });
});

describe('the ledger on other pages', () => {
  it('is told on the home page: what is owed, what is there, who is missing', () => {
    const [reporting, ...others] = homePage(archive).reporting;
    expect(others).toEqual([]);
    expect(reporting).toMatchObject({
      title: '2024年上半年',
      due: '截止2024年7月10日至8月31日不等',
      href: '/ledger/2024/',
      counts: [
        { label: '应报', count: 3 },
        { label: '已报', count: 1 },
        { label: '未报', count: 1, missing: true },
        { label: '未到期', count: 1 },
      ],
    });
    expect(
      reporting?.names.map(({ label, units: of }) => [label, ...of.map(({ name }) => name)]),
    ).toEqual([
      ['未报：', 'new团委'],
      ['尚未报送：', 'town团委'],
    ]);
    expect(homePage(contents(units, [item('county', '2023')])).reporting).toEqual([]);
  });

  it('says 未报 in the coverage table where a year is owed and empty', () => {
    const [county, old, young] = homePage(archive)
      .coverage.groups.flatMap(({ rows }) => rows)
      .map(({ cells }) => cells.map(({ label }) => label));
    expect([county, old, young]).toEqual([
      ['上半年', '未报', '全年'],
      ['已撤销', '未收录', '未报'],
      ['未报', '免报', '未设立'],
    ]);
  });

  it('is a unit’s row on its page', () => {
    const ledger = unitPage(archive, 'town').ledger;
    expect(ledger?.columns).toEqual(['上半年', '全年']);
    expect(
      ledger?.years.map(({ year, cells }) => [year, ...cells.map((cell) => cell?.word)]),
    ).toEqual([
      [2024, '未到期', '未到期'],
      [2023, undefined, '未报'],
      [2022, undefined, '已报'],
    ]);
    expect(unitPage(contents(units, []), 'town').ledger).toBe(undefined);
  });

  it('says on a year’s page what is missing there', () => {
    const rows = yearPage(archive, 2023).groups.flatMap((group) => group.rows);
    expect(rows.map(({ cells }) => cells[2]?.open?.label)).toEqual([
      '未报',
      undefined,
      '免报',
      '未报',
    ]);
  });
});
