import { describe, expect, it } from 'vitest';
import type { Contents } from '../../../src/catalogue/holdings.ts';
import { itemPage, outlineOf } from '../../../src/page-data/item.ts';
import { inboxRoutes, itemRoutes } from '../../../src/page-data/item-routes.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const SHA = '0123456789abcdef'.repeat(4);

const renamed = unit('a', 1, {
  shortName: '甲镇团委',
  formerNames: [{ name: '共青团甲乡委员会', shortName: '甲乡团委', to: '2021-03' }],
});
const archive: Contents = contents(
  [renamed, ...Array.from({ length: 10 }, (_, index) => unit(`u${index}`, index + 2))],
  [
    item('a', '2020-H1', {
      kinds: ['work-summary', 'work-plan'],
      script: 'Hant',
      draft: true,
      planPeriod: '2020-H2',
      confidence: {
        title: { level: 'stated' },
        dateCreated: { level: 'doubtful', note: '落款无日期。' },
      },
      source: {
        original: 'originals/x/source.txt',
        fileName: '原稿.txt',
        sha256: SHA,
        textSha256: SHA,
        format: 'txt',
        receivedAt: '2024-01-02',
      },
    }),
    item(undefined, undefined, { unitName: '某团支部' }),
    ...Array.from({ length: 10 }, (_, index) => item(`u${index}`, '2020-H1')),
  ],
  true,
);

describe('an item’s page', () => {
  it('calls what the office set once by that name, not stated in the text', () => {
    const confidence = {
      title: { level: 'stated' as const },
      disclosure: { level: 'stated' as const, note: '“disclosure: on-request”（archive.yaml）' },
    };
    const rows = itemPage(
      contents([unit('a', 1)], [item('a', '2021', { confidence, disclosure: 'on-request' })]),
      'a/2021',
    ).description;
    const ground = (field: string) => rows.find((row) => row.field === field)?.evidence?.label;
    expect([ground('title'), ground('disclosure')]).toEqual(['原文载明', '本库设定']);
  });

  it('says what it replaces only where readers can open that', () => {
    const replaced = (there: boolean) =>
      itemPage(
        contents(
          [unit('a', 1)],
          [item('a', '2021', { replaces: 'a/2020' }), ...(there ? [item('a', '2020')] : [])],
        ),
        'a/2021',
      ).description.filter(({ label }) => label === '替代');
    expect(replaced(false)).toEqual([]);
    expect(replaced(true)).toHaveLength(1);
  });

  const page = itemPage(archive, 'a/2020-h1');

  it('bears the facets that search and the proof read', () => {
    expect(page.facets).toEqual({
      'data-item': 'a/2020-h1',
      'data-unit': 'a',
      'data-unit-name': '甲乡团委',
      'data-year': '2020',
      'data-period': 'H1',
      'data-period-label': '2020年上半年',
      'data-kinds': 'work-summary work-plan',
      'data-end': '2020-06-30',
      ...(page.draft ? { 'data-draft': '' } : {}),
    });
    expect(page.lang).toBe('zh-Hant');
  });

  it('leaves empty what is unknown of an item without unit and period', () => {
    const facets = itemPage(archive, '_inbox/undated').facets;
    expect(facets).toMatchObject({
      'data-unit': '',
      'data-unit-name': '某团支部',
      'data-year': '',
      'data-period': '',
      'data-end': '',
    });
  });

  it('shows how sure each field is, also of a field without a value', () => {
    const rows = new Map(page.description.map((found) => [found.field as string, found]));
    expect(rows.get('title')?.evidence).toEqual({
      level: 'stated',
      label: '原文载明',
      note: undefined,
    });
    expect(rows.get('dateCreated')).toMatchObject({
      values: [{ text: '未载明' }],
      evidence: { level: 'doubtful', note: '落款无日期。' },
    });
    expect(rows.get('topic')).toBeUndefined();
  });

  it('takes what an office decided once from the settings', () => {
    const row = page.description.find(({ field }) => field === 'disclosure');
    expect(row?.values).toEqual([{ text: '依申请公开' }]);
  });

  it('names the original and keeps its whole digest at hand', () => {
    const values = page.description.find(({ field }) => field === 'source')?.values;
    expect(values?.[0]).toEqual({ text: '原稿.txt' });
    expect(values?.at(-1)).toEqual({ text: 'SHA-256 0123456789ab', full: SHA });
  });

  it('shows a few of the other units and where all of them are', () => {
    expect(page.others).toHaveLength(8);
    expect(page.othersHref).toBe('/years/2020/2020-h1/');
  });

  it('does not exist for an unknown id', () => {
    expect(() => itemPage(archive, 'a/1999')).toThrow('a/1999');
  });
});

