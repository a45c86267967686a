import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveAtWork } from '../../support/archive-at-work.ts';

let at: Awaited<ReturnType<typeof archiveAtWork>>;
beforeEach(async () => {
  at = await archiveAtWork();
});
afterEach(() => at.remove());

const SIGNED = { opening: '2023年', signed: '2024年1月5日' };
const text = (words: string, { opening, signed } = SIGNED) =>
  `共青团白石镇委员会2023年工作总结\n\n${opening}，${words}\n\n共青团白石镇委员会\n${signed}\n`;
const THEMES = [
  '镇团委组织主题团日12场，参加青年四百人次，编印学习手册，举办读书分享会，青年讲师走进村组院坝宣讲。',
  '全镇青年志愿者清理河道三公里，看望孤寡老人，帮助农户抢收稻谷，暑期开设四点半课堂照看留守儿童。',
  '联系企业两家为返乡人员提供岗位一批，邀请农技专家传授柑橘修剪，协助申请创业贷款，电商培训结业。',
  '新建村级团支部两个，换届全部完成，整理团员档案，核对团费账目，督促各支部按时召开组织生活会。',
] as const;
const FIRST = text(THEMES[0]);
const SECOND = text(THEMES[1]);
const THIRD = text(THEMES[2]);
const OF_2022 = text(THEMES[3], { opening: '2022年', signed: '2023年1月8日' });
const OF_NOBODY = (words: string) => `2023年工作总结\n\n2023年，${words}\n`;

describe('a doubtful period', () => {
  test('is asked before the conflict, and one corrected withdraws no other entry', async () => {
    await at.take('甲.txt', FIRST);
    const before = at.kept('summaries/baishi/2023.mdx');
    expect(await at.take('乙.txt', OF_2022)).toMatchObject({ verdict: 'conflict' });
    const [inbox = ''] = at.inbox();
    const { said } = await at.answering(['2022', '1', '', '', '', '1', '3', 'y'], inbox);
    expect(said).not.toContain('与已有件冲突');
    expect(at.kept('summaries/baishi/2023.mdx')).toBe(before);
    expect(at.published()).toEqual(['baishi/2022', 'baishi/2023']);
    expect(at.errors()).toEqual([]);
  });
});

describe('a draft outside the inbox', () => {
  test('that is corrected onto a taken place waits in the inbox with the answers given', async () => {
    await at.take('甲.txt', FIRST.replaceAll('2023年', '2022年').replace('2024年1', '2023年1'));
    expect(await at.take('乙.txt', OF_2022)).toMatchObject({ entry: 'baishi/2023' });
    const { said } = await at.answering(['2022', '', '4', 'q'], 'baishi/2023');
    expect(said).not.toContain('未写入');
    const [inbox = ''] = at.inbox();
    expect(at.summaries()).toEqual([inbox, 'baishi/2022'].sort());
    expect(at.kept(`summaries/${inbox}.mdx`)).toMatch(/^unit: baishi\nperiod: '2022'$/mu);
    expect(at.errors()).toEqual([]);
    const again = await at.answering(['2', 'zhiyuan 志愿服务', '', '', '1', 'y'], inbox);
    expect(again.said).toContain('√ 已收录：summaries/baishi/2022-zhiyuan.mdx');
    expect(at.published()).toEqual(['baishi/2022', 'baishi/2022-zhiyuan']);
    expect(at.errors()).toEqual([]);
  });
});

describe('an entry that says it replaces another', () => {
  test('is told before it is published what is withdrawn with it', async () => {
    await at.take('甲.txt', FIRST);
    await at.take('乙.txt', SECOND);
    const { said } = await at.answering(['1', 'n'], at.inbox()[0] ?? '');
    expect(said).toContain('已有件“baishi/2023”由本件替代');
  });

  test('of another period is refused, and the other stays', async () => {
    await at.take('甲.txt', FIRST);
    await at.take('乙.txt', SECOND);
    const [inbox = ''] = at.inbox();
    await at.answering(['1', 'n'], inbox);
    const file = at.file(`summaries/${inbox}.mdx`);
    const changed = at
      .kept(`summaries/${inbox}.mdx`)
      .replace("period: '2023'", "period: '2021'")
      .replace(/^dateCreated.*\n/mu, '');
    writeFileSync(file, changed);
    const { code, said } = await at.answering(['y'], inbox);
    expect([code, said]).toEqual([1, expect.stringContaining('未予替代')]);
    expect(at.published()).toEqual(['baishi/2023']);
    expect(at.summaries()).toHaveLength(2);
  });
});

