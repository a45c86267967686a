import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUPINGS, groupUnits } from '../../../src/page-data/unit-tree.ts';
import { unitPage } from '../../../src/page-data/unit.ts';
import { unitsGroupedRoutes, unitsIndexPage } from '../../../src/page-data/units-index.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const units = [
  unit('county', 1, { tier: '县级', sector: '机关' }),
  unit('town', 2, { parent: [{ id: 'county' }], abolished: '2022-08', successors: ['city'] }),
  unit('city', 3, { parent: [{ id: 'county' }], established: '2022-08' }),
  unit('village', 4, { tier: '基层', parent: [{ id: 'town', to: '2022-08' }, { id: 'city' }] }),
  unit('team', 5, { tier: '基层', form: '支部', parent: [{ id: 'village' }] }),
];
const archive = contents(units, [item('town', '2021'), item('city', '2023')]);

describe('the list of units', () => {
  it('puts a unit below its superior of the same group, and names one of another group', () => {
    const [, towns, bases] = unitsIndexPage(archive).groups;
    expect(towns?.units.map(({ depth, parent }) => [depth, parent?.href])).toEqual([
      [0, '/units/county/'],
      [0, '/units/county/'],
    ]);
    expect(bases?.units.map(({ depth, parent }) => [depth, parent?.href])).toEqual([
      [0, '/units/city/'],
      [1, undefined],
    ]);
  });

  it('shows all as one tree by superior, and by form and sector on pages of their own', () => {
    const page = unitsIndexPage(archive, 1, 'parent');
    expect(
      page.groups.map(({ units: rows }) => rows.map(({ href, depth }) => [href, depth])),
    ).toEqual([
      [
        ['/units/county/', 0],
        ['/units/town/', 1],
        ['/units/city/', 1],
        ['/units/village/', 2],
        ['/units/team/', 3],
      ],
    ]);
    expect(unitsIndexPage(archive, 1, 'form').groups.map(({ name }) => name)).toEqual([
      '委员会',
      '支部',
    ]);
    expect(unitsGroupedRoutes(archive).map(({ params }) => params.grouping)).toEqual([
      'form',
      'sector',
      'parent',
    ]);
  });

  it('says what became of a unit, at both ends, with links', () => {
    const rows = unitsIndexPage(archive).groups[1]?.units;
    expect(rows?.map(({ abolished, successions }) => [abolished, successions])).toEqual([
      [true, [{ text: '2022年8月改设为', units: [{ text: 'city团委', href: '/units/city/' }] }]],
      [
        false,
        [{ text: '2022年8月改设，前身', units: [{ text: 'town团委', href: '/units/town/' }] }],
      ],
    ]);
  });

  it('loses no unit and shows none twice, whatever superiors the list gives', () => {
    const lists = fc
      .array(fc.nat(9), { maxLength: 10 })
      .map((parents) =>
        parents.map((at, own) => unit(`u${own}`, own, { parent: [{ id: `u${at}` }] })),
      );
    fc.assert(
      fc.property(lists, fc.constantFrom(...GROUPINGS), (list, grouping) => {
        const shown = groupUnits(list, grouping).flatMap(({ members }) => members);
        expect(shown.map(({ unit: { id } }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
      }),
    );
  });
});

describe('a unit’s page', () => {
  it('leads to the units before and after it, with what they have', () => {
    const factOf = (id: string, label: string) =>
      unitPage(archive, id).facts.find((fact) => fact.label === label)?.values;
    expect(factOf('city', '前身')).toEqual([
      { text: '共青团town委员会（1件）', href: '/units/town/' },
    ]);
    expect(factOf('town', '承接单位')).toEqual([
      { text: '共青团city委员会（1件）', href: '/units/city/' },
    ]);
  });

  it('says on its time line what it came from and went into', () => {
    const events = (id: string) => unitPage(archive, id).stretches.flatMap((one) => one.events);
    expect(events('town')).toEqual(['2022年8月撤销，改设为city团委']);
    expect(events('city')).toEqual(['2022年8月改设，前身town团委']);
  });
});
