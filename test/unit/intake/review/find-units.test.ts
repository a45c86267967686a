import { expect, test } from 'vitest';
import { unitsFileSchema } from '#domain/unit';
import { findUnits } from '#intake/review/find-units';

const { units } = unitsFileSchema.parse({
  units: [
    ['liuqiao', '共青团柳桥镇委员会', '柳桥镇团委'],
    ['luquan', '共青团鹿泉庄社区支部', '鹿泉庄社区团支部'],
    ['liuqu', '共青团柳渠镇委员会', '柳渠镇团委'],
    ['shitang', '共青团石塘镇委员会', '石塘镇团委'],
  ].map(([id, name, shortName], order) => ({
    id,
    name,
    shortName,
    tier: '乡级',
    form: '委员会',
    sector: '镇街',
    order,
    formerNames: id === 'shitang' ? [{ name: '共青团青石乡委员会', to: '2010' }] : [],
  })),
});

test.each([
  ['liuqiaozhen', ['liuqiao']],
  ['Liu qiao', ['liuqiao']],
  ['lqz', ['liuqiao', 'liuqu']],
  ['lqzs', ['luquan']],
  ['lqztw', ['liuqiao', 'liuqu']],
  ['liuq', ['liuqiao', 'liuqu']],
  ['qingshixiang', ['shitang']],
  ['qsx', ['shitang']],
  ['柳', ['liuqiao', 'liuqu']],
  ['shitang', ['shitang']],
  ['zzz', []],
  ['l', []],
])('%s means %j', (words, ids) => {
  expect(findUnits(words, units).map(({ id }) => id)).toEqual(ids);
});
