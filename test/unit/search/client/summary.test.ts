import { describe, expect, it } from 'vitest';
import { idleWords, signedFieldWords } from '#search/client/summary';
import { SEARCH_LABELS } from '../../../../src/labels.ts';

describe('what was typed and asks for nothing', () => {
  it.each(['😀', '，', '“”', '-', '——'])('has nothing to search for in %s', (typed) => {
    expect(idleWords(SEARCH_LABELS, ` ${typed}`)).toBe(`“${typed}”不含可检索的文字。`);
  });

  it('is a field without a value', () => {
    expect(idleWords(SEARCH_LABELS, '单位:')).toBe('请在“单位:”后输入条件。');
  });

  it('is an excluded word alone', () => {
    expect(idleWords(SEARCH_LABELS, '-疫情')).toBe(SEARCH_LABELS.nothingAsked);
  });

  it('needs no word where nothing was typed', () => {
    expect(idleWords(SEARCH_LABELS, ' 　')).toBe('');
  });
});

it('a field with a minus is said to be words of the text, a quoted one is meant so', () => {
  expect(signedFieldWords(SEARCH_LABELS, '夜校 -单位:石塘 -“单位:甲” -疫情')).toEqual([
    '“-单位:石塘”按文字排除；条件前不能加“-”。',
  ]);
});
