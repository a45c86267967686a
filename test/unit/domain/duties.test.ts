import { describe, expect, it } from 'vitest';
import type { z } from 'astro/zod';
import { dutiesOf } from '../../../src/domain/duties.ts';
import { expectedFileSchema } from '../../../src/domain/expected.ts';
import { parsePeriod } from '../../../src/domain/period.ts';
import type { Unit } from '../../../src/domain/unit.ts';
import { unit } from '../catalogue/sample.ts';

const TODAY = '2024-07-31';

function duties(units: Unit[], file: z.input<typeof expectedFileSchema>) {
  return dutiesOf(expectedFileSchema.parse(file), units, TODAY);
}

/** Ids of the units that owe a period. */
function owing(units: Unit[], file: z.input<typeof expectedFileSchema>, value: string) {
  const period = parsePeriod(value);
  if (period === undefined) throw new Error(value);
  const found = duties(units, file);
  return units.map(({ id }) => id).filter((id) => found.of(id, period) !== undefined);
}

const units = [
  unit('county', 1, { tier: '县级' }),
  unit('town', 2),
  unit('school', 3, { tier: '基层', sector: '学校' }),
];

describe('who owes what', () => {
  it('are the units that meet every condition of a rule, but those it leaves out', () => {
    const owed = (who: object) =>
      owing(units, { duties: [{ periods: ['2023'], due: '01-10', ...who }] }, '2023');
    expect(owed({})).toEqual(['county', 'town', 'school']);
    expect(owed({ tiers: ['县级', '乡级'] })).toEqual(['county', 'town']);
    expect(owed({ tiers: ['县级', '乡级'], sectors: ['学校'] })).toEqual([]);
    expect(owed({ units: ['town', 'school'], except: ['town'] })).toEqual(['school']);
  });

  it('is decided by the later of two rules for one unit and period', () => {
    const period = parsePeriod('2023-H1')!;
    const found = duties(units, {
      duties: [
        { periods: ['2023-H1'], due: '2023-07-10' },
        { periods: ['2023-Q1/Q2'], due: '2023-08-31', units: ['school'] },
      ],
    });
    expect([found.of('town', period)?.due, found.of('school', period)?.due]).toEqual([
      '2023-07-10',
      '2023-08-31',
    ]);
    expect(found.periods.map(({ value }) => value)).toEqual(['2023-H1']);
  });

  it('is a unit that exists when the period ends', () => {
    const some = [
      unit('young', 1, { established: '2023-05' }),
      unit('late', 2, { established: '2023-07' }),
      unit('gone', 3, { abolished: '2023-06-30' }),
      unit('last', 4, { abolished: '2023-07' }),
    ];
    const file = { duties: [{ periods: ['2023-H1'], due: '07-10' }] };
    expect(owing(some, file, '2023-H1')).toEqual(['young', 'last']);
  });

  it('passes from a unit that is named to those that came after it, and before it', () => {
    const some = [
      unit('a', 1, { abolished: '2020-01', successors: ['c'] }),
      unit('b', 2, { abolished: '2020-01', successors: ['c'] }),
      unit('c', 3, {
        established: '2020-01',
        abolished: '2022-01',
        predecessors: ['a', 'b'],
        successors: ['d'],
      }),
      unit('d', 4, { established: '2022-01', predecessors: ['c'] }),
    ];
    const of = (named: string, year: string) =>
      owing(some, { duties: [{ periods: [year], due: '01-10', units: [named] }] }, year);
    expect([of('a', '2019'), of('a', '2021'), of('a', '2023'), of('d', '2019')]).toEqual([
      ['a'],
      ['c'],
      ['d'],
      ['a', 'b'],
    ]);
  });

  it('ends, in a list that goes round in a circle', () => {
    const some = [
      unit('a', 1, { abolished: '2020', successors: ['b'] }),
      unit('b', 2, { abolished: '2020', successors: ['a'] }),
    ];
    const file = { duties: [{ periods: ['2023'], due: '01-10', units: ['a'] }] };
    expect(owing(some, file, '2023')).toEqual([]);
    expect(duties(some, file).idle.duties).toEqual([0]);
  });

  it('is excused with a reason, and an excuse from nothing is told', () => {
    const found = duties(units, {
      duties: [{ every: 'year', from: 2020, due: '01-10', tiers: ['乡级'] }],
      exemptions: [
        { periods: ['2021', '2019', '2031'], reason: '防汛' },
        { units: ['school'], periods: ['2021'], reason: '另有专报' },
      ],
    });
    expect(found.of('town', parsePeriod('2021')!)).toEqual({ due: '2022-01-10', exempt: '防汛' });
    expect(found.of('town', parsePeriod('2022')!)?.exempt).toBe(undefined);
    // 2031 has not begun: the duty will name it one day.
    expect(found.idle.exemptions).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});
