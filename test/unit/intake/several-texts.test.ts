import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { coversText, expectedText, squash } from '#domain/faithful-text';
import { itemSchema } from '#domain/item';
import { keptFiles } from '#domain/originals';
import { settingsSchema } from '#domain/settings';
import { unitsFileSchema } from '#domain/unit';
import { readRecord, readSplit, readTaken } from '#intake/filing/record';
import { formatReport, formatTotals } from '#intake/report-text';
import { sheetHtml } from '#intake/sheet/sheet-html';
import { takeIn } from '#intake/take-in';
import { readBack } from '#intake/writers/body';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'several-texts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = settingsSchema.parse({ schemaVersion: 1, name: '试验库', owner: '试验单位' });
const { units } = unitsFileSchema.parse({
  units: [
    {
      id: 'yunxi',
      name: '共青团云溪区委员会',
      shortName: '团区委',
      tier: '县级',
      form: '委员会',
      sector: '机关',
      order: 1,
    },
  ],
});

function deeds(year: number, what: string): string[] {
  const deed = `${year}年，团员青年${what}，走访二十三个村，整理台账四本，办夜校十一场，参加的有六百多人次。`;
  return ['一、主要做法', deed.repeat(2), '二、存在问题', deed.repeat(2)];
}

const MANY = [
  '首页 > 范文 > 正文',
  '汇编前言，下面几篇供参考。',
  '',
  '  篇1：共青团云溪区委员会2021年工作总结',
  ...deeds(2021, '修渠'),
  '',
  '【篇2】',
  '共青团云溪区委员会2022年上半年工作总结',
  ...deeds(2022, '植树'),
  '篇三',
  ...deeds(2020, '扫雪'),
  '篇4：共青团云溪区委员会2021年工作总结',
  ...deeds(2021, '补路'),
  '推荐阅读',
  '别的范文',
].join('\n');

const receiver = () => ({ root: path.join(folder, 'root'), settings, units, today: '2025-01-15' });

function give(text = MANY, name = 'many.txt'): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

async function take(file = give()) {
  const [report, ...others] = await takeIn([file], receiver());
  if (report === undefined || others.length > 0) throw new Error('not one report');
  return report;
}

function entry(id: string) {
  const text = readFileSync(path.join(folder, 'root', 'summaries', `${id}.mdx`), 'utf8');
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?\n)---\n\n([\s\S]*)$/u.exec(text) ?? [];
  const frontmatter = itemSchema.parse(parse(yaml));
  if (frontmatter.source === undefined) throw new Error('no source');
  return { frontmatter, source: frontmatter.source, body };
}

