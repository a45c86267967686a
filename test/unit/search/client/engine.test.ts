import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matchUnits, type SearchBlock } from '#search/blocks';
import { createEngine } from '#search/client/engine';
import type { Answer, Engine, Filters, Question } from '#search/client/engine-contract';
import { marksIn } from '#search/client/excerpts';
import {
  FILTERS,
  SORTS,
  type Directory,
  type DirectoryItem,
  type ListedFilter,
} from '#search/contract';
import { emptyState } from '#search/client/state';
import { matches } from '#search/matching';
import { parseQuery, type Query } from '#search/query';
import { temporaryFolder } from '../../../support/temporary.ts';
import {
  body,
  DiskSource,
  heading,
  runIn,
  title,
  writeSmallIndex,
  type IndexedItem,
} from './small-index.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const LISTED = FILTERS.filter(({ narrows }) => narrows === 'item').map(
  ({ name }) => name as ListedFilter,
);
const VALUES = {
  period: { year: '全年', H1: '上半年' },
  kind: { 'work-summary': '工作总结', 'work-plan': '工作计划' },
  role: { plan: '下一步打算', problem: '存在问题', achievement: '工作成效' },
};
const NO_FILTERS: Filters = emptyState().filters;

/** Short texts of few characters, so that everything meets everything. */
const text = fc
  .array(fc.constantFrom(...'青青青年年年團团护河画畫、，“”1.aＡ ★→+'), {
    minLength: 1,
    maxLength: 16,
  })
  .map((chars) => chars.join(''));