function heading(depth: number, slug: string, text = slug) {
  return { depth, slug, text };
}

describe('an outline', () => {
  it('starts at level one whatever depth the body starts at, and stops at level three', () => {
    const entries = outlineOf(
      [heading(3, 's0.1'), heading(4, 's0.1.1'), heading(5, 's0.1.1.1'), heading(6, 's0.1.1.1.1')],
      [],
    );
    expect(entries.map(({ level, href }) => [level, href])).toEqual([
      [1, '#s0.1'],
      [2, '#s0.1.1'],
      [3, '#s0.1.1.1'],
    ]);
    expect(outlineOf([], [])).toEqual([]);
  });
});

describe('the roles of an item’s sections', () => {
  const headings = [
    heading(2, 's1', '一、支部建设'),
    heading(3, 's1.1', '（一）换届'),
    heading(2, 's2', '二、存在问题及下半年打算'),
    heading(2, 's3', '三、附记'),
  ];

  it('stand on the article by the ids of the headings', () => {
    const { facets } = itemPage(archive, 'a/2020-h1', headings);
    expect(facets['data-section-roles']).toBe(
      's1:achievement s1.1:achievement s2:problem+plan s3:other',
    );
  });

  it('head the outline where they change, and say how they were come by', () => {
    const { outline } = itemPage(archive, 'a/2020-h1', headings);
    expect(outline.map(({ role }) => role)).toEqual([
      { label: '做法成效', evidence: '据位置推定，存疑', confidence: 'doubtful' },
      undefined,
      {
        label: '问题不足、计划打算',
        evidence: '据标题“存在问题、下半年打算”推定',
        confidence: 'inferred',
      },
      {
        label: '其他',
        evidence: '据位置（在“二、存在问题及下半年打算”之后）推定，存疑',
        confidence: 'doubtful',
      },
    ]);
  });

  it('are those a person decided', () => {
    const decided = contents([renamed], [item('a', '2020', { sectionRoles: { s1: 'situation' } })]);
    const { facets, outline } = itemPage(decided, 'a/2020', headings);
    expect(facets['data-section-roles']).toMatch(/^s1:situation s1\.1:situation /u);
    expect(outline[0]?.role).toEqual({
      label: '基本情况',
      evidence: '人工核定',
      confidence: 'stated',
    });
  });

  it('are not there for a text that is no longer shown, nor is its outline', () => {
    const withdrawn = { date: '2024-01-02', reason: '重复' };
    const page = itemPage(
      contents([renamed], [item('a', '2020', { withdrawn })]),
      'a/2020',
      headings,
    );
    expect(page.outline).toEqual([]);
    expect(page.facets).not.toHaveProperty('data-section-roles');
  });
});

describe('an item’s page, for those who cite and compare', () => {
  const years = contents(
    [renamed],
    [
      item('a', '2022-H1', { title: '关于《条例》的总结' }),
      item('a', '2022'),
      item('a', '2023-H1', {
        draft: true,
        review: {
          handledBy: '甲',
          date: '2023-07-10',
          decisions: ['题名核定。', { finding: 'x', decision: 'keep', note: '公开电话' }],
        },
      }),
      item('a', '2023', { withdrawn: { date: '2024-01-02', reason: '重复' } }),
    ],
    true,
  );
  const of = (id: string) => itemPage(years, id);

  it('says how it is cited, a title within the title one step down; a draft and a withdrawn one not', () => {
    expect(of('a/2022-h1').citation).toMatch(/^《关于〈条例〉的总结》，.+，2022年上半年$/u);
    expect(of('a/2023-h1').citation).toBeUndefined();
    expect(of('a/2023').citation).toBeUndefined();
  });

  it('leads to the same stretch a year before where that is not the previous item', () => {
    expect(of('a/2023-h1').yearBefore?.id).toBe('a/2022-h1');
    expect(of('a/2022-h1').yearBefore).toBeUndefined();
  });

  it('shows when the description was looked at and what was decided, and not by whom', () => {
    const row = of('a/2023-h1').description.find(({ field }) => field === 'review');
    expect(row?.values.map(({ text }) => text)).toEqual([
      '日期：2023-07-10',
      '题名核定。',
      '属实保留：公开电话',
    ]);
  });
});

describe('the routes of items', () => {
  it('leave those without a unit to the inbox, which only a preview has', () => {
    expect(itemRoutes(archive)).toHaveLength(11);
    expect(inboxRoutes(archive).map(({ params }) => params.entry)).toEqual([undefined, 'undated']);
    expect(inboxRoutes({ ...archive, preview: false })).toEqual([]);
  });
});
