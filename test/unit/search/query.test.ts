import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, withOneOf } from '#search/matching';
import { asksForSomething, parseQuery, passedOver, type Query } from '#search/query';
import { writeQuery } from '#search/query-text';

const blocks = (...texts: string[]) =>
  texts.map((text) => ({ anchor: '', kind: 'body' as const, text }));
const found = (typed: string, ...texts: string[]) => matches(blocks(...texts), parseQuery(typed));
const shape = (typed: string) => {
  const { wanted, excluded } = parseQuery(typed);
  return [...wanted, ...excluded.map(({ text, exact }) => ({ text: `-${text}`, exact }))].map(
    (term) => (term.exact ? `=${term.text}` : term.text),
  );
};

describe('parseQuery', () => {
  it.each([
    ['志愿 服务', ['志愿', '服务']],
    ['志愿　服务', ['志愿', '服务']],
    ['“河小青” -疫情', ['=河小青', '-疫情']],
    ['"河小青，护河" －“一、疫情”', ['=河小青，护河', '=-一、疫情']],
    ['＂全 角＂', ['=全 角']],
    ['开展“巡河”活动', ['开展“巡河”活动']],
    ['“巡河”活动', ['“巡河”活动']],
    ['“没有闭合', ['“没有闭合']],
    ['2020-2021', ['2020-2021']],
    ['志愿 志愿', ['志愿']],
    ['“a b” c', ['=a b', 'c']],
    ['“a”b “c”', ['“a”b', '=c']],
  ])('reads %s', (typed, terms) => {
    expect(shape(typed)).toEqual(terms);
  });

  it.each(['', '　 ', '。，', '-', '“”', '“，”', '- -', '+', '-+'])(
    'finds nothing to do in %j',
    (typed) => {
      expect(parseQuery(typed)).toEqual({ wanted: [], excluded: [], fields: [] });
    },
  );
});

describe('signs alone', () => {
  it.each([
    ['★', ['=★']],
    ['夜校 → ，👍🏻。 -■', ['夜校', '=→', '=👍🏻', '=-■']],
    ['“+” “3 + 2” “＋”', ['=+', '=3 + 2', '=＋']],
    // On every keyboard, and between words no more than punctuation.
    ['党建 + 业务 | ＝ ~', ['党建', '业务']],
  ])('of %s are read as %j', (typed, terms) => {
    expect(shape(typed)).toEqual(terms);
  });

  it('are found as they stand', () => {
    expect(found('★', '重点★工作')).toBe(true);
    expect(found('★', '重点☆工作')).toBe(false);
    expect(found('“+”', '党建 + 业务')).toBe(true);
    expect(found('工作 -★', '重点★工作')).toBe(false);
  });

  it.each([
    ['党建 + 业务', ['+']],
    ['夜校👍 志愿', ['👍']],
    ['夜校 “，” 、', ['“，']],
    ['74% ３．５％ 1+100', ['%', '％']],
    ['1+100 3.5%2 25℃ “夜校👍” “74%” ★ ℃', []],
    ['单位:★ 志愿 — 服务', []],
  ])('that are passed over in %s are %j', (typed, signs) => {
    expect(passedOver(typed).map(({ signs: of, quoted }) => (quoted ? `“${of}` : of))).toEqual(
      signs,
    );
  });
});

describe('fields', () => {
  it.each([
    ['单位:柳桥', [['unit', '柳桥']]],
    [
      '單位：柳橋，南山 年度:2022、2023',
      [
        ['unit', '柳橋', '南山'],
        ['year', '2022', '2023'],
      ],
    ],
    [
      '所属年度:2023 期别:上半年 文种:计划 层级:乡级',
      [
        ['year', '2023'],
        ['period', '上半年'],
        ['kind', '计划'],
        ['level', '乡级'],
      ],
    ],
    ['章节:“存在问题”', [['role', '存在问题']]],
    ['单位:甲,甲,,乙', [['unit', '甲', '乙']]],
    [
      '年度:2022 年度:2023',
      [
        ['year', '2022'],
        ['year', '2023'],
      ],
    ],
    ['单位: 石塘', [['unit', '石塘']]],
    ['单位：　“石塘”，柳桥', [['unit', '石塘', '柳桥']]],
    ['单位: 年度:2023', [['year', '2023']]],
  ])('reads %s', (typed, fields) => {
    const query = parseQuery(typed);
    expect(query.fields.map(({ filter, values }) => [filter, ...values])).toEqual(fields);
    expect([...query.wanted, ...query.excluded]).toEqual([]);
    expect(asksForSomething(query)).toBe(true);
  });

  it.each(['单位:', '单位：,', '年度：', '-单位:'])(
    'of a known name without a value, as in %s, ask for nothing',
    (typed) => {
      expect(parseQuery(typed)).toEqual({ wanted: [], excluded: [], fields: [] });
    },
  );

  it.each([
    ['-单位:柳桥', [['unit', '柳桥']]],
    ['－年度：2022，2023', [['year', '2022', '2023']]],
    ['-章节: 问题', [['role', '问题']]],
  ])('with a minus, as in %s, exclude', (typed, fields) => {
    const query = parseQuery(typed);
    expect(query.fields.map(({ filter, values }) => [filter, ...values])).toEqual(fields);
    expect(query.fields.map(({ excluded, text }) => [excluded, text])).toEqual([[true, typed]]);
    expect([...query.wanted, ...query.excluded]).toEqual([]);
    expect(asksForSomething(query)).toBe(true);
  });

  it.each(['单位', '说明:夜校', '“单位:甲”', '--单位:甲', '“单位:甲', '(单位:甲', '单·位:甲'])(
    'are not read from %s',
    (typed) => {
      const { wanted, excluded, fields } = parseQuery(typed);
      expect(fields).toEqual([]);
      expect(wanted.length + excluded.length).toBe(1);
    },
  );
});

