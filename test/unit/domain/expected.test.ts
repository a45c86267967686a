import { describe, expect, it } from 'vitest';
import {
  dueDay,
  expectedFileSchema,
  nextPeriodStart,
  periodsOf,
} from '../../../src/domain/expected.ts';
import { parsePeriod } from '../../../src/domain/period.ts';

function ruleOf(duty: Record<string, unknown>) {
  const [rule] = expectedFileSchema.parse({ duties: [duty] }).duties;
  if (rule === undefined) throw new Error('no rule');
  return rule;
}

const flaws = (duty: Record<string, unknown>) =>
  expectedFileSchema.safeParse({ duties: [duty] }).error?.issues.map(({ path }) => path.join('.'));

describe('a rule of who owes what', () => {
  it('names periods one by one, or one of every year', () => {
    expect(periodsOf(ruleOf({ periods: [2023, '2023-H1'], due: '07-10' }), '2023-01-01')).toEqual([
      parsePeriod('2023'),
      parsePeriod('2023-H1'),
    ]);
    const every = ruleOf({ every: 'H1', from: 2021, to: 2023, due: '07-10' });
    expect(periodsOf(every, '2020-01-01').map(({ value }) => value)).toEqual([
      '2021-H1',
      '2022-H1',
      '2023-H1',
    ]);
  });

  it('reaches, without an end, to the last period that has begun', () => {
    const every = ruleOf({ every: 'H2', from: 2022, due: '01-10' });
    const until = (today: string) => periodsOf(every, today).map(({ value }) => value);
    expect([until('2023-06-30'), until('2023-07-01')]).toEqual([
      ['2022-H2'],
      ['2022-H2', '2023-H2'],
    ]);
    expect(nextPeriodStart(every, '2023-06-30')).toBe('2023-07-01');
    expect(
      nextPeriodStart(ruleOf({ every: 'H2', from: 2022, to: 2023, due: '01-10' }), '2023-01-01'),
    ).toBe(undefined);
  });

  it.each([
    ['2023', '01-10', '2024-01-10'],
    ['2023', '12-25', '2023-12-25'],
    ['2023-H1', '07-10', '2023-07-10'],
    ['2023-H2', '01-10', '2024-01-10'],
    ['AY2023', '07-15', '2024-07-15'],
    ['2023-H1', '2023-09-01', '2023-09-01'],
  ])('of %s by %s means %s', (period, due, day) => {
    const parsed = parsePeriod(period);
    if (parsed === undefined) throw new Error(period);
    expect(dueDay({ due }, parsed)).toBe(day);
  });

  it('names its periods in one way, with what that way needs', () => {
    const due = '07-10';
    expect(flaws({ due })).toEqual(['duties.0.periods']);
    expect(flaws({ due, periods: ['2023'], every: 'H1', from: 2020 })).toEqual(['duties.0.every']);
    expect(flaws({ due, every: 'H1' })).toEqual(['duties.0.from']);
    expect(flaws({ due, every: 'H1', from: 2023, to: 2022 })).toEqual(['duties.0.to']);
    expect(flaws({ due, periods: ['2023'], to: 2022 })).toEqual(['duties.0.to']);
  });

  it('takes a whole date for one period only, and no day that is in no year', () => {
    expect(flaws({ due: '2023-07-10', every: 'H1', from: 2023 })).toEqual(['duties.0.due']);
    expect(flaws({ due: '2023-07-10', periods: ['2023-H1', '2022-H1'] })).toEqual(['duties.0.due']);
    expect(flaws({ due: '02-30', periods: ['2023'] })).toEqual(['duties.0.due']);
    expect(flaws({ due: '2023-07-10', periods: ['2023-H1'] })).toBe(undefined);
  });
});
