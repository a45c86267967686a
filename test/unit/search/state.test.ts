import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutQuestion } from '#search/client/question-length';
import {
  asks,
  emptyState,
  readState,
  sameQuestion,
  toggleFilter,
  turn,
  wordsOnly,
  writeState,
} from '#search/client/state';
import { fillLabel, numberWords } from '#search/client/labels-contract';

describe('state', () => {
  it('is read from repeated parameters and from lists', () => {
    const state = readState('?q=巡河&unit=b&unit=a&year=2022,2021&sort=newest&other=1');
    expect(state).toEqual({
      q: '巡河',
      filters: { ...emptyState().filters, unit: ['a', 'b'], year: ['2021', '2022'] },
      sort: 'newest',
      view: 'items',
      turned: [],
    });
  });

  it('passes over an order and a view that do not exist', () => {
    expect(readState('?sort=best&view=map')).toEqual(emptyState());
  });

  it('comes back from the address as it was', () => {
    const values = fc
      .uniqueArray(fc.stringMatching(/^[a-zA-Z0-9.*-]{1,8}$/))
      .map((list) => list.sort());
    fc.assert(
      fc.property(
        fc.record({
          q: fc.string({ unit: 'grapheme' }).map(cutQuestion),
          filters: fc.record({
            archive: values,
            unit: values,
            year: values,
            period: values,
            kind: values,
            level: values,
            role: values,
          }),
          sort: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const),
          view: fc.constantFrom('items' as const, 'units' as const),
          all: fc.boolean(),
          turned: values,
        }),
        ({ all, ...rest }) => {
          const state = { ...rest, ...(all ? { all: true as const } : {}) };
          expect(readState(writeState(state))).toEqual(state);
        },
      ),
    );
    expect(writeState(emptyState())).toBe('');
  });

  it('chooses a value and gives it up again', () => {
    const once = toggleFilter(emptyState(), 'unit', 'a');
    expect(once.filters.unit).toEqual(['a']);
    expect(toggleFilter(once, 'unit', 'a')).toEqual(emptyState());
  });

  it('asks for something with words, typed conditions or chosen filters', () => {
    const asking = ['?q=夜校', '?q=年度:2023', '?year=2023', '?all=1'];
    expect(asking.filter((at) => !asks(readState(at)))).toEqual([]);
    const idle = ['', '?q=-夜校', '?sort=newest', '?all=0', '?q=-夜校&all=1'];
    expect(idle.filter((at) => asks(readState(at)))).toEqual([]);
  });

  it('lists everything again once words and conditions are given up', () => {
    const chosen = toggleFilter(readState('?all=1'), 'archive', '邻县库');
    expect(toggleFilter(chosen, 'archive', '邻县库')).toEqual(readState('?all=1'));
    expect(sameQuestion(readState('?all=1'), emptyState())).toBe(false);
  });

  it('asks the same however the answer is shown, and another with another order', () => {
    const state = readState('?q=夜校&unit=a');
    expect(sameQuestion(state, turn({ ...state, view: 'units' }, 'year'))).toBe(true);
    expect(sameQuestion(state, { ...state, sort: 'oldest' })).toBe(false);
  });

  it('hands an item’s page the words and where they count, and nothing else', () => {
    const state = readState('?q=夜校&unit=a&role=plan&sort=newest&view=units&fold=year');
    expect(writeState(wordsOnly(state))).toBe(writeState(readState('?q=夜校&role=plan')));
  });
});

it('a label takes its values, and keeps a name it does not know', () => {
  expect(fillLabel('共{items}件、{places}处{x}', { items: 2, places: 3 })).toBe('共2件、3处{x}');
});

it('a number is written with a comma at every third place', () => {
  expect([0, 999, 6000, 1234567].map(numberWords)).toEqual(['0', '999', '6,000', '1,234,567']);
});
