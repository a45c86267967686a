import { describe, expect, it } from 'vitest';
import { parsePeriod } from '#domain/period';
import { periodHref, periodPage, periodRoutes, periodsOf } from '../../../src/page-data/period.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const archive = contents(
  [
    unit('county', 1, { tier: '县级' }),
    unit('town', 2),
    unit('school', 3, { tier: '基层', established: '2022-09' }),
    unit('mill', 4, { tier: '基层', abolished: '2021' }),
  ],
  [
    item('county', '2022-H1'),
    item('county', '2023-H1'),
    item('town', '2022'),
    item('town', '2022-03-01/2022-05-04'),
  ],
);
const rows = (value: string) =>
  periodPage(archive, value).groups.flatMap(({ rows: ofTier }) => ofTier);

describe('the periods of a year', () => {
  it('have a page each, but no stretch from any day to any day', () => {
    expect(periodsOf(archive, 2022).map(({ value }) => value)).toEqual(['2022-H1', '2022']);
    expect(periodRoutes(archive).map(({ params }) => `${params.year}/${params.period}`)).toEqual([
      '2022/2022-h1',
      '2022/2022',
      '2023/2023-h1',
    ]);
  });

  it('are those owed, too, though nobody has anything', () => {
    const owed = contents(archive.units.slice(), archive.items.slice(), false, {
      duties: [{ every: 'H2', from: 2022, due: '01-31' }],
    });
    expect(periodsOf(owed, 2022).map(({ value }) => value)).toContain('2022-H2');
  });
});

describe('one stretch written in two ways', () => {
  const twice = contents(
    [unit('county', 1, { tier: '县级' }), unit('town', 2, { established: '2022-01' })],
    [
      item('county', '2023-H1'),
      item('town', '2023-Q1/Q2'),
      item('county', '2023-01-01/2023-06-30'),
    ],
    false,
    { duties: [{ every: 'H1', from: 2023, to: 2023, due: '07-31' }] },
  );

  it('has one page, with all of it', () => {
    expect(periodsOf(twice, 2023).map(({ value }) => value)).toEqual(['2023-H1']);
    const page = periodPage(twice, '2023-H1');
    const shown = page.groups.flatMap(({ rows: ofTier }) => ofTier);
    expect(shown.map(({ entries }) => entries.length)).toEqual([2, 1]);
    expect(page.summary).toContain('共3件');
    expect(() => periodPage(twice, '2023-Q1/Q2')).toThrow('2023-Q1/Q2');
  });

  it('is led to from either', () => {
    expect(periodHref(twice, parsePeriod('2023-Q1/Q2')!)).toBe('/years/2023/2023-h1/');
  });
});

describe('the page of a period', () => {
  it('takes a unit for there that was founded within a school year', () => {
    const schools = contents(
      [unit('school', 1, { established: '2023-01' }), unit('older', 2)],
      [item('older', 'AY2022')],
      false,
      { duties: [{ every: 'AY', from: 2022, due: '10-31' }] },
    );
    const [row] = periodPage(schools, 'AY2022').groups[0]!.rows;
    expect(row?.open?.state).toBe('missing');
  });

  it('says that what is owed is missing, though another paper of the period is there', () => {
    const planned = contents(
      [unit('county', 1), unit('gone', 2, { abolished: '2023-08' })],
      [item('county', '2023', { kinds: ['work-plan'] })],
      false,
      { duties: [{ every: 'year', from: 2023, due: '01-31' }] },
    );
    const page = periodPage(planned, '2023');
    const [county, gone] = page.groups[0]!.rows;
    expect([county?.entries.length, county?.open?.text]).toEqual([1, '未报']);
    expect(page.summary).toContain('未报1');
    expect(gone?.open?.text).toBe('已撤销');
  });

  it('has every unit by level, and why one has nothing', () => {
    expect(rows('2022-H1').map(({ unit: { href }, open }) => [href, open?.text])).toEqual([
      ['/units/county/', undefined],
      ['/units/town/', '未收录'],
      ['/units/school/', '未设立'],
      ['/units/mill/', '已撤销'],
    ]);
    expect(periodPage(archive, '2022-H1').groups.map(({ tier }) => tier)).toEqual([
      '县级',
      '乡级',
      '基层',
    ]);
  });

  it('shows what there is, and counts it', () => {
    expect(rows('2022')[1]?.entries.map(({ id }) => id)).toEqual(['town/2022']);
    expect(periodPage(archive, '2022').summary).toContain('共1件');
  });

  it('leads to the same period of the years beside, and to the others of its year', () => {
    const page = periodPage(archive, '2022-H1');
    expect(page.yearBefore).toBeUndefined();
    expect(page.yearAfter?.href).toBe('/years/2023/2023-h1/');
    expect(page.periods.map(({ href, current }) => [href, current])).toEqual([
      ['/years/2022/2022-h1/', true],
      ['/years/2022/2022/', false],
    ]);
  });

  it('is none for a period that nobody has or owes', () => {
    expect(() => periodPage(archive, '2020-H1')).toThrow('2020-H1');
  });
});
