import { describe, expect, test } from 'vitest';
import { settingsSchema } from '#domain/settings';
import { unitsFileSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { describe as describeText } from '#intake/description/describe';
import type { Description } from '#intake/description/describe';
import { readDateLine } from '#intake/description/date-lines';
import { findPeriods } from '#intake/description/period-words';
import { findPersons } from '#intake/description/persons';
import { subjectOf } from '#intake/description/subject';
import { isGeneric } from '#intake/description/generic-name';
import { manuscriptOf } from '#intake/manuscript';
import { txt } from '#intake/readers/txt';
import { transform } from '#intake/transforms/pipeline';

const settings = settingsSchema.parse({ schemaVersion: 1, name: '试验库', owner: '试验单位' });

function fieldsOf(text: string, units: readonly Unit[] = [], fileName = 'a.txt'): Description {
  const { value } = txt.read(new TextEncoder().encode(text));
  if (value === null) throw new Error('not read');
  return describeText(
    subjectOf(transform(manuscriptOf(value)), { fileName, settings, units, today: '2025-01-15' }),
  );
}

const BODY =
  '全区各支部按照年初的部署逐项推进，有的已经见到成效，有的还在路上，现将主要情况总结如下。';

describe('a time named in words', () => {
  test.each([
    ['团区委2023年工作总结', ['2023']],
    ['团区委2023年度工作总结及2024年度工作计划', ['2023', '2024']],
    ['团区委2023年上半年工作总结', ['2023-H1']],
    ['2024年乡镇团委上半年工作总结', ['2024-H1']],
    ['二〇二二年第三季度工作总结', ['2022-Q3']],
    ['2022年前三季度总结', ['2022-Q1/Q3']],
    ['2022年11月工作总结', ['2022-11']],
    ['2021—2025年工作规划', ['2021/2025']],
    ['2023-2024学年第一学期工作总结', ['AY2023-T1']],
    ['2020年1月10日启动', ['2020']],
    ['上半年工作', []],
  ])('%s names %j', (words, values) => {
    expect(findPeriods(words).map(({ value }) => value)).toEqual(values);
  });
});

describe('the period of a text', () => {
  test('is stated by a title', () => {
    expect(fieldsOf(`团区委2023年上半年工作总结\n2023年上半年，${BODY}`).period).toMatchObject({
      value: '2023-H1',
      confidence: 'stated',
    });
  });

  test('is doubtful when title and opening name different years', () => {
    const { period } = fieldsOf(`团区委2023年工作总结\n2022年，${BODY}`);
    expect(period).toMatchObject({ value: '2023', confidence: 'doubtful' });
    expect(period.reasons.join()).toContain('2022年');
  });

  test('is inferred from the opening and doubtful from the file name alone', () => {
    expect(fieldsOf(`团区委工作总结\n2022年，${BODY}`).period).toMatchObject({
      value: '2022',
      confidence: 'inferred',
    });
    expect(fieldsOf(`团区委工作总结\n一年来，${BODY}`, [], '2022年总结.txt').period).toMatchObject({
      value: '2022',
      confidence: 'doubtful',
    });
  });

  test('is not proposed when it lies in the future', () => {
    const { period } = fieldsOf(`团区委2031年工作总结\n2031年，${BODY}`);
    expect(period).toMatchObject({ value: null, confidence: 'doubtful' });
    expect(fieldsOf(`团区委2031年工作计划\n2031年，${BODY}`).period.value).toBe('2031');
  });

  test('is null when nothing states it', () => {
    expect(fieldsOf(`团区委工作总结\n一年来，${BODY}`).period).toMatchObject({
      value: null,
      confidence: 'inferred',
    });
    expect(fieldsOf(`团区委上半年工作总结\n一年来，${BODY}`).period).toMatchObject({
      value: null,
      confidence: 'doubtful',
    });
  });

  test.each([
    ['学习党的十九大精神', '2023', true],
    ['学习党的二十大精神', '2023', false],
    ['贯彻团十九大部署', '2023', false],
    ['贯彻共青团十九大部署', '2023', false],
    ['学习党的XX大精神，贯彻团十九大部署', '2023', false],
    ['党的十九大以来', '2023', false],
    ['学习党的二十大精神', '2021', true],
    ['以实干喜迎党的二十大', '2021', false],
    ['迎接团十九大', '2021', false],
    ['学习党的十九大精神', '2019', false],
    ['学习十九届四中全会精神', '2024', true],
    ['贯彻团的十八大精神', '2020', false],
    ['贯彻团的十八大精神', '2024', true],
    ['发挥大学生村官作用', '2024', true],
    ['发挥大学生村官作用', '2014', false],
    ['落实乡村振兴战略', '2015', true],
  ])('with “%s” in %s: doubtful is %s', (words, year, doubted) => {
    const { period } = fieldsOf(`团区委${year}年工作总结\n${year}年，全区团员${words}，${BODY}`);
    expect(period.confidence === 'doubtful').toBe(doubted);
  });
});

describe('the plan in a text', () => {
  test('takes its year from the period when its heading names a half alone', () => {
    const fields = fieldsOf(
      `云溪团区委2023年上半年工作总结\n${BODY}\n一、工作情况\n略。\n二、下半年工作计划\n略。`,
    );
    expect(fields.planPeriod).toMatchObject({ value: '2023-H2', confidence: 'inferred' });
    expect(fields.kinds).toMatchObject({
      value: ['work-summary', 'work-plan'],
      confidence: 'inferred',
    });
  });

  test('has no period when its heading names none', () => {
    const fields = fieldsOf(
      `云溪团区委2023年工作总结\n${BODY}\n一、工作情况\n略。\n二、下一步工作打算\n略。`,
    );
    expect(fields.planPeriod).toMatchObject({ value: null, confidence: 'inferred' });
  });

  test('is doubtful and empty when it would not lie after the period', () => {
    const fields = fieldsOf(`云溪团区委2023年工作总结及2023年工作计划\n${BODY}`);
    expect(fields.planPeriod).toMatchObject({ value: null, confidence: 'doubtful' });
  });

  test('is a kind of its own in a plan', () => {
    const fields = fieldsOf(`云溪团区委2024年工作计划\n${BODY}`);
    expect(fields.kinds.value).toEqual(['work-plan']);
    expect(fields.period.value).toBe('2024');
    expect(fields.planPeriod.value).toBeNull();
  });
});

describe('a line that is a date', () => {
  test.each([
    ['2023年7月5日', '2023-07-05'],
    ['二〇二三年十二月二十一日', '2023-12-21'],
    ['二○二三年十月', '2023-10'],
    ['（2023年7月5日）', '2023-07-05'],
    ['2023.7.5', '2023-07-05'],
    ['2023年2月30日', undefined],
    ['2023年', undefined],
    ['自2023年7月5日起施行', undefined],
  ])('%s is %s', (line, value) => {
    expect(readDateLine(line)).toBe(value);
  });

  test('at the end of the text is its date; under the title only perhaps', () => {
    expect(
      fieldsOf(`团区委2023年工作总结\n${BODY}\n团区委\n2024年1月5日`).dateCreated,
    ).toMatchObject({
      value: '2024-01-05',
      confidence: 'stated',
    });
    expect(
      fieldsOf(`团区委2023年工作总结\n（2024年1月5日）\n${BODY}\n${BODY}\n${BODY}\n${BODY}`)
        .dateCreated,
    ).toMatchObject({
      value: '2024-01-05',
      confidence: 'inferred',
    });
  });

  test.each(['2024年2月30日', '二〇二四年十三月五日', '（2024年4月31日）', '2024-02-30'])(
    'there is none of is doubtful with its words: %s',
    (line) => {
      const end = `团区委\n${line}`;
      for (const text of [`${BODY}\n${end}`, `${BODY}\n${line}`]) {
        expect(fieldsOf(`团区委2023年工作总结\n${text}`).dateCreated).toMatchObject({
          value: null,
          confidence: 'doubtful',
          evidence: { text: line },
        });
      }
    },
  );

  test('is the last of the text before its notes', () => {
    const { dateCreated } = fieldsOf(
      `团区委2023年工作总结\n${BODY}\n2024年1月5日\n[1] 折算办法见前。`,
    );
    expect(dateCreated).toMatchObject({ value: '2024-01-05', confidence: 'inferred' });
  });

  test('before the period begins is doubtful', () => {
    expect(fieldsOf(`团区委2023年工作总结\n${BODY}\n2022年6月1日`).dateCreated.confidence).toBe(
      'doubtful',
    );
  });
});

describe('a unit’s name', () => {
  test.each([
    '区团委',
    '镇团委',
    '团区委',
    '共青团区委员会',
    '开发区团工委',
    '经济技术开发区团工委',
    '学校团委',
    '共青团县委',
    '街道团工委',
  ])('%s fits many units', (name) => {
    expect(isGeneric(name)).toBe(true);
  });
  test.each(['共青团云溪区委', '白石镇团委', '云溪开发区团工委', '第一中学团委', '云溪团区委'])(
    '%s fits one',
    (name) => {
      expect(isGeneric(name)).toBe(false);
    },
  );

  const { units } = unitsFileSchema.parse({
    units: [
      {
        id: 'yunxi',
        name: '共青团云溪区委员会',
        shortName: '团区委',
        tier: '县级',
        form: '委员会',
        sector: '机关',
        order: 1,
      },
      {
        id: 'baishi',
        name: '共青团白石镇委员会',
        shortName: '白石镇团委',
        formerNames: [{ name: '共青团白石乡委员会', shortName: '白石乡团委', to: '2021-03' }],
        tier: '乡级',
        form: '委员会',
        sector: '镇街',
        order: 2,
      },
    ],
  });
  const unitOf = (title: string, more = '') => fieldsOf(`${title}\n${BODY}${more}`, units).unit;

  test('resolves by name, short name, customary form and the name of its time', () => {
    expect(unitOf('共青团云溪区委员会2023年工作总结')).toMatchObject({
      id: 'yunxi',
      confidence: 'stated',
    });
    expect(unitOf('共青团云溪区委2023年工作总结')).toMatchObject({
      id: 'yunxi',
      confidence: 'inferred',
    });
    expect(unitOf('白石镇团委2023年工作总结')).toMatchObject({
      id: 'baishi',
      confidence: 'stated',
    });
    expect(unitOf('白石乡团委2019年工作总结')).toMatchObject({
      id: 'baishi',
      confidence: 'stated',
    });
  });

  test('resolves with a reason when the unit bore another name in the period', () => {
    expect(unitOf('白石乡团委2023年工作总结')).toMatchObject({
      id: 'baishi',
      confidence: 'inferred',
    });
    expect(unitOf('白石镇团委2019年工作总结')).toMatchObject({
      id: 'baishi',
      confidence: 'inferred',
    });
  });

  test('that fits many units resolves by the list alone, and never beside a mask', () => {
    expect(unitOf('团区委2023年工作总结')).toMatchObject({ id: 'yunxi', confidence: 'inferred' });
    expect(unitOf('团区委2023年工作总结', '服务XX区建设。')).toMatchObject({
      id: null,
      confidence: 'doubtful',
    });
    expect(unitOf('镇团委2023年工作总结')).toMatchObject({ id: null, confidence: 'doubtful' });
  });

  test('with a mask in it never resolves', () => {
    expect(unitOf('共青团XX区委2023年工作总结')).toMatchObject({
      id: null,
      confidence: 'doubtful',
    });
  });

  test('that the list does not know is kept as written', () => {
    expect(unitOf('共青团河口区委2023年工作总结')).toMatchObject({
      value: '共青团河口区委',
      id: null,
      confidence: 'stated',
    });
  });
});

test('names of persons are found after a post, before 同志 and in lists of the commended', () => {
  const words =
    '会议由团区委书记林小禾主持，副书记高岩同志讲话，授予孟川等5名同志称号，全体委员参加。';
  const remark = {
    kind: 'paragraph',
    depth: 0,
    words,
    folded: words,
    line: 3,
    inPlan: false,
  } as const;
  expect(findPersons([remark]).map(({ name }) => name)).toEqual(['林小禾', '高岩', '孟川']);
  const whole = '由团委书记李大为同志主持。';
  expect(findPersons([{ ...remark, words: whole, folded: whole }])[0]?.name).toBe('李大为');
});

describe('names of persons', () => {
  const names = (words: string) =>
    findPersons([
      { kind: 'paragraph', depth: 0, words, folded: words, line: 3, inPlan: false },
    ]).map(({ name }) => name);

  test.each([
    ['走访困难青年李建国', ['李建国']],
    ['联系人王小明', ['王小明']],
    ['联系人：王小明，电话另告', ['王小明']],
    ['看望贫困学生陈志强、吸毒人员赵大海', ['陈志强', '赵大海']],
    ['陈志强（男，12岁，父亲陈大勇患病）', ['陈志强', '陈大勇']],
    ['资助李建国(15岁)上学', ['李建国']],
    ['贫困学生李梅（女）', ['李梅']],
    ['慰问留守儿童李建国、王小明和赵大海等。', ['李建国', '王小明', '赵大海']],
    ['帮扶对象欧阳小明，', ['欧阳小明']],
    ['贫困户王大山家中', ['王大山']],
  ])('are found by their cues in “%s”', (words, found) => {
    expect(names(words).toSorted()).toEqual(found.toSorted());
  });

  test.each([
    '关注困难学生成长、留守儿童安全、重点人员管理。',
    '对留守儿童优先，为132名留守儿童建档。',
    '联系人：王老师，负责人高度重视，父亲车祸，父亲于2019年去世。',
    '优秀青年干部、高校教师，优秀团员、安全员',
    '青年（女，3人）、高中生（男）、农民工（男）、团员（女，10人）、西安青年（35岁以下）、乒乓球单打（男）',
    '资助贫困学生高中学费，残疾人员安置，困难家庭温暖。',
    '送给贫困户石磨、困难户苗木，务工人员温州、困境儿童夏令营、孤寡老人包饺子',
    '联系人王某某，困难学生李某',
  ])('are not seen in words as of “%s”', (words) => {
    expect(names(words)).toEqual([]);
  });
});
