import { describe, expect, it } from 'vitest';
import { missedAsText, missedQueries } from '#search/client/missed-queries';

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

const AT = new Date(2024, 6, 31, 9, 5);

describe('questions that found nothing', () => {
  it('are kept once each, newest first, apart from those of another archive', () => {
    const place = storage();
    const own = missedQueries(() => place, '/a/');
    own.add('?q=甲', '甲', AT);
    own.add('?q=乙', '乙', AT);
    own.add('?q=甲', '甲', AT);
    expect(own.list().map(({ words }) => words)).toEqual(['甲', '乙']);
    expect(own.list()[0]?.at).toBe('2024-07-31 09:05');
    expect(missedQueries(() => place, '/b/').list()).toEqual([]);
    own.clear();
    expect([own.list(), place.length]).toEqual([[], 0]);
  });

  it('are two hundred at most', () => {
    const place = storage();
    const own = missedQueries(() => place, '/');
    for (let at = 0; at < 205; at += 1) own.add(`?q=${at}`, String(at), AT);
    expect(own.list()).toHaveLength(200);
    expect(own.list()[0]?.words).toBe('204');
  });

  it('are no list, and no failure, where storage is not to be had or holds something else', () => {
    const forbidden = missedQueries(() => {
      throw new Error('denied');
    }, '/');
    forbidden.add('?q=甲', '甲', AT);
    expect(forbidden.list()).toEqual([]);
    for (const text of ['{', '{}', '[1, {"address": "javascript:x", "words": "", "at": ""}]']) {
      const place = storage();
      place.setItem('nianlun-missed /', text);
      expect(missedQueries(() => place, '/').list()).toEqual([]);
    }
  });

  it('are written one a line, whatever was typed', () => {
    const text = missedAsText([{ address: '?q=a', words: '夜校\n\t三期', at: '2024-07-31 09:05' }]);
    expect(text).toBe('\ufeff2024-07-31 09:05\t夜校 三期\t?q=a\r\n');
  });
});
