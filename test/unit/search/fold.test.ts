import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactForm, fold, foldText } from '#search/fold';
import { hardText } from './arbitraries.ts';

describe('fold', () => {
  it.each([
    ['　2023 年，上半年。', '2023年上半年'],
    ['１３７．０５万元', '137.05万元'],
    ['1+100', '1+100'],
    ['1 + 100', '1+100'],
    ['12·5', '12·5'],
    ['12.5', '12.5'],
    ['１2﹪', '12'],
    ['<90%以上', '90以上'],
    ['5%-8%', '58'],
    ['a--b', 'ab'],
    ['QQ-Group', 'qq-group'],
    ['“青年大學習”', '青年大学习'],
    ['①㎡', '1m2'],
    ['阿·里', '阿里'],
    ['——', ''],
  ])('%s becomes %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('makes a letter with its mark the same in one character and in two', () => {
    for (const text of ['Café', 'ガ', 'ﾊﾟ', '한', 'ǘ']) {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
    }
    expect(foldText('ﾊﾟ')).toBe(foldText('パ'));
  });

  it('keeps 12·5 and 12.5 apart', () => {
    expect(foldText('12·5')).not.toBe(foldText('12.5'));
  });

  it('contains the fold of every part of a text in the fold of the whole', () => {
    fc.assert(
      fc.property(hardText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        expect(foldText(text)).toContain(foldText(text.slice(start, end)));
      }),
      { numRuns: 3000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.oneof(hardText, fc.string({ unit: 'binary' })), (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('leads every folded character back to the one it came from', () => {
    fc.assert(
      fc.property(hardText, (text) => {
        const { text: folded, offsets } = fold(text);
        expect(offsets.length).toBe(folded.length + 1);
        expect(offsets.at(-1)).toBe(text.length);
        for (let at = 0; at < folded.length; at += 1) {
          const from = offsets[at] ?? -1;
          const char = String.fromCodePoint(text.codePointAt(from) ?? 0);
          const unit = folded.charAt(at);
          // A joiner folds to nothing by itself, so it is looked for between two digits.
          expect(foldText(char) + foldText(`0${char}0`)).toContain(unit);
        }
      }),
    );
  });
});

describe('exactForm', () => {
  it('drops white space and nothing else', () => {
    expect(exactForm(' “青年 大学习”，\n１2 ').text).toBe('“青年大学习”，１2');
  });
});
