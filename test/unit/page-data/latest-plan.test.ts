import { describe, expect, it } from 'vitest';
import { latestPlan, planCandidates } from '../../../src/page-data/latest-plan.ts';
import { contents, item, unit } from '../catalogue/sample.ts';

const units = [unit('town', 1)];
const headings = [
  { depth: 2, slug: 's1', text: '一、主要做法' },
  { depth: 3, slug: 's1-1', text: '（一）抓夜校' },
  { depth: 2, slug: 's2', text: '二、下一步打算' },
  { depth: 3, slug: 's2-1', text: '（一）办好夜校' },
  { depth: 4, slug: 's2-1-1', text: '1. 排课' },
];
const plan = (period: string, more = {}) => item('town', period, { kinds: ['work-plan'], ...more });

describe('the latest plan of a unit', () => {
  it('is what the newest summary says it will do, with the sections right below', () => {
    const archive = contents(units, [item('town', '2022'), item('town', '2023')]);
    const found = latestPlan(archive, 'town', new Map([['town/2023', headings]]));
    expect(found?.entry.id).toBe('town/2023');
    expect(found?.sections).toEqual([
      { level: 1, text: '二、下一步打算', href: '/units/town/2023/#s2' },
      { level: 2, text: '（一）办好夜校', href: '/units/town/2023/#s2-1' },
    ]);
  });

  it('is the whole plan where that ends later than the newest summary', () => {
    const archive = contents(units, [item('town', '2023'), plan('2024')]);
    const all = new Map([
      ['town/2023', headings],
      ['town/2024-work-plan', headings.slice(0, 2)],
    ]);
    expect(latestPlan(archive, 'town', all)?.sections.map(({ text }) => text)).toEqual([
      '一、主要做法',
      '（一）抓夜校',
    ]);
  });

  it('is the summary’s where both are of one period: the plan of it lies behind', () => {
    const archive = contents(units, [item('town', '2023'), plan('2023')]);
    expect(planCandidates(archive, 'town').map(({ id }) => id)).toEqual([
      'town/2023',
      'town/2023-work-plan',
    ]);
  });

  it('is an older plan where the newest summary plans nothing', () => {
    const archive = contents(units, [item('town', '2023'), plan('2022')]);
    const all = new Map([['town/2023', headings.slice(0, 2)]]);
    expect(latestPlan(archive, 'town', all)?.entry.id).toBe('town/2022-work-plan');
  });

  it('is that of an older summary filed with its plan, before a still older plan', () => {
    const both = item('town', '2022', { kinds: ['work-summary', 'work-plan'] });
    const archive = contents(units, [plan('2021'), both, item('town', '2023-H1')]);
    const all = new Map([
      ['town/2023-h1', headings.slice(0, 2)],
      ['town/2022', headings],
    ]);
    expect(latestPlan(archive, 'town', all)?.entry.id).toBe('town/2022');
  });

  it('is never a draft’s nor one that was withdrawn', () => {
    const withdrawn = { date: '2024-01-02', reason: '重复' };
    const archive = contents(
      units,
      [plan('2023', { withdrawn }), plan('2024', { draft: true }), plan('2022')],
      true,
    );
    expect(planCandidates(archive, 'town').map(({ id }) => id)).toEqual(['town/2022-work-plan']);
  });

  it('is none where nothing plans', () => {
    const archive = contents(units, [item('town', '2023')]);
    expect(latestPlan(archive, 'town', new Map())).toBeUndefined();
  });
});
