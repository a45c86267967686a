import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectedText } from '#domain/faithful-text';
import type { IntakeRecord } from '#domain/faithful-text';
import { readEntry } from '#loader/entry';
import { archiveAtWork } from '../../support/archive-at-work.ts';

let at: Awaited<ReturnType<typeof archiveAtWork>>;
beforeEach(async () => {
  at = await archiveAtWork();
});
afterEach(() => at.remove());

const TITLE = '共青团白石镇委员会2023年工作总结';
const text = (words: string) => `${TITLE}

2023年，镇团委围绕中心、服务大局，组织青年参加志愿服务，各项工作取得新进展。

一、主要工作

${words}

共青团白石镇委员会
2024年1月5日
`;
const PHONE = text(
  '（一）值班。设立青年热线，值班电话13812345678，全年接听来电二百次。\n\n（二）联络。如无人接听，仍拨138-1234-5678，或写信到zhang_san@example.com。',
);
const NAMED = text(
  '（一）表彰。授予王小明同志优秀团员称号。\n\n（二）学习。全镇青年学习王小明同志事迹，由团委书记李大为同志主持。',
);
const ENTRY = 'baishi/2023';
const file = () => at.kept(`summaries/${ENTRY}.mdx`);
const body = () => file().slice(file().indexOf('\n---\n'));
const record = () => {
  const entry = readEntry(ENTRY, file(), 'x.mdx').value;
  const folder = entry?.frontmatter.source?.original.replace(/\/[^/]*$/u, '') ?? '';
  return {
    frontmatter: entry?.frontmatter,
    taken: at.kept(`${folder}/text.txt`),
    record: JSON.parse(at.kept(`${folder}/intake.json`)) as IntakeRecord,
  };
};

describe('a number that the clerk wants hidden', () => {
  test('is offered to be hidden, with the form it will have', async () => {
    await at.take('一.txt', PHONE);
    const { said } = await at.answering(['q'], ENTRY);
    expect(said).toContain('4 由程序隐去，写为 138****5678（1处）、写为 138-****-5678（1处）');
    expect(said).not.toContain('12345678');
  });

  test('is hidden wherever it stands, recorded without the number, and the proof of text holds', async () => {
    await at.take('一.txt', PHONE);
    const { code, said } = await at.answering(['4', '4', '4', 'y'], ENTRY);
    expect([code, said]).toEqual([0, expect.stringContaining('√ 已收录')]);
    expect(body()).toContain('值班电话138\\*\\*\\*\\*5678，');
    expect(body()).toContain('138-\\*\\*\\*\\*-5678');
    expect(body()).toContain('z\\*\\*\\*');
    expect(file()).not.toMatch(/12345678|1234-5678|zhang_san|zhang\\_san/u);
    const { frontmatter, taken, record: kept } = record();
    expect(frontmatter?.corrections).toMatchObject([
      { reason: '隐去手机号码', to: '138****5678', at: [[expect.any(Number), expect.any(Number)]] },
      { reason: '隐去手机号码', to: '138-****-5678' },
      { reason: '隐去电子邮箱', to: 'z***@example.com' },
    ]);
    expect(taken).toContain('13812345678');
    expect(expectedText(taken, kept, frontmatter?.corrections)).toContain('值班电话138****5678，');
    expect((await at.checked()).said).not.toMatch(/text-differs|不一致|疑点/u);
    expect([at.errors(), at.published()]).toEqual([[], [ENTRY]]);
  });

  test('all at once by a, and a text put in by hand without a record is not touched', async () => {
    await at.take('一.txt', PHONE);
    await at.answering(['4a', 's', 'n'], ENTRY);
    const after = file();
    expect(after).not.toMatch(/12345678|1234-5678/u);
    writeFileSync(at.file(`summaries/${ENTRY}.mdx`), after.replace('二百次', '二百次（手工加入）'));
    const before = file();
    const { code, said } = await at.answering(['4', 'y'], ENTRY);
    expect([code, said]).toEqual([1, expect.stringContaining('正文与收入文本已不一致')]);
    expect(file()).toBe(before);
  });
});

describe('a person who is named', () => {
  test('is hidden by surname in body, title and evidence; one of several when asked for', async () => {
    await at.take('王小明述职.txt', NAMED.replace(TITLE, '白石镇团委王小明2023年工作总结'));
    const { said } = await at.answering(['4 王小明', 'q'], ENTRY);
    expect(said).toContain('王小明写为王某某');
    expect(file()).not.toContain('王小明');
    expect(file()).toContain('李大为');
    expect(file()).toMatch(/^title: 白石镇团委王某某2023年工作总结$/mu);
    expect(file()).toContain('fileName: 王某某述职.txt');
    expect(file()).toContain('note: 已由程序隐去1人，其余保留');
    expect((await at.checked()).said).not.toContain('不一致');
    expect(at.errors()).toEqual([]);
  });

  test('is hidden by the name typed where the program read it wrongly', async () => {
    await at.take('一.txt', NAMED);
    await at.answering(['4 王小明 李大为', 'q'], ENTRY);
    expect(body()).toContain('由团委书记李某某同志主持');
    expect(at.errors()).toEqual([]);
  });

  test('who is not in the text is not hidden', async () => {
    await at.take('一.txt', NAMED);
    const before = file();
    const { said } = await at.answering(['4 张三', 'q'], ENTRY);
    expect([said, file()]).toEqual([expect.stringContaining('没有人名“张三”'), before]);
  });
});

