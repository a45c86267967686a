import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutQuestion, isWhole, LONGEST_ADDRESS } from '#search/client/question-length';
import { readState, wordsOnly, writeState } from '#search/client/state';
import { foldText } from '#search/fold';

const typed = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'青年夜校，“”-: +&%ab1é👍'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 2000,
  size: 'max',
});
const MANY = Array.from(
  { length: 40 },
  (_, at) => `liuqiaoz${String.fromCharCode(97 + (at % 26))}n`,
);
const SITE = 'https://zongjie.qingnian.example.gov.cn/oa/archive/search/';

describe('a question', () => {
  it('is cut to a beginning that an address holds, together with conditions', () => {
    const ids = fc.array(fc.stringMatching(/^[a-z]{4,11}\*?$/), { maxLength: 40 });
    fc.assert(
      fc.property(typed, ids, ids, (q, unit, turned) => {
        const filters = { ...readState('').filters, unit, year: ['2021', '2022', '2023'] };
        const sort = 'oldest' as const;
        const state = { q: cutQuestion(q), filters, sort, view: 'units' as const, turned };
        expect(q.startsWith(state.q)).toBe(true);
        expect(SITE.length + writeState(state).length).toBeLessThanOrEqual(LONGEST_ADDRESS);
        const item = `${SITE}units/liuqiaozhen/2023-h1/${writeState(wordsOnly(state))}#s1.2.p3`;
        expect(item.length).toBeLessThanOrEqual(LONGEST_ADDRESS);
        // What is cut once stays as it is.
        expect(cutQuestion(state.q)).toBe(state.q);
        expect(isWhole(state.q) && state.q !== q).toBe(false);
      }),
      { examples: [['夜校'.repeat(1000), MANY, MANY]] },
    );
  });

  it('is left alone as long as it is short, and splits no character', () => {
    expect(cutQuestion('夜校'.repeat(60))).toBe('夜校'.repeat(60));
    expect(cutQuestion('a'.repeat(1200))).toHaveLength(1200);
    expect(foldText(cutQuestion('𠮷'.repeat(200)))).toBe('𠮷'.repeat(100));
  });

  it('of an address is cut as what is typed', () => {
    const long = '志愿'.repeat(900);
    expect(readState(`?q=${long}`).q).toBe(cutQuestion(long));
  });
});
