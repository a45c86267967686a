import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newArchive } from '../../../src/cli/commands/new.ts';
import { review } from '../../../src/cli/commands/review.ts';
import { units } from '../../../src/cli/commands/units.ts';
import { isSound } from '#issues/issue';
import { withResemblances } from '#intake/resemblances';
import { takeIn } from '#intake/take-in';
import { readContent, readSettings, readUnits } from '#loader/content';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(() => {
  place = temporaryFolder();
  root = path.join(place.folder, '新库');
});
afterEach(() => place.remove());

function listener() {
  const lines: string[] = [];
  const io = {
    print: (line: string) => void lines.push(line),
    error: (line: string) => void lines.push(line),
  };
  return { io, said: () => lines.join('\n') };
}

async function run(command: typeof newArchive, ...args: string[]) {
  const { io, said } = listener();
  return { code: await command(args, io), said: said() };
}

async function answering(answers: string[], ...args: string[]) {
  const { io, said } = listener();
  const input = Readable.from(answers.map((line) => `${line}\n`));
  const code = await review([...args, '--content', root], io, input);
  return { code, said: said() };
}

/** Text in GB18030, which Node reads and does not write: every two-byte code is tried once. */
function gb18030(text: string): Uint8Array {
  const codes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
    }
  }
  return new Uint8Array([...text].flatMap((char) => codes.get(char) ?? char.charCodeAt(0)));
}

const kept = (name: string) => readFileSync(path.join(root, name), 'utf8');
const published = () => readContent(root, { drafts: false }).value.entries.map(({ id }) => id);
const errors = () =>
  readContent(root, { drafts: true }).issues.filter((issue) => !isSound([issue]));

describe('a new archive', () => {
  test('is sound, explains itself, and says what comes next', async () => {
    const { code, said } = await run(newArchive, root);
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/units\.yaml[\s\S]*intake[\s\S]*review/u),
    ]);
    expect(errors()).toEqual([]);
    expect(readdirSync(root).sort()).toEqual([
      'archive.yaml',
      'expected.yaml',
      'originals',
      'pages',
      'summaries',
      'units.yaml',
    ]);
    expect(readdirSync(place.folder)).toEqual(['新库']);
    expect(kept('archive.yaml')).toContain('待填写');
  });

  test('is started in an empty folder, and never in one that holds anything', async () => {
    mkdirSync(root);
    expect((await run(newArchive, root)).code).toBe(0);
    const before = kept('archive.yaml');
    const { code, said } = await run(newArchive, root);
    expect([code, said, kept('archive.yaml')]).toEqual([
      1,
      expect.stringContaining('archive.yaml'),
      before,
    ]);
    const other = path.join(place.folder, 'other');
    mkdirSync(other);
    writeFileSync(path.join(other, '.hidden'), '');
    expect((await run(newArchive, other)).code).toBe(1);
    expect((await run(newArchive, path.join(other, '.hidden'))).code).toBe(1);
    expect(readdirSync(other)).toEqual(['.hidden']);
    expect((await run(newArchive)).code).toBe(2);
    expect((await run(newArchive, 'a', 'b')).code).toBe(2);
  });

  test('has an example of a unit that is sound once its signs of comment are gone', async () => {
    await run(newArchive, root);
    const example = kept('units.yaml')
      .split('\n')
      .filter((line) => /^# (?:units:| )/u.test(line))
      .map((line) => line.slice(2))
      .join('\n');
    writeFileSync(path.join(root, 'units.yaml'), example.replace('shangji', 'shili'));
    expect(errors()).toEqual([]);
    expect(readContent(root, { drafts: true }).value.units).toMatchObject([
      { id: 'shili', order: 20 },
    ]);
  });
});