describe('a name that is written with spaces or stands in another', () => {
  const ZHANG = text(
    '（一）表彰。授予张伟同志优秀团员称号，优秀团干部：张　伟。\n\n（二）座谈。主任张伟业讲话，书记张伟主持。',
  );

  test('is hidden however it is spaced, typed so too; another name only when the clerk says so', async () => {
    await at.take('一.txt', ZHANG);
    const { said } = await at.answering(['4 张　伟', 'n', 'q'], ENTRY);
    expect(said).toContain('主任【张伟】业讲话');
    expect(body()).toContain('授予张某同志优秀团员称号，优秀团干部：张 某。');
    expect(body()).toContain('主任张伟业讲话，书记张某主持');
    expect((await at.checked()).said).not.toContain('不一致');
    expect(at.errors()).toEqual([]);
  });

  test('is hidden at the unsure places that the clerk names', async () => {
    await at.take('一.txt', ZHANG);
    const { said } = await at.answering(['4 张伟', '7', '1', 'q'], ENTRY);
    expect(said).toContain('“7”不是可选的回答');
    expect(body()).not.toMatch(/张\s*伟/u);
    expect(at.errors()).toEqual([]);
  });
});

describe('a file that is edited by hand while review runs', () => {
  const byHand = (change: (before: string) => string) => () => {
    const name = at.file(`summaries/${ENTRY}.mdx`);
    writeFileSync(name, change(readFileSync(name, 'utf8')));
  };

  test('is read again, and what was done there counts', async () => {
    await at.take('一.txt', text('（一）值班。值班电话13812345678，全年接听来电二百次。'));
    const fix = "corrections:\n  - {date: 2024-06-02, reason: 隐去, from: '13812345678', to: 略}\n";
    const mended = byHand((before) =>
      before.replace('13812345678', '略').replace('\n---\n', `\n${fix}---\n`),
    );
    const { code, said } = await at.answering(['2', mended, '2', 'y'], ENTRY);
    expect([code, said]).toEqual([0, expect.stringContaining('已重读')]);
    expect(said).toContain('√ 已收录');
    expect(body()).toContain('值班电话略');
    expect(at.errors()).toEqual([]);
  });

  test('in a way that cannot be read waits, and nothing of it is overwritten', async () => {
    await at.take('一.txt', PHONE);
    const broken = byHand((before) => before.replace('\nperiod: ', '\nperiod: bad'));
    const { code, said } = await at.answering([broken, '1 公开'], ENTRY);
    expect([code, said]).toEqual([1, expect.stringContaining('请改正后再答')]);
    expect(file()).toMatch(/^period: bad/mu);
  });

  test('keeps the word of who edited over an answer about the same field', async () => {
    await at.take(
      '一.txt',
      PHONE.replace('2024年1月5日', '2025年3月1日').replace('2023年工作', '工作'),
    );
    const id = at.summaries()[0] ?? '';
    const name = at.file(`summaries/${id}.mdx`);
    const retitled = () =>
      writeFileSync(name, readFileSync(name, 'utf8').replace(/^period: .*$/mu, "period: '2021'"));
    await at.answering(['2023', '', retitled, 's', 's', 's', 's', 's', 's'], id);
    expect(readFileSync(name, 'utf8')).toMatch(/^period: '2021'$/mu);
  });
});

describe('a file of several texts', () => {
  const deeds = (year: number, what: string): string => {
    const deed = `${year}年，团员青年${what}，走访二十三个村，整理台账四本，办夜校十一场，参加的有六百多人次。`;
    return ['一、主要做法', deed.repeat(2), '二、存在问题', deed.repeat(2)].join('\n');
  };
  const MANY = [
    '篇1：共青团白石镇委员会2021年工作总结',
    deeds(2021, '修渠'),
    '篇2：共青团白石镇委员会2022年工作总结',
    deeds(2022, '植树'),
    '篇3：共青团白石镇委员会2020年工作总结',
    deeds(2020, '扫雪'),
  ].join('\n');

  test('is asked once whether it was cut aright, and the answer stands with every text', async () => {
    const report = await at.take('多篇.txt', MANY);
    expect(report.parts).toHaveLength(3);
    const { said } = await at.answering(Array.from({ length: 20 }, () => '1'));
    // Once in the question, once in what was written.
    expect(said.match(/文件中有 3 篇/gu)).toHaveLength(2);
    expect(said).toContain('1 分篇无误');
    expect(said).toContain('同时记入同一原件的另 2 篇');
    for (const id of at.summaries())
      expect(at.kept(`summaries/${id}.mdx`)).toMatch(
        /finding: several-texts-[\s\S]*decision: keep/u,
      );
    expect(at.errors()).toEqual([]);
  });

  test('left for later is not asked again in the same sitting, and keeps every text a draft', async () => {
    await at.take('多篇.txt', MANY);
    const { said } = await at.answering(['s', 's', 's', 's', 's', 's']);
    expect(said.match(/文件中有 3 篇/gu)).toHaveLength(1);
    expect(at.published()).toEqual([]);
  });
});
