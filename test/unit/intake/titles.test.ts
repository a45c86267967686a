import { describe, expect, test } from 'vitest';
import { isGeneric } from '#intake/description/generic-name';
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
  units: ['白石', '青岭'].map((place, index) => ({
    id: index === 0 ? 'baishi' : 'qingling',
    name: `共青团${place}镇委员会`,
    shortName: `${place}镇团委`,
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order: index,
  })),
});

const BODY =
  '各支部按照年初的部署逐项推进，有的已经见到成效，有的还在路上，现将主要情况报告给大家。';

function fieldsOf(text: string): Description {
  const { value } = txt.read(new TextEncoder().encode(text));
  if (value === null) throw new Error('not read');
  const given = { fileName: 'a.txt', settings, units, today: '2025-01-15' };
  return describeText(subjectOf(transform(manuscriptOf(value)), given));
}

const titled = (title: string, rest = '') => fieldsOf(`${title}\n${BODY}\n${rest}`);
const settled = ({ value, confidence }: { value: unknown; confidence: string }) => [
  value,
  confidence,
];

describe('the period of a title', () => {
  test.each([
    ['关于2023年计划及2022年工作总结的报告', '2022'],
    ['白石镇团委2023年1月至6月工作总结', '2023-H1'],
    ['白石镇团委2023年12月至2024年11月工作总结', '2023-12-01/2024-11-30'],
    ['白石镇团委2023年7-9月工作总结', '2023-Q3'],
    ['白石镇团委2023年1—10月工作总结', '2023-01-01/2023-10-31'],
    ['白石镇团委2023年1～6月工作总结', '2023-H1'],
    ['白石镇团委2023年1至5月份工作总结', '2023-01-01/2023-05-31'],
    ['白石镇团委2022年下半年至2023年上半年工作总结', '2022-07-01/2023-06-30'],
    ['白石镇团委2019年到2023年工作总结', '2019/2023'],
    ['白石镇团委2020-2022三年工作总结和2023年工作思路', '2020/2022'],
    ['白石镇团委工作总结（2021－2025年）', '2021/2025'],
    ['白石镇团委2023年第２季度工作总结', '2023-Q2'],
    ['白石镇团委２０２３年上半年工作总结', '2023-H1'],
    ['白石镇团委2023 年工作总结', '2023'],
    ['白石镇团委2023.1-2023.6工作总结', '2023-H1'],
    ['白石镇团委2023学年第一学期工作总结', 'AY2023-T1'],
    ['白石镇团委2023年秋季学期工作总结', 'AY2023-T1'],
    ['白石镇团委2023年春季学期工作总结', 'AY2022-T2'],
    ['2023至2024学年上学期第一中学团委工作总结', 'AY2023-T1'],
    ['白石镇团委2023年3月1日至5月31日工作总结', '2023-03-01/2023-05-31'],
    ['白石镇团委2023年终工作总结', '2023'],
    ['白石镇团委2023年青年工作总结', '2023'],
  ])('%s is stated as %s', (title, value) => {
    expect(settled(titled(title).period)).toEqual([value, 'stated']);
  });

  test.each([
    ['白石镇团委2023年上半年和下半年工作总结', '2023'],
    ['白石镇团委2023年上下半年工作总结', '2023'],
    ['白石镇团委2022、2023年工作总结', '2022/2023'],
    ['白石镇团委2022年和2023年工作总结', '2022/2023'],
    ['白石镇团委2023年第一、二季度工作总结', '2023-H1'],
    ['白石镇团委2021年至今工作总结', null],
    ['白石镇团委2020年换届以来工作总结', null],
    ['白石镇团委2023年半年工作总结', '2023-H1'],
    ['白石镇团委2023年年中工作总结', '2023-H1'],
    ['白石镇团委2023年上学期工作总结', 'AY2023-T1'],
    ['白石镇团委2023年度第一学期工作总结', 'AY2023-T1'],
    ['白石镇团委2023年暑期工作总结', '2023'],
    ['白石镇团委2023年工作总结（近三年情况）', '2023'],
    ['白石镇团委2023年5月4日活动总结', null],
    ['白石镇团委2023年工作总结（上半年）', '2023'],
    ['白石镇团委2023年前11个月工作总结', '2023'],
    ['白石镇团委2023年6月底前工作总结', '2023'],
    ['白石镇团委2023年H1工作总结', '2023'],
    ['白石镇团委截至2023年6月工作总结', null],
    ['白石镇团委2023年一、二、三季度工作总结', '2023'],
    ['白石镇团委23年工作总结', null],
  ])('%s is doubtful, proposed as %s', (title, value) => {
    expect(settled(titled(title).period)).toEqual([value, 'doubtful']);
  });

  test.each([
    ['白石镇团委2023年工作总结', '一、2023年上半年工作总结\n略。', 'doubtful'],
    ['白石镇团委2023年度工作总结', '一、上半年工作回顾\n略。', 'doubtful'],
    ['白石镇团委2023年工作总结', '一、上半年工作情况\n略。\n二、下半年工作情况\n略。', 'stated'],
    ['白石镇团委2023年上半年工作总结', '一、2023年工作情况\n略。', 'doubtful'],
    ['白石镇团委2023年上半年工作总结', '一、2023年9月工作情况\n略。', 'doubtful'],
    ['白石镇团委2023年工作总结', '一、2023年5月走访支部\n略。', 'stated'],
    [
      '白石镇团委2021—2023年工作总结',
      '一、2021年工作情况\n二、2022年工作情况\n三、2023年工作情况',
      'stated',
    ],
  ])('%s over the heading %j is %s', (title, rest, confidence) => {
    expect(titled(title, rest).period.confidence).toBe(confidence);
  });

  test.each([
    ['白石镇团委2023年工作总结', '2023年上半年', ['2023', 'doubtful']],
    ['白石镇团委2023年工作总结', '今年上半年', ['2023', 'doubtful']],
    ['白石镇团委2023年上半年工作总结', '2023年以来', ['2023-H1', 'stated']],
    ['白石镇团委2023年上半年工作总结', '2023年下半年', ['2023-H1', 'doubtful']],
    ['白石镇团委2023年上半年工作总结', '去年下半年', ['2023-H1', 'stated']],
    ['白石镇团委2023年工作总结', '2023年5月4日', ['2023', 'stated']],
    ['白石镇团委上半年工作总结', '2023年以来', ['2023-H1', 'inferred']],
    ['白石镇团委上半年工作总结', '2023年第三季度', ['2023-H1', 'doubtful']],
    ['白石镇团委工作总结', '2023年以来', ['2023', 'doubtful']],
  ])('%s with an opening of %s comes out as %j', (title, opening, wanted) => {
    expect(settled(fieldsOf(`${title}\n${opening}，${BODY}`).period)).toEqual(wanted);
  });

  test('of a summary that has not begun is not proposed, though a plan stands beside it', () => {
    const { period, planPeriod } = titled('白石镇团委2027年工作总结和2028年工作计划');
    expect(settled(period)).toEqual([null, 'doubtful']);
    expect(settled(planPeriod)).toEqual(['2028', 'stated']);
    expect(titled('白石镇团委2027年工作计划').period.value).toBe('2027');
  });

  test('and that of its plan are told apart by the words they stand before', () => {
    const of = (title: string) => settled(titled(title).planPeriod);
    expect(of('关于2023年计划及2022年工作总结的报告')).toEqual(['2023', 'stated']);
    expect(of('白石镇团委2023年上半年工作总结及下半年工作计划')).toEqual(['2023-H2', 'stated']);
    expect(of('白石镇团委工作总结及下半年工作计划')).toEqual([null, 'inferred']);
  });
});

