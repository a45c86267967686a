import { describe, expect, test } from 'vitest';
import { unitSchema } from '#domain/unit';
import { findUnits, isNameOf } from '#intake/review/find-units';
import { groupProposals } from '#intake/units/proposals';
import { proposeUnit } from '#intake/units/propose-unit';
import { namesakeOf, unitFrom } from '#intake/units/register';
import { mayBeSame, nameKey } from '#intake/units/same-unit';

const unit = (id: string, name: string, more: object = {}) =>
  unitSchema.parse({
    id,
    name,
    shortName: name,
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order: 10,
    ...more,
  });
const listed = [
  unit('yunxi', '共青团云溪区委员会', { shortName: '团区委', tier: '县级', sector: '机关' }),
  unit('liuqiao', '柳桥镇团委', { parent: [{ id: 'yunxi' }] }),
];
const given = { lines: [], place: '第1行', units: listed };

describe('two ways of writing', () => {
  test.each([
    ['柳桥镇团委', '共青团柳桥镇委员会'],
    ['柳桥镇团委', '共青團柳橋鎮委'],
    ['云溪团区委', '共青团云溪区委员会'],
    ['团云溪区委', '共青团云溪区委'],
    ['南渡街道团工委', '共青团南渡街道工作委员会'],
    ['青石村团支部', '共青团青石村支部委员会'],
  ])('%s and %s are one name', (one, other) => {
    expect(nameKey(one)).toBeDefined();
    expect(nameKey(one)).toBe(nameKey(other));
    expect(mayBeSame(one, other)).toBe(true);
  });

  test.each([
    ['柳桥镇团委', '柳桥村团委'],
    ['柳桥镇团委', '柳桥镇团工委'],
    ['柳桥镇团委', '中共柳桥镇委员会'],
    ['柳桥镇团委', '柳桥镇委员会'],
    ['柳桥中学团委', '柳桥中学少先队'],
    ['镇团委', '共青团镇委员会'],
  ])('%s and %s are not', (one, other) => {
    const key = nameKey(one);
    expect(key === undefined || key !== nameKey(other)).toBe(true);
  });
});

describe('a unit that is in the list under another way of writing', () => {
  const proposed = proposeUnit('共青团柳桥镇委员会', { ...given, units: [] });
  if (proposed === undefined) throw new Error('not proposed');

  test.each(['共青团柳桥镇委员会', '云溪区柳桥镇团委', '共青团云溪区柳桥镇委员会'])(
    '%s is not proposed as a new one, but offered',
    (name) => {
      expect(proposeUnit(name, given)).toBeUndefined();
      expect(findUnits(name, listed).map(({ id }) => id)).toEqual(['liuqiao']);
    },
  );

  test('is what its name means, and a unit that only may be it is not', () => {
    const [, liuqiao] = listed;
    if (liuqiao === undefined) throw new Error('no unit');
    expect(isNameOf('共青团柳桥镇委员会', liuqiao)).toBe(true);
    expect(isNameOf('云溪区柳桥镇团委', liuqiao)).toBe(false);
  });

  test('cannot be registered a second time', () => {
    const { value, issues } = unitFrom(proposed, { id: 'liuqiaozhen' }, listed);
    expect(value).toBeUndefined();
    expect(issues).toMatchObject([{ name: 'unit-taken', field: 'name' }]);
    expect(issues[0]?.message).toContain('liuqiao）');
    expect(namesakeOf(unit('xin', '共青团新村委员会'), listed)).toBeUndefined();
  });

  test('is named to those who wait for it', () => {
    const entries = [{ id: '_inbox/a', unitName: '共青团柳桥镇委员会', lines: [] }];
    expect(groupProposals(entries, listed)).toMatchObject([
      { proposed: undefined, known: [{ id: 'liuqiao' }] },
    ]);
  });
});

test('words before the league’s own name make no unit', () => {
  for (const name of ['致共青团白石镇委员会', '学习共青团白石镇委员会', '写给共青团白石镇委员会'])
    expect(proposeUnit(name, given)).toBeUndefined();
  expect(proposeUnit('云溪区共青团白石镇委员会', given)).toBeDefined();
});
