import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SearchBlock } from '#search/blocks';
import { itemHit, marksIn } from '#search/client/excerpts';
import { sectionsAsked } from '#search/client/sections-asked';
import { emptyState } from '#search/client/state';
import { foldText } from '#search/fold';
import { parseQuery } from '#search/query';
import { hardText } from './arbitraries.ts';

const section = (anchor: string, title: string) => ({ anchor, title });
const BLOCKS: SearchBlock[] = [
  { anchor: '', kind: 'title', text: '南灣團委2022年工作總結' },
  { anchor: 'p0.1', kind: 'body', text: '现将团委工作报告如下。' },
  { anchor: 's1', kind: 'heading', text: '二、志愿服务', section: section('s1', '二、志愿服务') },
  {
    anchor: 's1.1',
    kind: 'heading',
    text: '（三）护河行动',
    section: section('s1.1', '（三）护河行动'),
  },
  {
    anchor: 's1.1.p1',
    kind: 'body',
    text: `${'前'.repeat(60)}组织护、河三次，护河队员62人${'后'.repeat(90)}`,
    section: section('s1.1', '（三）护河行动'),
  },
  {
    anchor: 's1.2',
    kind: 'heading',
    text: '（四）讲好团课。',
    joinsNext: true,
    section: section('s1.2', '（四）讲好团课。'),
  },
  {
    anchor: 's1.2.p1',
    kind: 'body',
    text: '全年十讲。',
    section: section('s1.2', '（四）讲好团课。'),
  },
];
const marked = ({ text, marks }: { text: string; marks: { start: number; end: number }[] }) =>
  marks.map(({ start, end }) => text.slice(start, end));

describe('itemHit', () => {
  it('shows a section with the ordinals above it, the excerpt marked in the text as it stands', () => {
    const { sections, places } = itemHit(BLOCKS, parseQuery('護河'));
    expect(places).toBe(3);
    expect(sections).toHaveLength(1);
    const [only] = sections;
    expect(only).toMatchObject({ anchor: 's1.1.p1', label: { text: '二、（三）护河行动' } });
    expect(only?.excerpt && marked(only.excerpt)).toEqual(['护、河', '护河']);
    expect(only?.excerpt).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(only?.excerpt?.text.length).toBeLessThan(100);
  });

  it('marks the heading when only it has the words', () => {
    const { sections } = itemHit(BLOCKS, parseQuery('志愿服务'));
    expect(sections).toHaveLength(1);
    expect(sections[0]?.excerpt).toBeUndefined();
    expect(sections[0]?.label && marked(sections[0].label)).toEqual(['志愿服务']);
  });

  it('finds words that run from a run-in heading into its paragraph', () => {
    const { sections } = itemHit(BLOCKS, parseQuery('团课全年'));
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ anchor: 's1.2', label: { text: '二、（四）讲好团课。' } });
    expect(sections[0]?.excerpt && marked(sections[0].excerpt)).toEqual(['团课。全年']);
  });

  it('marks the title in its own script and text before the first heading without a label', () => {
    const { title, sections, places } = itemHit(BLOCKS, parseQuery('团委 工作'));
    expect(marked(title)).toEqual(['團委', '工作']);
    expect(sections[0]).toMatchObject({ anchor: 'p0.1', label: undefined });
    expect(places).toBe(4);
  });
});

describe('itemHit with roles', () => {
  const blocks = [
    { anchor: '', kind: 'title' as const, text: '夜校总结' },
    {
      anchor: 's1.p1',
      kind: 'body' as const,
      text: '开办夜校',
      roles: ['achievement'],
      section: section('s1', '一'),
    },
    {
      anchor: 's2.p1',
      kind: 'body' as const,
      text: '夜校不足',
      roles: ['problem', 'plan'],
      section: section('s2', '二'),
    },
  ];
  const anchors = (role: string[] = [], q = '') => {
    const filters = { ...emptyState().filters, role };
    const labels = { role: { problem: '问题不足', plan: '计划打算', achievement: '工作成效' } };
    const hit = itemHit(blocks, parseQuery('夜校'), sectionsAsked({ q, filters }, labels));
    return [hit.title.marks.length, hit.places, ...hit.sections.map(({ anchor }) => anchor)];
  };

  it('shows and counts only what stands in a section that is asked for', () => {
    expect(anchors()).toEqual([1, 3, 's1.p1', 's2.p1']);
    expect(anchors(['problem'])).toEqual([0, 1, 's2.p1']);
    expect(anchors(['problem'], '章节:打算')).toEqual([0, 1, 's2.p1']);
    expect(anchors(['achievement', 'problem'])).toEqual([0, 2, 's1.p1', 's2.p1']);
    expect(anchors(['achievement'], '章节:打算')).toEqual([0, 0]);
    expect(anchors([], '-章节:问题')).toEqual([1, 2, 's1.p1']);
    expect(anchors(['achievement'], '-章节:计划,成效')).toEqual([0, 0]);
  });
});

describe('marksIn', () => {
  it('covers text whose fold is the term, in order and apart', () => {
    fc.assert(
      fc.property(hardText, fc.nat(), fc.nat({ max: 4 }), (text, at, length) => {
        const start = at % (text.length + 1);
        const typed = text.slice(start, start + length + 1);
        const folded = foldText(typed);
        fc.pre(folded !== '');
        const query = { wanted: [{ text: typed, folded, exact: false }], excluded: [], fields: [] };
        const marks = marksIn(text, query);
        expect(marks.length).toBeGreaterThan(0);
        let end = 0;
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          expect(foldText(text.slice(mark.start, mark.end))).toContain(folded);
          end = mark.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
