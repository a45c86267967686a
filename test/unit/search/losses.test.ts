import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, foldText } from '#search/fold';
import { foldedChars, lossAt } from '#search/losses';
import { hardText } from './arbitraries.ts';

const lossesOf = (text: string): string[] => {
  const folded = foldedChars(text);
  return folded.chars.slice(1).map((_, at) => lossAt(folded, at));
};

describe('the characters of a folded text', () => {
  it('are the fold', () => {
    fc.assert(
      fc.property(hardText, (text) => {
        expect(foldedChars(text).chars.join('')).toBe(foldText(text));
      }),
    );
  });

  it('stand as they are wherever nothing is altered or trailed', () => {
    fc.assert(
      fc.property(hardText, (text) => {
        const { chars, altered, trailed } = foldedChars(text);
        const exact = exactForm(text).text;
        for (let start = 0; start < chars.length; start += 1) {
          for (let end = start + 1; end <= chars.length; end += 1) {
            const kept =
              !altered.slice(start, end).includes(true) &&
              !trailed.slice(start, end - 1).includes(true);
            const stretch = chars.slice(start, end).join('');
            expect(!kept || exact.includes(stretch)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('the loss of a pair', () => {
  it.each([
    ['总结', ['none']],
    ['總 結', ['none']],
    ['“总结”', ['after']],
    ['总、结', ['inside']],
    ['青年、团委', ['after', 'inside', 'none']],
    ['Ａ组', ['inside']],
    ['A组', ['inside']],
    ['a组', ['none']],
    ['㎡', ['inside']],
    ['1.5', ['none', 'none']],
  ])('of %s is %s', (text, losses) => {
    expect(lossesOf(text)).toEqual(losses);
  });

  it('of a single character is whether it stands as it is', () => {
    expect(lossAt(foldedChars('團'), 0)).toBe('none');
    expect(lossAt(foldedChars('Ａ'), 0)).toBe('inside');
  });
});
