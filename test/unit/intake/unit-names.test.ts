import { describe, expect, test } from 'vitest';
import { settingsSchema } from '#domain/settings';
import { unitsFileSchema } from '#domain/unit';
import { describe as describeText } from '#intake/description/describe';
import type { Description } from '#intake/description/describe';
import { subjectOf } from '#intake/description/subject';
import { manuscriptOf } from '#intake/manuscript';
import { txt } from '#intake/readers/txt';
import { transform } from '#intake/transforms/pipeline';

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

function fieldsOf(text: string, fileName = 'a.txt', listed = units): Description {
  const { value } = txt.read(new TextEncoder().encode(text));
  if (value === null) throw new Error('not read');
  const given = { fileName, settings, units: listed, today: '2025-01-15' };
  return describeText(subjectOf(transform(manuscriptOf(value)), given));
}

const BODY =
  '各支部按照年初的部署逐项推进，有的已经见到成效，有的还在路上，现将主要情况报告给大家。';

describe('the unit of a text', () => {
  test.each([
    ['以实干立身——青石镇团委2022年工作总结', '青石镇团委'],
    ['青石小学少先队2022年工作总结', '青石小学少先队'],
    ['青石镇团委2022年工作总结——以实干立身', '青石镇团委'],
    ['和平区青石镇团委2022年工作总结', '和平区青石镇团委'],
  ])('is named by the limb of the title that can hold a name: %s', (title, name) => {
    expect(fieldsOf(`${title}\n${BODY}`).unit).toMatchObject({ value: name, confidence: 'stated' });
  });

  test.each([
    ['把青春写在青石镇团委2022年工作总结', '\n'],
    ['关于转发《青石镇团委2022年工作总结》的通知', '\n'],
    ['全区少先队2022年工作总结', '\n'],
    ['青石镇团委 青石镇中心小学2022年工作总结', '\n'],
    ['青石社区党支部、团支部2022年工作总结', '\n'],
    ['关于转发《青石镇团委2022年工作总结》的通知', '\n青石区团委\n2023年1月5日'],
  ])('is not stated by %s', (title, end) => {
    expect(fieldsOf(`${title}\n${BODY}\n${end}`).unit.confidence).not.toBe('stated');
  });

  test.each([
    ['2022年工作总结', `2022年，青石镇团委在镇党委的领导下，办成三件实事。${BODY}`],
    ['在青年大会上的讲话', `青石镇团委书记　王××\n${BODY}`],
    ['2022年团的工作报告', `现在，我代表青石镇团委，向大会报告工作。${BODY}`],
  ])('that only the text calls itself is doubtful (%s)', (title, body) => {
    expect(fieldsOf(`${title}\n\n${body}`).unit).toMatchObject({
      value: '青石镇团委',
      id: null,
      confidence: 'doubtful',
    });
  });

  test('is not another that the opening speaks of', () => {
    const { unit } = fieldsOf(`2022年工作总结\n\n全年，各级团委围绕中心工作开展活动。${BODY}`);
    expect(unit.value).toBeNull();
  });

  test('is the signature when the title has a word that fits many', () => {
    const { unit } = fieldsOf(
      `2022年团支部工作总结\n${BODY}\n青石邮政公司投递局团支部\n2023年1月5日`,
    );
    expect(unit).toMatchObject({ value: '青石邮政公司投递局团支部', confidence: 'inferred' });
  });

  test('that only the file names is doubtful, in Chinese or in pinyin of the list', () => {
    const text = `2022年工作总结\n\n${BODY}`;
    expect(fieldsOf(text, '03_青石镇团委2022年工作总结.txt').unit).toMatchObject({
      value: '青石镇团委',
      confidence: 'doubtful',
    });
    expect(fieldsOf(text, 'baishizhen-2022.txt').unit).toMatchObject({
      value: '共青团白石镇委员会',
      id: null,
      confidence: 'doubtful',
    });
    for (const name of ['bsz-2022.txt', 'zongjie.txt', '2022.txt'])
      expect(fieldsOf(text, name).unit.value).toBeNull();
  });

  test.each([
    '致共青团白石镇委员会2023年工作汇报',
    '学习共青团白石镇委员会2023年经验工作汇报',
    '赴白石镇团委2023年工作总结',
    '写给共青团白石镇委员会2023年工作总结',
  ])('is not what a title speaks to or of: %s', (title) => {
    const { unit } = fieldsOf(`${title}\n${BODY}\n白石中学团委\n2024年1月5日`);
    expect(unit).toMatchObject({ value: '白石中学团委', confidence: 'inferred' });
    expect(fieldsOf(`${title}\n${BODY}`).unit.value).toBeNull();
  });

  test.each([
    '关于共青团白石镇委员会2023年工作情况的调研报告',
    '关于白石镇团委2023年团建情况督查报告',
    '白石镇团委2023年工作情况考核报告',
  ])('is doubtful in a report on a unit that somebody looked into: %s', (title) => {
    expect(fieldsOf(`${title}\n${BODY}`).unit).toMatchObject({ id: null, confidence: 'doubtful' });
  });

  test.each(['关于白石镇团委2023年工作情况的报告', '白石镇团委2023年督查检查工作总结'])(
    'is stated by a report of its own: %s',
    (title) => {
      const { unit } = fieldsOf(`${title}\n${BODY}`);
      expect(unit).toMatchObject({ id: 'baishi', confidence: 'stated' });
    },
  );

  test.each([
    ['白石镇团委', '云溪区委组织部调研组\n2023年12月20日', 'doubtful'],
    ['青石镇团委', '云溪区委组织部调研组\n2023年12月20日', 'doubtful'],
    ['白石镇团委', '云溪区委组织部调研组\n2023年13月20日', 'doubtful'],
    ['白石镇团委', '云溪区委组织部调研组', 'doubtful'],
    ['白石镇团委', '全体青年志愿者\n2023年12月20日', 'inferred'],
    ['白石镇团委', '白石镇团委组织部\n2023年12月20日', 'stated'],
    ['白石镇团委', '李小禾\n2023年12月20日', 'stated'],
    ['白石镇团委', '书记 李小禾\n2023年12月20日', 'stated'],
    ['白石镇团委', '2023年12月20日', 'stated'],
  ])('of the title %s signed %j is %s', (name, end, confidence) => {
    expect(fieldsOf(`${name}2023年工作总结\n${BODY}\n${end}`).unit).toMatchObject({
      value: name,
      confidence,
    });
  });

  test.each([
    ['青石镇团委', '黑石镇团委', 'doubtful'],
    ['青石镇团委', '青石镇党委', 'doubtful'],
    ['青石镇团委', '共青团青石镇委员会', 'stated'],
    ['青石镇团委', '云溪区青石镇团委', 'stated'],
    ['青石镇团委', '青石镇团委办公室', 'stated'],
    ['青石中学', '青石中学团委', 'stated'],
    ['白石镇团委', '云溪区白石镇团委', 'stated'],
    ['白石镇团委', '共青团白石镇委员会', 'stated'],
    ['白石镇团委', '白石中学团委', 'doubtful'],
  ])('of the title %s signed by %s is %s', (name, signature, confidence) => {
    const { unit } = fieldsOf(`${name}2023年工作总结\n${BODY}\n${signature}\n2024年1月5日`);
    expect(unit).toMatchObject({ value: name, confidence });
  });

  test('is found in the list however it is written, and then only inferred', () => {
    const { units: listed } = unitsFileSchema.parse({
      units: [{ ...units[0], id: 'liuqiao', name: '柳桥镇团委', shortName: '柳桥镇团委' }],
    });
    const unitOf = (name: string) =>
      fieldsOf(`${name}2023年工作总结\n${BODY}`, 'a.txt', listed).unit;
    for (const name of ['共青团柳桥镇委员会', '中国共产主义青年团柳桥镇委员会', '共青團柳橋鎮委'])
      expect(unitOf(name)).toMatchObject({ id: 'liuqiao', confidence: 'inferred' });
    for (const name of ['共青团柳桥镇工作委员会', '中共柳桥镇委员会', '共青团柳桥村委员会'])
      expect(unitOf(name).id).toBeNull();
  });

  test('is proposed for the list when it is not in it, and only then', () => {
    expect(fieldsOf(`青石镇团委2022年工作总结\n${BODY}`).unit.proposed).toMatchObject({
      id: 'qingshi',
      tier: '乡级',
      sector: '镇街',
    });
    for (const title of [
      '白石镇团委2022年工作总结',
      '镇团委2022年工作总结',
      '***镇团委2022年工作总结',
    ])
      expect(fieldsOf(`${title}\n${BODY}`).unit.proposed).toBeUndefined();
  });
});

