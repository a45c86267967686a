import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlTextLength, textLength } from '../../../src/catalogue/text-length.ts';

describe('字数', () => {
  it('counts a Han character or full-width mark as one, a run of digits or letters as one', () => {
    expect(textLength('共办活动26场，“青年之家”开放。')).toBe(16);
    expect(textLength('APP 2.0')).toBe(2);
    expect(textLength('')).toBe(0);
  });

  it('does not count white space', () => {
    expect(textLength('甲 乙\n　丙')).toBe(3);
  });

  it('counts what a reader sees of HTML, and no drawing', () => {
    expect(htmlTextLength('<h2 id="s1">一、甲</h2><p>乙<strong>丙</strong>&amp;</p>')).toBe(6);
    expect(htmlTextLength('<p>甲<svg><text>乙</text></svg></p>')).toBe(1);
  });

  it('keeps numbers of neighbouring cells apart', () => {
    expect(htmlTextLength('<td>12</td><td>34</td>')).toBe(2);
  });

  it('is Han characters and full-width marks, and the runs between them and white space', () => {
    const pieces = constantFrom(
      ...'甲 𠀀 々 〇 ， “ ” — … · 、 ＡＢ a 9 é 😀 ( . \u3000 \u00a0'.split(' '),
      ' ',
      '\n',
    );
    const marks = /[\p{Script=Han}\u3001-\u303f\uff00-\uffef\u2010-\u2027\u2030-\u205e]/gu;
    assert(
      property(array(pieces), (parts) => {
        const text = parts.join('');
        const runs = text.replace(marks, ' ').match(/\S+/gu)?.length ?? 0;
        expect(textLength(text)).toBe((text.match(marks)?.length ?? 0) + runs);
      }),
    );
  });
});
