import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../../src/cli/commands/check.ts';
import { newArchive } from '../../../src/cli/commands/new.ts';
import { review } from '../../../src/cli/commands/review.ts';
import { isSound } from '#issues/issue';
import { withResemblances } from '#intake/resemblances';
import { takeIn } from '#intake/take-in';
import { readContent, readSettings, readUnits } from '#loader/content';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
let root: string;
beforeEach(async () => {
  place = temporaryFolder();
  root = path.join(place.folder, '新库');
  await newArchive([root], listener().io);
  writeFileSync(path.join(root, 'units.yaml'), readFileSync('test/fixtures/intake/units.yaml'));
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

/** Takes a text in without the workers of the command, which take a second to start. */
async function take(name: string, given: string): Promise<string | undefined> {
  const file = path.join(place.folder, name);
  writeFileSync(file, given);
  const { value: settings } = readSettings(root);
  if (settings === undefined) throw new Error('no settings');
  const units = readUnits(root).value;
  const taken = await takeIn([file], { root, settings, units, today: '2024-06-01' });
  return withResemblances(root, taken)[0]?.verdict;
}

async function answering(answers: string[], ...args: string[]) {
  const { io, said } = listener();
  const input = Readable.from(answers.map((line) => `${line}\n`));
  const code = await review([...args, '--by', '李干事', '--content', root], io, input);
  return { code, said: said() };
}

async function checked(...args: string[]) {
  const { io, said } = listener();
  const code = await check(['--content', root, ...args], io);
  return { code, said: said() };
}

const kept = (name: string) => readFileSync(path.join(root, name), 'utf8');
const summaries = () =>
  readdirSync(path.join(root, 'summaries'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => name.split(path.sep).join('/'))
    .sort();
const published = () =>
  readContent(root, { drafts: false })
    .value.entries.map(({ id }) => id)
    .sort();
const errors = () =>
  [
    ...readContent(root, { drafts: true }).issues,
    ...readContent(root, { drafts: false }).issues,
  ].filter((issue) => !isSound([issue]));

const text = (day: string, words: string) => `共青团白石镇委员会2023年工作总结

2023年，镇团委围绕中心、服务大局，组织青年参加志愿服务，各项工作取得新进展。

一、主要工作

${words}

共青团白石镇委员会
2024年1月${day}日
`;
const FIRST = text('5', '（一）思想引领。组织主题团日12场，参加青年四百人次。');
const SECOND = text(
  '8',
  '（一）思想引领。组织主题团日15场，参加青年五百人次，较初稿增补志愿服务一节。',
);
const WITH_PHONE = text('5', '（一）值班。设立青年热线，值班电话13812345678，全年接听来电二百次。');

describe('a text that conflicts with one in the archive', () => {
  let inbox: string;
  beforeEach(async () => {
    await take('初稿.txt', FIRST);
    await take('定稿.txt', SECOND);
    inbox =
      summaries()
        .find((name) => name.startsWith('_inbox/'))
        ?.slice(0, -4) ?? 'none';
  });

  test('takes its place when a person says so; the old one is kept and in no ordinary build', async () => {
    const old = kept('summaries/baishi/2023.mdx');
    const { code, said } = await answering(['1', 'y'], inbox);
    expect([code, said]).toEqual([
      0,
      expect.stringContaining('√ 已收录：summaries/baishi/2023.mdx'),
    ]);
    const [replaced = '', now = '', ...more] = summaries();
    expect([now, more]).toEqual(['baishi/2023.mdx', []]);
    expect(replaced).toMatch(/^baishi\/2023-replaced-[0-9a-f]{8}\.mdx$/u);
    const bodyOf = (file: string) => file.slice(file.indexOf('\n---\n'));
    expect(bodyOf(kept(`summaries/${replaced}`))).toBe(bodyOf(old));
    expect(kept('summaries/baishi/2023.mdx')).toContain(`replaces: ${replaced.slice(0, -4)}`);
    expect(published()).toEqual(['baishi/2023']);
    expect(errors()).toEqual([]);
    expect((await answering([], '--list')).said).toContain('没有待核件');
    expect(await take('初稿.txt', FIRST)).toBe('already-filed');
    expect((await checked()).said).toContain('已由“baishi/2023”替代');
  });

  test('may be replaced in its turn, and every version stays', async () => {
    await answering(['1', 'y'], inbox);
    await take('再改.txt', text('9', '（一）思想引领。组织主题团日16场，参加青年六百人次。'));
    const again =
      summaries()
        .find((name) => name.startsWith('_inbox/'))
        ?.slice(0, -4) ?? 'none';
    // It resembles the version that was put aside, too.
    await answering(['1', '1', 'y'], again);
    expect(summaries().filter((name) => name.includes('-replaced-'))).toHaveLength(2);
    expect(published()).toEqual(['baishi/2023']);
    expect(errors()).toEqual([]);
  });

  test('keeps the old one in place until it is published itself', async () => {
    const old = kept('summaries/baishi/2023.mdx');
    await answering(['1', 'n'], inbox);
    expect(kept('summaries/baishi/2023.mdx')).toBe(old);
    expect([published(), errors()]).toEqual([['baishi/2023'], []]);
    const { said } = await answering(['y'], inbox);
    expect(said).toContain('旧稿留存于：summaries/baishi/2023-replaced-');
    expect([published(), errors()]).toEqual([['baishi/2023'], []]);
  });

  test('stands beside it under a topic', async () => {
    const { said } = await answering(['2', 'zhiyuan 志愿服务', 'y'], inbox);
    expect(said).toContain('√ 已收录：summaries/baishi/2023-zhiyuan.mdx');
    expect(published()).toEqual(['baishi/2023', 'baishi/2023-zhiyuan']);
    expect(errors()).toEqual([]);
  });

  test('is moved out with original and record when turned away, and nothing is lost', async () => {
    const file = kept(`summaries/${inbox}.mdx`);
    const { said } = await answering(['3', 'y'], inbox);
    const folder = `discarded/${inbox.slice('_inbox/'.length)}`;
    expect(said).toContain(folder);
    expect(kept(`${folder}/${path.basename(inbox)}.mdx`)).toBe(file);
    expect(kept(`${folder}/original.txt`)).toBe(SECOND);
    expect(existsSync(path.join(root, folder, 'intake.json'))).toBe(true);
    expect([summaries(), errors()]).toEqual([['baishi/2023.mdx'], []]);
    expect((await checked()).said).not.toContain('original-orphan');
  });

  test('left for later changes nothing', async () => {
    const before = summaries().map((name) => kept(`summaries/${name}`));
    await answering(['4', '', '', ''], inbox);
    expect(summaries().map((name) => kept(`summaries/${name}`))).toEqual(before);
    expect((await answering([], '--list')).said).toContain('与已有件冲突');
  });
});

describe('a finding', () => {
  test('keeps an entry a draft until it is decided, and the record holds no number', async () => {
    await take('一.txt', WITH_PHONE);
    expect((await answering([], '--list')).said).toContain('疑点1项');
    expect((await checked()).said).toMatch(/待核定：疑点1项（涉密和个人信息1项）/u);
    expect((await answering(['s'], 'baishi/2023')).said).not.toContain('已收录：');
    expect(published()).toEqual([]);
    const { said } = await answering(['1 已公开的热线13812345678', 'y'], 'baishi/2023');
    expect(said).toContain('√ 已收录');
    const [head = ''] = kept('summaries/baishi/2023.mdx').split('\n---\n');
    expect(head).toMatch(/decision: keep\n\s+note: 已公开的热线\*{9}78/u);
    expect(head).not.toContain('1381234');
    expect((await checked()).said).not.toContain('疑点');
  });

  test('of an entry published by hand is told by the check, with what to write', async () => {
    await take('一.txt', WITH_PHONE);
    const file = path.join(root, 'summaries/baishi/2023.mdx');
    writeFileSync(file, readFileSync(file, 'utf8').replace('\ndraft: true', ''));
    const { code, said } = await checked();
    expect([code, said]).toEqual([0, expect.stringContaining('summaries/baishi/2023.mdx')]);
    const key = /finding: (mobile-found-[0-9a-f]{8})/u.exec(said)?.[1] ?? 'none';
    const decision = `review:\n  decisions:\n    - {finding: ${key}, decision: keep, note: 已公开}\n`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('\n---\n', `\n${decision}---\n`));
    expect((await checked()).said).not.toContain('mobile-found');
    expect(errors()).toEqual([]);
  });

  test('with a decision that is none is refused with the values allowed', async () => {
    await take('一.txt', FIRST);
    const file = path.join(root, 'summaries/baishi/2023.mdx');
    const wrong = 'review:\n  decisions:\n    - {finding: x-0, decision: vielleicht}\n';
    writeFileSync(file, readFileSync(file, 'utf8').replace('\n---\n', `\n${wrong}---\n`));
    const { code, said } = await checked();
    expect([code, said]).toEqual([1, expect.stringContaining('no-issue')]);
  });
});

describe('removed text', () => {
  const WEB = readFileSync('test/fixtures/intake/web-clutter/input.txt', 'utf8');
  const WORDS = '首页 > 公文 > 总结 / 正文';

  test('comes back by its line, once, with a note of who did it', async () => {
    await take('网页.txt', WEB);
    expect(kept('summaries/yunxi/2021.mdx')).not.toContain(WORDS);
    const line = String(WEB.split('\n').indexOf(WORDS) + 1);
    const before = kept('summaries/yunxi/2021.mdx');
    const refused = await answering(['n'], 'yunxi/2021', '--restore', line);
    expect([refused.code, refused.said]).toEqual([1, expect.stringContaining(WORDS)]);
    expect(kept('summaries/yunxi/2021.mdx')).toBe(before);
    const restored = await answering(['y'], 'yunxi/2021', '--restore', line);
    expect([restored.code, restored.said]).toEqual([0, expect.stringContaining(WORDS)]);
    expect(kept('summaries/yunxi/2021.mdx')).toMatch(/李干事：补回[\s\S]*\n---\n\n首页 > 公文/u);
    expect((await answering(['y'], 'yunxi/2021', '--restore', line)).code).toBe(1);
    expect((await answering([], 'yunxi/2021', '--restore', 'x')).code).toBe(2);
    expect((await answering([], '--restore', line)).said).toContain('已补回');
    expect(errors()).toEqual([]);
  });
});

test('the check says wrong usage, takes a folder, and saves what it found as JSON', async () => {
  const json = path.join(place.folder, 'check.json');
  expect((await checked('--json', json)).code).toBe(0);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject([
    { name: 'settings-placeholder', file: 'archive.yaml' },
    { name: 'settings-placeholder' },
    { name: 'page-placeholder', file: 'pages/about.md', line: 9, severity: 'warning' },
    { name: 'page-placeholder', file: 'pages/about.md', line: 23 },
  ]);
  expect((await checked('--wrong')).code).toBe(2);
  expect((await checked('extra')).code).toBe(2);
  rmSync(path.join(root, 'archive.yaml'));
  expect((await checked()).code).toBe(1);
});