describe('the period', () => {
  test.each([
    ['关于转发《白石镇团委2022年工作总结》的通知', BODY],
    ['我县召开2022年共青团工作总结会', BODY],
    ['在全县2022年工作总结大会上的讲话', BODY],
    ['述职报告', `本人2022年3月任现职，至今一届期满，主要抓了以下工作。${BODY}`],
  ])('of another thing is not stated: %s', (title, body) => {
    expect(fieldsOf(`${title}\n\n${body}`).period.confidence).not.toBe('stated');
  });

  test('in brackets under the title belongs to it; a day there is a date', () => {
    const under = fieldsOf(`白石镇团委工作总结\n（2022年1—5月）\n\n${BODY}`);
    expect([under.title.value, under.period.value]).toEqual([
      '白石镇团委工作总结（2022年1—5月）',
      '2022-01-01/2022-05-31',
    ]);
    const dated = fieldsOf(`白石镇团委2022年工作总结\n（2022年12月15日）\n\n${BODY}`);
    expect([dated.title.value, dated.dateCreated.value]).toEqual([
      '白石镇团委2022年工作总结',
      '2022-12-15',
    ]);
  });
});

describe('the title', () => {
  test.each([
    [
      '中国共产主义青年团\n青石港务公司委员会\n2022年工作总结',
      '中国共产主义青年团青石港务公司委员会2022年工作总结',
    ],
    ['青石医院团委\n二〇二二年第三季度工作小结', '青石医院团委二〇二二年第三季度工作小结'],
    ['云岭大学\n化学学院团总支\n2022年工作总结', '云岭大学化学学院团总支2022年工作总结'],
    ['青石县2022年共青团\n工作总结', '青石县2022年共青团工作总结'],
    ['青 石 镇 团 委\n2 0 2 2 年 工 作 总 结', '青石镇团委2022年工作总结'],
  ])('on several lines is one, and not stated: %j', (lines, title) => {
    expect(fieldsOf(`${lines}\n\n${BODY}`).title).toMatchObject({
      value: title,
      confidence: 'inferred',
    });
  });

  test('beside which another line may belong to it is not stated', () => {
    const above = fieldsOf(`青石镇学雷锋活动月\n白石镇团委2022年工作总结\n\n${BODY}`);
    expect(above.title).toMatchObject({
      value: '白石镇团委2022年工作总结',
      confidence: 'inferred',
    });
    const rival = fieldsOf(`白石镇团委2022年工作总结\n\n青石镇团委2021年工作总结\n\n${BODY}`);
    expect(rival.title.confidence).toBe('doubtful');
  });

  test.each([
    ['青石团发〔2023〕5号\n\n'],
    ['（定稿）\n'],
    ['签发人：陈×\n'],
    ['2023年1月5日\n'],
    ['总结经验 再创佳绩\n\n'],
  ])('below %j is stated', (above) => {
    expect(fieldsOf(`${above}白石镇团委2022年工作总结\n\n${BODY}`).title).toMatchObject({
      value: '白石镇团委2022年工作总结',
      confidence: 'stated',
    });
  });
});

test.each([
  ['二〇一八年十二月廿六日', '2018-12-26'],
  ['二○一九年十月卅日', '2019-10-30'],
])('a day written %s is read', (line, day) => {
  expect(fieldsOf(`白石镇团委2018年工作总结\n${BODY}\n白石镇团委\n${line}`).dateCreated.value).toBe(
    day,
  );
});
