import { rmSync } from 'node:fs';
import path from 'node:path';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createEngine } from '#search/client/engine';
import type { Answer, Engine, Filters, Question } from '#search/client/engine-contract';
import { MissingFile, type IndexSource } from '#search/client/index-source';
import { OWN_ARCHIVE } from '#search/contract';
import { emptyState } from '#search/client/state';
import { parseQuery } from '#search/query';
import { temporaryFolder } from '../../../support/temporary.ts';
import {
  body,
  DiskSource,
  heading,
  title,
  writeSmallIndex,
  type IndexedItem,
} from './small-index.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const NO_FILTERS: Filters = emptyState().filters;
const OWN = { name: '', root: 'own' };
const OTHER = { name: '滨江区团委', root: 'other' };
const question = (typed: string, change: Partial<Question> = {}): Question => ({
  query: parseQuery(typed),
  filters: NO_FILTERS,
  sort: 'newest',
  ...change,
});
const idsOf = ({ hits }: Answer): string[] => hits.map(({ item }) => item.id);

const item = (id: string, ...texts: string[]): IndexedItem => ({
  id,
  blocks: [title(`${id.slice(3, 7)}年工作总结`), ...texts.map((text) => body(text))],
});
const NEW = [item('he/2023', '青年夜校开课，青年大学习。'), item('lq/2023', '“青年大学习”参学。')];
const MIDDLE = [item('he/2022', '青年、大学习两项。'), item('lq/2022', '护河。')];
const OLD = [item('he/2021', '青年护河。'), item('lq/2021', '护河护河，青年大学习青年大学习。')];
const UNITS = [
  { id: 'he', name: '和平', keys: [] },
  { id: 'lq', name: '柳桥', keys: [], parent: 'he' },
];
const OWN_FOLDER = path.join(folder, 'own');
const OTHER_FOLDER = path.join(folder, 'other');

beforeAll(async () => {
  await writeSmallIndex(OWN_FOLDER, [NEW, MIDDLE, OLD], UNITS);
  await writeSmallIndex(OTHER_FOLDER, [[item('he/2022', '青年护河两次。')]], UNITS.slice(0, 1));
}, 60_000);

/** An engine over both archives, or the first alone, and their sources. */
function engineOver(
  { others = false, timeLimit = 5000 } = {},
  from = { own: new DiskSource(OWN_FOLDER), other: new DiskSource(OTHER_FOLDER) },
): { engine: Engine; own: DiskSource; other: DiskSource } {
  const engine = createEngine(others ? [OWN, OTHER] : [OWN], {
    timeLimit,
    sourceOf: (root) => (root === 'own' ? from.own : from.other),
  });
  return { engine, ...from };
}

const never = (): Promise<void> => new Promise(() => {});
const later = (time: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, time);
  });
const chunksOf = ({ loaded }: DiskSource): string[] =>
  loaded.filter((name) => /\/\d+\.bin$/.test(name));
const textsOf = ({ loaded }: DiskSource): string[] => loaded.filter((name) => name.includes('/t'));

