import { describe, expect, it } from 'vitest';
import { holdingsOf, type Contents } from '../../../src/catalogue/holdings.ts';
import {
  latestSummary,
  neighboursOf,
  samePeriodElsewhere,
  samePeriodYearBefore,
} from '../../../src/catalogue/series.ts';
import { contents, item, unit } from './sample.ts';

const archive = contents(
  [unit('b', 2), unit('a', 1), unit('c', 3)],
  [
    item('a', '2021'),
    item('a', '2022-H1'),
    item('a', '2022', { kinds: ['work-plan'] }),
    item('a', '2022', { topic: { slug: 'finance', name: '团费' } }),
    item('a', '2022'),
    item('a', '2023-H1'),
    item('b', '2022-H1'),
    item('c', '2022-H1'),
    item('c', '2022-H2'),
  ],
);

function holding(of: Contents, id: string) {
  const found = holdingsOf(of).byId.get(id);
  if (found === undefined) throw new Error(id);
  return found;
}

describe('a series', () => {
  it('runs through half-years and years and leaves out plans and summaries on one subject', () => {
    const { previous, next } = neighboursOf(holdingsOf(archive), holding(archive, 'a/2022'));
    expect([previous?.id, next?.id]).toEqual(['a/2022-h1', 'a/2023-h1']);
  });

  it('has no neighbour beyond its ends', () => {
    const holdings = holdingsOf(archive);
    expect(neighboursOf(holdings, holding(archive, 'a/2021')).previous).toBeUndefined();
    expect(neighboursOf(holdings, holding(archive, 'a/2023-h1')).next).toBeUndefined();
  });

  it('of one subject stands for itself', () => {
    const { previous, next } = neighboursOf(
      holdingsOf(archive),
      holding(archive, 'a/2022-finance'),
    );
    expect([previous, next]).toEqual([undefined, undefined]);
  });

  it('finds the same period of other units in 建制顺序, and never its own unit', () => {
    const found = samePeriodElsewhere(holdingsOf(archive), holding(archive, 'b/2022-h1'));
    expect(found.map(({ id }) => id)).toEqual(['a/2022-h1', 'c/2022-h1']);
  });

  it('finds the same stretch of the year before, not merely the previous item', () => {
    const holdings = holdingsOf(archive);
    expect(samePeriodYearBefore(holdings, holding(archive, 'a/2023-h1'))?.id).toBe('a/2022-h1');
    expect(samePeriodYearBefore(holdings, holding(archive, 'c/2022-h2'))).toBeUndefined();
  });

  it('knows the latest general summary of a unit', () => {
    expect(latestSummary(holdingsOf(archive), 'a')?.id).toBe('a/2023-h1');
    expect(latestSummary(holdingsOf(archive), 'nobody')).toBeUndefined();
  });
});