const roles = fc.subarray(['plan', 'problem', 'achievement'], { maxLength: 2 });
const blocksOf = fc
  .tuple(
    text,
    fc.array(
      fc.oneof(
        fc.tuple(text, roles).map(([words, of]) => [heading(words, ...of)]),
        fc.tuple(text, roles).map(([words, of]) => [body(words, ...of)]),
        fc.tuple(text, text, roles).map(([a, b, of]) => [runIn(a, ...of), body(b, ...of)]),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([head, parts]): SearchBlock[] => [title(head), ...parts.flat()]);

const [texts = []] = fc.sample(fc.array(blocksOf, { minLength: 72, maxLength: 72 }), {
  numRuns: 1,
  seed: 20_261_123,
});
const ITEMS: IndexedItem[] = texts.map((blocks, at) => ({
  id: `${['he', 'lq', 'sh'][at % 3]}/${2016 + (at % 8)}${at % 2 === 0 ? '' : '-h1'}-${at}`,
  blocks,
  values: {
    year: at % 9 === 0 ? ['2021', '2022'] : [String(2016 + (at % 8))],
    period: [at % 2 === 0 ? 'year' : 'H1'],
    kind: at % 5 === 0 ? ['work-summary', 'work-plan'] : ['work-summary'],
    level: [at % 3 === 0 ? '县级' : '乡级'],
  },
}));
const UNITS = [
  { id: 'lq', name: '共青团柳桥镇委员会', shortName: '柳桥镇团委', keys: ['liuqiaozhen', 'lqz'] },
  { id: 'he', name: '共青团和平街道工作委员会', keys: ['和平公社团委'] },
  { id: 'sh', name: '山河中学团委', keys: ['shanhezhongxue'] },
];

let directory: Directory;
let source: DiskSource;
let engine: Engine;

beforeAll(async () => {
  const byYear = (from: number, to: number): IndexedItem[] =>
    ITEMS.filter(({ id }) => Number(id.slice(3, 7)) >= from && Number(id.slice(3, 7)) <= to);
  directory = await writeSmallIndex(
    folder,
    [byYear(2022, 2023), byYear(2020, 2021), byYear(2016, 2019)],
    UNITS,
  );
  source = new DiskSource(folder);
  engine = createEngine([{ name: '', root: '' }], { values: VALUES, sourceOf: () => source });
}, 60_000);

const ask = (
  typed: string | Query,
  filters: Partial<Filters> = {},
  sort: Question['sort'] = 'relevance',
): Promise<Answer> => {
  const query = typeof typed === 'string' ? parseQuery(typed) : typed;
  return engine.answer({ query, filters: { ...NO_FILTERS, ...filters }, sort });
};
const idsOf = ({ hits }: Answer): string[] => hits.map(({ item }) => item.id);
const allItems = (): DirectoryItem[] => directory.bundles.flatMap(({ items }) => items);
const blocksFor = (id: string): SearchBlock[] => ITEMS.find((item) => item.id === id)?.blocks ?? [];

/** Blocks of sections that the chosen roles leave. */
const within = (blocks: SearchBlock[], chosen: readonly string[]): SearchBlock[] =>
  chosen.length === 0
    ? blocks
    : blocks.filter((block) => block.roles?.some((role) => chosen.includes(role)));

/** By brute force, from the texts alone. */
const truth = (query: Query, filters: Filters): DirectoryItem[] =>
  allItems().filter(
    (item) =>
      matches(within(blocksFor(item.id), filters.role), query) &&
      LISTED.every(
        (name) =>
          filters[name].length === 0 ||
          item.values[name].some((value) => filters[name].includes(value)),
      ),
  );

const occurrencesIn = (id: string, query: Query, filters: Filters): number =>
  matchUnits(within(blocksFor(id), filters.role)).flatMap((unit) => marksIn(unit.text, query))
    .length;

const word = fc
  .array(fc.constantFrom(...'青年团護护河画1.a、“Ａ★→+'), { minLength: 1, maxLength: 4 })
  .map((chars) => chars.join(''));
const typedQuery = fc
  .array(
    fc.tuple(fc.constantFrom('', '', '-', '“', '-“'), word).map(([how, chars]) => {
      const plain = chars.replace(/“/g, '');
      return how.endsWith('“') ? `${how}${plain}”` : how + plain;
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((terms) => terms.join(' '));
const someFilters = fc.record<Filters>({
  archive: fc.constant([]),
  unit: fc.subarray(['lq', 'he', 'sh'], { maxLength: 2 }),
  year: fc.constantFrom([], [], ['2022'], ['2016', '2021']),
  period: fc.constantFrom([], [], ['H1']),
  kind: fc.constantFrom([], [], ['work-plan']),
  level: fc.constantFrom([], [], ['乡级']),
  role: fc.constantFrom([], [], ['plan'], ['plan', 'problem']),
});

describe('an answer', () => {
  it('has exactly the items whose text answers, with their occurrences and live counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        typedQuery,
        someFilters,
        fc.constantFrom(...SORTS),
        async (typed, filters, sort) => {
          const query = parseQuery(typed);
          fc.pre(query.wanted.length > 0);
          const answer = await ask(query, filters, sort);
          const expected = truth(query, filters);
          expect([...idsOf(answer)].sort()).toEqual(expected.map(({ id }) => id).sort());
          const known = answer.hits.filter(({ occurrences }) => occurrences !== undefined);
          expect(known.map(({ item, occurrences }) => [item.id, occurrences])).toEqual(
            known.map(({ item }) => [item.id, occurrencesIn(item.id, query, filters)]),
          );
          expect(answer.facets.archive).toEqual([]);
          for (const name of [...LISTED, 'role' as const]) {
            const values =
              name === 'role'
                ? ['plan', 'problem', 'achievement']
                : [...new Set(allItems().flatMap(({ values: of }) => of[name]))];
            const counts = values.map(
              (value) => truth(query, { ...filters, [name]: [value] }).length,
            );
            const shown = values.map(
              (value) => answer.facets[name].find((facet) => facet.value === value)?.count ?? 0,
            );
            expect({ name, shown }).toEqual({ name, shown: counts });
            expect(
              answer.facets[name]
                .filter(({ chosen }) => chosen)
                .map(({ value }) => value)
                .sort(),
            ).toEqual([...filters[name]].sort());
          }
          expect(answer).toMatchObject({
            complete: true,
            searched: ITEMS.length,
            total: ITEMS.length,
          });
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('knows the occurrences of every item for plain terms of two characters and more', async () => {
    const { hits, occurrences } = await ask('青年 护河');
    expect(hits.every((hit) => hit.occurrences !== undefined)).toBe(true);
    const query = parseQuery('青年 护河');
    const sum = hits.reduce(
      (total, { item }) => total + occurrencesIn(item.id, query, NO_FILTERS),
      0,
    );
    expect(hits.length).toBeGreaterThan(1);
    expect(occurrences).toBe(sum);
    expect((await ask('青')).occurrences).toBeUndefined();
  });

  it('gives the text of a hit as it was indexed', async () => {
    const { hits } = await ask('青年');
    for (const hit of hits.slice(0, 5)) {
      expect((await hit.text()).blocks).toEqual(blocksFor(hit.item.id));
    }
  });

  it('lists for conditions alone all items that meet them, newest first', async () => {
    const { hits, facets, occurrences } = await ask('', { unit: ['lq'], role: ['plan'] });
    const expected = allItems()
      .filter(({ values }) => values.unit.includes('lq'))
      .sort((a, b) => (a.end < b.end ? 1 : a.end > b.end ? -1 : a.id < b.id ? -1 : 1));
    expect(hits.map(({ item }) => item.id)).toEqual(expected.map(({ id }) => id));
    expect(facets.unit.map(({ value }) => value)).toEqual(['lq', 'he', 'sh']);
    expect(facets.role).toEqual([{ value: 'plan', count: 0, chosen: true }]);
    expect(occurrences).toBe(0);
  });

  it('lists everything for no question at all, and nothing for words that must not be there', async () => {
    expect((await ask('')).hits).toHaveLength(ITEMS.length);
    expect((await ask('-青年')).hits).toEqual([]);
    const without = await ask('-青年', { unit: ['lq'] });
    expect(idsOf(without).sort()).toEqual(
      allItems()
        .filter(
          ({ id, values }) =>
            values.unit.includes('lq') && !matches(blocksFor(id), parseQuery('青年')),
        )
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('groups its hits by unit in the order of the units', async () => {
    const { groups, hits } = await ask('青年');
    expect(groups.map(({ unit }) => unit.id)).toEqual(['lq', 'he', 'sh']);
    for (const { unit, items, occurrences, first, last } of groups) {
      const own = hits.filter(({ item }) => item.values.unit.includes(unit.id));
      const ends = own.map(({ item }) => item.end).sort();
      expect({ items, occurrences, first: first.end, last: last.end }).toEqual({
        items: own.length,
        occurrences: own.reduce((sum, hit) => sum + (hit.occurrences ?? 0), 0),
        first: ends[0],
        last: ends[ends.length - 1],
      });
    }
  });
});

describe('typed conditions', () => {
  const unitIn = async (typed: string): Promise<string[]> =>
    [...new Set((await ask(typed)).hits.flatMap(({ item }) => item.values.unit))].sort();

  it.each([
    ['单位:lq', ['lq']],
    ['单位:LQZ', ['lq']],
    ['单位:liuqiao', ['lq']],
    ['单位:柳桥镇团委', ['lq']],
    ['单位:柳橋', ['lq']],
    ['单位:和平公社团委', ['he']],
    ['单位:共青团', ['he', 'lq']],
    ['单位:山河中学团委,lqz', ['lq', 'sh']],
    // A part of pinyin that is not its beginning names nothing.
    ['单位:qiaozhen', []],
  ])('name units: %s', async (typed, units) => {
    expect(await unitIn(typed)).toEqual(units);
  });

  it.each([
    ['年度:2022', (item: DirectoryItem) => item.values.year.includes('2022')],
    [
      '年度:2022年，２０１６',
      (item: DirectoryItem) => item.values.year.some((year) => /2022|2016/.test(year)),
    ],
    [
      '年度:2019-2021',
      (item: DirectoryItem) => item.values.year.some((year) => year >= '2019' && year <= '2021'),
    ],
    [
      '年度:２０２１年度—2019年',
      (item: DirectoryItem) => item.values.year.some((year) => year >= '2019' && year <= '2021'),
    ],
    [
      '年度:二〇一九年至二○二一年',
      (item: DirectoryItem) => item.values.year.some((year) => year >= '2019' && year <= '2021'),
    ],
    ['期别:上半年', (item: DirectoryItem) => item.values.period.includes('H1')],
    ['文种:计划', (item: DirectoryItem) => item.values.kind.includes('work-plan')],
    [
      '文种:work-plan 层级:县级',
      (item: DirectoryItem) =>
        item.values.kind.includes('work-plan') && item.values.level.includes('县级'),
    ],
  ])('name other values: %s', async (typed, meets) => {
    const expected = allItems()
      .filter(meets)
      .map(({ id }) => id)
      .sort();
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await ask(typed)).sort()).toEqual(expected);
  });

  it('narrow words to sections, together with the sections that are chosen', async () => {
    const words = parseQuery('青年');
    const both = (blocks: SearchBlock[]): SearchBlock[] =>
      within(within(blocks, ['plan']), ['problem']);
    expect(idsOf(await ask('青年 章节:打算')).sort()).toEqual(
      truth(words, { ...NO_FILTERS, role: ['plan'] })
        .map(({ id }) => id)
        .sort(),
    );
    const expected = allItems().filter(({ id }) => matches(both(blocksFor(id)), words));
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf(await ask('青年 章节:下一步打算', { role: ['problem'] })).sort()).toEqual(
      expected.map(({ id }) => id).sort(),
    );
  });

  it('with a minus leave out what has one of the values', async () => {
    const without = (typed: string): Promise<string[]> => ask(typed).then((found) => idsOf(found));
    const those = (meets: (item: DirectoryItem) => boolean): string[] =>
      allItems()
        .filter(meets)
        .map(({ id }) => id)
        .sort();
    expect((await without('-单位:lqz,和平')).sort()).toEqual(
      those(({ values }) => values.unit.includes('sh')),
    );
    expect((await without('-年度:2019-2022 文种:计划')).sort()).toEqual(
      those(
        ({ values }) =>
          values.kind.includes('work-plan') &&
          values.year.every((year) => year < '2019' || year > '2022'),
      ),
    );
    const all = await ask('青年 -单位:无此单位');
    expect(idsOf(all)).toEqual(idsOf(await ask('青年')));
    expect(all.unknown).toEqual([{ filter: 'unit', value: '无此单位' }]);
  });

  it('with a minus leave out sections, of those that are chosen as well', async () => {
    const apart = (blocks: SearchBlock[]): SearchBlock[] =>
      blocks.filter((block) => block.roles?.includes('plan') !== true);
    const words = parseQuery('青年');
    const idsWith = (cut: (blocks: SearchBlock[]) => SearchBlock[]): string[] =>
      allItems()
        .filter(({ id }) => matches(cut(blocksFor(id)), words))
        .map(({ id }) => id)
        .sort();
    const left = idsWith(apart);
    expect(left.length).toBeLessThan(idsOf(await ask('青年')).length);
    expect(idsOf(await ask('青年 -章节:打算')).sort()).toEqual(left);
    expect(idsOf(await ask('青年 -章节:打算', { role: ['problem'] })).sort()).toEqual(
      idsWith((blocks) => within(apart(blocks), ['problem'])),
    );
  });

  it('that name nothing find nothing, and are said', async () => {
    const answer = await ask('青年 单位:无此单位,lq 年度:1998 章节:附件');
    expect(answer.hits).toEqual([]);
    expect(answer.unknown).toEqual([
      { filter: 'unit', value: '无此单位' },
      { filter: 'year', value: '1998' },
      { filter: 'role', value: '附件' },
    ]);
  });
});
