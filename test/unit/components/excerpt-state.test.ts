import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitFile,
  isOwnAddress,
  LIMITS,
  movedExcerpt,
  readExcerpts,
  readKeptExcerpts,
  savedExcerpts,
  usableExcerpts,
  withExcerpt,
  withRemoved,
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

  it('of this browser costs no more than what is not in order', () => {
    const text = writeExcerpts([excerpt(1), { ...excerpt(2), address: '//evil' }, excerpt(3)]);
    expect(readKeptExcerpts(text)).toEqual([excerpt(1), excerpt(3)]);
    expect(readKeptExcerpts('{')).toEqual([]);
  });

  it('is never larger than what is taken back', () => {
    const long = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...excerpt(at), text: '字'.repeat(19_000) }));
    expect(fitFile(long(200))).toBe(true);
    expect(fitFile(long(220))).toBe(false);
    expect(readExcerpts(writeExcerpts(long(220)))).toBeUndefined();
  });

  it('gets back what was taken out, and keeps what changed since', () => {
    const [one, two, three] = [excerpt(1), excerpt(2), excerpt(3)];
    const since = [{ ...two, note: '后记' }, three];
    expect(withRemoved(since, [{ excerpt: one, at: 0 }])).toEqual([one, since[0], three]);
    expect(withRemoved([one], [{ excerpt: one, at: 0 }])).toEqual([one]);
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