describe('the kinds of a title', () => {
  test.each([
    ['在白石镇团委2023年工作总结会上的讲话', ['speech']],
    ['白石镇安全工作安排落实情况汇报', ['briefing']],
    ['西部计划志愿者2023年工作总结', ['work-summary']],
    ['2023年工作计划完成情况总结', ['work-summary']],
    ['落实工作要点情况总结', ['work-summary']],
    ['白石镇团委2023年工作小结', ['work-summary']],
    ['白石镇团委2023年工作总结及2024年工作要点', ['work-summary', 'key-points']],
    ['白石镇团委工作总结及工作计划汇报', ['work-summary', 'work-plan']],
    ['白石镇团委2023年工作总结的报告', ['work-summary']],
    ['白石镇团委书记2023年述职述廉报告', ['duty-report']],
    ['在团代会上的报告', ['report']],
    ['白石镇团委2023年工作总结（审议稿）', ['work-summary']],
    ['白石镇团委2023年工作总结2024年工作计划', ['work-summary', 'work-plan']],
    ['白石镇团委工作总结2023', ['work-summary']],
    ['奋楫扬帆新征程——白石镇团委2023年工作总结', ['work-summary']],
  ])('%s are stated as %j', (title, kinds) => {
    expect(settled(titled(title).kinds)).toEqual([kinds, 'stated']);
  });

  test.each([
    '白石镇团委2023年工作总结大会主持词',
    '关于召开2023年总结表彰大会的通知',
    '关于报送2023年工作总结的通知',
    '关于报送2023年工作总结及2024年工作计划的通知',
    '关于白石镇团委2023年工作总结的批复',
  ])('%s are none, and a person decides', (title) => {
    expect(settled(titled(title).kinds)).toEqual([null, 'doubtful']);
  });

  test('are doubtful when the title ends with something else', () => {
    expect(titled('白石镇团委2023年工作总结、工作计划汇编').kinds.confidence).toBe('doubtful');
  });

  test.each([
    '三、下一步打算',
    '三、下一步工作思路',
    '三、下一步工作计划',
    '三、今后工作打算',
    '三、努力方向',
    '三、工作计划',
  ])('are those of the title when the text ends with %s', (heading) => {
    const { kinds, planPeriod } = titled(
      '白石镇团委2023年工作总结',
      `一、主要工作\n略。\n二、存在问题\n略。\n${heading}\n略。`,
    );
    expect(settled(kinds)).toEqual([['work-summary'], 'stated']);
    expect(planPeriod.value).toBeNull();
  });

  test.each([
    ['三、明年工作计划', '2024'],
    ['三、2024年工作打算', '2024'],
    ['三、2024年工作要点', '2024'],
    ['三、2024年上半年工作安排', '2024-H1'],
  ])(
    'hold a plan that a section names with its time, and it is asked about: %s',
    (heading, time) => {
      const fields = titled('白石镇团委2023年工作总结', `一、主要工作\n略。\n${heading}\n略。`);
      expect(settled(fields.kinds)).toEqual([['work-summary', 'work-plan'], 'inferred']);
      expect(fields.planPeriod.value).toBe(time);
    },
  );

  test('do not take a plan that is looked back on for a plan', () => {
    const { kinds } = titled('白石镇团委2023年工作总结', '一、年初工作计划完成情况\n略。');
    expect(settled(kinds)).toEqual([['work-summary'], 'stated']);
  });
});

