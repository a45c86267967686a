import { describe, expect, it } from 'vitest';
import { matches, parseQuery } from '#search/query';

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

  it.each(['', '　 ', '。，', '-', '“”', '“，”', '- -', '+'])(
    'finds nothing to do in %j',
    (typed) => {
      expect(parseQuery(typed)).toEqual({ wanted: [], excluded: [] });
    },
  );
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
});
