import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  coversText,
  expectedText,
  firstDifference,
  squash,
  type Removal,
} from '#domain/faithful-text';

const removal = (taken: string, words: string): Removal => {
  const start = taken.indexOf(words);
  return { start, end: start + words.length, text: words, rule: 'test', line: 1 };
};

describe('expectedText', () => {
  it('puts the title first and leaves the removals out', () => {
    const taken = '首页 > 正文\n某镇总结\n\n　一、情况\n正文##paid##接着。';
    const title = removal(taken, '某镇总结');
    const record = { removed: [removal(taken, '首页 > 正文'), removal(taken, '##paid##')], title };
    expect(expectedText(taken, record)).toBe('某镇总结一、情况正文接着。');
  });

  it('applies corrections in order', () => {
    const record = { removed: [], title: null };
    expect(expectedText('共办 20 场', record, [{ from: '20场', to: '22场' }])).toBe('共办22场');
  });

  it('refuses a removal that does not match, and a correction that finds nothing', () => {
    const wrong = { start: 0, end: 2, text: '乙丙', rule: 'test', line: 1 };
    expect(() => expectedText('甲乙丙', { removed: [wrong], title: null })).toThrow(RangeError);
    expect(() =>
      expectedText('甲', { removed: [], title: null }, [{ from: '乙', to: '' }]),
    ).toThrow(RangeError);
  });

  it('loses nothing: what is left and what is removed make up the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (taken, a, b) => {
        const [start, end] = [a % (taken.length + 1), b % (taken.length + 1)].sort(
          (x, y) => x - y,
        ) as [number, number];
        const cut = { start, end, text: taken.slice(start, end), rule: 'test', line: 1 };
        const left = expectedText(taken, { removed: [cut], title: null });
        expect(left).toBe(squash(taken.slice(0, start)) + squash(taken.slice(end)));
      }),
    );
  });
});

describe('coversText', () => {
  const record = (end: number, ...parts: [number, number][]) => ({
    lead: { start: 0, end },
    parts: parts.map(([start, to], at) => ({ number: at + 1, label: '', start, end: to })),
    removed: [],
  });

  it('holds when lead and parts follow each other to the end', () => {
    expect(coversText('一二三四', record(1, [1, 3], [3, 4]))).toBe(true);
    expect(coversText('一二三四', record(0, [0, 4]))).toBe(true);
  });

  it('does not hold with a gap, an overlap, another order or a rest', () => {
    for (const parts of [
      [[2, 4]],
      [
        [1, 3],
        [2, 4],
      ],
      [
        [2, 4],
        [1, 2],
      ],
      [[1, 3]],
      [[1, 5]],
    ] as [number, number][][])
      expect(coversText('一二三四', record(1, ...parts))).toBe(false);
  });
});

describe('firstDifference', () => {
  it('is nothing for equal texts and shows both sides where they part', () => {
    expect(firstDifference('甲乙丙', '甲乙丙')).toBeUndefined();
    expect(firstDifference('新发展团员412名', '新发展团员421名')).toMatchObject({
      at: 6,
      expected: '新发展团员412名'.slice(1),
      shown: '新发展团员421名'.slice(1),
    });
  });

  it('sees a text that ends too early', () => {
    expect(firstDifference('甲乙', '甲')?.at).toBe(1);
  });
});