describe('a title on several lines', () => {
  test('goes on with the line that begins with a joint', () => {
    const fields = titled('白石镇团委2023年工作总结\n和2024年工作计划');
    expect(fields.title.value).toBe('白石镇团委2023年工作总结和2024年工作计划');
    expect(fields.kinds.value).toEqual(['work-summary', 'work-plan']);
    expect(fields.planPeriod.value).toBe('2024');
  });

  test('takes a main title above its dash', () => {
    expect(titled('奋楫扬帆新征程\n——白石镇团委2023年工作总结').title.value).toBe(
      '奋楫扬帆新征程——白石镇团委2023年工作总结',
    );
    expect(titled('白石镇团委2023年工作总结\n——做实基层').title.value).toBe(
      '白石镇团委2023年工作总结——做实基层',
    );
  });
});

describe('a signature', () => {
  const signed = (title: string, ...lines: string[]) =>
    fieldsOf(`${title}\n${BODY}\n${lines.join('\n')}`);
  const TITLE = '白石镇团委2023年工作总结';

  test('of another unit makes the unit doubtful', () => {
    const { unit } = signed(TITLE, '共青团青岭镇委员会', '2024年1月5日');
    expect(unit).toMatchObject({ value: '白石镇团委', confidence: 'doubtful' });
    expect(unit.reasons.join()).toContain('青岭');
    expect(signed(TITLE, '共青团无名镇委员会', '2024年1月5日').unit.confidence).toBe('doubtful');
  });

  test.each([
    [['中国共产主义青年团', '青岭航道局委员会'], '中国共产主义青年团青岭航道局委员会'],
    [['共 青 团', '青岭航道局委员会'], '共青团青岭航道局委员会'],
    [['中国少年先锋队', '青岭小学大队委员会'], '中国少年先锋队青岭小学大队委员会'],
  ])('on two lines is one name: %j', (lines, name) => {
    const { unit, creator, dateCreated } = signed('2023年工作总结', ...lines, '2024年1月5日');
    expect([unit.value, creator.value, dateCreated.value]).toEqual([name, null, '2024-01-05']);
    expect(signed('青岭港团委2023年工作总结', ...lines, '2024年1月5日').creator.value).toBe(name);
  });

  test('of a brigade’s office is the unit’s', () => {
    const { unit, dateCreated } = signed(
      '青岭小学少先队大队部2023年工作总结',
      '青岭小学少先队大队部',
      '2024年1月5日',
    );
    expect(settled(unit)).toEqual(['青岭小学少先队大队部', 'stated']);
    expect(settled(dateCreated)).toEqual(['2024-01-05', 'stated']);
  });

  test('of two units names no one when the title names none', () => {
    const { unit, creator } = signed(
      '2023年工作总结',
      '共青团白石镇委员会',
      '共青团青岭镇委员会',
      '2024年1月5日',
    );
    expect(unit).toMatchObject({ id: null, confidence: 'doubtful' });
    expect(creator.value).toBe('共青团白石镇委员会、共青团青岭镇委员会');
  });

  test('that is the unit’s name of the time is no other creator', () => {
    expect(signed(TITLE, '共青团白石镇委员会', '2024年1月5日')).toMatchObject({
      unit: { id: 'baishi', confidence: 'stated' },
      creator: { value: null },
      dateCreated: { value: '2024-01-05', confidence: 'stated' },
    });
    expect(signed(TITLE, '共青团白石镇委', '2024年1月5日').creator.value).toBe('共青团白石镇委');
  });

  test.each([
    [['大事记', '2023年5月4日', '开展主题团日。'], null, 'doubtful'],
    [['下次换届时间', '2026年5月4日'], null, 'doubtful'],
    [['附件1：名单', '2024年5月1日'], null, 'doubtful'],
    [['共青团白石镇委员会', '2026年5月4日'], null, 'doubtful'],
    [['共青团白石镇委员会', '2023年1月5日'], '2023-01-05', 'doubtful'],
    [['共青团白石镇委员会（盖章）', '2024年1月5日'], '2024-01-05', 'stated'],
    [['共青团白石镇委员会', '2024年1月5日', '附件：名单'], '2024-01-05', 'stated'],
    [['2024年1月5日'], '2024-01-05', 'inferred'],
  ])('of %j gives the date %s, %s', (lines, value, confidence) => {
    expect(settled(signed(TITLE, ...lines).dateCreated)).toEqual([value, confidence]);
  });

  test('years after the period is doubtful', () => {
    const { dateCreated } = signed('白石镇团委2020年上半年工作总结', '白石镇团委', '2023年7月5日');
    expect(dateCreated.confidence).toBe('doubtful');
  });
});

