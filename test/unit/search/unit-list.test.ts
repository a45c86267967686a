import { describe, expect, it } from 'vitest';
import { directoryUnits, withLevel, type ListedUnit } from '#search/unit-list';

const unit = (id: string, more: Partial<ListedUnit> = {}): ListedUnit => ({
  id,
  name: `${id}团委`,
  tier: '乡级',
  ...more,
});
const item = (owner: string, end = '2023-12-31', unitName = '') => ({
  item: {
    id: `${owner}/${end}`,
    path: `units/${owner}/${end}/`,
    lang: 'zh-Hans',
    end,
    periodLabel: '',
    values: { unit: [owner], year: [], period: [], kind: [], level: [] },
  },
  unitName,
});
const listed = (items: ReturnType<typeof item>[], units: ListedUnit[]) =>
  directoryUnits(items, units, () => []);

describe('the units of the directory', () => {
  it('are those that have items', () => {
    expect(listed([item('b')], [unit('a'), unit('b')]).map(({ id }) => id)).toEqual(['b']);
  });

  it('that are in no list bear the name of their latest item', () => {
    const items = [item('z', '2020', '旧名'), item('z', '2022', '新名'), item('z', '2021', '中名')];
    expect(listed(items, [])).toEqual([{ id: 'z', name: '新名', keys: [] }]);
  });

  it('stand below the nearest unit above them that has items', () => {
    const units = [
      unit('top'),
      unit('middle', { parent: [{ id: 'top' }] }),
      unit('leaf', { parent: [{ id: 'gone', to: '2015' }, { id: 'middle' }] }),
    ];
    const parentOfLeaf = (...owners: string[]) =>
      listed(
        owners.map((owner) => item(owner)),
        units,
      ).find(({ id }) => id === 'leaf')?.parent;
    expect(parentOfLeaf('top', 'middle', 'leaf')).toBe('middle');
    expect(parentOfLeaf('top', 'leaf')).toBe('top');
    expect(parentOfLeaf('leaf')).toBeUndefined();
  });

  it('come to an end where parents go round in circles', () => {
    const units = [unit('a', { parent: [{ id: 'b' }] }), unit('b', { parent: [{ id: 'a' }] })];
    expect(listed([item('a')], units)[0]?.parent).toBeUndefined();
  });

  it('are found by former names, aliases and keys, each once and not by what is shown', () => {
    const given = unit('a', {
      name: '甲团委',
      shortName: '甲',
      formerNames: [{ name: '乙团委', shortName: '乙', to: '2015' }],
      aliases: ['甲', 'A团委', '乙'],
    });
    const [found] = directoryUnits([item('a')], [given], () => ['jia', 'jia']);
    expect(found?.keys).toEqual(['乙团委', '乙', 'a团委', 'jia']);
  });
});

it('the level of an item is the tier of its unit', () => {
  const units = listed([item('a'), item('z')], [unit('a', { tier: '县级' })]);
  expect(withLevel(item('a').item, units).values.level).toEqual(['县级']);
  expect(withLevel(item('z').item, units).values.level).toEqual([]);
});
