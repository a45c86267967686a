import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutByWeight, pagePath, pageTitle, pagingOf, sum } from '../../../src/page-data/paging.ts';

const weights = fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 400 });
const itself = (weight: number) => weight;

describe('a list that is cut into pages', () => {
  it('keeps every member once and in order, and each page light', () => {
    fc.assert(
      fc.property(weights, (members) => {
        const pages = cutByWeight(members, itself, 300);
        expect(pages.flat()).toEqual(members);
        expect(pages.filter((page) => sum(page) > 300)).toEqual([]);
      }),
    );
  });

  it('is one page while it is light enough, an empty one too', () => {
    expect(cutByWeight([100, 100, 100], itself, 300)).toEqual([[100, 100, 100]]);
    expect(cutByWeight([], itself, 300)).toEqual([[]]);
  });

  it('parts only where it is too heavy, after round numbers of members', () => {
    const members = [
      ...Array.from({ length: 20 }, () => 100),
      ...Array.from({ length: 180 }, () => 12),
    ];
    const sizes = cutByWeight(members, itself).map(({ length }) => length);
    expect(sizes).toEqual([10, 10, 60, 80, 40]);
  });

  it('has the same cut when one member grows a little, so that the other pages stay as they are', () => {
    const members = Array.from({ length: 200 }, () => 20);
    const sizes = (list: number[]) => cutByWeight(list, itself).map(({ length }) => length);
    expect(sizes(members.with(7, 60))).toEqual(sizes(members));
    expect(sizes(members)).toEqual([40, 40, 40, 40, 40]);
  });

  it('joins what little is left over to the page before', () => {
    const sizes = cutByWeight(
      Array.from({ length: 168 }, () => 20),
      itself,
    ).map(({ length }) => length);
    expect(sizes).toEqual([40, 40, 40, 48]);
  });

  it('shows a member that is too heavy by itself on a page of its own', () => {
    expect(cutByWeight([100, 500, 100], itself, 300)).toEqual([[100], [500], [100]]);
  });
});

describe('the navigation between pages', () => {
  it('is not there for a single page', () => {
    expect(pagingOf('/units/', 1, ['甲至乙'])).toBeUndefined();
    expect(pagingOf('/units/', 1, [])).toBeUndefined();
  });

  it('says which page of how many, what each has, and which come before and after', () => {
    const paging = pagingOf('/units/', 2, ['甲', '乙', '丙'], ['', '未报3']);
    expect(paging?.place).toBe('第2页，共3页');
    expect(paging?.links.map(({ href, range, note }) => [href, range, note])).toEqual([
      ['/units/', '甲', ''],
      ['/units/2/', '乙', '未报3'],
      ['/units/3/', '丙', ''],
    ]);
    expect([paging?.previous?.href, paging?.next?.href]).toEqual(['/units/', '/units/3/']);
    expect(pagingOf('/units/', 1, ['甲', '乙'])?.previous).toBeUndefined();
    expect(pagingOf('/units/', 2, ['甲', '乙'])?.next).toBeUndefined();
  });

  it('does not lead to a page that is not there', () => {
    expect(() => pagingOf('/units/', 3, ['甲', '乙'])).toThrow('no page 3');
    expect(() => pagingOf('/units/', 0, ['甲', '乙'])).toThrow('no page 0');
  });

  it('leaves the first page its address and its title', () => {
    expect([pagePath('/years/2023/', 1), pagePath('/years/2023/', 3)]).toEqual([
      '/years/2023/',
      '/years/2023/3/',
    ]);
    expect([pageTitle('2023年度', 1), pageTitle('2023年度', 3)]).toEqual([
      '2023年度',
      '2023年度（第3页）',
    ]);
  });
});
