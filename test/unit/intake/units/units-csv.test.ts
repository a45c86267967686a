import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { unitsFileSchema } from '#domain/unit';
import { planUnits, readUnitTable } from '#intake/units-csv';
import { changesInWords } from '#intake/units/changes-in-words';
import type { Romanise } from '#intake/units/propose-id';
import { readTable } from '#intake/units/read-table';
import { writeUnits } from '#intake/units/write-units';

const LIST = `# 名录
units:
  - id: yunxi # 区
    name: 共青团云溪区委员会
    shortName: 团区委
    tier: 县级
    form: 委员会
    sector: 机关
    order: 10 # 第一

  # 镇
  - id: baishi
    name: 共青团白石镇委员会
    shortName: 白石镇团委
    aliases:
      - 白石团委 # 常见
    tier: 乡级
    form: 委员会
    sector: 镇街
    order: 20
`;
const HEAD = '代码,全称,简称,层级,形式,领域';

function plan(csv: string, romanise?: Romanise, correcting = false) {
  const { units } = unitsFileSchema.parse(parse(LIST));
  const read = readUnitTable(csv, 'u.csv');
  const planned = planUnits(read.value, units, 'u.csv', {
    ...(romanise === undefined ? {} : { romanise }),
    correcting,
  });
  return { changes: planned.value, issues: [...read.issues, ...planned.issues] };
}

function namesOf(csv: string): [string, number | undefined][] {
  return plan(csv).issues.map(({ name, line }) => [name, line]);
}

describe('a table', () => {
  test.each([',', '\t', ';'])('is read whatever parts its cells (%j)', (separator) => {
    const text = ['甲', '"乙""丙"', `"丁${separator}\n戊"`].join(separator);
    expect(readTable(`\ufeff${text}\r\n\r\n己`, 'u.csv').value).toEqual([
      { line: 1, cells: ['甲', '乙"丙', `丁${separator}\n戊`] },
      { line: 4, cells: ['己'] },
    ]);
  });

  test('is read back as it was written, whatever its cells hold', () => {
    const cell = fc.string({
      unit: fc.constantFrom('甲', '"', ',', ';', '\t', '\n', ' ', 'a'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const text = [['甲', '乙', '丙', '丁'], ...rows]
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\r\n');
          const expected = rows.map((row) => row.map((value) => value.trim()));
          const { value, issues } = readTable(text, 'u.csv');
          expect(issues).toEqual([]);
          expect(value.slice(1).map(({ cells }) => cells)).toEqual(
            expected.filter((row) => row.some((value_) => value_ !== '')),
          );
        },
      ),
    );
  });

  test('with a quote left open is refused at the row in which it opens', () => {
    expect(namesOf(`${HEAD}\nx,"甲`)).toEqual([['table-quote-open', 2]]);
  });

  test('must have heads that are known, each once; English ones and any order will do', () => {
    expect(namesOf('id,名称,Name,颜色\n')).toEqual([
      ['table-header-twice', 1],
      ['table-header-unknown', 1],
      ['table-empty', undefined],
    ]);
    const { changes, issues } = plan('order,shortName,ID\n15,云溪团区委,yunxi');
    expect(issues).toEqual([]);
    expect(changesInWords(changes)).toEqual([
      '更改 yunxi  简称：团区委 → 云溪团区委',
      '更改 yunxi  顺序：10 → 15',
    ]);
  });
});

