import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { deltasOf, readNumbers, sumsOf, writeNumbers } from '#search/number-text';

const numbers = fc.array(fc.integer({ min: -(2 ** 29), max: 2 ** 29 }));

it('numbers come back from their text as they were', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      expect(readNumbers(writeNumbers(list))).toEqual(list);
    }),
  );
});

it('a number from −15 to 15 takes one character', () => {
  expect(writeNumbers([0, 1, -1, 15, -16])).toHaveLength(5);
  expect(writeNumbers([16])).toHaveLength(2);
});

it('differences add up to the numbers again', () => {
  fc.assert(
    fc.property(numbers, (list) => {
      expect(sumsOf(deltasOf(list))).toEqual(list);
    }),
  );
});

it.each(['A=', 'g', '数'])('%s is refused', (text) => {
  expect(() => readNumbers(text)).toThrow(Error);
});