test('a unit’s name is read without the time before it', () => {
  expect(titled('2023至2024学年上学期第一中学团委工作总结').unit.value).toBe('第一中学团委');
  expect(titled('2023年1月至6月白石镇团委工作总结').unit.id).toBe('baishi');
});

describe('isGeneric', () => {
  test.each(['区团委', '县供销社团支部', '共青团市水利局委员会', '镇中心小学', '开发区团工委'])(
    '%s names no place',
    (name) => expect(isGeneric(name)).toBe(true),
  );
  test.each(['镇江市团委', '市中区团委', '石塘镇团委', '乡宁县第一中学团委'])(
    '%s names a place',
    (name) => expect(isGeneric(name)).toBe(false),
  );
});

test('a stretch named anywhere in the opening that is not the title’s makes the period doubtful', () => {
  const opening =
    '双桥镇团委现有支部8个，团员213名，干部11名，2022年1月至10月，在上级领导下开展各项工作，现总结如下。';
  const { period } = fieldsOf(`白石镇团委2022年工作总结\n${opening}\n${BODY}\n`);
  expect(settled(period)).toEqual(['2022', 'doubtful']);
});

test('a verb of sending is no part of a unit’s name', () => {
  expect(titled('关于报送白石镇团委2022年工作总结的报告').unit.value).toBe('白石镇团委');
});