test('a version replaced twice over never comes back', async () => {
  await at.take('甲.txt', FIRST);
  for (const [name, words] of [
    ['乙.txt', SECOND],
    ['丙.txt', THIRD],
  ] as const) {
    await at.take(name, words);
    await at.answering(['1', 'y'], at.inbox()[0] ?? '');
  }
  expect((await at.answering([], '--list')).said).toContain('没有待核件');
  const replaced = at.summaries().filter((id) => id.includes('-replaced-'));
  expect(replaced).toHaveLength(2);
  for (const id of replaced) expect((await at.answering(['y'], id)).code).toBe(2);
  expect((await at.checked()).said).not.toContain('各项已填');
  expect(at.published()).toEqual(['baishi/2023']);
  expect(at.errors()).toEqual([]);
});

describe('two texts that turn out to be of one place only when they are reviewed', () => {
  let first: string;
  let second: string;
  beforeEach(async () => {
    first = (await at.take('甲.txt', OF_NOBODY(THEMES[0]))).entry ?? '';
    second = (await at.take('乙.txt', OF_NOBODY(THEMES[1]))).entry ?? '';
  });
  const settle = (id: string, ...then: string[]) => at.answering(['白石镇', '2', ...then], id);

  test('lead to the question whose the place is, and the new one may have it', async () => {
    expect((await settle(first, 'y')).said).toContain('√ 已收录：summaries/baishi/2023.mdx');
    const { said } = await settle(second, '1', 'y');
    expect(said).toContain('与已有件冲突');
    expect(said).toContain('√ 已收录：summaries/baishi/2023.mdx');
    expect(at.published()).toEqual(['baishi/2023']);
    expect(at.kept('summaries/baishi/2023.mdx')).toContain('清理河道');
    expect(at.errors()).toEqual([]);
  });

  test('keep the unit given when the conflict is left, and ask for it no more', async () => {
    await settle(first, 'y');
    await settle(second, '4');
    expect(at.kept(`summaries/${second}.mdx`)).toMatch(/^unit: baishi$/mu);
    const again = await at.answering(['2', 'zhiyuan 志愿服务', 'y'], second);
    expect(again.said).toContain('√ 已收录：summaries/baishi/2023-zhiyuan.mdx');
    expect(at.errors()).toEqual([]);
  });

  test('refuse a topic that another entry has', async () => {
    await settle(first, 'y');
    await settle(second, '2', 'zhiyuan 志愿服务', 'y');
    await at.take('丙.txt', OF_NOBODY(THEMES[2]));
    const { said } = await settle(at.inbox()[0] ?? '', '2', 'zhiyuan 创业', 'chuangye 创业', 'y');
    expect(said).toContain('专题代码“zhiyuan”已用于“baishi/2023-zhiyuan”');
    expect(at.published()).toEqual(['baishi/2023', 'baishi/2023-chuangye', 'baishi/2023-zhiyuan']);
  });

  test('are named by those that refer to them as they are called after they moved', async () => {
    const file = at.file(`summaries/${second}.mdx`);
    const marked = at
      .kept(`summaries/${second}.mdx`)
      .replace(/\ndraft: true/u, `\ndraft: true\nreplaces: ${first}`);
    writeFileSync(file, marked);
    await settle(first, 'y');
    expect(at.kept(`summaries/${second}.mdx`)).toContain('replaces: baishi/2023\n');
    expect(at.errors()).toEqual([]);
  });
});