describe('a field whose value stands apart', () => {
  it.each([
    ['单位: -疫情', [], ['疫情']],
    ['单位: “夜 校”', ['夜 校'], []],
  ])('takes none that means something else, as in %s', (typed, wanted, excluded) => {
    const query = parseQuery(typed);
    expect(query.fields).toEqual([]);
    expect(query.wanted.map(({ text }) => text)).toEqual(wanted);
    expect(query.excluded.map(({ text }) => text)).toEqual(excluded);
  });

  it('takes one, and leaves the rest words', () => {
    const query = parseQuery('单位: 石塘 夜校');
    expect(query.fields).toEqual([{ filter: 'unit', values: ['石塘'], text: '单位: 石塘' }]);
    expect(query.wanted.map(({ text }) => text)).toEqual(['夜校']);
  });
});

describe('writeQuery', () => {
  const meant = ({ wanted, excluded, fields: typedFields }: Query) => {
    const fields = typedFields.map((field) => [field.filter, field.values, field.excluded]);
    const terms = (list: Query['wanted']) =>
      list.map(({ text, folded, exact }) => (exact ? `=${text}` : folded));
    return { wanted: terms(wanted), excluded: terms(excluded), fields };
  };
  const typed = fc
    .array(
      fc.constantFrom(
        '“',
        '”',
        '"',
        '-',
        '－',
        ' ',
        '　',
        ':',
        '：',
        ',',
        '、',
        '单位',
        '年度',
        '章节',
        '夜校',
        '疫情',
        'a',
        '5',
        '，',
        '＂',
        '★',
        '+',
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join(''));

  it('is read as what it was written from', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const query = parseQuery(text);
        expect(meant(parseQuery(writeQuery(query)))).toEqual(meant(query));
      }),
      { numRuns: 2000, examples: [['-a” “夜校'], ['“-a'], ['“单位:甲'], ['--单位:甲'], ['“+”']] },
    );
  });

  it('keeps signs, quotation marks and values', () => {
    const text = '夜校 “一、疫情” -疫情 单位:甲,乙 章节:问题 -年度:2023';
    expect(writeQuery(parseQuery(text))).toBe(text);
  });
});

describe('matches', () => {
  it('wants every term, in whatever block', () => {
    expect(found('巡河 团课', '组织巡河两次', '讲授团课')).toBe(true);
    expect(found('巡河 团课', '组织巡河两次')).toBe(false);
  });

  it('crosses no block', () => {
    expect(found('巡河讲授', '组织巡河', '讲授团课')).toBe(false);
  });

  it('reads either script and passes over punctuation', () => {
    expect(found('团课计划', '團課、計畫')).toBe(true);
    expect(found('團課計劃', '团课计划')).toBe(true);
  });

  it('takes a quoted term as it stands, white space aside', () => {
    expect(found('“巡河、护河”', '开展巡河、 护河行动')).toBe(true);
    expect(found('“巡河护河”', '开展巡河、护河行动')).toBe(false);
    expect(found('“巡河”', '開展巡河')).toBe(true);
    expect(found('“护河”', '開展護河')).toBe(true);
    expect(found('“护河”', '護“河”')).toBe(false);
  });

  it('leaves out what has an excluded term', () => {
    expect(found('巡河 -疫情', '巡河', '受疫情影响')).toBe(false);
    expect(found('巡河 -“疫、情”', '巡河', '受疫情影响')).toBe(true);
    expect(found('-疫情', '巡河')).toBe(false);
  });

  it('with roles looks only into sections that have one of them', () => {
    const sections = [
      { anchor: '', kind: 'title' as const, text: '夜校总结' },
      { anchor: 's1.p1', kind: 'body' as const, text: '开办夜校', roles: ['achievement'] },
      { anchor: 's2.p1', kind: 'body' as const, text: '经费不足', roles: ['problem', 'plan'] },
    ];
    const holds = (words: string, ...roles: string[]) =>
      matches(sections, parseQuery(words), withOneOf(roles));
    expect(holds('夜校', 'achievement')).toBe(true);
    expect(holds('夜校', 'problem')).toBe(false);
    expect(holds('经费', 'plan')).toBe(true);
    expect(holds('夜校 经费', 'achievement', 'problem')).toBe(true);
    expect(holds('夜校总结', 'achievement', 'problem', 'plan')).toBe(false);
    expect(holds('夜校 -经费', 'achievement')).toBe(true);
    expect(holds('夜校 -经费')).toBe(false);
  });
});
