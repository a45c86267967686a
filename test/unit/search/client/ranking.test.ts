import * as fc from 'fast-check';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { OpenArchive } from '#search/client/archive';
import { columnsOf, itemAt } from '#search/client/columns';
import { OrderKeeper } from '#search/client/ranking';
import type { DirectoryItem } from '#search/contract';
import { packDirectory, readDirectory } from '#search/directory';

const item = (id: string, end: string): DirectoryItem => ({
  id,
  path: `units/${id}/`,
  lang: 'zh-Hans',
  end,
  periodLabel: '',
  values: { unit: [], year: [], period: [], kind: [], level: [] },
});

function archiveOf(name: string, items: readonly DirectoryItem[]): OpenArchive {
  const bundle = {
    folder: name,
    shelves: { folder: name, bounds: [] },
    place: 0,
    items: [...items],
  };
  const packed = packDirectory({ units: [], bundles: [bundle] });
  const directory = readDirectory(gunzipSync(packed));
  return { archive: { name, root: name }, ...directory, columns: columnsOf(directory, name) };
}

/** Names of items as the order has them, with the number of their archive. */
const named = (keeper: OrderKeeper, archives: readonly OpenArchive[], oldest: boolean) => {
  const order = keeper.of(archives, oldest);
  return Array.from(order.item, (number, rank) => {
    const archive = order.archive[rank] ?? 0;
    expect(order.rankOf[archive]?.[number]).toBe(rank);
    const of = archives[archive];
    return of === undefined ? '' : `${archive} ${itemAt(of, number).id}`;
  });
};

/** The same, sorted as one list. */
const sorted = (archives: readonly OpenArchive[], oldest: boolean) =>
  archives
    .flatMap((of, archive) =>
      Array.from({ length: of.columns.size }, (_, at) => ({ archive, ...itemAt(of, at) })),
    )
    .sort((a, b) => {
      const age = a.end < b.end ? -1 : a.end > b.end ? 1 : 0;
      return (oldest ? age : -age) || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.archive - b.archive);
    })
    .map(({ archive, id }) => `${archive} ${id}`);

describe('the order of the items of several archives', () => {
  it('is that of one list, whichever archives come, go and are opened anew', () => {
    const few = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        end: fc.constantFrom('', '2022-12-31', '2023-06-30'),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(
        fc.array(few, { minLength: 1, maxLength: 5 }),
        fc.array(fc.tuple(fc.nat(31), fc.boolean(), fc.boolean()), { maxLength: 6 }),
        (lists, steps) => {
          const keeper = new OrderKeeper();
          const make = (at: number) =>
            archiveOf(`${at}`, lists[at]?.map(({ id, end }) => item(id, end)) ?? []);
          const all = lists.map((_, at) => make(at));
          for (const [mask, oldest, isNew] of steps) {
            if (isNew) all[mask % all.length] = make(mask % all.length);
            const there = all.filter((_, at) => (mask & (1 << at)) !== 0);
            expect(named(keeper, there, oldest)).toEqual(sorted(there, oldest));
          }
        },
      ),
    );
  });

  it('puts items that are alike as their archives are listed', () => {
    const [one, two] = ['x', 'y'].map((name) => archiveOf(name, [item('a', '2023-12-31')]));
    if (one === undefined || two === undefined) throw new Error('two archives');
    const keeper = new OrderKeeper();
    expect(named(keeper, [two], false)).toEqual(['0 a']);
    expect(named(keeper, [one, two], false)).toEqual(['0 a', '1 a']);
    expect(named(keeper, [two, one], false)).toEqual(['0 a', '1 a']);
  });
});
