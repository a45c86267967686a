import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdingsOf, unitNameThen } from '../../../src/catalogue/holdings.ts';
import { contents, item, unit } from './sample.ts';

describe('holdings', () => {
  it('are in one order whatever the order of the items', () => {
    const items = ['2020', '2020-H1', '2020-H2', '2019', '2021-Q1', 'AY2020', '2021/2025'].map(
      (period) => item('a', period),
    );
    const expected = holdingsOf(contents([unit('a', 1)], items)).all.map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        const found = holdingsOf(contents([unit('a', 1)], shuffled)).all.map(({ id }) => id);
        expect(found).toEqual(expected);
      }),
    );
    expect(expected.slice(0, 4)).toEqual(['a/2019', 'a/2020-h1', 'a/2020-h2', 'a/2020']);
  });

  it('keep items without a unit or a period, apart from the others', () => {
    const archive = contents([unit('a', 1)], [item(undefined, '2020'), item('a', undefined)]);
    const holdings = holdingsOf(archive);
    expect(holdings.unplaced.map(({ path }) => path)).toEqual(['/inbox/2020/']);
    expect(holdings.all).toHaveLength(2);
    expect(holdings.span).toEqual({ first: 2020, last: 2020 });
  });

  it('file an item that is plan and summary as a summary', () => {
    const archive = contents([], [item('a', '2020', { kinds: ['work-plan', 'work-summary'] })]);
    expect(holdingsOf(archive).all[0]?.kind).toBe('work-summary');
  });

  it('bear the name their unit had on 成文日期, or at the end of the period', () => {
    const renamed = unit('a', 1, {
      name: '共青团甲镇委员会',
      shortName: '甲镇团委',
      formerNames: [{ name: '共青团甲乡委员会', shortName: '甲乡团委', to: '2021-03' }],
    });
    const archive = contents(
      [renamed],
      [
        item('a', '2020'),
        item('a', '2020-H2', { dateCreated: '2021-03' }),
        item('a', '2021-H1', { dateCreated: '2021-02-28' }),
      ],
    );
    const names = Object.fromEntries(
      holdingsOf(archive).all.map((holding) => [holding.id, unitNameThen(holding)?.shortName]),
    );
    expect(names).toEqual({
      'a/2020': '甲乡团委',
      'a/2020-h2': '甲镇团委',
      'a/2021-h1': '甲乡团委',
    });
  });

  it('are worked out once for one archive', () => {
    const archive = contents([], [item('a', '2020')]);
    expect(holdingsOf(archive)).toBe(holdingsOf(archive));
  });
});