describe('replacing that was cut short', () => {
  test('is resumed by somebody else, and the copy put aside is offered to nobody', async () => {
    await at.take('甲.txt', FIRST);
    const old = at.kept('summaries/baishi/2023.mdx');
    await at.take('乙.txt', SECOND);
    const [inbox = ''] = at.inbox();
    const newcomer = at.kept(`summaries/${inbox}.mdx`);
    await at.answering(['1', 'y'], inbox);
    // As a run leaves it that was killed after the copy.
    writeFileSync(at.file('summaries/baishi/2023.mdx'), old);
    writeFileSync(at.file(`summaries/${inbox}.mdx`), newcomer);
    const copy = at.summaries().find((id) => id.includes('-replaced-')) ?? 'none';
    expect((await at.answering([], '--list')).said).not.toContain(copy);
    expect((await at.checked()).said).toMatch(new RegExp(`${copy}[^]*替代未完成`, 'u'));
    expect(at.errors()).toEqual([]);
    const { code, said } = await at.answering(['1', 'y'], inbox, '--by', '王干事');
    expect([code, said]).toEqual([0, expect.stringContaining('√ 已收录')]);
    expect([at.published(), at.inbox()]).toEqual([['baishi/2023'], []]);
    expect(at.errors()).toEqual([]);
  });
});

describe('answers that cannot be carried out', () => {
  test('leave no decision behind that a settlement would have made', async () => {
    await at.take('甲.txt', FIRST);
    const other = FIRST.replaceAll('2023年', '2022年').replace('2024年1月', '2023年1月');
    await at.take('乙.txt', other);
    const file = at.file('summaries/baishi/2022.mdx');
    const key = 'text-resembles-0a1b2c3d';
    const draft = at
      .kept('summaries/baishi/2022.mdx')
      .replace(/^( {2}period:\n {4}level: )\w+/mu, '$1doubtful')
      .replace(/^draft: true\n/mu, '')
      .replace(/\n---\n/u, '\ndraft: true\n---\n');
    writeFileSync(file, draft);
    const folder = /original: (originals\/\w+)/u.exec(draft)?.[1] ?? '';
    const record = JSON.parse(at.kept(`${folder}/intake.json`)) as object;
    const found = {
      key,
      name: 'text-resembles',
      severity: 'warning',
      message: '相近。',
      found: 'baishi/2023',
    };
    writeFileSync(
      at.file(`${folder}/intake.json`),
      JSON.stringify({ ...record, findings: [found] }),
    );
    await at.answering(['2023', '1', '1', 'n'], 'baishi/2022');
    const [inbox = ''] = at.inbox();
    expect(at.summaries()).toEqual([inbox, 'baishi/2023']);
    const waiting = at.kept(`summaries/${inbox}.mdx`);
    expect(waiting).toContain('replaces: baishi/2023');
    expect(waiting).toContain(`finding: ${key}`);
    expect(at.published()).toEqual(['baishi/2023']);
  });

  test('about an entry that is gone say so, and the others go on', async () => {
    await at.take('甲.txt', OF_NOBODY(THEMES[0]));
    const [inbox = ''] = at.inbox();
    const file = at.file(`summaries/${inbox}.mdx`);
    const { code, said } = await at.answering(['白石镇', '2', () => rmSync(file), 'y'], inbox);
    expect([code, said]).toEqual([1, expect.stringContaining('已不在原处，本件的回答未写入')]);
    expect(existsSync(file)).toBe(false);
  });
});

describe('a text that was turned away', () => {
  test('is registered with who, when and why, and does not come in again', async () => {
    await at.take('甲.txt', FIRST);
    await at.take('乙.txt', SECOND);
    await at.answering(['3', 'y 重复来稿，电话13812345678'], at.inbox()[0] ?? '');
    const register = at.kept('discarded/discarded.jsonl');
    expect(JSON.parse(register)).toMatchObject({
      by: '李干事',
      existing: 'baishi/2023',
      note: '重复来稿，电话*********78',
      fileName: '乙.txt',
    });
    const again = await at.take('又来.txt', SECOND);
    expect(again).toMatchObject({ verdict: 'already-filed', entry: null });
    expect(again.issues.map(({ message }) => message).join()).toMatch(/李干事已弃收：重复来稿/u);
    expect(at.summaries()).toEqual(['baishi/2023']);
    rmSync(at.file('discarded/discarded.jsonl'));
    expect(await at.take('再来.txt', SECOND)).toMatchObject({ verdict: 'conflict' });
  });
});
