import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latinKey } from '#domain/latin-key';
import { readingsOf, romanise } from '#domain/pinyin';
import { unitSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { coreOf, keyMatch, unitKeys } from '#domain/unit-keys';

function unit(values: Partial<Unit>): Unit {
  return unitSchema.parse({
    id: 'a',
    name: '共青团柳桥镇委员会',
    shortName: '柳桥镇团委',
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order: 10,
    ...values,
  });
}

describe('the keys of a unit', () => {
  test.each([
    ['liuqiaozhen', 'the place in its name'],
    ['lqz', 'its initials'],
    ['liuqiaozhentuanwei', 'the short name'],
    ['lqztw', 'the initials of the short name'],
    ['gongqingtuanliuqiaozhenweiyuanhui', 'the full name'],
    ['gqtlqzwyh', 'the initials of the full name'],
  ])('hold %s, %s', (key) => {
    expect(unitKeys(unit({}))).toContain(key);
  });

  test('hold former names and aliases', () => {
    const keys = unitKeys(
      unit({
        formerNames: [{ name: '共青团官渡乡委员会', shortName: '官渡乡团委', to: '2015' }],
        aliases: ['老街团委'],
      }),
    );
    expect(keys).toEqual(expect.arrayContaining(['guanduxiang', 'gdx', 'laojie']));
  });

  test.each([
    ['重阳镇团委', ['chongyangzhen', 'zhongyangzhen', 'cyz', 'zyz']],
    ['六合镇团委', ['liuhezhen', 'luhezhen']],
    ['长乐乡团委', ['changlexiang', 'zhanglexiang', 'changyuexiang']],
    ['绿汁镇团委', ['lvzhizhen', 'lyuzhizhen', 'lzz']],
    ['柏坡鄉團委', ['baipoxiang', 'bopoxiang', 'bpx']],
  ])('of %s hold each common reading', (name, wanted) => {
    expect(unitKeys(unit({ name, shortName: name }))).toEqual(expect.arrayContaining(wanted));
  });

  test('do not read common words like places: 委员会 is no weiyuankuai', () => {
    const keys = unitKeys(unit({ name: '共青团乐行会馆大学委员会' }));
    expect(keys.join(' ')).not.toMatch(/kuai$|yuankuai|daixue/u);
  });

  test('are letters and digits, sorted, each once, whatever the name', () => {
    const name = fc.string({
      unit: fc.constantFrom('重', '长', '乐', '六', '镇', '·', '3', 'A', ' ', '團', '行', '（'),
      minLength: 2,
      maxLength: 20,
    });
    fc.assert(
      fc.property(name, (words) => {
        const keys = unitKeys({ ...unit({}), name: words, shortName: words });
        expect(keys).toEqual([...new Set(keys)].sort());
        for (const key of keys) expect(key).toMatch(/^[a-z0-9]{2,}$/);
      }),
    );
  });
});

describe('typed letters', () => {
  test.each([
    ['LQZ', 2],
    ['liuqiaozhen', 2],
    ['Liǔ qiáo zhèn', 2],
    ['liu-qiao', 1],
    ['lq', 1],
    ['qiao', 0],
    ['l', 0],
    ['柳桥', 0],
    ['', 0],
  ])('%s meet 柳桥镇 as %i', (typed, match) => {
    expect(keyMatch(typed, unit({}))).toBe(match);
  });

  test.each([
    ['lǚ', 'lv'],
    ['3zhong', '3zhong'],
    ['2023', undefined],
    ['柳桥lq', undefined],
  ])('%s are the key %s', (typed, key) => {
    expect(latinKey(typed)).toBe(key);
  });
});

test.each([
  ['共青团柳桥镇委员会', '柳桥镇'],
  ['柳桥镇团委', '柳桥镇'],
  ['共青团云溪区委', '云溪区'],
  ['云溪团区委', '云溪'],
  ['柿子巷中学少先队', '柿子巷中学'],
  ['共青团东港公司总支部委员会', '东港公司'],
  ['南渡街道团工委', '南渡街道'],
  ['团县委', '团县委'],
])('what is its own in %s is %s', (name, core) => {
  expect(coreOf(name)).toBe(core);
});

test('words without a reading are romanised not at all', () => {
  expect(romanise('石塘')).toBe('shitang');
  expect(romanise('\u{20000}塘')).toBeUndefined();
  expect(readingsOf('\u{20000}塘')).toEqual([]);
});