describe('a file that holds several texts', () => {
  test('gives one report, with one for each text, and an entry for each', async () => {
    const report = await take();
    expect(report).toMatchObject({ verdict: 'conflict', entry: 'yunxi/2021', fields: {} });
    expect(report.issues.map(({ name }) => name)).toContain('several-texts');
    const sha12 = readdirSync(path.join(folder, 'root', 'originals'))[0];
    expect(
      report.parts?.map(({ verdict, entry: id, keptAs, part, fields }) => [
        part?.number,
        part?.of,
        part?.label,
        verdict,
        id,
        keptAs,
        fields['title']?.value,
        fields['period']?.value,
      ]),
    ).toEqual([
      [1, 4, '篇1', 'review', 'yunxi/2021', undefined, '共青团云溪区委员会2021年工作总结', '2021'],
      [
        2,
        4,
        '【篇2】',
        'review',
        'yunxi/2022-h1',
        undefined,
        '共青团云溪区委员会2022年上半年工作总结',
        '2022-H1',
      ],
      [3, 4, '篇三', 'review', `_inbox/${sha12}-3`, undefined, '[篇三]', null],
      [
        4,
        4,
        '篇4',
        'conflict',
        'yunxi/2021',
        `_inbox/${sha12}-4`,
        '共青团云溪区委员会2021年工作总结',
        '2021',
      ],
    ]);
    const titles = report.parts?.map(({ fields }) => fields['title']?.confidence);
    expect(titles).toEqual(['stated', 'stated', 'doubtful', 'stated']);
  });

  test('loses no word: every part is proved, and parts and lead are the whole', async () => {
    const report = await take();
    const root = path.join(folder, 'root');
    const ids = report.parts?.map(({ entry: id, keptAs }) => keptAs ?? id ?? '') ?? [];
    const { source } = entry(ids[0] ?? '');
    const whole = readFileSync(path.join(root, keptFiles({ ...source, part: undefined }).text));
    expect(whole.toString()).toBe(MANY);
    const split = readSplit(root, source.original);
    if (split === undefined) throw new Error('no record of the cuts');
    expect(coversText(MANY, split)).toBe(true);
    const lead = MANY.slice(0, split.lead.end);
    expect(expectedText(lead, { removed: split.removed, title: null })).toBe('');
    expect(split.removed.map(({ rule }) => rule)).toEqual(['breadcrumb', 'several-texts-lead']);
    expect(report.removed).toEqual(split.removed);

    let joined = lead;
    for (const id of ids) {
      const { frontmatter, source: own, body } = entry(id);
      const taken = readTaken(root, own) ?? '';
      const record = readRecord(root, own);
      if (record === undefined) throw new Error('no record');
      joined += taken;
      const title = record.title === null ? '' : squash(frontmatter.title);
      expect(title + readBack(body)).toBe(expectedText(taken, record));
    }
    expect(joined).toBe(MANY);
    expect(readRecord(root, entry(ids[3] ?? '').source)?.removed.map(({ rule }) => rule)).toEqual([
      'part-label',
      'related-reading',
      'related-reading',
    ]);
  });

  test('is filed once, and what an interrupted run has not filed is filed by the next', async () => {
    const first = await take();
    expect((await take()).parts?.map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 4 }, () => 'already-filed'),
    );
    const before = entry('yunxi/2022-h1');
    rmSync(path.join(folder, 'root', 'summaries', 'yunxi', '2022-h1.mdx'));
    const again = await take();
    expect(again.verdict).toBe('review');
    expect(again.parts?.map(({ verdict, entry: id }) => [verdict, id])).toEqual(
      first.parts?.map(({ entry: id, keptAs }, at) => [
        at === 1 ? 'review' : 'already-filed',
        keptAs ?? id,
      ]),
    );
    expect(entry('yunxi/2022-h1')).toEqual(before);
  });

  test('is not continued where it would be cut otherwise than before', async () => {
    await take();
    const original = entry('yunxi/2021').source.original;
    const record = path.join(folder, 'root', path.dirname(original), 'intake.json');
    writeFileSync(record, readFileSync(record, 'utf8').replace('"篇三"', '"篇叁"'));
    rmSync(path.join(folder, 'root', 'summaries', 'yunxi', '2022-h1.mdx'));
    const again = await take();
    expect(again.verdict).toBe('refused');
    expect(again.issues.map(({ name }) => name)).toContain('split-differs');
    expect(readdirSync(path.join(folder, 'root', 'summaries', 'yunxi'))).toEqual(['2021.mdx']);
  });

  test('has each of its texts wait until its cut is confirmed, and the first for the lead', async () => {
    const report = await take();
    const recorded = (at: number) => {
      const { entry: id, keptAs } = report.parts?.[at] ?? {};
      const record = readRecord(path.join(folder, 'root'), entry(keptAs ?? id ?? '').source);
      return record?.findings?.map(({ name, line, wholeLines }) => [name, line, wholeLines]) ?? [];
    };
    // Cuts and lead stand in the whole file, not in the text that asks about them.
    const cuts = ['several-texts', undefined, [4, 10, 16, 21]];
    expect(recorded(0)).toEqual([cuts, ['removal-doubtful', undefined, [2]]]);
    expect(recorded(1)).toEqual([cuts]);
    expect(entry('yunxi/2022-h1').frontmatter.draft).toBe(true);
  });

  test('is refused whole for one mark of secrecy', async () => {
    const report = await take(give(MANY.replace('篇三', '篇三\n机密★一年')));
    expect(report).toMatchObject({ verdict: 'refused', entry: null });
    expect(report.parts).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['many.txt']);
  });

  test('is shown text by text, in print and on the sheet', async () => {
    const report = await take();
    const words = formatReport(report);
    expect(words).toContain('── 第2篇，共4篇（【篇2】）\n结论：已收录，待核（yunxi/2022-h1）');
    expect(words).toContain('与已有件冲突（yunxi/2021），来稿存为待核件（_inbox/');
    expect(formatTotals([report])).toBe(
      '共 1 个文件，含 4 篇：已收录，待核 3 件，与已有件冲突 1 件。',
    );
    const sheet = sheetHtml([report], { archive: '试验库', day: '2025-01-15' });
    expect(sheet.match(/<article /gu)).toHaveLength(5);
    expect(sheet).toContain('第2篇，共4篇');
  });
});

test('chapters of one text stay one text, and are spoken of', async () => {
  const chapters = [
    '共青团云溪区委员会2021年工作总结',
    '第一篇 工作回顾',
    ...deeds(2021, '修渠'),
    '第二篇 经验体会',
    ...deeds(2021, '植树'),
  ].join('\n');
  const report = await take(give(chapters));
  expect(report).toMatchObject({ entry: 'yunxi/2021' });
  expect(report.parts).toBeUndefined();
  expect(report.issues.map(({ name }) => name)).toContain('chapters-kept');
});
