import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coversText, expectedText, squash } from '#domain/faithful-text';
import { blockText } from '#document/text';
import { blocksOf, manuscriptOf } from '#intake/manuscript';
import { partManuscripts } from '#intake/part-manuscripts';
import { proveSplit } from '#intake/proof';
import { txt } from '#intake/readers/txt';
import { splitTexts } from '#intake/split-texts';
import { clean, structure } from '#intake/transforms/pipeline';

const BODY = '走访二十三个村，整理台账四本，办夜校十一场，参加的青年有六百余人次。'.repeat(6);

const line = fc.oneof(
  fc.constantFrom('', '　　', BODY, '一、做法', '（一）走访', '镇团委', '2021年1月3日', '推荐阅读'),
  fc.constantFrom(
    '首页 > 正文',
    '**镇团委工作总结',
    '编者按：仅供参考。',
    ' 石桥乡团委2021年工作总结',
  ),
);
const label = fc.constantFrom('', '：石桥乡团委2021年工作总结', '：总结', ' 体会');

/** Texts one after the other, each label with its number, lines of all sorts around them. */
const file = fc
  .tuple(
    fc.array(line, { maxLength: 4 }),
    fc.array(fc.tuple(label, fc.array(line, { maxLength: 6 })), { minLength: 2, maxLength: 4 }),
  )
  .map(([lead, texts]) =>
    [
      ...lead,
      ...texts.flatMap(([beside, lines], at) => [`范文${at + 1}${beside}`, BODY, ...lines]),
    ].join('\n'),
  );

function manuscriptIn(text: string) {
  const { value } = txt.read(new TextEncoder().encode(text));
  if (value === null) throw new Error('not read');
  return clean(manuscriptOf(value));
}

describe('a manuscript cut into its texts', () => {
  test('loses nothing: lead and parts are the whole, and each accounts for its own words', () => {
    fc.assert(
      fc.property(file, (text) => {
        const manuscript = manuscriptIn(text);
        const split = splitTexts(manuscript);
        fc.pre(split.parts.length > 0);
        const { record, parts } = partManuscripts(manuscript, split);
        expect(coversText(text, record)).toBe(true);
        expect(proveSplit(text, record)).toBeUndefined();
        const own = parts.map((part) => part.manuscript.text).join('');
        expect(text.slice(0, record.lead.end) + own).toBe(text);
        for (const { manuscript: cut } of parts) {
          const done = structure(cut);
          const title =
            done.title === null ? '' : squash(done.text.slice(done.title.start, done.title.end));
          const shown = title + squash(blocksOf(done).map(blockText).join(''));
          expect(shown).toBe(expectedText(done.text, { removed: done.removed, title: done.title }));
        }
      }),
    );
  });

  test('cuts a removal that reaches over a cut, so that each text accounts for its own', () => {
    const text = `篇1\n${BODY}\n广告\n篇2\n${BODY}`;
    const manuscript = manuscriptIn(text);
    const split = splitTexts(manuscript);
    const start = text.indexOf('广告');
    const removal = { start, end: start + 5, text: '广告\n篇2', rule: 'r', line: 3 };
    const kept = manuscript.passages.filter((_, at) => at !== 2);
    const parts = split.parts.map((part, at) => ({
      ...part,
      passages: at === 0 ? { from: 0, to: 2 } : { from: 2, to: 4 },
    }));
    const holed = { ...manuscript, passages: kept, removed: [removal] };
    const own = partManuscripts(holed, { parts }).parts.map((part) => part.manuscript.removed);
    expect(own[0]?.find(({ rule }) => rule === 'r')).toMatchObject({ text: '广告\n', line: 3 });
    expect(own[1]?.find(({ rule }) => rule === 'r')).toMatchObject({
      start: 0,
      end: 2,
      text: '篇2',
    });
  });

  test('keeps the title beside a label and takes the label out', () => {
    const manuscript = manuscriptIn(
      `序\n 篇1：甲镇团委总结\n${BODY}\n篇2 ： 乙镇团委总结\n${BODY}`,
    );
    const { parts, record } = partManuscripts(manuscript, splitTexts(manuscript));
    expect(parts.map(({ part, line: at }) => [part, at])).toEqual([
      [{ number: 1, of: 2, label: '篇1' }, 2],
      [{ number: 2, of: 2, label: '篇2' }, 4],
    ]);
    expect(parts.map((part) => part.manuscript.removed.map(({ text }) => text))).toEqual([
      ['篇1：'],
      ['篇2 ：'],
    ]);
    expect(record.removed).toEqual([
      { start: 0, end: 1, text: '序', rule: 'several-texts-lead', line: 1 },
    ]);
  });

  test('is not proved when a word of the lead is neither in a part nor reported', () => {
    const manuscript = manuscriptIn(`序\n篇1\n${BODY}\n篇2\n${BODY}`);
    const { record } = partManuscripts(manuscript, splitTexts(manuscript));
    expect(proveSplit(manuscript.text, { ...record, removed: [] })?.message).toContain('序');
    const gap = { ...record, lead: { start: 0, end: 1 } };
    expect(proveSplit(manuscript.text, gap)?.name).toBe('text-not-proved');
  });
});