describe('what is loaded', () => {
  it('is the directory alone for conditions', async () => {
    const { engine, own } = engineOver();
    await engine.answer(question('', { filters: { ...NO_FILTERS, year: ['2022'] } }));
    expect(own.loaded).toEqual(['directory.bin']);
  });

  it('is nothing more the second time', async () => {
    const { engine, own } = engineOver();
    await engine.answer(question('青年大学习 “护河”'));
    const before = own.loaded.length;
    expect(before).toBeGreaterThan(3);
    await engine.answer(question('青年大学习 “护河”', { sort: 'relevance' }));
    expect(own.loaded).toHaveLength(before);
  });

  it('is no text for words that overlap, whose places are counted as they are marked', async () => {
    const { engine, own } = engineOver();
    const answer = await engine.answer(question('青年大学习 大学习青年'));
    expect(answer.hits.map(({ item: { id }, occurrences }) => [id, occurrences])).toEqual([
      ['lq/2021', 1],
    ]);
    const apart = await engine.answer(question('护河 青年大学'));
    expect(apart.hits.map(({ occurrences }) => occurrences)).toEqual([4]);
    expect(textsOf(own)).toEqual([]);
  });

  it('is only what a typed year needs', async () => {
    const { engine, own } = engineOver();
    const answer = await engine.answer(question('青年 年度:2021'));
    expect(idsOf(answer)).toEqual(['he/2021', 'lq/2021']);
    expect(answer).toMatchObject({ searched: 6, total: 6 });
    expect(chunksOf(own).every((name) => name.startsWith('s2-'))).toBe(true);
  });

  it('is no more than the ends of a phrase of which one is nowhere', async () => {
    const { engine, own } = engineOver();
    await engine.answer(question('青年大学习青年大学习青年大学龘'));
    expect(chunksOf(own).length).toBeLessThanOrEqual(6);
  });

  it('is no text for quoted words that the fold leaves as they are', async () => {
    const { engine, own } = engineOver();
    const answer = await engine.answer(question('“青年大学习”'));
    expect(idsOf(answer)).toEqual(['he/2023', 'lq/2023', 'lq/2021']);
    expect(answer.occurrences).toBe(4);
    expect(textsOf(own)).toEqual([]);
  });

  it('is a text, for a long phrase that few items may have, rather than more chunks', async () => {
    const { engine, own } = engineOver();
    const answer = await engine.answer(question('护河护河青年大学习青年'));
    expect(idsOf(answer)).toEqual(['lq/2021']);
    expect(answer.occurrences).toBe(1);
    expect(textsOf(own)).toEqual(['b2-2/t1.bin']);
  });

  it('is the text for a quoted sign that may stand beside its plain form', async () => {
    const site = path.join(folder, 'signs');
    await writeSmallIndex(site, [[item('he/2023', 'a组与Ａ组'), item('lq/2023', 'a组')]]);
    const { engine } = engineOver({}, { own: new DiskSource(site), other: new DiskSource(site) });
    expect(idsOf(await engine.answer(question('“Ａ”')))).toEqual(['he/2023']);
    expect(idsOf(await engine.answer(question('“a”')))).toEqual(['he/2023', 'lq/2023']);
  });

  it('is the text for several signs together, whose places may be those of other words', async () => {
    const site = path.join(folder, 'symbols');
    await writeSmallIndex(site, [[item('he/2023', '甲★→乙★'), item('lq/2023', '甲→★乙')]]);
    const { engine } = engineOver({}, { own: new DiskSource(site), other: new DiskSource(site) });
    const one = await engine.answer(question('★→'));
    expect([idsOf(one), one.occurrences]).toEqual([['he/2023'], 1]);
    // They overlap, and are marked as one place.
    const both = await engine.answer(question('★→ “→乙”'));
    expect([idsOf(both), both.occurrences]).toEqual([['he/2023'], undefined]);
    expect(idsOf(await engine.answer(question('甲 -→★')))).toEqual(['he/2023']);
  });

  it('is the text that has the punctuation, when quotation marks ask for it', async () => {
    const { engine, own } = engineOver();
    expect(idsOf(await engine.answer(question('“青年、大学习”')))).toEqual(['he/2022']);
    expect(textsOf(own)).toEqual(['b1-2/t0.bin']);
  });
});

