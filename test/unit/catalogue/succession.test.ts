import { describe, expect, it } from 'vitest';
import { predecessorsOf, successionsOf, successorsOf } from '../../../src/catalogue/succession.ts';
import type { Unit } from '../../../src/domain/unit.ts';
import { unit } from './sample.ts';

const ids = (units: readonly Unit[]) => units.map(({ id }) => id);

/** How the unit `id` came to be and ended, as `kind date ids`. */
function told(units: Unit[], id: string): { from: string[]; to: string[] } {
  const one = units.find((candidate) => candidate.id === id);
  if (one === undefined) throw new Error(id);
  const { from, to } = successionsOf(units, one);
  const words = (steps: typeof from) =>
    steps.map(({ kind, date, units: kin }) => `${kind} ${date ?? '-'} ${ids(kin).join('+')}`);
  return { from: words(from), to: words(to) };
}

describe('a succession of units', () => {
  it('is seen from both ends, whichever of them the list names it at', () => {
    const [old, heir] = [unit('a', 1, { successors: ['b'] }), unit('b', 2)];
    expect(ids(predecessorsOf([old, heir], heir))).toEqual(['a']);
    expect(ids(successorsOf([old, heir], old))).toEqual(['b']);
  });

  it('is a merger where several ended on the day on which one began', () => {
    const units = [
      unit('a', 1, { abolished: '2022-08' }),
      unit('b', 2, { abolished: '2022-08' }),
      unit('c', 3, { established: '2022', predecessors: ['b', 'a'] }),
    ];
    expect(told(units, 'c').from).toEqual(['merged 2022-08 a+b']);
    expect(told(units, 'a').to).toEqual(['merged 2022-08 c']);
  });

  it('is a split where one ended on the day on which several began', () => {
    const units = [
      unit('a', 1, { abolished: '2022-08', successors: ['b', 'c'] }),
      unit('b', 2, { established: '2022-08' }),
      unit('c', 3, { established: '2022-08' }),
    ];
    expect(told(units, 'a').to).toEqual(['split 2022-08 b+c']);
    expect(told(units, 'c').from).toEqual(['split 2022-08 a']);
  });

  it('recasts one as one, and goes into one that stood before', () => {
    const units = [
      unit('a', 1, { abolished: '2020', successors: ['b'] }),
      unit('b', 2, { established: '2020' }),
      unit('c', 3, { abolished: '2023-01', successors: ['b'] }),
    ];
    expect(told(units, 'c').to).toEqual(['absorbed 2023-01 b']);
    expect(told(units, 'b').from).toContain('absorbed 2023-01 c');
    expect(told(units.slice(0, 2), 'a').to).toEqual(['recast 2020 b']);
  });

  it('is named no more closely than the days allow', () => {
    const units = [unit('a', 1, { abolished: '2020', successors: ['b'] }), unit('b', 2)];
    expect(told(units, 'a').to).toEqual(['succeeded 2020 b']);
    expect(told([unit('a', 1, { successors: ['a', 'nobody'] })], 'a').to).toEqual([]);
  });
});
