import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { unitSchema, unitsFileSchema } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { appendUnit } from '#intake/units/append-unit';
import type { UnitChange } from '#intake/units/unit-table';
import { writeUnits } from '#intake/units/write-units';

const unit = (id: string): Unit =>
  unitSchema.parse({
    id,
    name: `共青团${id}镇委员会`,
    shortName: `${id}镇团委`,
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order: 10,
  });

const changed = (id: string, ...fields: UnitChange['fields']): UnitChange => ({
  kind: 'changed',
  unit: unit(id),
  fields,
  idProposed: false,
});

const TEXT = `# 名录
units: # 行尾
  # 区
  - id: a # 甲
    name: 共青团a镇委员会
    shortName: a镇团委
    aliases:
      - 甲团委 # 常见
      # 另有
      - 甲青年
    tier: 乡级
    form: 委员会
    sector: 镇街
    order: 020 # 序
    # 甲之后
  - { id: b, name: 共青团b镇委员会, shortName: b镇团委, tier: 乡级, form: 委员会, sector: 镇街, order: 30 } # 乙
  # - id: c
# 文末
`;

describe('a list of units', () => {
  test('gets a unit behind the last, and every other byte stays', () => {
    const written = appendUnit(TEXT, unit('c'));
    const at = TEXT.indexOf('# 文末');
    expect(written.startsWith(TEXT.slice(0, at))).toBe(true);
    expect(written.endsWith(TEXT.slice(at))).toBe(true);
    expect(unitsFileSchema.parse(parse(written)).units.map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('has only the lines of what changes written anew', () => {
    const written = writeUnits(TEXT, [
      changed(
        'a',
        { field: 'shortName', before: 'a镇团委', after: '甲镇团委' },
        {
          field: 'aliases',
          before: ['甲团委', '甲青年'],
          after: ['甲团委', '甲青年', '甲镇共青团'],
        },
        { field: 'host', before: undefined, after: '甲镇' },
      ),
    ]);
    expect(written).toBe(
      TEXT.replace('shortName: a镇团委', 'shortName: 甲镇团委')
        .replace('      - 甲青年\n', '      - 甲青年\n      - 甲镇共青团\n')
        .replace('# 序\n', '# 序\n    host: 甲镇\n'),
    );
  });

  test('has a unit that stands on one line written on several', () => {
    const written = writeUnits(TEXT, [
      changed('b', { field: 'order', before: 30, after: 40 }),
      { kind: 'added', unit: unit('c'), fields: fieldsOf(unit('c')), idProposed: false },
    ]);
    expect(parse(written)).toMatchObject({ units: [{ id: 'a' }, { order: 40 }, { id: 'c' }] });
    expect(commentsOf(written)).toEqual(commentsOf(TEXT));
  });

  test.each([
    'units:\n- id: a\n  name: 共青团a镇委员会\n  order: 1\n# 文末\n',
    'units:\r\n  - id: a\r\n    order: 010\r\n# 文末\r\n',
    'units:\n  - id: a',
    'units:\n  - id: a\n    parent:\n      # 上级\n      - id: b # 乙\n        to: 2020\n\n\n# 文末',
    'units: [{ id: a, order: 1 }]\n# 文末\n',
    'units: ~ # 空\nmore: 1\n',
    '# 无\n',
    '',
    '# 头\nunits:\n# 说明\n',
  ])('takes a unit in whatever form it has (%j)', (text) => {
    const written = appendUnit(text, unit('c'));
    const before = (parse(text) ?? {}) as { units?: unknown[] | null };
    const { units } = parse(written) as { units: unknown[] };
    expect(units).toEqual([...(before.units ?? []), expect.objectContaining({ id: 'c' })]);
    expect(commentsOf(written)).toEqual(commentsOf(text));
    const isWindows = text.includes('\r\n');
    expect(/(?<!\r)\n/u.test(written)).toBe(!isWindows);
  });

  test('keeps comments in their order and values as written, whatever is changed', () => {
    const list = fc.uniqueArray(
      fc.constantFrom('甲', '乙', '甲团委', '否', '2020-01-01', '#', ': '),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(list, fc.option(fc.nat(99)), fc.boolean(), (aliases, order, adds) => {
        const fields: UnitChange['fields'] = [{ field: 'aliases', before: [], after: aliases }];
        if (order !== null) fields.push({ field: 'order', before: 20, after: order });
        const added = unit('c');
        const written = writeUnits(TEXT, [
          changed('a', ...fields),
          ...(adds
            ? [{ kind: 'added', unit: added, fields: fieldsOf(added), idProposed: false } as const]
            : []),
        ]);
        const { units } = parse(written) as { units: Record<string, unknown>[] };
        expect(units[0]).toMatchObject({ aliases, order: order ?? 20 });
        expect(units).toHaveLength(adds ? 3 : 2);
        expect(written).toContain(`order: ${order ?? '020'} # 序`);
        // What stood beside a word that left the list may leave with it, and nothing else.
        const kept = commentsOf(TEXT).filter((words) => !/常见|另有/u.test(words));
        expect(commentsOf(written).filter((words) => !/常见|另有/u.test(words))).toEqual(kept);
      }),
    );
  });

  test('gets a field of its last unit before a unit behind it', () => {
    const text = 'units:\n  - id: a\n    order: 1 # 序\n';
    const written = writeUnits(text, [
      changed('a', { field: 'host', before: undefined, after: '甲镇' }),
      { kind: 'added', unit: unit('c'), fields: fieldsOf(unit('c')), idProposed: false },
    ]);
    expect(written.startsWith(`${text}    host: 甲镇\n\n  - id: c\n`)).toBe(true);
  });

  test('is refused where a unit that changes is not in it', () => {
    const change = changed('z', { field: 'order', before: 1, after: 2 });
    expect(() => writeUnits(TEXT, [change])).toThrow(RangeError);
    expect(() => writeUnits('units: 3\n', [])).toThrow(RangeError);
  });
});

function fieldsOf(added: Unit): UnitChange['fields'] {
  return Object.entries(added)
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([field, after]) => ({
      field: field as UnitChange['fields'][number]['field'],
      before: undefined,
      after,
    }));
}

/** All that stands behind a # that begins a comment. */
function commentsOf(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)(# [^\r\n]*)/gmu)].map(([, words = '']) => words);
}