describe('a partial answer', () => {
  /** Asks while some bundles are held back, until a partial answer says what is awaited. */
  async function held(
    asked: Question,
    bundles: RegExp,
    isAwaited: (partial: Answer) => boolean,
  ): Promise<{ partials: Answer[]; answer: Answer }> {
    const { engine, own } = engineOver();
    const partials: Answer[] = [];
    let letGo = (): void => {};
    const gate = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    own.before = (file) => (bundles.test(file) ? gate : undefined);
    const answer = await engine.answer(asked, (partial) => {
      partials.push(partial);
      if (isAwaited(partial)) letGo();
    });
    return { partials, answer };
  }

  it('has the newest bundles, and is followed by the complete one', async () => {
    const { partials, answer } = await held(
      question('青年'),
      /^s2-/,
      ({ searched }) => searched === 4,
    );
    const last = partials[partials.length - 1];
    expect(last).toMatchObject({ complete: false, searched: 4, total: 6 });
    expect(last === undefined ? [] : idsOf(last)).toEqual(['he/2023', 'lq/2023', 'he/2022']);
    expect(answer).toMatchObject({ complete: true, searched: 6 });
    expect(idsOf(answer)).toEqual(['he/2023', 'lq/2023', 'he/2022', 'he/2021', 'lq/2021']);
  });

  it('never has a later bundle before an earlier one', async () => {
    const { partials } = await held(question('青年'), /^s0-/, () => true);
    expect(partials.length).toBeGreaterThan(0);
    expect(partials.flatMap(idsOf)).toEqual([]);
  });

  it('begins with the oldest bundles when the oldest come first', async () => {
    const { partials } = await held(
      question('青年', { sort: 'oldest' }),
      /^s0-/,
      ({ searched }) => searched === 4,
    );
    const last = partials[partials.length - 1];
    expect(last === undefined ? [] : idsOf(last)).toEqual(['he/2021', 'lq/2021', 'he/2022']);
  });

  it('has the hits of a chosen year first, while the counts of other years are awaited', async () => {
    const { partials, answer } = await held(
      question('青年', { filters: { ...NO_FILTERS, year: ['2021'] } }),
      /^s[01]-/,
      ({ searched }) => searched === 2,
    );
    const last = partials[partials.length - 1];
    expect(last === undefined ? [] : idsOf(last)).toEqual(['he/2021', 'lq/2021']);
    expect(answer.facets.year.map(({ value, count }) => [value, count])).toEqual([
      ['2023', 2],
      ['2022', 1],
      ['2021', 2],
    ]);
  });
});

describe('a question that is given up', () => {
  it('is answered no more, at once, and nothing further is asked for', async () => {
    const { engine, own } = engineOver();
    const leaving = new AbortController();
    own.before = (file) => (file === 'directory.bin' ? undefined : never());
    const onPartial = vi.fn<(answer: Answer) => void>();
    const answer = engine.answer(question('青年大学习'), onPartial, leaving.signal);
    await later(20);
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    const before = own.loaded.length;
    await later(80);
    expect(own.loaded).toHaveLength(before);
    expect(onPartial).not.toHaveBeenCalled();
  });
});

describe('files that cannot be had', () => {
  it('are said after the time limit when nothing is heard', async () => {
    const { engine, own } = engineOver({ timeLimit: 40 });
    own.before = never;
    await expect(engine.answer(question('青年'))).rejects.toMatchObject({
      name: 'SearchUnavailable',
      reason: 'time',
    });
  });

  it('are waited for as long as something is heard now and then', async () => {
    const { engine, own } = engineOver({ timeLimit: 150 });
    own.before = () => later(60);
    const answer = await engine.answer(question('“青年、大学习” -护河 青年大学习'));
    expect(idsOf(answer)).toEqual(['he/2022']);
  });

  it('are said at once when the host refuses, and tried again with the next question', async () => {
    const { engine, own } = engineOver();
    own.before = () => {
      throw new TypeError('Failed to fetch');
    };
    for (const times of [2, 4]) {
      await expect(engine.answer(question('青年'))).rejects.toMatchObject({
        name: 'SearchUnavailable',
        reason: 'loading',
      });
      expect(own.loaded).toHaveLength(times);
    }
    own.before = () => {};
    expect((await engine.answer(question('青年'))).hits).toHaveLength(5);
  });

  it('are looked for in the directory of the new release, once', async () => {
    const site = path.join(folder, 'release');
    await writeSmallIndex(site, [NEW, OLD], UNITS);
    const { engine } = engineOver({}, { own: new DiskSource(site), other: new DiskSource(site) });
    await engine.answer(question('护河'));
    rmSync(site, { recursive: true });
    await writeSmallIndex(site, [[...NEW, item('sh/2023', '青年夜校。')], OLD], UNITS);
    const answer = await engine.answer(question('夜校'));
    expect(idsOf(answer)).toEqual(['he/2023', 'sh/2023']);
    expect((await answer.hits[1]?.text())?.blocks[1]?.text).toBe('青年夜校。');
  });

  it('are the end when the new release does not have them either', async () => {
    const { engine, own } = engineOver();
    own.before = (file) => {
      if (file !== 'directory.bin') throw new MissingFile(file);
    };
    await expect(engine.answer(question('青年'))).rejects.toMatchObject({ reason: 'loading' });
    expect(own.loaded.filter((name) => name === 'directory.bin')).toHaveLength(2);
  });

  it('of a text are found under their new name after a release', async () => {
    const site = path.join(folder, 'text-release');
    await writeSmallIndex(site, [NEW, OLD], UNITS);
    const { engine } = engineOver({}, { own: new DiskSource(site), other: new DiskSource(site) });
    const { hits } = await engine.answer(question('护河'));
    rmSync(site, { recursive: true });
    await writeSmallIndex(site, [NEW, [item('lq/2020', '护河。'), ...OLD]], UNITS);
    expect((await hits[0]?.text())?.blocks[1]?.text).toBe('青年护河。');
  });
});

