import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyState, readState, toggleFilter, writeState } from '#search/client/state';
import { withinTime } from '#search/client/time-limit';
import { fillLabel } from '#search/client/labels-contract';

describe('state', () => {
  it('is read from repeated parameters and from lists', () => {
    const state = readState('?q=巡河&unit=b&unit=a&year=2022,2021&sort=newest&other=1');
    expect(state).toEqual({
      q: '巡河',
      filters: { unit: ['a', 'b'], year: ['2021', '2022'], period: [], kind: [] },
      sort: 'newest',
    });
  });

  it('passes over a sort order that does not exist', () => {
    expect(readState('?sort=best').sort).toBe('relevance');
  });

  it('comes back from the address as it was', () => {
    const values = fc
      .uniqueArray(fc.stringMatching(/^[a-zA-Z0-9-]{1,8}$/))
      .map((list) => list.sort());
    fc.assert(
      fc.property(
        fc.record({
          q: fc.string({ unit: 'grapheme' }),
          filters: fc.record({ unit: values, year: values, period: values, kind: values }),
          sort: fc.constantFrom('relevance' as const, 'newest' as const, 'oldest' as const),
        }),
        (state) => {
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
});

it('a promise that never settles ends with the time limit', async () => {
  await expect(withinTime(5, new Promise(() => {}))).rejects.toMatchObject({ reason: 'time' });
  await expect(withinTime(1000, Promise.resolve(1))).resolves.toBe(1);
});

it('a label takes its values, and keeps a name it does not know', () => {
  expect(fillLabel('共{items}件、{places}处{x}', { items: 2, places: 3 })).toBe('共2件、3处{x}');
});
