import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passageHash, readPassage } from '../../../src/domain/passage.ts';
import {
  headingName,
  headingsAbove,
  joinNames,
  pointNumber,
} from '../../../src/domain/passage-name.ts';

describe('the address of a passage', () => {
  it('says what the passage is and where it stands', () => {
    expect(readPassage('s1.2')).toEqual({ section: 's1.2', kind: 'heading', number: 0 });
    expect(readPassage('s0.p3')).toEqual({ section: 's0', kind: 'paragraph', number: 3 });
    expect(readPassage('s1.2.p3.i12')).toEqual({ section: 's1.2', kind: 'point', number: 3 });
    expect(readPassage('s1.t2')).toEqual({ section: 's1', kind: 'table', number: 2 });
    expect(readPassage('s1.f1')).toEqual({ section: 's1', kind: 'illustration', number: 1 });
  });

  it('is none for the ids of other things', () => {
    for (const id of ['', 'main', 'search', 's', 's1.', 's1.p', 's1.t1.i1', 's1.p1.i1.x', 'p12'])
      expect(readPassage(id), id).toBeUndefined();
  });
});

describe('the hash of a passage', () => {
  it('is six digits, the same for the same words however they are broken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(passageHash(words)).toMatch(/^[0-9a-f]{6}$/u);
        expect(passageHash(` ${words}\n`)).toBe(passageHash(words));
      }),
    );
  });

  it('is another when a character is another', () => {
    const words = '一是学习，二是宣讲。';
    expect(passageHash(words)).not.toBe(passageHash('一是学习，二是宣传。'));
    expect(passageHash('26场')).not.toBe(passageHash('62场'));
  });

  it('stays what it is, for links that people have sent each other', () => {
    expect(passageHash('')).toBe('1c9d44');
    expect(passageHash('a')).toBe('24d06f');
  });
});

describe('the place in a citation', () => {
  it('is named by the ordinals of its headings, highest first', () => {
    expect(headingsAbove('s1.2.3')).toEqual(['s1', 's1.2', 's1.2.3']);
    expect(joinNames(['一、成效', '（二）服务大局', '1.做法'].map(headingName))).toBe('一（二）1');
  });

  it('quotes a heading that has no ordinal, and keeps two numbers apart', () => {
    expect(headingName('存在问题')).toBe('“存在问题”');
    expect(headingName('第一部分　总结')).toBe('第一部分');
    expect(joinNames(['1', '2'])).toBe('1.2');
  });

  it.each([
    ['一是学习', 1],
    ['十二是宣讲', 12],
    ['其三，', 3],
    ['第二，', 2],
    ['③建站', 3],
    ['其次，', 2],
    ['最后，', undefined],
    ['', undefined],
  ])('takes the number a point gives itself: %s', (words, number) => {
    expect(pointNumber(words)).toBe(number);
  });
});