describe('a text that alone would tell whether an item is a hit', () => {
  const site = path.join(folder, 'doubts');
  const DOUBTS = [
    item('he/2023', '巡河、护河两次。'),
    item('lq/2023', '巡河、护河三次，防汛。'),
    item('sh/2022', '巡河护河，防汛。'),
    item('sh/2021', '清淤。'),
  ];
  const LOST = 'b0-4/t1.bin';
  const names = ({ unverified }: Answer): string[] => unverified.map(({ item: { id } }) => id);
  beforeAll(() => writeSmallIndex(site, [DOUBTS], UNITS));

  function over(before: DiskSource['before'] = () => {}) {
    const source = new DiskSource(site);
    source.before = before;
    const { engine } = engineOver({ timeLimit: 400 }, { own: source, other: source });
    return { engine, source };
  }

  it.each<[string, DiskSource['before']]>([
    [
      'is missing',
      (file) => {
        if (file === LOST) throw new MissingFile(file);
      },
    ],
    [
      'cannot be fetched',
      (file) => {
        if (file === LOST) throw new TypeError('Failed to fetch');
      },
    ],
    ['does not come', (file) => (file === LOST ? never() : undefined)],
  ])('and %s leaves that item unverified, and nothing else', async (_, before) => {
    const { engine } = over(before);
    const answer = await engine.answer(question('“巡河、护河”'));
    expect([idsOf(answer), names(answer)]).toEqual([['he/2023'], ['lq/2023']]);
    expect(answer).toMatchObject({ complete: true, searched: 4, occurrences: 1 });
    expect(answer.facets.unit.map(({ value, count }) => [value, count])).toEqual([['he', 1]]);
    const left = await engine.answer(question('巡河 -“巡河、护河”'));
    expect([idsOf(left), names(left)]).toEqual([['sh/2022'], ['lq/2023']]);
  });

  it('and is damaged leaves that item unverified', async () => {
    const { engine, source } = over();
    const load = source.load.bind(source);
    source.load = async (file, options) =>
      file === LOST ? strToU8('{"title":7,"blocks":null}') : load(file, options);
    expect(names(await engine.answer(question('“巡河、护河”')))).toEqual(['lq/2023']);
  });

  it('is not needed for an item that is no hit in any case', async () => {
    const { engine } = over((file) => {
      if (file === LOST) throw new MissingFile(file);
    });
    expect(names(await engine.answer(question('“巡河、护河” -防汛')))).toEqual([]);
    expect(names(await engine.answer(question('“巡河、护河” 年度:2022')))).toEqual([]);
    const filters = { ...NO_FILTERS, unit: ['he'] };
    expect(names(await engine.answer(question('“巡河、护河”', { filters })))).toEqual([]);
  });

  it('is asked for again with the next question', async () => {
    let isLost = true;
    const { engine } = over((file) => {
      if (isLost && file === LOST) throw new TypeError('Failed to fetch');
    });
    expect(names(await engine.answer(question('“巡河、护河”')))).toEqual(['lq/2023']);
    isLost = false;
    const answer = await engine.answer(question('“巡河、护河”'));
    expect([idsOf(answer), names(answer)]).toEqual([['he/2023', 'lq/2023'], []]);
  });

  it('is looked for in the directory of the new release', async () => {
    const moving = path.join(folder, 'moving');
    await writeSmallIndex(moving, [DOUBTS], UNITS);
    const { engine } = engineOver(
      {},
      { own: new DiskSource(moving), other: new DiskSource(moving) },
    );
    await engine.answer(question('巡河 护河'));
    rmSync(moving, { recursive: true });
    await writeSmallIndex(moving, [[item('he/2024', '巡河、护河。'), ...DOUBTS]], UNITS);
    const answer = await engine.answer(question('“巡河、护河”'));
    expect([idsOf(answer), names(answer)]).toEqual([['he/2024', 'he/2023', 'lq/2023'], []]);
  });

  it('makes the archive out of reach when none of several is to be had', async () => {
    const { engine } = over((file) => {
      if (file.includes('/t')) throw new TypeError('Failed to fetch');
    });
    await expect(engine.answer(question('“巡河、护河”'))).rejects.toMatchObject({
      name: 'SearchUnavailable',
      reason: 'loading',
    });
  });
});

