import { describe, expect, test } from 'vitest';
import { manuscriptOf } from '#intake/manuscript';
import { html } from '#intake/readers/html';
import { readerFor } from '#intake/readers/registry';
import { FURNITURE_RULE, removeFurniture } from '#intake/transforms/remove-furniture';
import { expectedText, squash } from '#domain/faithful-text';
import { blocksOf } from '#intake/manuscript';
import { blockText } from '#document/text';
import {
  expectedLines,
  faultOf,
  formatFixture,
  linesOf,
  mutated,
  seededRandom,
} from '../../../support/web-fixtures.ts';

const PAGES = ['gb2312-layout-tables', 'utf8-article', 'big5-pre', 'word-export'];

const encode = (text: string) => new TextEncoder().encode(text);
const linesIn = (page: string) => linesOf(html.read(encode(page)).value);
const namesIn = (page: string) => html.read(encode(page)).issues.map(({ name }) => name);

const SENTENCE = '团委全年走访村组四十六个，收集意见二百一十条，逐条登记。';

test("a page's title that names another summary is a matter to decide, any other a hint", () => {
  const page = (title: string) =>
    namesIn(
      `<html><title>${title}</title><h1>青禾镇2022年工作总结</h1><p>${SENTENCE.repeat(4)}</p>`,
    );
  expect(page('青禾镇2021年工作总结_某网')).toContain('html-title-differs');
  expect(page('某网首页')).toContain('html-page-title');
  expect(page('青禾镇2022年工作总结_某网').join()).not.toMatch(/title/u);
});

