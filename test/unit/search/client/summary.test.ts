import { describe, expect, it } from 'vitest';
import { cutWords, idleWords, passedOverWords } from '#search/client/summary';
import { SEARCH_LABELS } from '../../../../src/labels.ts';

describe('what was typed and asks for nothing', () => {
  it.each(['，', '“”', '-', '——'])('has nothing to search for in %s', (typed) => {
    expect(idleWords(SEARCH_LABELS, ` ${typed}`)).toBe(`“${typed}”不含可检索的文字。`);
  });

  it('is a field without a value', () => {
    expect(idleWords(SEARCH_LABELS, '单位:')).toBe('请在“单位:”后输入条件。');
    expect(idleWords(SEARCH_LABELS, '-单位:')).toBe('请在“-单位:”后输入条件。');
  });

  it('is a sign of the keyboard without quotation marks, or punctuation within them', () => {
    expect(idleWords(SEARCH_LABELS, '+')).toBe('“+”未参与检索，须检索请加引号。');
    expect(idleWords(SEARCH_LABELS, '“，”')).toBe('“，”只有标点，未参与检索。');
  });

  it('is an excluded word alone', () => {
    expect(idleWords(SEARCH_LABELS, '-疫情')).toBe(SEARCH_LABELS.nothingAsked);
  });

  it('needs no word where nothing was typed', () => {
    expect(idleWords(SEARCH_LABELS, ' 　')).toBe('');
  });
});

it('signs that are not looked for are named', () => {
  expect(passedOverWords(SEARCH_LABELS, '党建 + 业务 夜校👍')).toEqual([
    '“+”未参与检索，须检索请加引号。',
    '“👍”未参与检索，须检索请加引号。',
  ]);
  expect(passedOverWords(SEARCH_LABELS, '★ 夜校、志愿')).toEqual([]);
});

it('a question that is too long is said to be cut, and after which character', () => {
  expect(cutWords(` ${'夜校'.repeat(60)} `, SEARCH_LABELS)).toEqual([]);
  expect(cutWords('夜校'.repeat(70), SEARCH_LABELS)).toEqual(['检索词过长，只按前133字检索。']);
});
