import { array, assert, constantFrom, property, string as anyString, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsIn, pointsOf, type Point } from '#domain/points';

function wordsOf(text: string, points: readonly Point[] = pointsOf(text)): string[] {
  return points.map(({ start, end }) => text.slice(start, end));
}

describe('the points of a paragraph', () => {
  it.each([
    ['主要不足：一是人手少；二是经费紧。下一步改进。', ['一是人手少；', '二是经费紧。']],
    [
      '一是办班。办了三期。二是补课。三是收费。年底收齐。',
      ['一是办班。办了三期。', '二是补课。', '三是收费。年底收齐。'],
    ],
    [
      '首先开会部署，其次分头落实，最后检查验收。',
      ['首先开会部署，', '其次分头落实，', '最后检查验收。'],
    ],
    ['第一，缺人。第二，缺钱。', ['第一，缺人。', '第二，缺钱。']],
    ['其一，事多；其二，人少。', ['其一，事多；', '其二，人少。']],
    ['措施有：①减租；②结对；③上门。', ['①减租；', '②结对；', '③上门。']],
    ['一要学，二要做。', ['一要学，', '二要做。']],
    ['（一是人少；二是钱少）另有说明。', ['一是人少；', '二是钱少']],
    ['問題有：一是經費少;二是團員散。', ['一是經費少;', '二是團員散。']],
    ['一是“先学。”二是再做。', ['一是“先学。”', '二是再做。']],
    ['一是甲；二是乙。办法：①丙；②丁丁。', ['一是甲；', '二是乙。', '①丙；', '②丁丁。']],
    [
      '成效：一是学。二是做。不足：一是慢。二是散。',
      ['一是学。', '二是做。', '一是慢。', '二是散。'],
    ],
  ])('are runs that count up from one: %s', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });

  it.each([
    '第一季度完成三成，第二季度完成五成。',
    '完成第一、第二、第三产业统计。',
    '获得全市第一，全省第二，令人鼓舞。',
    '第一书记到村，第二课堂开讲。',
    '一是办班。',
    '二是办班。三是补课。',
    '首先开会，最后散场。',
    '十一是国庆，十二是双旦。',
    '如图①所示，见图②。',
    '这一是事实，那二是传闻。',
  ])('are not found where nothing is counted: %s', (text) => {
    expect(pointsOf(text)).toEqual([]);
  });

  it('keep what is counted inside one of them', () => {
    const text = '一是办班：①学理论；②学业务。二是补课。';
    expect(wordsOf(text)).toEqual(['一是办班：①学理论；②学业务。', '二是补课。']);
  });

  it('know their number in the run', () => {
    expect(
      pointsOf('甲：一是乙乙；二是丙丙。丁：一是戊戊；二是己己。').map(({ ordinal }) => ordinal),
    ).toEqual([1, 2, 1, 2]);
  });

  it('may go on in the next paragraph, at its head, and no further than a paragraph without one', () => {
    const paragraphs = ['主要有：一是甲甲。', '二是乙乙。又及。', '三是丙丙', '另外', '四是丁丁'];
    expect(
      pointsIn(paragraphs).map((points, index) => wordsOf(paragraphs[index] ?? '', points)),
    ).toEqual([['一是甲甲。'], ['二是乙乙。又及。'], ['三是丙丙'], [], []]);
    expect(pointsIn(['一是甲甲。', '其中，二是乙乙。'])).toEqual([[], []]);
  });

  const pieces = constantFrom(
    ...'一是 二是 三是 首先 其次 最后 第一， 第二， 其一， 其二， ① ② ③ 一要 二要'.split(' '),
    ...Array.from('甲丙。；，：”（） \n😀'),
  );
  const texts = array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));

  it('are in order, do not overlap, are never empty, and give the text back with the rest', () => {
    assert(
      property(tuple(texts, anyString()), ([made, any]) => {
        for (const text of [made, any, made + any]) {
          let rebuilt = '';
          let at = 0;
          for (const { start, end } of pointsOf(text)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            rebuilt += text.slice(at, start) + text.slice(start, end);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
          expect(rebuilt + text.slice(at)).toBe(text);
        }
      }),
    );
  });

  it('begin with one and go on one by one, over any paragraphs', () => {
    assert(
      property(array(texts, { maxLength: 5 }), (paragraphs) => {
        const points = pointsIn(paragraphs);
        expect(points).toHaveLength(paragraphs.length);
        let last = 0;
        for (const { ordinal } of points.flat()) {
          expect(ordinal === 1 || ordinal === last + 1).toBe(true);
          last = ordinal;
        }
        points.forEach((own, index) => {
          for (const [at, point] of own.entries()) {
            expect(point.end).toBeLessThanOrEqual(
              own[at + 1]?.start ?? (paragraphs[index] ?? '').length,
            );
          }
        });
      }),
    );
  });
});
