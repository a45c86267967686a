import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundlesOf, type Placed } from '#search/bundles';

const item = fc.record({
  id: fc.stringMatching(/^[a-z]{1,6}$/),
  end: fc.oneof(
    fc.integer({ min: 2008, max: 2026 }).map((year) => `${year}-12-31`),
    fc.constantFrom('', '0001-01-01', '9999-12-31', '未详'),
  ),
  size: fc.integer({ min: 1, max: 40 }),
});
const items = fc.uniqueArray(item, { maxLength: 80, selector: ({ id }) => id });
const sizeOf = (bundle: readonly Placed[]) => bundle.reduce((sum, { size }) => sum + size, 0);
const yearsIn = (bundle: readonly Placed[]) => [
  ...new Set(bundle.map(({ end }) => end.slice(0, 4))),
];
const keysOf = (bundles: readonly Placed[][]) => bundles.map((bundle) => JSON.stringify(bundle));

describe('bundles', () => {
  it('hold every item once, in the order of ids, whatever the order given', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 400 }), (list, limit) => {
        const bundles = bundlesOf(list, limit);
        const ids = bundles.map((bundle) => bundle.map(({ id }) => id));
        expect(ids.flat().sort()).toEqual(list.map(({ id }) => id).sort());
        for (const part of ids) expect(part).toEqual([...part].sort());
        expect(bundlesOf(list.toReversed(), limit)).toEqual(bundles);
      }),
    );
  });

  it('hold several years only within the limit, and come newest first', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 400 }), (list, limit) => {
        const dated = bundlesOf(list, limit).filter((bundle) => /^[12]/.test(bundle[0]?.end ?? ''));
        const several = dated.filter((bundle) => yearsIn(bundle).length > 1);
        expect(several.filter((bundle) => sizeOf(bundle) > limit)).toEqual([]);
        const newest = dated.map((bundle) => yearsIn(bundle).sort().at(-1) ?? '');
        expect(newest).toEqual([...newest].sort().toReversed());
      }),
    );
  });

  it('an item that changes touches one bundle', () => {
    fc.assert(
      fc.property(items, fc.nat(), (list, at) => {
        fc.pre(list.length > 0);
        const before = keysOf(bundlesOf(list, 100));
        const changed = list.map((one, place) =>
          place === at % list.length ? { ...one, digest: 'other' } : one,
        );
        const after = keysOf(bundlesOf(changed, 100));
        expect(after).toHaveLength(before.length);
        expect(after.filter((key) => !before.includes(key))).toHaveLength(1);
      }),
    );
  });

  it('an item more changes only bundles of the years it shares one with', () => {
    fc.assert(
      fc.property(items, item, (list, more) => {
        fc.pre(list.every(({ id }) => id !== more.id) && more.end.startsWith('2'));
        const before = bundlesOf(list, 100);
        const after = bundlesOf([...list, more], 100);
        // The old bundles that are gone are those of one window of years.
        const gone = before.filter((bundle) => !keysOf(after).includes(JSON.stringify(bundle)));
        const years = gone.flatMap(yearsIn);
        const same = gone.length < 2 || new Set(years).size === 1;
        expect(same).toBe(true);
      }),
    );
  });

  it('divide a year above the limit into parts of about the same size', () => {
    const list = Array.from({ length: 1000 }, (_, at) => ({
      id: `unit-${at}/2023`,
      end: '2023-12-31',
      size: 1,
    }));
    const sizes = bundlesOf(list, 300).map((bundle) => bundle.length);
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(300);
  });

  it('put items without a date last, in a bundle of their own', () => {
    const list = [
      { id: 'b', end: '', size: 1 },
      { id: 'a', end: '2020-12-31', size: 1 },
    ];
    expect(bundlesOf(list, 100).map((bundle) => bundle.map(({ id }) => id))).toEqual([
      ['a'],
      ['b'],
    ]);
  });
});