describe('the html reader', () => {
  test.each(PAGES)('gives the main text of %s, one line a paragraph', (name) => {
    const bytes = formatFixture(`html/${name}/input.html`);
    expect(readerFor(bytes).format).toBe('html');
    expect(linesOf(html.read(bytes).value)).toEqual(expectedLines(`html/${name}`));
  });

  test.each(PAGES)('has all visible text of %s in its text, and the rest as removals', (name) => {
    const { value } = html.read(formatFixture(`html/${name}/input.html`));
    if (value === null) throw new Error('not read');
    const manuscript = removeFurniture(manuscriptOf(value), value.furniture);
    expect(manuscript.removed.every(({ rule }) => rule === FURNITURE_RULE)).toBe(true);
    const shown = squash(blocksOf(manuscript).map(blockText).join(''));
    expect(expectedText(value.text, manuscript)).toBe(shown);
    expect(shown).toBe(squash(expectedLines(`html/${name}`).join('')));
  });

  test('leaves to another rule what that rule removed, inside furniture too', () => {
    const value = html.read(
      encode(`<html><nav><a href="/">首页</a>和更多</nav><p>${SENTENCE}</p>`),
    ).value;
    if (value === null) throw new Error('not read');
    const manuscript = manuscriptOf(value);
    const removed = [{ start: 0, end: 2, text: '首页', rule: 'other', line: 1 }];
    const after = removeFurniture({ ...manuscript, removed }, value.furniture);
    expect(after.removed.map(({ text, rule }) => [text, rule])).toEqual([
      ['首页', 'other'],
      ['和更多', FURNITURE_RULE],
    ]);
  });

  test('makes one heading above all others the title, and ranks the others', () => {
    const { value } = html.read(
      encode(
        `<html><h1>年度工作总结</h1><h3>做法</h3><p>${SENTENCE}</p><h4>走访</h4><p>${SENTENCE}</p>`,
      ),
    );
    expect(
      value?.blocks.map((block) => (block.type === 'heading' ? block.depth : block.type)),
    ).toEqual(['paragraph', 1, 'paragraph', 2, 'paragraph']);
  });

  test('finds a title that stands outside the container of the text', () => {
    const page = `<html><title>青禾镇工作总结_某网</title><div class="top"><div>青禾镇工作总结</div></div>
      <div class="bar"><a href="/1">邮箱</a></div><div class="box"><p>${SENTENCE}</p><p>${SENTENCE}</p></div>`;
    expect(linesIn(page)[0]).toBe('青禾镇工作总结');
  });

  test('takes in a signature that stands beside the container', () => {
    const page = `<html><div><div class="txt">${SENTENCE}<br>${SENTENCE}</div><div>青禾镇团委</div><div>2017年1月5日</div></div>`;
    expect(linesIn(page).slice(-2)).toEqual(['青禾镇团委', '2017年1月5日']);
  });

  test.each([
    ['display', '<p style="display: none">暗文</p>'],
    ['hidden', '<p hidden>暗文</p>'],
    ['visibility', '<span style="visibility:hidden">暗文</span>'],
    ['aria-hidden', '<div aria-hidden="true">暗文</div>'],
    ['a class', '<style>.z, b.k {display:none}</style><b class="k">暗文</b>'],
    ['font size', '<font style="font-size:0">暗文</font>'],
  ])('leaves out and reports text hidden by %s', (_, hidden) => {
    const page = `<html><p>${SENTENCE}</p>${hidden}<p>${SENTENCE}</p>`;
    expect(linesIn(page)).toEqual([SENTENCE, SENTENCE]);
    expect(namesIn(page)).toContain('html-hidden-text');
  });

  test('does not believe a rule that is for print only', () => {
    const page = `<html><style>@media print {p{display:none} .a{display:none}}</style><p class="a">${SENTENCE}</p>`;
    expect(linesIn(page)).toEqual([SENTENCE]);
  });

  test('numbers lists as a browser does, and adds no number to items that have their own', () => {
    const page = `<html><p>${SENTENCE}</p><ol start="3" type="a"><li>甲</li><li>乙</li></ol><ol reversed><li>丙<li>丁</ol><ul><li>一、戊</li><li>己</li></ul>`;
    expect(linesIn(page).slice(1)).toEqual(['c. 甲', 'd. 乙', '2. 丙', '1. 丁', '一、戊', '• 己']);
  });

  test('keeps an attachment that is a link, and drops a list of links after the text', () => {
    const page = `<html><div><p>${SENTENCE}</p><p>附件：<a href="1.xls">一览表</a></p><p><a href="2">上一篇新闻</a></p></div>`;
    expect(linesIn(page)).toEqual([SENTENCE, '附件：一览表']);
  });

  test('does not take an anchor that was never closed for a link', () => {
    expect(linesIn(`<html><a href="#top"><p>${SENTENCE}</p><p>${SENTENCE}</p>`)).toEqual([
      SENTENCE,
      SENTENCE,
    ]);
  });

  test('reads a page without running text as a whole and says so', () => {
    const page = '<html><h2>通讯录</h2><p>办公室</p></html>';
    expect(linesIn(page)).toEqual(['通讯录', '办公室']);
    expect(namesIn(page)).toContain('html-no-main-text');
  });

  test('says that frames hold the text', () => {
    expect(namesIn('<html><frameset><frame src="a.htm"></frameset></html>')).toContain(
      'html-frames',
    );
  });

  test('trusts the bytes more than a wrong declaration, and says so', () => {
    const page = `<html><meta charset="gb2312"><p>${SENTENCE}</p></html>`;
    expect(linesIn(page)).toEqual([SENTENCE]);
    expect(namesIn(page)).toContain('charset-differs');
  });

  test('fills the places that a cell spans', () => {
    const page = `<html><p>${SENTENCE}</p><table border=1><tr><th>甲<th>乙<th>丙<tr><td rowspan=2>一<td colspan=2>二<tr><td>三<td>四</table>`;
    expect(linesIn(page).slice(1)).toEqual(['甲\t乙\t丙', '一\t二\t', '\t三\t四']);
  });

  test.each([
    ['nesting', '<div>'.repeat(200_000)],
    [
      'spans',
      `<table border=1>${'<tr><td colspan=9999 rowspan=9999>甲<td>乙'.repeat(5000)}</table>`,
    ],
    ['blocks', '文字，<br>'.repeat(100_000)],
  ])('refuses a bomb of %s within two seconds', (_, bomb) => {
    const start = performance.now();
    const { value, issues } = html.read(encode(`<html>${bomb}`));
    expect(performance.now() - start).toBeLessThan(2000);
    expect(value).toBeNull();
    expect(issues.map(({ name }) => name)).toEqual(['html-over-limit']);
  });

  test('reads or refuses every damaged page', () => {
    const random = seededRandom(11);
    const faults = PAGES.flatMap((name) => {
      const bytes = formatFixture(`html/${name}/input.html`);
      return Array.from({ length: 60 }, () => faultOf(html.read, mutated(bytes, random)));
    });
    expect(faults.flat()).toEqual([]);
  });
});
