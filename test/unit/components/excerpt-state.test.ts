import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOwnAddress,
  LIMITS,
  movedExcerpt,
  readExcerpts,
  savedExcerpts,
  usableExcerpts,
  withExcerpt,
  writeExcerpts,
  type Excerpt,
} from '../../../src/components/excerpt-state.ts';

const excerpt = (number: number): Excerpt => ({
  text: `第${number}段`,
  citation: '《题名》，单位，2023年，一第1段',
  address: `units/tuanwei/2023/?h=3fa9c1#s1.p${number}`,
  note: '',
  withdrawn: false,
});

describe('the file of excerpts', () => {
  it('gives back what was written, whatever its words are', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: fc.string(), note: fc.string() })), (rows) => {
        const all = rows.map((row, at) => ({ ...excerpt(at + 1), ...row }));
        expect(readExcerpts(writeExcerpts(all))).toEqual(all);
      }),
    );
  });

  it('is refused as a whole when anything of it is not in order', () => {
    const changed = (change: object): string =>
      writeExcerpts([excerpt(1), { ...excerpt(2), ...change } as Excerpt]);
    expect(readExcerpts(changed({}))).toHaveLength(2);
    for (const change of [
      { text: 1 },
      { note: null },
      { withdrawn: 'no' },
      { address: 'javascript:alert(1)' },
      { text: 'a'.repeat(LIMITS.text + 1) },
    ])
      expect(readExcerpts(changed(change))).toBeUndefined();
    expect(readExcerpts('{')).toBeUndefined();
    expect(readExcerpts('[]')).toBeUndefined();
    expect(readExcerpts(changed({}).replace('"version": 1', '"version": 2'))).toBeUndefined();
  });

  it('leads nowhere but to passages of the archive', () => {
    expect(isOwnAddress('units/tuanwei/2023/?h=3fa9c1#s1.2.p3.i1')).toBe(true);
    for (const address of [
      '//evil.example/units/a/?h=3fa9c1#s1',
      'https://evil.example/?h=3fa9c1#s1',
      'units/../../x/?h=3fa9c1#s1',
      'units/%2e%2e/x/?h=3fa9c1#s1',
      'units//x/?h=3fa9c1#s1',
      'units/a/?h=3fa9c1#top',
    ])
      expect(isOwnAddress(address), address).toBe(false);
  });
});

describe('excerpts', () => {
  const three = [excerpt(1), excerpt(2), excerpt(3)];

  it('are each there once, and no more than the limit', () => {
    expect(withExcerpt(three, excerpt(2))).toBe(three);
    expect(withExcerpt(three, excerpt(4))).toHaveLength(4);
    const full = Array.from({ length: LIMITS.excerpts }, (_, at) => excerpt(at + 1));
    expect(withExcerpt(full, excerpt(9999))).toBe(full);
  });

  it('change places, but not over the ends', () => {
    expect(movedExcerpt(three, 2, -1)).toEqual([excerpt(1), excerpt(3), excerpt(2)]);
    expect(movedExcerpt(three, 0, -1)).toBe(three);
    expect(movedExcerpt(three, 2, 1)).toBe(three);
  });

  it('of withdrawn items are not exported', () => {
    expect(savedExcerpts([{ ...excerpt(2), withdrawn: true }])[0]?.text).toBe('');
    expect(usableExcerpts([excerpt(1), { ...excerpt(2), withdrawn: true }])).toEqual([excerpt(1)]);
  });
});
