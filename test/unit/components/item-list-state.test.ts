import { describe, expect, it } from 'vitest';
import {
  chooseItems,
  countFacet,
  isNarrowed,
  noChoice,
  readListChoice,
  writeListChoice,
  type ListItem,
} from '../../../src/components/item-list-state.ts';

function listItem(at: number, more: Partial<ListItem>): ListItem {
  return {
    href: `/units/a/${at}/`,
    title: `第${at}件`,
    lang: 'zh-Hans',
    unitName: '甲团委',
    period: '2023年度',
    kinds: '总结',
    draft: false,
    withdrawn: false,
    year: '2023',
    periodClass: 'year',
    kindCodes: 'work-summary',
    tier: '乡级',
    end: '2023-12-31',
    order: 1,
    ...more,
  };
}

// As the list comes: the newest period first, in 建制顺序.
const items = [
  listItem(1, { order: 1, dateCreated: '2024-01-05' }),
  listItem(2, { order: 2, unitName: '乙团委', tier: '基层', kindCodes: 'work-summary work-plan' }),
  listItem(3, { year: '2022', end: '2022-12-31', order: 2, unitName: '乙团委', tier: '基层' }),
  listItem(4, { year: '2022', end: '2022-12-31', title: '團委總結', folded: '团委总结' }),
];

const titles = (more: Partial<ReturnType<typeof noChoice>>) =>
  chooseItems(items, { ...noChoice(), ...more }).map(({ title }) => title);

describe('a list of items', () => {
  it('shows what has all the words, in title, unit or period, and Traditional titles too', () => {
    expect(titles({ q: ' 乙  第2 ' })).toEqual(['第2件']);
    expect(titles({ q: '总结' })).toEqual(['團委總結']);
    expect(titles({ q: '總結' })).toEqual(['團委總結']);
    expect(titles({ q: '没有' })).toEqual([]);
  });

  it('shows what every facet allows; an item of two kinds is found by either', () => {
    expect(titles({ year: '2022', tier: '基层' })).toEqual(['第3件']);
    expect(titles({ kind: 'work-plan' })).toEqual(['第2件']);
    expect(titles({ kind: 'work-summary' })).toHaveLength(4);
  });

  it('sorts as asked, and leaves equals in the order of the list', () => {
    expect(titles({})).toEqual(['第1件', '第2件', '第3件', '團委總結']);
    expect(titles({ sort: 'oldest' })).toEqual(['團委總結', '第3件', '第1件', '第2件']);
    expect(titles({ sort: 'unit' })).toEqual(['第1件', '團委總結', '第2件', '第3件']);
    expect(titles({ sort: 'created' })).toEqual(['第1件', '第2件', '第3件', '團委總結']);
  });

  it('counts the values of a facet under all that is chosen beside it', () => {
    const choice = { ...noChoice(), year: '2022', tier: '基层' };
    expect(Object.fromEntries(countFacet(items, choice, 'year'))).toEqual({ 2023: 1, 2022: 1 });
    expect(Object.fromEntries(countFacet(items, choice, 'tier'))).toEqual({ 乡级: 1, 基层: 1 });
  });

  it('keeps in the address what was chosen, and takes from it only what the page offers', () => {
    const choice = { ...noChoice(), q: '乙 团', year: '2022', cols: 'unit,period' };
    const address = writeListChoice(choice);
    expect(readListChoice(address, () => true)).toEqual(choice);
    expect(readListChoice(address, (name) => name !== 'year')).toEqual({ ...choice, year: '' });
    expect(writeListChoice(noChoice())).toBe('');
  });

  it('is left as it came where only columns were chosen', () => {
    expect(isNarrowed({ ...noChoice(), cols: '-' })).toBe(false);
    expect(isNarrowed({ ...noChoice(), sort: 'unit' })).toBe(true);
  });
});