describe('units from a table', () => {
  const CSV =
    '代码,全称,简称,层级,形式,领域\nbaishi,共青团白石镇委员会,白石镇团委,乡级,委员会,镇街\n';

  beforeEach(async () => {
    await run(newArchive, root);
  });
  const give = (data: string | Uint8Array) => {
    const file = path.join(place.folder, 'u.csv');
    writeFileSync(file, data);
    return units([file, '--content', root], listener().io);
  };

  test('are added, in UTF-8 with or without a mark; a dry run writes nothing', async () => {
    const before = kept('units.yaml');
    const file = path.join(place.folder, 'u.csv');
    writeFileSync(file, `\ufeff${CSV}`);
    const { io, said } = listener();
    expect(await units([file, '--content', root, '--dry-run'], io)).toBe(0);
    expect([said(), kept('units.yaml')]).toEqual([expect.stringContaining('新增 baishi'), before]);
    expect(await give(CSV)).toBe(0);
    expect(kept('units.yaml')).toContain('# 单位名录');
    expect(readContent(root, { drafts: true }).value.units.map(({ id }) => id)).toEqual(['baishi']);
  });

  test('are read in GB18030, as a Chinese spreadsheet saves them', async () => {
    expect(await give(gb18030(CSV))).toBe(0);
    expect(kept('units.yaml')).toContain('name: 共青团白石镇委员会');
  });

  test('are refused whole when one is wrong, when the file is a workbook, or is not there', async () => {
    const before = kept('units.yaml');
    expect(await give(`${CSV}x,甲团委,甲团委,县,委员会,机关\n`)).toBe(1);
    expect(await give(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBe(1);
    expect((await run(units, path.join(place.folder, 'none.csv'), '--content', root)).code).toBe(1);
    expect((await run(units)).code).toBe(2);
    expect(kept('units.yaml')).toBe(before);
  });
});

describe('a unit of the list', () => {
  beforeEach(async () => {
    await run(newArchive, root);
    writeFileSync(path.join(root, 'units.yaml'), readFileSync('test/fixtures/intake/units.yaml'));
  });
  const editing = async (answers: string[], id = 'baishi') => {
    const { io, said } = listener();
    const input = Readable.from(answers.map((line) => `${line}\n`));
    const code = await units(['--edit', id, '--content', root], io, input);
    return { code, said: said() };
  };

  test('is put right part by part, shown before it is written, with no former name left', async () => {
    const before = kept('units.yaml');
    const typed = ['1 共青团白石街道工作委员会', '4', '2', '6 云溪', ''];
    const looked = await editing([...typed, 'n']);
    expect([looked.code, kept('units.yaml')]).toEqual([0, before]);
    expect(looked.said).toContain('全称：共青团白石镇委员会 → 共青团白石街道工作委员会');
    expect(looked.said).toContain('1 委员会，2 工作委员会');
    const { said } = await editing([...typed, 'y']);
    expect(said).toContain('已写入 units.yaml');
    const changed = readUnits(root).value.find(({ id }) => id === 'baishi');
    expect(changed).toMatchObject({ name: '共青团白石街道工作委员会', form: '工作委员会' });
    expect(changed?.formerNames.map(({ name }) => name)).not.toContain('共青团白石镇委员会');
    expect(changed?.parent).toEqual([{ id: 'yunxi' }]);
    expect(errors()).toEqual([]);
  });

  test('refuses what another unit has, and says when nothing is changed or nobody is meant', async () => {
    const before = kept('units.yaml');
    const { said } = await editing(['1 共青团云溪区委员会', '', '9', 'q']);
    expect(said).toContain('已属于名录中的');
    expect(said).toContain('“9”不是可选的回答');
    expect((await editing([''])).said).toContain('名录未改动');
    expect((await editing([], 'nobody')).code).toBe(2);
    expect((await run(units, '--edit', 'baishi', '--propose')).code).toBe(2);
    expect(kept('units.yaml')).toBe(before);
  });
});

describe('the walk through what is open', () => {
  const FIXTURES = ['masks-generic', 'no-title', 'years-disagree', 'unit-resolved'];

  beforeEach(async () => {
    await run(newArchive, root);
    writeFileSync(path.join(root, 'units.yaml'), readFileSync('test/fixtures/intake/units.yaml'));
    const files = FIXTURES.map((name) => `test/fixtures/intake/${name}/input.txt`);
    // In this thread: the workers of the command take seconds to start on a busy machine.
    const { value: settings } = readSettings(root);
    if (settings === undefined) throw new Error('no settings');
    const receiver = { root, settings, units: readUnits(root).value, today: '2024-06-01' };
    withResemblances(root, await takeIn(files, receiver));
  });

  /** File name of the entry in the inbox that holds these words. */
  const inboxed = (words: string) =>
    readdirSync(path.join(root, 'summaries/_inbox')).find((name) =>
      kept(`summaries/_inbox/${name}`).includes(words),
    ) ?? 'none';

  test('publishes what was decided: from the inbox to its unit, with the record of who decided', async () => {
    expect(published()).toEqual(['baishi/2023-h1']);
    const inbox = inboxed('区团委');
    const before = kept(`summaries/_inbox/${inbox}`);
    const { code, said } = await answering(
      ['李干事', '云溪', '2', '', '3', '1', 'y'],
      `_inbox/${inbox.slice(0, 8)}`,
    );
    expect(code).toBe(0);
    for (const part of [
      '文中有遮盖符号：XX 3 处',
      '形成单位［未填',
      '√ 已收录：summaries/yunxi/2023.mdx',
    ])
      expect(said).toContain(part);
    expect(published()).toEqual(['baishi/2023-h1', 'yunxi/2023']);
    expect(errors()).toEqual([]);
    expect(existsSync(path.join(root, 'summaries/_inbox', inbox))).toBe(false);
    const after = kept('summaries/yunxi/2023.mdx');
    const bodyOf = (file: string) => file.slice(file.indexOf('\n---\n'));
    expect(bodyOf(after)).toBe(bodyOf(before));
    expect(after).toMatch(/handledBy: 李干事[\s\S]*文中写作“区团委”/u);
    const gone = before.split('\n').filter((line) => !after.includes(line));
    expect(gone.every((line) => /unitName|draft|doubtful|“区团委”|##paidbegin##/u.test(line))).toBe(
      true,
    );
  });

  test('moves an entry whose period is corrected, and leaves it a draft when asked to', async () => {
    const { said } = await answering(['', '2019', '1', 's', 'n'], 'yunxi/2019-h1');
    expect(said).toContain('√ 已写入，仍为待核：summaries/yunxi/2019.mdx');
    expect(published()).toEqual(['baishi/2023-h1']);
    expect(errors()).toEqual([]);
    expect(existsSync(path.join(root, 'summaries/yunxi/2019-h1.mdx'))).toBe(false);
  });

  test('never overwrites: a place that is taken is asked about, and the answers wait with the entry', async () => {
    const taken = kept('summaries/baishi/2023-h1.mdx');
    const name = inboxed('[input]');
    const answers = ['', '', '白石镇', '', '2023年上半年', '', '', '', '4'];
    const { code, said } = await answering(['', ...answers], name);
    expect([code, said]).toEqual([0, expect.stringContaining('已有“baishi/2023-h1”')]);
    expect(kept('summaries/baishi/2023-h1.mdx')).toBe(taken);
    expect(kept(`summaries/_inbox/${name}`)).toMatch(
      /review:[\s\S]*题名“\[input\]”认可[\s\S]*\ndraft: true/u,
    );
    expect(kept(`summaries/_inbox/${name}`)).toMatch(/^unit: baishi$/mu);
    expect(errors()).toEqual([]);
    expect(published()).toEqual(['baishi/2023-h1']);
  });

  test('keeps what was decided when the answers end, and asks only for the rest the next time', async () => {
    const name = inboxed('[input]');
    const first = await answering(['', '', '2', '白石镇', '2', '2022年'], name);
    expect([first.code, first.said]).toEqual([0, expect.stringContaining('已写入，仍为待核')]);
    const { said } = await answering([], '--list', name);
    expect(said).toContain('所属期未填，文种“总结”暂拟');
    expect(said).not.toContain('形成单位');
  });

  test('lists what is open, and answers wrong usage with 2', async () => {
    const { code, said } = await answering([], '--list');
    expect([code, said]).toEqual([
      0,
      expect.stringMatching(/yunxi\/2019-h1.*所属期“2019-H1”存疑/u),
    ]);
    expect((await answering([], 'nothing')).code).toBe(2);
    expect((await answering([], '--wrong')).code).toBe(2);
    expect((await answering([], '_inbox')).said).toContain('不止一件');
  });

  test('reads answers from a pipe, in a process of its own', async () => {
    const script = `
      const { review } = await import('./src/cli/commands/review.ts');
      const { terminal } = await import('./src/cli/console.ts');
      process.exitCode = await review(process.argv.slice(1), terminal);`;
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        script,
        '--',
        'yunxi/2019-h1',
        '--by',
        '李干事',
        '--content',
        root,
      ],
      { env: { ...process.env, VITEST: '', NODE_ENV: '' }, stdio: ['pipe', 'pipe', 'pipe'] },
    );
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    child.stdin.end('\n1\n-\n\n\n');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('√ 已收录：summaries/yunxi/2019-h1.mdx'),
    ]);
    expect(published()).toContain('yunxi/2019-h1');
    expect(errors()).toEqual([]);
  });
});
