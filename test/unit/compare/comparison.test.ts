import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedCharacters, type Stretch } from '#compare/changed-characters';
import { readComparedChoice, writeComparedChoice } from '#compare/choice';
import { compareItems } from '#compare/comparison';
import { comparedFixture, comparedText } from './fixture.ts';
import { comparisonView, viewHtml } from '../../../src/components/compare-view.ts';

const without = (text: string, stretches: readonly Stretch[]) =>
  stretches.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
const cut = (text: string, stretches: readonly Stretch[]) =>
  stretches.map(({ start, end }) => text.slice(start, end));

describe('changed characters', () => {
  it('are what two sentences do not share, by whole characters, beyond the BMP too', () => {
    const [before, after] = ['𠮷村讲坛12期，读者𠀋人。', '𠮷村讲坛14期，读者𠀍人。'];
    const changes = changedCharacters(before, after, 99);
    expect(cut(before, changes?.removed ?? [])).toEqual(['2', '𠀋']);
    expect(cut(after, changes?.added ?? [])).toEqual(['4', '𠀍']);
  });

  it('leave the same words on both sides, whatever the two texts', () => {
    const text = fc.string({ unit: fc.constantFrom('一', '二', '𠮷', '3', '。'), maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { removed, added } = changedCharacters(before, after, 99)!;
        expect(without(before, removed)).toBe(without(after, added));
      }),
    );
  });

  it('are not told where there are more than can be read', () => {
    expect(changedCharacters('甲乙丙丁', '子丑寅卯', 3)).toBeUndefined();
  });
});

describe('a comparison', () => {
  const pair = async () =>
    compareItems([await comparedFixture('years', '2021'), await comparedFixture('years', '2022')]);

  it('marks what changed in passages that are nearly identical', async () => {
    const { rows } = await pair();
    const row = rows.find(({ heading }) => heading === '六、安全管理');
    const [before, after] = row?.cells.map((cell) => cell?.passages[0]) ?? [];
    expect(cut(before?.text ?? '', before?.removed ?? []).join('')).toContain('9');
    expect(cut(after?.text ?? '', after?.added ?? []).join('')).toContain('应急灯');
    expect(without(before?.text ?? '', before?.removed ?? [])).toBe(
      without(after?.text ?? '', after?.added ?? []),
    );
  });

  it('marks nothing where two passages have little in common', async () => {
    const { rows } = await pair();
    const problems = rows.find(({ heading }) => heading === '八、下一年工作计划');
    for (const cell of problems?.cells ?? []) {
      for (const { added, removed } of cell?.passages ?? []) {
        expect([...added, ...removed]).toEqual([]);
      }
    }
  });

  it('marks additions only where more than two are compared', async () => {
    const items = await Promise.all(
      ['2021', '2022', '2023'].map((name) => comparedFixture('years', name)),
    );
    const passages = compareItems(items).rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell?.passages ?? []),
    );
    expect(passages.some(({ added }) => added.length > 0)).toBe(true);
    expect(passages.every(({ removed }) => removed.length === 0)).toBe(true);
  });

  it('counts the sections that all have and those that some lack', async () => {
    const { counts } = await pair();
    expect(counts).toEqual({ all: 11, some: 2 });
  });
});

describe('a comparison as shown', () => {
  it('says which item lacks a section, and leads each passage to its place with a hash', async () => {
    const items = [await comparedFixture('years', '2021'), await comparedFixture('years', '2022')];
    const html = viewHtml(comparisonView(compareItems(items), '/'));
    expect(html).toContain('2021年度无此部分');
    expect(html).toMatch(/href="\/units\/tushuguan\/2022\/\?h=[0-9a-f]{6}#s2\.p1">第1段</u);
    expect(html).toMatch(/#s7\.p1\.i1">第1点</u);
    expect(html).toContain('<span class="fig">');
    expect(html).toMatch(/<ins><span class="vh">增：<\/span>/u);
    expect(html).toMatch(/<del><span class="vh">删：<\/span>/u);
  });

  it('keeps every word of both texts, once, as text', async () => {
    const hostile = await comparedText('2020', '## 一、<b>\n\n5 \\< 6 & "引号" &lt;script&gt;');
    const other = await comparedFixture('years', '2021');
    const { rows } = compareItems([hostile, other]);
    const html = viewHtml(comparisonView(compareItems([hostile, other]), '/'));
    expect(html).toContain('5 &lt; 6 &amp; &quot;引号&quot; &lt;script&gt;');
    const shown = rows.flatMap(({ cells }) => cells[1]?.passages.map(({ text }) => text) ?? []);
    const all = other.sections.flatMap(({ passages }) => passages.map(({ text }) => text));
    expect([...shown].sort()).toEqual([...all].sort());
  });

  it('leaves no level of headings out', async () => {
    const deep = await comparedText('2020', '## 一\n\n甲\n\n##### 丁\n\n乙');
    const html = viewHtml(comparisonView(compareItems([deep, deep]), '/'));
    const levels = [...html.matchAll(/<h(\d) /gu)].map(([, level]) => Number(level));
    expect(levels).toEqual([2, 3]);
  });
});

describe('the choice in the address', () => {
  it('is read back as written', () => {
    const ids = ['heping/2022', 'heping/2023-h1'];
    expect(readComparedChoice(writeComparedChoice(ids))).toEqual({ ids, wrong: [], beyond: [] });
  });

  it('takes four at most, each once, and tells what cannot be an item', () => {
    const asked = '?items=a/1,a/1,../x,a/2,<b>,_inbox/5,a/3,a/4,a/5';
    expect(readComparedChoice(asked)).toEqual({
      ids: ['a/1', 'a/2', 'a/3', 'a/4'],
      wrong: ['../x', '<b>', '_inbox/5'],
      beyond: ['a/5'],
    });
  });
});
