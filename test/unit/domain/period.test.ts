import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePeriods, isDay, parsePeriod, periodSlug, yearBefore } from '#domain/period';

describe('parsePeriod', () => {
  it.each([
    ['2023', 'year', 2023, '2023-01-01', '2023-12-31'],
    ['2023-H1', 'half', 2023, '2023-01-01', '2023-06-30'],
    ['2023-H2', 'half', 2023, '2023-07-01', '2023-12-31'],
    ['2023-Q3', 'quarter', 2023, '2023-07-01', '2023-09-30'],
    ['2023-Q1/Q3', 'quarters', 2023, '2023-01-01', '2023-09-30'],
    ['2024-02', 'month', 2024, '2024-02-01', '2024-02-29'],
    ['2021/2025', 'span', 2025, '2021-01-01', '2025-12-31'],
    ['AY2023', 'school-year', 2023, '2023-09-01', '2024-08-31'],
    ['AY2023-T1', 'school-term', 2024, '2023-09-01', '2024-01-31'],
    ['AY2023-T2', 'school-term', 2024, '2024-02-01', '2024-08-31'],
    ['2023-03-01/2023-05-31', 'dates', 2023, '2023-03-01', '2023-05-31'],
  ])('reads %s as a %s of %i from %s to %s', (value, kind, year, start, end) => {
    expect(parsePeriod(value)).toEqual({ value, kind, year, start, end });
  });

  it.each([
    '2023-H3',
    '2023-Q5',
    '2023-Q3/Q1',
    '2023-13',
    '2025/2021',
    '2023-02-30/2023-03-01',
    '2023-05-01/2023-03-01',
    '1900',
    '2023年',
    '23',
    '',
    '2023-h1',
    ' 2023',
  ])('refuses “%s”', (value) => {
    expect(parsePeriod(value)).toBeUndefined();
  });

  it('orders a year after its halves and before the next year', () => {
    const values = ['2024-H1', '2023', '2023-H1', '2023-H2', '2022'];
    const sorted = values.map((value) => parsePeriod(value)!).sort(comparePeriods);
    expect(sorted.map(({ value }) => value)).toEqual([
      '2022',
      '2023-H1',
      '2023-H2',
      '2023',
      '2024-H1',
    ]);
  });

  it('gives every valid period an address of lower-case ASCII', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2099 }),
        fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q1/Q3', '-07'),
        (year, suffix) => {
          const period = parsePeriod(`${year}${suffix}`);
          expect(period).toBeDefined();
          expect(periodSlug(period!.value)).toMatch(/^[a-z0-9-]+$/);
        },
      ),
    );
  });
});

describe('yearBefore', () => {
  it('keeps the stretch and steps one year back', () => {
    expect(yearBefore(parsePeriod('2023-H1')!)).toBe('2022-H1');
    expect(yearBefore(parsePeriod('AY2023-T2')!)).toBe('AY2022-T2');
    expect(yearBefore(parsePeriod('2021/2025')!)).toBeUndefined();
  });
});

describe('isDay', () => {
  it('knows the calendar', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2023-02-29')).toBe(false);
    expect(isDay('2023-2-9')).toBe(false);
  });
});
