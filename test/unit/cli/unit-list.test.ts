import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { unitSchema } from '#domain/unit';
import { intake } from '../../../src/cli/commands/intake.ts';
import { newArchive } from '../../../src/cli/commands/new.ts';
import { units } from '../../../src/cli/commands/units.ts';
import { registerUnit } from '../../../src/cli/unit-list.ts';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
let root: string;
let lines: string[];
const io = {
  print: (line: string) => void lines.push(line),
  error: (line: string) => void lines.push(line),
};

beforeEach(async () => {
  place = temporaryFolder();
  root = path.join(place.folder, '新库');
  lines = [];
  await newArchive([root], io);
  lines = [];
});
afterEach(() => place.remove());

const list = () => readFileSync(path.join(root, 'units.yaml'), 'utf8');
const unit = (id: string) =>
  unitSchema.parse({
    id,
    name: `共青团${id}镇委员会`,
    shortName: `${id}镇团委`,
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order: 10,
  });

describe('a unit that is registered', () => {
  test('stands in the list, whose comments stay, and nothing is left beside it', () => {
    expect(registerUnit(root, unit('baishi'))).toEqual([]);
    expect(registerUnit(root, unit('heishi'))).toEqual([]);
    expect(list()).toContain('# 单位名录');
    expect(list().match(/id: (?:bai|hei)shi$/gmu)).toHaveLength(2);
    expect(readdirSync(root).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  test('is refused, and the list untouched, when its id is there, its superior is not, or the list is broken', () => {
    registerUnit(root, unit('baishi'));
    const before = list();
    expect(registerUnit(root, unit('baishi')).map(({ name }) => name)).toEqual(['unit-taken']);
    const astray = { ...unit('heishi'), parent: [{ id: 'nobody' }] };
    expect(registerUnit(root, astray).map(({ name }) => name)).toEqual(['unit-unknown']);
    expect(list()).toBe(before);
    writeFileSync(path.join(root, 'units.yaml'), 'units: [');
    expect(registerUnit(root, unit('heishi'))).not.toEqual([]);
    expect(list()).toBe('units: [');
  });

  test('is refused when somebody else has registered it meanwhile under another way of writing', () => {
    registerUnit(root, unit('baishi'));
    const before = list();
    const again = { ...unit('baishizhen'), name: 'baishi镇团委', shortName: 'baishi团委' };
    expect(registerUnit(root, again)).toMatchObject([{ name: 'unit-taken', field: 'name' }]);
    expect(list()).toBe(before);
  });

  test('waits while somebody else changes the list', async () => {
    const lock = path.join(root, '.units.yaml.lock');
    writeFileSync(lock, '1');
    const before = list();
    const register = path.resolve('src/cli/unit-list.ts');
    const script = `const { registerUnit } = await import(${JSON.stringify(register)});
      process.stdout.write('ready');
      const given = ${JSON.stringify(unit('baishi'))};
      process.exit(registerUnit(${JSON.stringify(root)}, given).length);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await sleep(300);
    expect(list()).toBe(before);
    rmSync(lock);
    expect(await ended).toBe(0);
    expect(list()).toContain('id: baishi');
    expect(existsSync(lock)).toBe(false);
  });

  test('does not wait for a run that was killed', () => {
    const lock = path.join(root, '.units.yaml.lock');
    writeFileSync(lock, '1');
    utimesSync(lock, 0, 0);
    expect(registerUnit(root, unit('baishi'))).toEqual([]);
    expect(existsSync(lock)).toBe(false);
  });
});

describe('units --propose', () => {
  test('lists what entries wait for, with grounds, and writes nothing', async () => {
    const folder = path.join(place.folder, 'in');
    mkdirSync(folder);
    writeFileSync(
      path.join(folder, 'a.txt'),
      '柳桥镇团委2021年工作总结\n\n2021年，镇团委办了三件事，件件有着落，群众看得见，现将情况总结如下。\n\n柳桥镇团委\n2021年12月30日\n',
    );
    await intake([folder, '--content', root], io);
    const before = list();
    lines = [];
    expect(await units(['--propose', '--content', root], io)).toBe(0);
    expect(lines.join('\n')).toMatch(
      /柳桥镇团委（1件）[\s\S]*代码：liuqiao[\s\S]*层级：乡级 {2}依据：“镇”（第1行）[\s\S]*_inbox\//u,
    );
    expect(list()).toBe(before);
  });

  test('names the unit of the list for those who have it, and leaves out who waits for a conflict', async () => {
    const text = (name: string, year: number, more = '') =>
      `${name}${year}年工作总结\n\n${year}年，青年办了三件事，件件有着落，群众看得见，现将情况总结如下。${more}\n`;
    const give = (name: string, words: string) => {
      const file = path.join(place.folder, name);
      writeFileSync(file, words);
      return file;
    };
    const files = [
      give('a.txt', text('柳桥镇团委', 2021)),
      give('b.txt', text('共青团柳桥镇委员会', 2022)),
    ];
    await intake([...files, '--content', root], io);
    registerUnit(root, { ...unit('liuqiao'), name: '柳桥镇团委', shortName: '柳桥镇团委' });
    lines = [];
    await units(['--propose', '--content', root], io);
    expect(lines.join('\n')).toMatch(/（2件）[^]*名录中有“柳桥镇团委”（liuqiao），[^]*可登记0个/u);

    // A third has the place of 2023; the fourth waits for that one, not for its unit.
    await intake([give('c.txt', text('柳桥镇团委', 2023)), '--content', root], io);
    await intake([give('d.txt', text('柳桥镇团委', 2023, '另有一件。')), '--content', root], io);
    lines = [];
    await units(['--propose', '--content', root], io);
    expect(lines.join('\n')).toContain('（2件）');
    expect(lines.join('\n')).not.toContain('名称不足');
  });

  test('says so when nothing waits, and takes no table beside it', async () => {
    expect(await units(['--propose', '--content', root], io)).toBe(0);
    expect(lines).toEqual(['待核件中没有未入名录的单位。']);
    expect(await units(['--propose', 'a.csv', '--content', root], io)).toBe(2);
  });

  test('a table without ids gets them by pinyin', async () => {
    const file = path.join(place.folder, 'u.csv');
    writeFileSync(
      file,
      '全称,简称,层级,形式,领域\n共青团白石镇委员会,白石镇团委,乡级,委员会,镇街\n',
    );
    expect(await units([file, '--content', root], io)).toBe(0);
    expect(list()).toContain('id: baishi');
  });
});
