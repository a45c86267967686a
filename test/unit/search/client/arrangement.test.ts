import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, inOrder } from '#search/client/arrangement';

const self = (hit: string): string => hit;
const ALL = 99;
const hits = fc.uniqueArray(fc.stringMatching(/^[a-h]$/));

describe('the hits on the page', () => {
  it('keep their place while the answer grows, and all are there', () => {
    fc.assert(
      fc.property(hits, hits, (shown, more) => {
        const grown = [...new Set([...more, ...shown])];
        const arranged = arrange(shown, grown, self, { free: false, limit: ALL });
        expect(arranged.slice(0, shown.length)).toEqual(shown);
        expect([...arranged].sort()).toEqual([...grown].sort());
      }),
    );
  });

  it('are the first of what all of them would be, as many as are to be shown', () => {
    fc.assert(
      fc.property(hits, hits, fc.boolean(), fc.nat(9), (shown, more, free, limit) => {
        const grown = [...new Set([...more, ...shown])];
        const all = arrange(shown, grown, self, { free, limit: ALL });
        expect(arrange(shown, grown, self, { free, limit })).toEqual(all.slice(0, limit));
      }),
    );
  });

  it('take their own order once they may', () => {
    expect(arrange(['b', 'a'], ['a', 'b', 'c'], self, { free: true, limit: ALL })).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(arrange(['b', 'a'], ['a', 'b', 'c'], self, { free: false, limit: ALL })).toEqual([
      'b',
      'a',
      'c',
    ]);
  });

  it('are known to stand in it or not', () => {
    expect(inOrder(['a', 'b'], ['a', 'b', 'c'], self)).toBe(true);
    expect(inOrder(['b', 'a'], ['a', 'b'], self)).toBe(false);
  });

  it('lose what the answer no longer holds', () => {
    expect(arrange(['b', 'gone'], ['a', 'b'], self, { free: false, limit: ALL })).toEqual([
      'b',
      'a',
    ]);
  });
});
