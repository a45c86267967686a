import { describe, expect, it } from 'vitest';
import { illustrationsOf } from '#intake/illustrations';
import { JPEG, makeEmf, makePng } from '../../support/make-picture.ts';

const SHA = 'f'.repeat(64);
const at = (bytes: Uint8Array, alt = '') => ({ at: 0, bytes, alt });
const names = (pictures: Parameters<typeof illustrationsOf>[0]) =>
  illustrationsOf(pictures, SHA).issues.map(({ name }) => name);

describe('the pictures of a file', () => {
  it('are named by their bytes and their order, a repeated one once', () => {
    const png = makePng(9, 9);
    const { placed, files } = illustrationsOf([at(png), at(JPEG), at(png), at(makeEmf())], SHA);
    const folder = '../../originals/ffffffffffff/illustration';
    expect(placed.map(({ url }) => url)).toEqual([
      `${folder}-1.png`,
      `${folder}-2.jpg`,
      `${folder}-1.png`,
      `${folder}-3.emf`,
    ]);
    expect([...files.values()].map(({ file }) => file)).toEqual([
      'originals/ffffffffffff/illustration-1.png',
      'originals/ffffffffffff/illustration-2.jpg',
      'originals/ffffffffffff/illustration-3.emf',
    ]);
  });

  it('are counted, and what no browser draws is said', () => {
    expect(names([at(JPEG)])).toEqual(['illustrations-kept']);
    expect(names([at(makeEmf())])).toEqual(['illustrations-kept', 'illustration-undrawn']);
  });

  it('are left out and reported when they are none, or lines of the layout', () => {
    expect(names([at(new Uint8Array([1, 2, 3])), at(new Uint8Array())])).toEqual([
      'illustration-unknown',
    ]);
    expect(names([at(makePng(300, 2))])).toEqual(['illustration-spacer']);
    const svg = new TextEncoder().encode('<svg width="9" height="9"><script>x()</script></svg>');
    expect(names([at(svg)])).toEqual(['illustration-unknown']);
  });

  it('that say where they were taken, or would fill the memory of a browser, are told', () => {
    // APP1 with an EXIF directory of one entry, the pointer to GPS data.
    const exif = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0];
    const entry = [1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0];
    const placed = Uint8Array.from([0xff, 0xd8, ...exif, ...entry, ...JPEG.subarray(2)]);
    expect(names([at(placed)])).toEqual(['illustrations-kept', 'illustration-place']);
    expect(names([at(JPEG)])).toEqual(['illustrations-kept']);
    const huge = makePng(9, 9);
    new DataView(huge.buffer).setUint32(16, 60_000);
    new DataView(huge.buffer).setUint32(20, 60_000);
    expect(names([at(huge)])).toEqual(['illustration-huge']);
  });

  it('are 300 at most', () => {
    const many = Array.from({ length: 302 }, (_, index) => at(makePng(5 + index, 5)));
    const { files, issues } = illustrationsOf(many, SHA);
    expect(files.size).toBe(300);
    expect(issues.map(({ name }) => name)).toContain('illustrations-beyond');
  });

  it.each([
    ['志愿者在江堤巡查', '志愿者在江堤巡查'],
    ['图片 3', ''],
    ['IMG_20230105', ''],
    ['C:\\Users\\wang\\Desktop\\合影.jpg', ''],
    ['合影.JPG', ''],
    ['字'.repeat(201), '字'.repeat(201)],
    ['党员/群众合影', '党员/群众合影'],
    ['前排左起：党委书记/镇长', '前排左起：党委书记/镇长'],
    ['https://localhost/a', ''],
  ])('keep the words %s a person wrote as “%s”', (given, kept) => {
    expect(illustrationsOf([at(JPEG, given)], SHA).placed[0]?.alt).toBe(kept);
  });
});