describe('a row', () => {
  test('adds a unit that is new, with superiors by name, behind the others', () => {
    const csv = `${HEAD},上级,曾用名,别名,设立\nyizhong,共青团云溪一中委员会,一中团委,基层,委员会,学校,团区委（2001）,共青团云溪中学委员会（云溪中学团委，1990至2001年9月）,一中团委会；一中共青团,1990`;
    const { changes, issues } = plan(csv);
    expect(issues).toEqual([]);
    expect(changes).toMatchObject([
      {
        kind: 'added',
        unit: {
          id: 'yizhong',
          order: 30,
          parent: [{ id: 'yunxi', from: '2001' }],
          formerNames: [
            {
              name: '共青团云溪中学委员会',
              shortName: '云溪中学团委',
              from: '1990',
              to: '2001-09',
            },
          ],
          aliases: ['一中团委会', '一中共青团'],
          established: '1990',
        },
      },
    ]);
  });

  test('never takes anything away, and changes nothing when it says what is known', () => {
    const { changes } = plan('代码,别名,顺序,领域\nbaishi,白石共青团,20,');
    expect(changes.map(({ unit }) => unit.aliases)).toEqual([['白石团委', '白石共青团']]);
    expect(plan('全称,简称\n共青团白石镇委员会,白石镇团委').changes).toEqual([]);
  });

  test('says of every wrong cell where it is and what is allowed', () => {
    const { issues } = plan(`${HEAD},顺序,上级\nBad,甲团委,甲,乡镇级,委员会,镇街,一,无此团委`);
    expect(issues.map(({ field, line, found, allowed }) => [field, line, found, allowed])).toEqual(
      expect.arrayContaining([
        ['parent', 2, '无此团委', expect.stringContaining('简称')],
        ['tier', 2, '乡镇级', '省级、市级、县级、乡级、基层'],
        ['order', 2, '一', expect.stringContaining('整数')],
        ['shortName', 2, '甲', expect.stringContaining('至少2')],
        ['id', 2, 'Bad', expect.stringContaining('小写')],
      ]),
    );
    expect(issues.find(({ field }) => field === 'tier')?.message).toContain('第4列“层级”');
  });

  test('must say what a new unit needs', () => {
    expect(namesOf('代码,全称\nxin,共青团新村委员会')).toEqual(
      Array.from({ length: 4 }, () => ['table-cell-missing', 2]),
    );
  });

  test('renames a unit only when the former name is kept', () => {
    expect(namesOf('代码,全称\nbaishi,共青团白石街道工作委员会')).toEqual([['table-renamed', 2]]);
    const csv =
      '代码,全称,曾用名\nbaishi,共青团白石街道工作委员会,共青团白石镇委员会（白石镇团委，至2024-01）';
    expect(plan(csv).changes[0]?.unit).toMatchObject({
      name: '共青团白石街道工作委员会',
      formerNames: [{ name: '共青团白石镇委员会', to: '2024-01' }],
    });
  });

  test('may not speak of a unit twice, nor give one name to two', () => {
    expect(namesOf('代码,顺序\nyunxi,1\nyunxi,2')).toEqual([['table-unit-twice', 3]]);
    expect(namesOf(`${HEAD}\nxin,共青团白石镇委员会,新团委,乡级,委员会,镇街`)).toEqual([
      ['table-name-taken', 2],
    ]);
  });

  test('without an id gets one from the pinyin of its name, else must give it', () => {
    const csv = `${HEAD}\n,共青团石塘镇委员会,石塘镇团委,乡级,委员会,镇街\n,共青团石塘村支部,石塘村支部,基层,支部,村社区`;
    expect(namesOf(csv)).toEqual([
      ['table-id-missing', 2],
      ['table-id-missing', 3],
    ]);
    const pinyin: Record<string, string> = { 石: 'shi', 塘: 'tang', 镇: 'zhen', 村: 'cun' };
    const romanise = (words: string) => [...words].map((char) => pinyin[char] ?? '').join('');
    const { changes } = plan(csv, romanise);
    expect(changes.map(({ unit, idProposed }) => [unit.id, idProposed])).toEqual([
      ['shitang', true],
      ['shitangcun', true],
    ]);
  });
});

describe('units.yaml', () => {
  test('keeps comments and everything a table does not speak of', () => {
    const { changes } = plan(
      `${HEAD},别名,顺序\nyunxi,,,,,,云溪团区委,5\nbaishi,,,,,,白石共青团,\nxin,共青团新村支部,新村支部,基层,支部,村社区,,`,
    );
    expect(writeUnits(LIST, changes)).toBe(
      `${LIST.replace(
        'order: 10 # 第一',
        'order: 5 # 第一\n    aliases:\n      - 云溪团区委',
      ).replace('# 常见\n', '# 常见\n      - 白石共青团\n')}
  - id: xin
    name: 共青团新村支部
    shortName: 新村支部
    tier: 基层
    form: 支部
    sector: 村社区
    order: 30
`,
    );
  });

  test.each(['units: []\n', 'units:\n', '# 说明\nunits: [] # 空\n'])(
    'takes its first unit (%j)',
    (text) => {
      const { value } = planUnits(
        readUnitTable(`${HEAD}\nxin,共青团新村支部,新村支部,基层,支部,村社区`, 'u.csv').value,
        [],
        'u.csv',
      );
      const written = writeUnits(text, value);
      expect(unitsFileSchema.parse(parse(written)).units.map(({ id }) => id)).toEqual(['xin']);
      for (const comment of text.match(/#.*/gu) ?? []) expect(written).toContain(comment);
    },
  );
});

describe('a name that was entered wrongly', () => {
  const CSV = '代码,全称\nbaishi,共青团白石街道工作委员会';

  test('gives way in place when the table is a correction, and leaves no former name', () => {
    expect(namesOf(CSV)).toEqual([['table-renamed', 2]]);
    const { changes, issues } = plan(CSV, undefined, true);
    expect(issues).toEqual([]);
    const written = writeUnits(LIST, changes);
    expect(written).toBe(LIST.replace('共青团白石镇委员会', '共青团白石街道工作委员会'));
  });

  test('never becomes a unit more: a correction of a unit that is not there is refused', () => {
    const csv = `${HEAD}\n,共青团白石街道工作委员会,白石街道团工委,乡级,工作委员会,镇街`;
    const { changes, issues } = plan(csv, () => 'baishijiedao', true);
    expect(issues.map(({ name }) => name)).toContain('table-correct-unknown');
    expect(changes.every(({ kind }) => kind === 'added')).toBe(true);
  });

  test('is not added beside the unit that has its short name', () => {
    const csv = `${HEAD}\n,共青团白右镇委员会,白石镇团委,乡级,委员会,镇街`;
    const { issues } = plan(csv, () => 'baiyou');
    expect(issues).toMatchObject([{ name: 'table-name-taken', found: '白石镇团委' }]);
  });
});
