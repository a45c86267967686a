import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, type Period } from '../../../src/domain/period.ts';
import { coverageLabel, shortPeriodLabel } from '../../../src/page-data/period-words.ts';

function periods(...values: string[]): Period[] {
  return values.flatMap((value) => parsePeriod(value) ?? []);
}

describe('the words of a cell', () => {
  it.each([
    [['2023'], '全年'],
    [['2023-H1'], '上半年'],
    [['2023-H2', '2023-H1'], '上、下半年'],
    [['2023-H1', '2023'], '全年、上半年'],
    [['2023-H1', '2023-H2', '2023'], '齐'],
    [['AY2023'], '学年'],
    [['2023-Q1'], '一季度'],
    [['2023-Q1', '2023-Q2'], '2个季度'],
    [['2023-Q1/Q3'], '前三季度'],
    [['2023-01', '2023-02', '2023-03'], '3个月'],
    [['2023-H1', '2023-07'], '上半年、7月'],
    [['AY2023-T1'], '第一学期'],
    [['2021/2025'], '2021—2025年'],
  ])('for %j are %s', (values, label) => {
    expect(coverageLabel(periods(...values))).toBe(label);
  });

  it('do not depend on the order of the items, nor on two of one period', () => {
    const all = periods('2023', '2023-H1', '2023-H2', '2023-Q1', '2023-Q2', '2023-07', '2023-08');
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1 }), (some) => {
        expect(coverageLabel(some.toReversed())).toBe(coverageLabel(some));
        expect(coverageLabel([...some, ...some])).toBe(coverageLabel(some));
        expect(coverageLabel(some)).not.toBe('');
      }),
    );
  });
});

describe('short labels', () => {
  it('leave out the year that stands beside them', () => {
    const labels = periods('2023', '2023-H1', '2023-Q4', '2023-07').map(shortPeriodLabel);
    expect(labels).toEqual(['全年', '上半年', '四季度', '7月']);
  });
});