describe('several archives', () => {
  it('are searched as one, each hit with whose it is, and units that cannot collide', async () => {
    const { engine } = engineOver({ others: true });
    const answer = await engine.answer(question('护河', { sort: 'relevance' }));
    expect(
      answer.hits.map(({ archive, item: { id, values }, occurrences }) => [
        archive.name,
        id,
        values.unit,
        occurrences,
      ]),
    ).toEqual([
      ['', 'lq/2021', ['lq'], 2],
      ['滨江区团委', 'he/2022', ['滨江区团委/he'], 1],
      ['', 'lq/2022', ['lq'], 1],
      ['', 'he/2021', ['he'], 1],
    ]);
    expect(answer.units.map(({ id, parent }) => [id, parent])).toEqual([
      ['he', undefined],
      ['lq', 'he'],
      ['滨江区团委/he', undefined],
    ]);
    expect(answer.groups.map(({ unit, archive, items }) => [unit.id, archive.name, items])).toEqual(
      [
        ['he', '', 1],
        ['lq', '', 2],
        ['滨江区团委/he', '滨江区团委', 1],
      ],
    );
    expect(answer).toMatchObject({ total: 7, searched: 7, unreachable: [] });
    expect(
      (await answer.hits.find(({ archive }) => archive.name !== '')?.text())?.blocks[1]?.text,
    ).toBe('青年护河两次。');
    expect(idsOf(await engine.answer(question('护河 单位:和平')))).toEqual(['he/2022', 'he/2021']);
    expect((await engine.units()).map(({ id }) => id)).toEqual(['he', 'lq', '滨江区团委/he']);
  });

  it('can be told apart by a choice or a typed condition, with live counts', async () => {
    const third = { name: '市级库', root: 'third' };
    const engine = createEngine([OWN, OTHER, third], {
      values: { archive: { [OWN_ARCHIVE]: '本库' } },
      sourceOf: (root) => new DiskSource(root === 'own' ? OWN_FOLDER : OTHER_FOLDER),
    });
    const counted = ({ facets }: Answer) =>
      facets.archive.map(({ value, count }) => [value, count]);
    const all = [
      [OWN_ARCHIVE, 3],
      ['滨江区团委', 1],
      ['市级库', 1],
    ];
    expect(counted(await engine.answer(question('护河')))).toEqual(all);
    const filters = { ...NO_FILTERS, archive: ['滨江区团委'] };
    const chosen = await engine.answer(question('护河', { filters }));
    expect(chosen.hits.map(({ archive }) => archive)).toEqual([OTHER]);
    expect(counted(chosen)).toEqual(all);
    expect(chosen.facets.year.map(({ value }) => value)).toEqual(['2022']);
    for (const [typed, count, unknown] of [
      ['护河 库:滨江', 1, 0],
      ['护河 库:本库', 3, 0],
      ['护河 库:本库,滨江区团委', 4, 0],
      ['护河 库:省级库', 0, 1],
    ] as const) {
      const answer = await engine.answer(question(typed));
      expect([typed, answer.hits.length, answer.unknown.length]).toEqual([typed, count, unknown]);
    }
  });

  it('are searched without one whose texts do not come, from then on', async () => {
    const { engine, other } = engineOver({ others: true, timeLimit: 300 });
    const { hits } = await engine.answer(question('护河'));
    other.before = (file) => (file.includes('/t') ? never() : undefined);
    const theirs = hits.find(({ archive }) => archive.name !== '');
    await expect(theirs?.text()).rejects.toMatchObject({ reason: 'time' });
    const answer = await engine.answer(question('护河'));
    expect(answer.unreachable).toEqual([OTHER]);
  });

  it.each([
    ['the directory of one fails', 'directory.bin'],
    ['a bundle of one fails', 's0-1/0.bin'],
  ])('are searched without one when %s, which is said', async (_, failing) => {
    const { engine, other } = engineOver({ others: true });
    other.before = (file) => {
      if (file === failing || (failing !== 'directory.bin' && file.startsWith('s0-'))) {
        throw new TypeError('Failed to fetch');
      }
    };
    const answer = await engine.answer(question('护河'));
    expect(answer).toMatchObject({ complete: true, total: 6, unreachable: [OTHER] });
    expect(idsOf(answer)).toEqual(['lq/2022', 'he/2021', 'lq/2021']);
    const before = other.loaded.length;
    expect((await engine.answer(question('青年'))).unreachable).toEqual([OTHER]);
    expect(other.loaded).toHaveLength(before);
  });

  it('are shown as far as they are there, while one is slow', async () => {
    const { engine, other } = engineOver({ others: true, timeLimit: 300 });
    other.before = never;
    const partials: Answer[] = [];
    const answer = await engine.answer(question('护河'), (partial) => partials.push(partial));
    expect(partials[0]).toMatchObject({ complete: false, searched: 6, total: 6 });
    expect(partials[0]?.hits).toHaveLength(3);
    expect(answer.unreachable).toEqual([OTHER]);
  });

  it('wait for what stands behind another on the same host, and not for a host that is silent', async () => {
    const { own, other } = engineOver();
    own.before = (file) => (file === 'directory.bin' ? later(500) : undefined);
    const busy: IndexSource = {
      async load(file, options) {
        const words = setInterval(() => options.heard?.(), 30);
        await later(480);
        clearInterval(words);
        return other.load(file, options);
      },
    };
    const ask = (theirs: string) => {
      const archives = [
        { name: '', root: 'http://one/a/' },
        { name: OTHER.name, root: theirs },
      ];
      const sourceOf = (root: string) => (root === theirs ? busy : own);
      return createEngine(archives, { timeLimit: 200, sourceOf }).answer(question('护河'));
    };
    expect((await ask('http://one/b/')).hits).toHaveLength(4);
    await expect(ask('http://two/b/')).rejects.toMatchObject({ reason: 'time' });
  });

  it('give no answer without this site’s own', async () => {
    const { engine, own } = engineOver({ others: true });
    own.before = () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(engine.answer(question('护河'))).rejects.toMatchObject({ reason: 'loading' });
  });
});

