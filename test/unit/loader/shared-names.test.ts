import { describe, expect, it } from 'vitest';
import { unitSchema } from '#domain/unit';
import { sharedNames } from '#loader/shared-names';

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

describe('names that units share', () => {
  const one = unit('liuqiao', '柳桥镇团委');

  it('are told once a pair, whether of today or of earlier, in either script', () => {
    const twice = unit('liuqiaozhen', '共青团柳桥镇委员会', {
      shortName: '柳橋鎮團委',
      aliases: ['柳桥镇团委'],
    });
    expect(sharedNames([one, twice], 'units.yaml')).toMatchObject([
      { name: 'unit-name-shared', severity: 'warning', field: 'liuqiaozhen' },
    ]);
    const former = unit('xin', '共青团新村委员会', {
      formerNames: [{ name: '柳桥镇团委', to: '2020' }],
    });
    expect(sharedNames([one, former], 'units.yaml')).toHaveLength(1);
    expect(sharedNames([one, unit('heping', '和平镇团委')], 'units.yaml')).toEqual([]);
  });

  it('are in order where one unit came of the other', () => {
    const heir = unit('liuqiao-2', '柳桥镇团委', { predecessors: ['liuqiao'] });
    expect(sharedNames([one, heir], 'units.yaml')).toEqual([]);
  });
});
