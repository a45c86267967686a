import { describe, expect, it } from 'vitest';
import { coverageOf, yearsOf } from '../../../src/catalogue/coverage.ts';
import { holdingsOf } from '../../../src/catalogue/holdings.ts';
import { contents, item, unit } from './sample.ts';

const late = unit('late', 2, { established: '2020-06', abolished: '2022-03' });
const archive = contents(
  [unit('a', 1), late],
  [
    item('a', '2018'),
    item('a', '2018-H1'),
    item('a', '2018-H2'),
    item('a', '2019-H1'),
    item('a', '2019-H2'),
    item('a', '2020', { kinds: ['work-plan'] }),
    item('a', '2023', { kinds: ['report'] }),
  ],
);
const [a] = archive.units;

function stateOf(year: number) {
  return a === undefined ? undefined : coverageOf(holdingsOf(archive), a, year).state;
}

describe('coverage', () => {
  it('is complete only with the year and both halves', () => {
    expect([stateOf(2018), stateOf(2019)]).toEqual(['complete', 'partial']);
  });

  it('does not take a plan for an account of the year, but says that something is there', () => {
    expect(stateOf(2020)).toBe('other');
  });

  it('takes a report for an account', () => {
    expect(stateOf(2023)).toBe('partial');
  });

  it('says nothing but that nothing was collected in an empty year', () => {
    expect(coverageOf(holdingsOf(archive), a as never, 2021)).toEqual({
      state: 'none',
      holdings: [],
    });
  });

  it('knows the years in which a unit did not exist', () => {
    const states = [2019, 2020, 2022, 2023].map(
      (year) => coverageOf(holdingsOf(archive), late, year).state,
    );
    expect(states).toEqual(['not-established', 'none', 'none', 'abolished']);
  });

  it('lists every year of the archive, gaps included', () => {
    expect(yearsOf(holdingsOf(archive))).toEqual([2018, 2019, 2020, 2021, 2022, 2023]);
    expect(yearsOf(holdingsOf(contents([], [])))).toEqual([]);
  });
});
