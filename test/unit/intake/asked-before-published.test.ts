import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settingsSchema } from '#domain/settings';
import { unitsFileSchema } from '#domain/unit';
import { readDescription } from '#intake/filing/read-entry';
import { holdBack } from '#intake/hold-back';
import { withResemblances } from '#intake/resemblances';
import { takeIn } from '#intake/take-in';
import { temporaryFolder } from '../../support/temporary.ts';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder();
});
afterEach(() => place.remove());

const settings = settingsSchema.parse({ schemaVersion: 1, name: '试验库', owner: '试验单位' });
const { units } = unitsFileSchema.parse({
  units: [
    {
      id: 'baishi',
      name: '共青团白石镇委员会',
      shortName: '白石镇团委',
      tier: '乡级',
      form: '委员会',
      sector: '镇街',
      order: 10,
    },
  ],
});
const root = () => path.join(place.folder, 'root');

const DEEDS = [
  '春季组织六个村的青年清理灌渠，四天疏通淤泥最厚的三段，老支书说多年没有这样通畅。',
  '夏季在祠堂旁的旧仓库办起阅览角，藏书由返乡大学生捐出，傍晚坐满了等家长下工的孩子。',
  '秋季与农技站合办果树修剪班，讲课的是两位种梨能手，学员回去后各带动邻近的农户。',
  '冬季组成送柴小队，为山上独居的老人备足过冬柴火，并把电话写在门后的年历上。',
];

function text(year: number, ...more: string[]): string {
  const deeds = DEEDS.map((deed) => `${year}年${deed}`);
  return [
    `共青团白石镇委员会${year}年工作总结`,
    ...deeds,
    ...more,
    '共青团白石镇委员会',
    `${year + 1}年1月5日`,
  ].join('\n\n');
}

async function take(...texts: string[]) {
  const files = texts.map((words, at) => {
    const file = path.join(place.folder, `${at}.txt`);
    writeFileSync(file, words);
    return file;
  });
  const receiver = { root: root(), settings, units, today: '2025-01-15' };
  return withResemblances(root(), await takeIn(files, receiver));
}

const isDraft = (id: string) => readDescription(root(), id)?.draft;
const namesOf = (issues: readonly { name: string }[] = []) => issues.map(({ name }) => name);

describe('a text whose description is sure', () => {
  test('is filed in the archive when nothing is left to decide', async () => {
    const [report] = await take(text(2023));
    expect(report).toMatchObject({ verdict: 'filed', entry: 'baishi/2023' });
    expect(isDraft('baishi/2023')).toBe(false);
  });

  test('is filed with a plan that a section names, inferred and told', async () => {
    const words = '一、成效\n\n阵地修缮一新。\n\n二、2024年工作计划\n\n队伍更加稳定。';
    const [report] = await take(text(2023, words));
    expect(namesOf(report?.issues)).toContain('kinds-of-section');
    expect(report).toMatchObject({
      verdict: 'filed',
      fields: {
        kinds: { value: ['work-summary', 'work-plan'], confidence: 'inferred' },
      },
    });
  });

  test.each([
    ['e-mail-found', '来信请寄 bstw@example.org 或送镇政府二楼。'],
    ['landline-found', '联系电话0571-86543210，工作日有人接听。'],
    ['mask-found', '某某村的几位青年自发修好了村口的路灯。'],
    ['figure-differs', '全年办班10期，其中春季3期、夏季4期、其余5期。'],
    ['numbering-skipped', '一、阵地\n\n阵地修缮一新。\n\n三、队伍\n\n队伍更加稳定。'],
  ])('waits as a draft with a finding that nobody has decided: %s', async (name, words) => {
    const [report] = await take(text(2023, words));
    expect(namesOf(report?.issues)).toContain(name);
    expect(report).toMatchObject({ verdict: 'review', entry: 'baishi/2023' });
    expect(isDraft('baishi/2023')).toBe(true);
  });

  test('waits when another is nearly the same under another year, and so does the other', async () => {
    const reports = await take(text(2022), text(2023));
    expect(reports.map(({ verdict }) => verdict)).toEqual(['review', 'review']);
    expect(reports.flatMap(({ issues }) => namesOf(issues))).toEqual([
      'text-already-filed',
      'text-already-filed',
    ]);
    expect([isDraft('baishi/2022'), isDraft('baishi/2023')]).toEqual([true, true]);
  });

  test('is no draft to a second text of its place that came with it', async () => {
    const [first, second] = await take(text(2023), text(2023, '年底又添了一件：路灯亮了。'));
    expect([first?.verdict, second?.verdict]).toEqual(['review', 'conflict']);
    expect(namesOf(second?.issues)).toContain('text-already-filed');
    expect(namesOf(second?.issues)).not.toContain('may-replace-draft');
  });

  test('does not wait for phrases that its unit takes over from its own earlier years', async () => {
    const fresh = [
      '年初把各支部的台账并成一本，月末由组织委员逐条销号，拖得最久的一条是修补球场。',
      '六月里连下十天大雨，青年突击队守了两处堤段，背沙袋的多是在镇上开店的年轻人。',
      '腊月办了一场返乡青年座谈会，说得最多的是快递进村和夜间照明，会后各列出清单。',
    ];
    const again = text(2023, ...fresh).replace(DEEDS[1] ?? '', '夏天阅览角添了风扇。');
    const reports = await take(text(2022), again);
    expect(reports.map(({ verdict }) => verdict)).toEqual(['filed', 'filed']);
    expect(reports.flatMap(({ issues }) => namesOf(issues))).toContain('text-resembles-own');
  });
});

describe('an entry in which something was found afterwards', () => {
  test('is not taken out of the archive once somebody has reviewed it', async () => {
    await take(text(2022), text(2023));
    const file = path.join(root(), 'summaries', 'baishi', '2023.mdx');
    const reviewed = readFileSync(file, 'utf8').replace(
      'draft: true\n',
      "draft: false\nreview:\n  date: '2025-01-16'\n",
    );
    writeFileSync(file, reviewed);
    expect(isDraft('baishi/2023')).toBe(false);
    expect(holdBack(root(), 'baishi/2023')).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(reviewed);
    writeFileSync(file, reviewed.replace("review:\n  date: '2025-01-16'\n", ''));
    expect(holdBack(root(), 'baishi/2023')).toBe(true);
    expect(isDraft('baishi/2023')).toBe(true);
  });
});
