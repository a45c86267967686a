import { describe, expect, it } from 'vitest';
import { compareUnits, nameOn, unitSchema } from '#domain/unit';

const base = { tier: '乡级', form: '委员会', sector: '镇街', order: 30 } as const;

describe('nameOn', () => {
  const unit = unitSchema.parse({
    ...base,
    id: 'heping',
    name: '共青团和平镇委员会',
    shortName: '和平镇团委',
    formerNames: [
      { name: '共青团和平乡委员会', shortName: '和平乡团委', to: '2015' },
      { name: '共青团和平区公所委员会', to: '2021-03' },
    ],
  });

  it('gives the name borne on a day, whatever the precision of the change', () => {
    expect(nameOn(unit, '2014-12-31').shortName).toBe('和平乡团委');
    expect(nameOn(unit, '2015-01-01').shortName).toBe('共青团和平区公所委员会');
    expect(nameOn(unit, '2021-02-28').name).toBe('共青团和平区公所委员会');
    expect(nameOn(unit, '2021-03-01').name).toBe('共青团和平镇委员会');
  });
});

describe('unitSchema', () => {
  it('takes a year that YAML has read as a number', () => {
    const unit = unitSchema.parse({
      ...base,
      id: 'a',
      name: '某某团委',
      shortName: '某团委',
      established: 2020,
    });
    expect(unit.established).toBe('2020');
  });

  it.each(['镇', 'Liuqiao', '1st', '../x', ''])('refuses “%s” as an id', (id) => {
    expect(
      unitSchema.safeParse({ ...base, id, name: '某某团委', shortName: '某团委' }).success,
    ).toBe(false);
  });
});

describe('compareUnits', () => {
  it('follows 建制顺序 and then the id', () => {
    const make = (id: string, order: number) =>
      unitSchema.parse({ ...base, id, order, name: '某某团委', shortName: '某团委' });
    const sorted = [make('b', 2), make('c', 1), make('a', 2)].sort(compareUnits);
    expect(sorted.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});
