import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figures, reckon } from '#intake/checks/figures';
import { comparePercentage } from '#intake/checks/reckoning';
import { materialOf } from './material.ts';

/** Verdicts on the figures of a text, in order. */
const verdicts = (body: string) =>
  reckon(materialOf(`试验镇团委2022年工作总结\n${body}\n`).subject.remarks).map(
    ({ verdict }) => verdict,
  );

describe('sums', () => {
  test.each([
    ['下辖支部20个，其中村级16个，镇直1个，学校3个。', 'agrees'],
    ['共有团员1779人，其中男团员1000人、女团员779名。', 'agrees'],
    ['投入2.5万元，其中县级1.5万元，镇级1万元。', 'agrees'],
    ['男生12人、女生15人，共27人。', 'agrees'],
    ['开设三类12门课程，其中必修5门、选修4门、实践3门。', 'agrees'],
    ['开设文学类3门、艺术类4门、体育类5门，共计12门。', 'agrees'],
    ['下轄支部20個，其中村級16個，鎮直1個，學校3個。', 'agrees'],
    ['共有团员1779人，其中男团员1000人、女团员769名。', 'differs'],
    ['下辖支部20个，其中村级16个，镇直1个，学校2个。', 'differs'],
    ['下辖支部20个，其中村级16个，镇直5个。', 'differs'],
    ['开设文学类3门、艺术类4门、体育类6门，共计12门。', 'differs'],
    ['开设课程12门选修课，其中必修5门、选修4门、实践4门。', 'differs'],
    ['团员30人，其中学生40人，教师2人。', 'differs'],
    ['男生12人、女生15人，共计28人。', 'differs'],
    ['团员430人，其中女团员200人，党员17人，本科300人。', 'undecided'],
    ['约有团员200人，其中学生100人，教师20人。', 'undecided'],
    ['支部100个，其中村级20个，学校10个。', 'undecided'],
  ])('in “%s”: %s', (body, verdict) => {
    expect(verdicts(body)).toEqual([verdict]);
  });

  test.each([
    '团员1779人，青年12231人；其中有团员的企业26家，已组建24家。',
    '开展活动3场，惠及500人。',
    '慰问困难青年30人收到好评，其中学生15人、职工25人。',
    '全镇团员430人，其中学生300人。',
  ])('are not looked for in “%s”', (body) => {
    expect(verdicts(body)).toEqual([]);
  });

  test('agree whatever the parts', () => {
    const number = integer({ min: 1, max: 5000 });
    assert(
      property(number, number, number, (a, b, c) => {
        expect(verdicts(`支部${a + b + c}个，其中村级${a}个，镇直${b}个，学校${c}个。`)).toEqual([
          'agrees',
        ]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('percentages', () => {
  test.each([
    ['团干39名。其中女团干8名，占团干人数的20.5%。', 'agrees'],
    ['团干39名，本科12名。党员团干17名，占团干总数的43.6％。', 'agrees'],
    ['团干39名。党员17名，占团干人数的43.5%。', 'truncated'],
    ['团干39名。党员17名，占团干人数的53.5%。', 'differs'],
    ['党员17名，占团干人数的43.5%。', 'undecided'],
    ['64家企业中，已建团31家，占48.4%。', 'agrees'],
    ['应到40人，实到38人，到会率95%。', 'agrees'],
    ['应到40人，实到38人，到会率98%。', 'differs'],
    ['团员由120人增加到150人，增长25%。', 'agrees'],
    ['团员由120人增加到150人，增长20%。', 'differs'],
    ['团员从150人减少到120人，下降20%。', 'agrees'],
    ['团干39名。党员17名，约占团干人数的近44%。', 'agrees'],
  ])('in “%s”: %s', (body, verdict) => {
    expect(verdicts(body)).toEqual([verdict]);
  });

  test.each([
    '毕业班团青比例低于30%。',
    '比上年增长12.5%。',
    '参与率达90%以上。',
    '占领网络阵地。',
  ])('are left alone in “%s”', (body) => {
    expect(verdicts(body)).toEqual([]);
  });

  test('that are rounded agree, that are cut off are truncated', () => {
    assert(
      property(integer({ min: 1, max: 999 }), integer({ min: 1000, max: 9999 }), (part, whole) => {
        const exact = (part / whole) * 100;
        expect(comparePercentage((Math.round(exact * 10) / 10).toFixed(1), exact)).toBe('agrees');
        expect(
          comparePercentage((Math.floor((part * 1000) / whole) / 10).toFixed(1), exact),
        ).not.toBe('differs');
        expect(comparePercentage((exact + 1).toFixed(1), exact)).toBe('differs');
      }),
    );
  });
});

describe('counted lists', () => {
  test.each([
    ['重点抓好三项工作：一是学。二是建。三是用。', 'agrees'],
    ['重点抓好三项工作：一是学。二是建。', 'differs'],
    ['重点抓好三项工作：\n一是学。\n二是建。\n三是用。', 'agrees'],
    ['联系3个村：甲村、乙村、丙村。', 'agrees'],
    ['联系3个村：甲村、乙村和丙村。', 'agrees'],
    ['联系4个村：甲村、乙村、丙村。', 'differs'],
    ['新建支部3个单位，分别是甲厂、乙厂、丙厂、丁厂。', 'differs'],
    ['走访5个村（甲村、乙村）。', 'undecided'],
    ['主要做了以下三个方面工作：\n一、学\n学了。\n二、建\n建了。', 'differs'],
    ['主要做了以下两个方面工作：\n一、学\n学了。\n二、建\n建了。', 'agrees'],
  ])('in %j: %s', (body, verdict) => {
    expect(verdicts(body)).toEqual([verdict]);
  });

  test.each([
    '走访甲村、乙村等5个村。',
    '联系5个村：甲村、乙村等。',
    '召开第三次会议：一是学。二是建。',
    '一是学。二是建。三是用。',
  ])('are not looked for in %j', (body) => {
    expect(verdicts(body)).toEqual([]);
  });
});

describe('the findings on figures', () => {
  const run = (body: string) =>
    figures
      .run(materialOf(`試驗鎮團委2022年工作總結\n${body}\n`))
      .map(({ name, severity, line }) => [name, severity, line]);

  test('ask where figures differ and only tell of the rest', () => {
    expect(run('支部20個，其中村級16個，學校5個。')).toEqual([['figure-differs', 'warning', 2]]);
    expect(run('團幹39名。黨員17名，占團幹人數的43.5%。')).toEqual([
      ['figure-truncated', 'note', 2],
    ]);
    expect(run('支部20個，其中村級16個，學校4個。')).toEqual([
      ['figures-agree', 'note', undefined],
    ]);
  });

  test('quote the text in its own script', () => {
    const [issue] = figures.run(
      materialOf('試驗鎮團委2022年工作總結\n團組織20個，其中村級16個，學校5個。\n'),
    );
    expect(issue?.message).toContain('團組織20個');
    expect(issue?.message).toContain('16+5=21，比 20 多 1');
  });
});
