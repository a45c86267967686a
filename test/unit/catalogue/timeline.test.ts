import { describe, expect, it } from 'vitest';
import { holdingsOf } from '../../../src/catalogue/holdings.ts';
import { timelineOf } from '../../../src/catalogue/timeline.ts';
import { contents, item, unit } from './sample.ts';

describe('a time line', () => {
  const named = unit('a', 1, {
    name: '共青团甲镇委员会',
    formerNames: [{ name: '共青团甲乡委员会', to: '2020-03' }],
  });
  const archive = contents(
    [named, unit('b', 2, { established: '2019' })],
    [
      item('b', '2017'),
      item('a', '2018'),
      item('a', '2018-H1'),
      item('a', '2023'),
      item('b', '2024'),
    ],
  );
  const stretches = timelineOf(holdingsOf(archive), named);

  it('runs from the newest year of the archive to its first, with empty years in one stretch', () => {
    expect(stretches.map(({ from, to }) => [from, to])).toEqual([
      [2024, 2024],
      [2023, 2023],
      [2021, 2022],
      [2020, 2020],
      [2019, 2019],
      [2018, 2018],
      [2017, 2017],
    ]);
  });

  it('puts the newest item of a year first', () => {
    expect(stretches[5]?.holdings.map(({ id }) => id)).toEqual(['a/2018', 'a/2018-h1']);
  });

  it('shows a renaming in its year, under the name that began then', () => {
    expect(stretches[3]?.events).toEqual([
      { kind: 'renamed', date: '2020-03', name: '共青团甲镇委员会' },
    ]);
  });

  it('does not reach before the establishment, except to an item that claims to be older', () => {
    const [, b] = archive.units;
    const years = timelineOf(holdingsOf(archive), b as never).map(({ from }) => from);
    expect(years.at(-1)).toBe(2017);
    const later = contents([unit('b', 2, { established: '2019' })], [item('b', '2021')]);
    const [first] = later.units;
    expect(timelineOf(holdingsOf(later), first as never)).toHaveLength(1);
  });
});
