import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { intake } from '../../../src/cli/commands/intake.ts';
import { writeNew, writeWhole } from '#intake/filing/atomic-write';
import { readRecord } from '#intake/filing/record';
import { sourceFiles } from '#intake/filing/source-files';
import type { IntakeReport } from '#intake/take-in';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'intake-filing-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TEXT =
  '共青团云溪区委员会2022年工作总结\n2022年，全区团组织稳扎稳打，办成了一批实事，队伍也有长进，现将情况总结如下。\n';
const UNITS = `units:
  - id: yunxi
    name: 共青团云溪区委员会
    shortName: 团区委
    tier: 县级
    form: 委员会
    sector: 机关
    order: 1
`;

function give(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

async function run(...args: string[]) {
  const printed: string[] = [];
  const errors: string[] = [];
  const io = {
    print: (line: string) => printed.push(line),
    error: (line: string) => errors.push(line),
  };
  const code = await intake([...args, '--content', path.join(folder, 'root')], io);
  return { code, printed: printed.join('\n'), errors: errors.join('\n') };
}

const kept = (name: string) => path.join(folder, 'root', name);
const filesBelow = (name: string) =>
  existsSync(kept(name))
    ? readdirSync(kept(name), { recursive: true, encoding: 'utf8' }).filter((file) =>
        /\./.test(file),
      )
    : [];

describe('the intake command', () => {
  test('makes a content root, files a text, and says so in Chinese and in JSON', async () => {
    give('root/units.yaml', UNITS);
    const report = path.join(folder, 'out', 'report.json');
    const { code, printed } = await run(give('a.txt', TEXT), '--report', report);
    expect(code).toBe(0);
    expect(printed).toContain('已收录（yunxi/2022）');
    expect(printed).toContain('原文载明');
    expect(existsSync(kept('archive.yaml'))).toBe(true);
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject([
      {
        verdict: 'filed',
        entry: 'yunxi/2022',
        fields: {
          unit: { value: '共青团云溪区委员会', id: 'yunxi' },
          disclosure: { value: 'on-request', evidence: { place: 'archive.yaml' } },
        },
      },
    ]);
    expect(
      filesBelow('originals')
        .map((file) => path.basename(file))
        .sort(),
    ).toEqual(['intake.json', 'original.txt', 'sketch.bin', 'text.txt']);
  });

  test('never files the same original twice, under whatever name', async () => {
    const first = await run(give('a.txt', TEXT), give('b.txt', TEXT));
    expect(first.printed).toMatch(/共 2 个文件：已收录，待核 1 件，先前已收录 1 件/u);
    expect((await run(give('c.txt', TEXT))).code).toBe(0);
    expect(filesBelow('summaries')).toHaveLength(1);
  });

  test('leaves an existing entry as it is when another original asks for its place, and keeps what came', async () => {
    give('root/units.yaml', UNITS);
    await run(give('a.txt', TEXT));
    const before = readFileSync(kept('summaries/yunxi/2022.mdx'), 'utf8');
    const report = path.join(folder, 'report.json');
    const other = give('b.txt', `${TEXT}另有一段补充文字。\n`);
    const { code, printed } = await run(other, '--report', report);
    expect(code).toBe(1);
    expect(readFileSync(kept('summaries/yunxi/2022.mdx'), 'utf8')).toBe(before);
    const [found] = JSON.parse(readFileSync(report, 'utf8')) as IntakeReport[];
    expect(found).toMatchObject({ verdict: 'conflict', entry: 'yunxi/2022' });
    const id = found?.keptAs ?? '';
    expect(id).toMatch(/^_inbox\/[0-9a-f]{12}$/u);
    expect(printed).toContain(`与已有件冲突（yunxi/2022），来稿存为待核件（${id}）`);
    const draft = readFileSync(kept(`summaries/${id}.mdx`), 'utf8');
    expect(draft).toMatch(/^unitName: 共青团云溪区委员会$/mu);
    expect(draft).toMatch(/^draft: true$/mu);
    expect(draft).not.toMatch(/^unit:/mu);
    expect(draft).toContain('另有一段补充文字。');
    const source = { original: `originals/${id.slice('_inbox/'.length)}/original.txt` };
    expect(readFileSync(kept(source.original))).toEqual(readFileSync(other));
    const conflict = readRecord(kept('.'), source)?.findings?.find(
      ({ name }) => name === 'entry-conflict',
    );
    expect(conflict).toMatchObject({ severity: 'error', found: 'yunxi/2022' });

    // Given again it is filed already, and the conflict is said until somebody decides it.
    const again = await run(other);
    expect(again).toMatchObject({
      code: 1,
      printed: expect.stringMatching(/先前已收录（_inbox[^]*entry-conflict/u) as string,
    });
    const decision = `review:\n  decisions:\n    - finding: ${conflict?.key}\n      decision: keep\ndraft: true\n`;
    give(`root/summaries/${id}.mdx`, draft.replace(/^draft: true\n/mu, decision));
    expect(await run(other)).toMatchObject({
      code: 0,
      printed: expect.not.stringContaining('entry-conflict') as string,
    });
    expect(filesBelow('summaries')).toHaveLength(2);
  });

  test('takes a plan for a conflict where the summary of the same period holds one', async () => {
    give('root/units.yaml', UNITS);
    await run(give('a.txt', `${TEXT}一、2023年工作计划\n略。\n`));
    const { code, printed } = await run(
      give('b.txt', '共青团云溪区委员会2022年工作计划\n新年里做几件实事。\n'),
    );
    expect([code, filesBelow('summaries').length]).toEqual([1, 2]);
    expect(printed).toContain('同期同文种已有一件（yunxi/2022）');
  });

  test('sees no conflict with a version that another entry replaces', async () => {
    give('root/units.yaml', UNITS);
    const entry = (more: string) =>
      `---\ntitle: 总结\nunit: yunxi\nperiod: 2022\nkinds: [work-summary]\n${more}---\n\n略。\n`;
    give('root/summaries/yunxi/2022-replaced-0a1b2c3d.mdx', entry('draft: true\n'));
    give('root/summaries/yunxi/2022-final.mdx', entry('replaces: yunxi/2022-replaced-0a1b2c3d\n'));
    const { printed } = await run(give('a.txt', TEXT));
    expect(printed).toContain('同期同文种已有一件（yunxi/2022-final）');
  });

  test('files all files of a run under the topic given', async () => {
    give('root/units.yaml', UNITS);
    await run(give('a.txt', TEXT));
    const { code } = await run(
      give('b.txt', `${TEXT}疫情防控另有安排。\n`),
      '--topic',
      'yiqing=疫情防控',
    );
    expect(code).toBe(0);
    expect(filesBelow('summaries').sort()).toEqual(
      ['2022-yiqing.mdx', '2022.mdx'].map((name) => path.join('yunxi', name)),
    );
    expect(readFileSync(kept('summaries/yunxi/2022-yiqing.mdx'), 'utf8')).toMatch(
      /^topic:\n {2}slug: yiqing\n {2}name: 疫情防控$/mu,
    );
    // Another text on the topic is in the way of this one only.
    const third = await run(give('c.txt', `${TEXT}第三稿。\n`), '--topic', 'yiqing=疫情防控');
    expect(third.printed).toContain('同期同文种已有一件（yunxi/2022-yiqing）');
    for (const wrong of ['疫情防控', 'h1=甲', 'work-plan=甲', 'Yi=甲', 'yi=']) {
      expect([wrong, (await run('a.txt', '--topic', wrong)).code]).toEqual([wrong, 2]);
    }
  });

  test('says on the first line that it makes a content root, and makes none among other things', async () => {
    give('root/.DS_Store', '');
    const { printed } = await run(give('a.txt', TEXT));
    expect(printed.split('\n')[0]).toBe(`新建内容目录 ${path.join(folder, 'root')}`);
    expect((await run(give('a.txt', TEXT))).printed).not.toContain('新建内容目录');
    rmSync(kept('.'), { recursive: true });
    give('root/照片.jpg', '');
    const refused = await run(give('a.txt', TEXT));
    expect(refused).toMatchObject({
      code: 1,
      errors: expect.stringContaining('照片.jpg') as string,
    });
    expect(readdirSync(kept('.'))).toEqual(['照片.jpg']);
  });

  test('keeps every finding beside the original, those of the comparison too, and completes them', async () => {
    give('root/units.yaml', UNITS);
    const long = (year: number) =>
      `共青团云溪区委员会${year}年工作总结\n${'走访二十三个村，整理台账四本，办夜校十一场。'.repeat(9)}\n联系电话13912345678。\n`;
    const report = path.join(folder, 'report.json');
    const files = [give('a.txt', long(2021)), give('b.txt', long(2022)), give('c.txt', long(2021))];
    await run(...files, '--report', report);
    const [first, , twin] = JSON.parse(readFileSync(report, 'utf8')) as IntakeReport[];
    expect(twin).toMatchObject({ verdict: 'already-filed', issues: [] });
    const source = /^ {2}original: (.*)$/mu.exec(
      readFileSync(kept('summaries/yunxi/2021.mdx'), 'utf8'),
    );
    const original = { original: source?.[1] ?? '' };
    const record = readRecord(kept('.'), original);
    expect(record?.findings?.map(({ name }) => name)).toEqual(
      first?.issues.map(({ name }) => name),
    );
    expect(record?.findings?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mobile-found', 'text-already-filed']),
    );
    expect(JSON.stringify(record?.findings)).not.toContain('13912345678');

    // A run that was killed before the comparison is completed by the next.
    const { compared: _, ...cut } = record ?? { removed: [], title: null };
    const findings = cut.findings?.filter(({ name }) => !name.startsWith('text-')) ?? [];
    give(
      `root/${path.dirname(original.original)}/intake.json`,
      JSON.stringify({ ...cut, findings }),
    );
    const again = await run(give('a.txt', long(2021)));
    expect(again.printed).toContain('text-already-filed');
    expect(readRecord(kept('.'), original)).toEqual(record);
    expect((await run(give('a.txt', long(2021)))).printed).not.toContain('text-already-filed');
  });

  test('lets a bad file cost itself only', async () => {
    const { code, printed } = await run(
      path.join(folder, 'missing.txt'),
      give('empty.txt', ' \n'),
      give('picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])),
      give('a.txt', TEXT),
    );
    expect(code).toBe(1);
    expect(printed).toMatch(/文件不存在[\s\S]*没有文字[\s\S]*不能识别[\s\S]*退回 3 件/u);
    expect(filesBelow('summaries')).toHaveLength(1);
  });

  test('completes what an interrupted run left behind', async () => {
    give('root/units.yaml', UNITS);
    await run(give('a.txt', TEXT));
    const entry = readFileSync(kept('summaries/yunxi/2022.mdx'), 'utf8');
    rmSync(kept('summaries'), { recursive: true });
    expect((await run(give('a.txt', TEXT))).code).toBe(0);
    expect(readFileSync(kept('summaries/yunxi/2022.mdx'), 'utf8')).toBe(entry);
    expect(
      [...filesBelow('originals'), ...filesBelow('summaries')].filter((file) =>
        file.endsWith('.tmp'),
      ),
    ).toEqual([]);
  });

  test('answers wrong usage with 2, help with 0, and an unsound root with 1', async () => {
    expect((await run()).code).toBe(2);
    expect((await run('--wrong', 'a.txt')).code).toBe(2);
    expect(await run('--help')).toMatchObject({
      code: 0,
      printed: expect.stringContaining('用法') as string,
    });
    give('root/units.yaml', 'units:\n  - id: X\n');
    expect((await run(give('a.txt', TEXT))).code).toBe(1);
    expect(filesBelow('summaries')).toEqual([]);
  });
});

describe('what stands in the way', () => {
  test('of the content root or the report is said before anything is filed', async () => {
    give('root/units.yaml', UNITS);
    const asReport = await run(give('a.txt', TEXT), '--report', folder);
    expect(asReport).toMatchObject({
      code: 1,
      errors: expect.stringContaining('文件夹') as string,
    });
    const below = await run(give('a.txt', TEXT), '--report', path.join(folder, 'a.txt', 'r.json'));
    expect(below.code).toBe(1);
    expect(filesBelow('summaries')).toEqual([]);
    rmSync(kept('.'), { recursive: true });
    give('root', '不是文件夹');
    const { code, errors } = await run(give('a.txt', TEXT));
    expect([code, errors]).toEqual([1, expect.stringContaining('内容目录') as string]);
  });

  test.skipIf(process.platform === 'win32')(
    'is a pipe given by name, which is refused and not waited for',
    async () => {
      const pipe = path.join(folder, 'pipe');
      execFileSync('sh', ['-c', `mkfifo '${pipe}'`]);
      const { code, printed } = await run(pipe, give('a.txt', TEXT));
      expect(code).toBe(1);
      expect(printed).toMatch(/不是普通文件[\s\S]*退回 1 件/u);
    },
  );

  test('is a mark of classification; nothing of the text is kept or shown', async () => {
    for (const mark of ['秘密★一年', '机密 ☆', '絕密★', '密级：机密']) {
      const { code, printed } = await run(give('s.txt', `${mark}\n${TEXT}`));
      expect([mark, code]).toEqual([mark, 1]);
      expect(printed).toContain('发现密级标志，不予收录');
      expect(printed).not.toContain('云溪');
    }
    expect(filesBelow('originals')).toEqual([]);
    expect(
      (await run(give('p.txt', `${TEXT}做好保密工作，机密文件专人保管，秘密***。\n`))).code,
    ).toBe(0);
  });

  test('is the number of a person, which waits for a decision', async () => {
    const { printed } = await run(give('n.txt', `${TEXT}联系人电话13912345678。\n`));
    expect(printed).toContain('已收录，待核');
    expect(printed).not.toContain('13912345678');
  });

  test('is what a killed run left, which the next one takes away', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    give(`root/originals/0123456789ab/.text.txt.${pid}.tmp`, '半');
    give(`root/summaries/yunxi/.2020.mdx.${process.pid}.tmp`, '半');
    give(`root/originals/0123456789ab/.text.txt.${process.ppid}.tmp`, '别人在写');
    await run(give('a.txt', TEXT));
    const temporary = readdirSync(kept('.'), { recursive: true, encoding: 'utf8' });
    expect(
      temporary.filter((name) => name.endsWith('.tmp')).map((name) => path.basename(name)),
    ).toEqual([`.text.txt.${process.ppid}.tmp`]);
  });
});

test('folders are walked in order, without hidden files, links, lock files and data', () => {
  for (const name of [
    'in/b.txt',
    'in/a/c.docx',
    'in/d.md',
    'in/.hidden.txt',
    'in/~$c.docx',
    'in/data.json',
    'in/README.md',
  ])
    give(name, 'x');
  symlinkSync(path.join(folder, 'in'), path.join(folder, 'in', 'loop'));
  const below = (name: string) => path.join(folder, 'in', name);
  expect(sourceFiles([path.join(folder, 'in'), below('b.txt'), 'none.txt'])).toEqual({
    files: [below('a/c.docx'), below('b.txt'), below('d.md'), 'none.txt'],
    passedOver: [below('README.md'), below('data.json')],
  });
});

test('a file is written whole, and a new one replaces nothing', () => {
  const file = path.join(folder, 'x', 'a.txt');
  expect(writeNew(file, '一')).toBe(true);
  expect(writeNew(file, '二')).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('一');
  writeWhole(file, '三');
  expect(readFileSync(file, 'utf8')).toBe('三');
  expect(readdirSync(path.dirname(file))).toEqual(['a.txt']);
});