describe('the order of relevance', () => {
  it('is titles with all words, then headings, then occurrences, then the newer, then the id', async () => {
    const site = path.join(folder, 'ranked');
    const ranked: IndexedItem[] = [
      { id: 'a/2015', blocks: [title('青年护河'), body('其他')] },
      { id: 'b/2023', blocks: [title('青年'), heading('护河护河'), body('护河青年护河青年')] },
      { id: 'x/2014', blocks: [title('青年'), body('护河')] },
      { id: 'c/2022', blocks: [title('总结'), heading('青年与护河'), body('其他')] },
      { id: 'd/2021', blocks: [title('总结'), heading('青年'), body('护河护河护河')] },
      { id: 'e/2020', blocks: [title('总结'), body('护河青年护河')] },
      { id: 'f/2023', blocks: [title('总结'), body('护河、青年')] },
      { id: 'g/2023', blocks: [title('总结'), body('护河，青年')] },
      { id: 'h/2022', blocks: [title('总结'), body('护河，青年')] },
    ];
    await writeSmallIndex(site, [ranked.toReversed()]);
    const { engine } = engineOver({}, { own: new DiskSource(site), other: new DiskSource(site) });
    const answer = await engine.answer(question('护河 青年', { sort: 'relevance' }));
    expect(idsOf(answer)).toEqual(ranked.map(({ id }) => id));
  });
});
