import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseUnit, expandUnits, unitTree, type UnitNode } from '#search/client/unit-tree';
import type { DirectoryUnit } from '#search/contract';

const unit = (id: string, parent?: string): DirectoryUnit => ({
  id,
  name: id,
  keys: [],
  ...(parent === undefined ? {} : { parent }),
});
const UNITS = [
  unit('county'),
  unit('town', 'county'),
  unit('village', 'town'),
  unit('school', 'county'),
];
const count = (value: string, number: number) => ({ value, count: number, chosen: false });
const shape = (nodes: UnitNode[]): unknown =>
  nodes.map(({ unit: { id }, own, all, children }) => [id, own, all, shape(children)]);

describe('the tree of units', () => {
  it('adds up what is below, in the order of the list', () => {
    const counts = [count('village', 2), count('school', 5), count('county', 1)];
    expect(shape(unitTree(UNITS, counts, []))).toEqual([
      [
        'county',
        1,
        8,
        [
          ['town', 0, 2, [['village', 2, 2, []]]],
          ['school', 5, 5, []],
        ],
      ],
    ]);
  });

  it('leaves out what has no hits, unless it is chosen', () => {
    expect(shape(unitTree(UNITS, [count('school', 1)], ['village']))).toEqual([
      [
        'county',
        0,
        1,
        [
          ['town', 0, 0, [['village', 0, 0, []]]],
          ['school', 1, 1, []],
        ],
      ],
    ]);
  });

  it('counts every hit once, whoever stands above whom', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const parents = fc.tuple(...ids.map(() => fc.constantFrom(...ids, 'unlisted', undefined)));
    fc.assert(
      fc.property(parents, fc.tuple(...ids.map(() => fc.nat(9))), (above, numbers) => {
        const units = ids.map((id, at) => unit(id, above[at]));
        const counts = ids.map((id, at) => count(id, numbers[at] ?? 0));
        const total = unitTree(units, counts, []).reduce((sum, { all }) => sum + all, 0);
        expect(total).toBe(numbers.reduce((sum, number) => sum + number, 0));
      }),
    );
  });
});

describe('a chosen unit', () => {
  it('with all below it stands for them all', () => {
    expect(expandUnits(['town*', 'school'], UNITS)).toEqual(['school', 'town', 'village']);
    expect(expandUnits(['gone', 'gone*'], UNITS)).toEqual(['gone']);
  });

  it('takes the place of the branch it belongs to, and a branch that of all within it', () => {
    expect(chooseUnit(['county*'], 'town', UNITS)).toEqual(['town']);
    expect(chooseUnit(['school', 'town', 'village'], 'town*', UNITS)).toEqual(['school', 'town*']);
    expect(chooseUnit(['school'], 'town', UNITS)).toEqual(['school', 'town']);
    expect(chooseUnit(['school', 'town'], 'town', UNITS)).toEqual(['school']);
  });
});
