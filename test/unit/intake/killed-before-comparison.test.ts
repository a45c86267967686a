import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDescription } from '#intake/filing/read-entry';
import { readRecord } from '#intake/filing/record';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
  mkdirSync(root());
  writeFileSync(
    path.join(root(), 'archive.yaml'),
    'schemaVersion: 1\nname: 试验库\nowner: 试验单位\n',
  );
  writeFileSync(path.join(root(), 'units.yaml'), UNITS);
});
afterEach(() => place.remove());

const UNITS = `units:
  - { id: baishi, name: 共青团白石镇委员会, shortName: 白石镇团委, tier: 乡级, form: 委员会, sector: 镇街, order: 10 }
`;
const root = () => path.join(place.folder, 'root');

const DEEDS = [
  '春季组织六个村的青年清理灌渠，四天疏通淤泥最厚的三段，老支书说多年没有这样通畅。',
  '夏季在祠堂旁的旧仓库办起阅览角，藏书由返乡大学生捐出，傍晚坐满了等家长下工的孩子。',
  '秋季与农技站合办果树修剪班，讲课的是两位种梨能手，学员回去后各带动邻近的农户。',
].join('\n\n');
const OTHER = '全年办夜校四期，剪纸班报名的人最多，后来不得不分成两个班来上，教室也换到了文化站。';

function give(name: string, year: number, words: string): string {
  const file = path.join(place.folder, name);
  const head = `共青团白石镇委员会${year}年工作总结`;
  const end = `共青团白石镇委员会\n\n${year + 1}年1月5日`;
  writeFileSync(file, [head, words.replaceAll(/(?<=^|\n)/gu, `${year}年`), end].join('\n\n'));
  return file;
}

/** Ends the process, as a failure of power would, when it has filed an entry and begins to compare it. */
const KILLER = `import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  import { isMainThread } from 'node:worker_threads';
  const [file] = [process.env.KILL_AFTER];
  const { readdirSync } = fs;
  fs.readdirSync = (...given) => {
    if (isMainThread && file && fs.existsSync(file)) process.kill(process.pid, 'SIGKILL');
    return readdirSync(...given);
  };
  syncBuiltinESMExports();`;

/** Runs the command in a process of its own; gives the signal that ended it, if one did. */
function intake(file: string, killAfter = ''): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(KILLER)}`,
      path.join('src', 'cli', 'main.ts'),
      'intake',
      file,
      '--content',
      root(),
    ],
    { stdio: 'ignore', env: { ...process.env, KILL_AFTER: killAfter } },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_, signal) => resolve(signal));
  });
}

const entry = (id: string) => path.join(root(), 'summaries', `${id}.mdx`);

function stateOf(id: string): { draft: boolean | undefined; compared: boolean } {
  const description = readDescription(root(), id);
  const record = description?.source && readRecord(root(), description.source);
  return { draft: description?.draft, compared: record?.compared === true };
}

describe('an entry that a killed run has filed and not compared', () => {
  test('is a draft until the next run has compared it, whatever that is given', async () => {
    expect(await intake(give('a.txt', 2022, DEEDS), entry('baishi/2022'))).toBe('SIGKILL');
    expect(stateOf('baishi/2022')).toEqual({ draft: true, compared: false });
    expect(await intake(give('b.txt', 2021, OTHER))).toBeNull();
    expect(stateOf('baishi/2022')).toEqual({ draft: false, compared: true });
    expect(stateOf('baishi/2021')).toEqual({ draft: false, compared: true });
  });

  test('stays one when it turns out to be another under a new year', async () => {
    await intake(give('a.txt', 2021, DEEDS));
    expect(stateOf('baishi/2021').draft).toBe(false);
    expect(await intake(give('b.txt', 2022, DEEDS), entry('baishi/2022'))).toBe('SIGKILL');
    await intake(give('c.txt', 2019, OTHER));
    expect(stateOf('baishi/2022')).toEqual({ draft: true, compared: true });
    expect(readFileSync(entry('baishi/2022'), 'utf8')).toContain('draft: true');
  });
});
