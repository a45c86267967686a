import { describe, expect, it } from 'vitest';
import { completionsAt, type Vocabulary } from '#search/client/completions';

const KNOWN: Vocabulary = {
  units: [
    { id: 'tw', name: '共青团澄湖县委员会', shortName: '团县委', keys: ['tuanxianwei', 'txw'] },
    {
      id: 'lq',
      name: '共青团柳桥镇委员会',
      shortName: '柳桥镇',
      keys: ['liuqiaozhen', 'lqz', '柳桥乡'],
    },
    {
      id: 'nd',
      name: '共青团南渡街道工作委员会',
      shortName: '南渡街道',
      keys: ['nandujiedao', 'ndjd'],
    },
  ],
  years: ['2023', '2022', '2012'],
  values: {
    period: { year: '全年', H1: '上半年', H2: '下半年' },
    role: { situation: '基本情况', problem: '问题不足', plan: '计划打算' },
  },
};
const words = (text: string, caret = text.length): string[] =>
  completionsAt(text, caret, KNOWN).map((completion) => completion.words);

describe('completion', () => {
  it.each([
    ['单位:柳', ['柳桥镇']],
    ['单位：lq', ['柳桥镇']],
    ['單位:liuqiao', ['柳桥镇']],
    ['单位:柳橋鄉', ['柳桥镇']],
    ['单位:县委', ['团县委']],
    ['单位:zhen', []],
    ['单位:', ['团县委', '柳桥镇', '南渡街道']],
    ['夜校 单位:团县委,nd', ['南渡街道']],
    ['夜校 -单位:lq', ['柳桥镇']],
    ['－年度:201', ['2012']],
    ['年度:20', ['2023', '2022', '2012']],
    ['年度:202', ['2023', '2022']],
    ['期别:半', ['上半年', '下半年']],
    ['章节:足', ['问题不足']],
    ['章节:計劃', ['计划打算']],
    ['夜校', []],
    ['说明:柳', []],
    ['单位:柳桥镇', []],
    ['单位:柳桥镇 ', []],
    ['“志愿 单位:柳', []],
    ['-“志愿 单位:柳', []],
    ['“志愿” 单位:柳', ['柳桥镇']],
    ['“巡河”活动 单位:柳', ['柳桥镇']],
  ])('of %s offers %j', (typed, offered) => {
    expect(words(typed)).toEqual(offered);
  });

  it('offers nothing within quotation marks that close behind the caret', () => {
    expect(words('“志愿 单位:柳” 夜校', 8)).toEqual([]);
  });

  it('puts the value in the place of what was typed and leaves the rest', () => {
    const [taken] = completionsAt('单位:lq 夜校', 5, KNOWN);
    expect(taken).toMatchObject({ text: '单位:柳桥镇 夜校', caret: 6, note: '共青团柳桥镇委员会' });
    const [second] = completionsAt('单位:团县委,nd', 9, KNOWN);
    expect(second).toMatchObject({ text: '单位:团县委,南渡街道 ', caret: 12 });
  });

  it('writes the full name where two units share the short one', () => {
    const shared = KNOWN.units.map((unit) => ({ ...unit, shortName: '团委' }));
    const found = completionsAt('单位:柳桥', 5, { ...KNOWN, units: shared });
    expect(found.map((completion) => completion.words)).toEqual(['共青团柳桥镇委员会']);
  });

  it('says of a unit of another archive whose it is, and offers a shared name once', () => {
    const other = KNOWN.units.map((unit) => ({
      ...unit,
      id: `市级库/${unit.id}`,
      archive: '市级库',
      ...(unit.id === 'nd' ? { name: '共青团南渡区委员会', shortName: '南渡区' } : {}),
    }));
    const units = [...KNOWN.units, ...other];
    const offered = (text: string) =>
      completionsAt(text, text.length, { ...KNOWN, units }).map(({ words: put, note }) => [
        put,
        note,
      ]);
    expect(offered('单位:南渡')).toEqual([
      ['南渡街道', '共青团南渡街道工作委员会'],
      ['南渡区', '共青团南渡区委员会　市级库'],
    ]);
    expect(offered('单位:柳')).toEqual([['共青团柳桥镇委员会', '']]);
  });
});
