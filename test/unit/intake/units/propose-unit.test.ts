import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { unitSchema, unitsFileSchema } from '#domain/unit';
import { appendUnit } from '#intake/units/append-unit';
import { groupProposals } from '#intake/units/proposals';
import { proposeUnit } from '#intake/units/propose-unit';
import { openParts, proposedInWords, unitFrom } from '#intake/units/register';

const LIST = `# 名录
units:
  - id: yunxi # 区
    name: 共青团云溪区委员会
    shortName: 团区委
    tier: 县级
    form: 委员会
    sector: 机关
    order: 10
`;
const { units } = unitsFileSchema.parse(parse(LIST));

function proposed(name: string, lines: string[] = []) {
  return proposeUnit(name, { lines, place: '第1行', units });
}

describe('a unit that the list does not have', () => {
  test.each([
    ['共青团柳桥镇委员会', ['柳桥镇团委', '乡级', '委员会', '镇街', '柳桥镇']],
    ['南渡街道团工委', ['南渡街道团工委', '乡级', '工作委员会', '镇街', '南渡街道']],
    ['共青团栗坪县委', [undefined, '县级', '委员会', '机关', undefined]],
    ['共青团重庆市委', [undefined, '省级', '委员会', '机关', undefined]],
    // A city may be of either rank, a development zone is no tier.
    ['共青团昆山市委', [undefined, undefined, '委员会', '机关', undefined]],
    [
      '临江经济开发区团工委',
      ['临江经济开发区团工委', undefined, '工作委员会', '开发区', undefined],
    ],
    ['柿子巷中学少先队', ['柿子巷中学少先队', '基层', '少先队', '学校', '柿子巷中学']],
    [
      '共青团东港纺织公司总支部委员会',
      ['东港纺织公司团总支', '基层', '总支部', '企业', '东港纺织公司'],
    ],
    ['共青團銀灣社區支部', ['銀灣社區團支部', '基层', '支部', '村社区', '銀灣社區']],
    ['西屏粮库团支部', ['西屏粮库团支部', '基层', '支部', undefined, undefined]],
  ])('%s is proposed as far as its name says', (name, [shortName, tier, form, sector, host]) => {
    const found = proposed(name);
    expect([found?.shortName, found?.tier, found?.form, found?.sector, found?.host]).toEqual([
      shortName,
      tier,
      form,
      sector,
      host,
    ]);
    expect(found?.parent).toBeUndefined();
  });

  test.each([
    '区团委',
    '***镇团委',
    '某镇团委',
    '甲镇团委、乙镇团委',
    '团区委',
    '全区少先队',
    '我校团委',
  ])('%s is not proposed: it fits many, hides something, or is there', (name) => {
    expect(proposed(name)).toBeUndefined();
  });

  test('gives the ground of each part', () => {
    const found = proposed('共青团柳桥镇委员会');
    expect(found?.evidence).toMatchObject({
      tier: { text: '镇', place: '第1行' },
      form: { text: '委员会', place: '第1行' },
      host: { text: '柳桥镇', place: '第1行' },
    });
    for (const part of Object.keys(found ?? {}).filter((key) => key !== 'evidence'))
      expect(found?.evidence).toHaveProperty(part);
  });

  test('gets its superior from its place, or from the words that name who leads it', () => {
    expect(proposed('云溪区柳桥镇团委')).toMatchObject({
      id: 'liuqiao',
      parent: [{ id: 'yunxi' }],
    });
    expect(proposed('柳桥镇团委', ['', '在镇党委和团区委的正确领导下，'])).toMatchObject({
      parent: [{ id: 'yunxi' }],
      evidence: { parent: { place: '第2行' } },
    });
    for (const line of ['配合团区委开展活动。', '受到团区委表彰，在领导干部中。', '在镇党委领导下'])
      expect(proposed('柳桥镇团委', [line])?.parent).toBeUndefined();
    // Of the same tier or above nobody is a superior.
    expect(proposed('共青团栗坪县委', ['在团区委领导下'])?.parent).toBeUndefined();
  });

  test('never gets an id that is taken, nor one that is not sound', () => {
    const han = fc.string({
      unit: fc.constantFrom('云', '溪', '石', '塘', '长'),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(han, (place) => {
        const id = proposed(`共青团${place}镇委员会`)?.id;
        expect(unitSchema.shape.id.optional().safeParse(id).success).toBe(true);
        expect(id).not.toBe('yunxi');
      }),
    );
  });
});

describe('a proposal that a person takes', () => {
  test('becomes a unit behind the last, with what was asked', () => {
    const found = proposed('西屏粮库团支部');
    if (found === undefined) throw new Error('not proposed');
    expect(openParts(found)).toEqual(['sector']);
    expect(proposedInWords(found).at(-1)).toBe('待填：领域');
    expect(unitFrom(found, {}, units).issues.map(({ name, field }) => [name, field])).toEqual([
      ['unit-part-missing', 'sector'],
    ]);
    const { value, issues } = unitFrom(found, { sector: '企业' }, units);
    expect([value?.order, value?.sector, issues]).toEqual([20, '企业', []]);
  });

  test('is refused when the list has its id or its name, or a part is not sound', () => {
    const found = proposed('共青团柳桥镇委员会');
    if (found === undefined) throw new Error('not proposed');
    const names = (answers: object) =>
      unitFrom(found, answers, units).issues.map(({ name }) => name);
    expect(names({ id: 'yunxi' })).toEqual(['unit-taken']);
    expect(names({ name: '共青团云溪区委员会' })).toEqual(['unit-taken']);
    expect(names({ id: '柳桥' })).toEqual(['unit-part-invalid']);
  });

  test('stands at the end of the list, whose comments and units stay', () => {
    const found = proposed('云溪区柳桥镇团委');
    if (found === undefined) throw new Error('not proposed');
    const { value } = unitFrom(found, {}, units);
    if (value === undefined) throw new Error('not sound');
    const written = appendUnit(LIST, value);
    expect(written.startsWith(LIST.trimEnd())).toBe(true);
    expect(unitsFileSchema.parse(parse(written)).units).toEqual([...units, value]);
  });
});

describe('what entries wait for', () => {
  const entry = (id: string, unitName: string, text = '') => ({ id, unitName, lines: [text] });

  test('is one group a unit, however it is written, with the fullest name', () => {
    const groups = groupProposals(
      [
        entry('1', '柳桥镇团委'),
        entry('2', '共青团柳桥镇委员会', '在团区委领导下'),
        entry('3', '柳桥村团支部'),
        entry('4', '某镇团委'),
      ],
      units,
    );
    expect(groups.map(({ name, otherwise, entries }) => [name, otherwise, entries])).toEqual([
      ['共青团柳桥镇委员会', ['柳桥镇团委'], ['1', '2']],
      ['柳桥村团支部', [], ['3']],
      ['某镇团委', [], ['4']],
    ]);
    expect(groups[0]?.proposed?.parent).toEqual([{ id: 'yunxi' }]);
    expect(groups[2]?.proposed).toBeUndefined();
  });

  test('is proposed under ids of which none comes twice', () => {
    const groups = groupProposals([entry('1', '柳桥镇团委'), entry('2', '柳桥村团支部')], units);
    expect(groups.map(({ proposed: found }) => found?.id)).toEqual(['liuqiao', 'liuqiaocun']);
  });
});
