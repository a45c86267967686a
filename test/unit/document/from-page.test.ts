import { describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';

const page = `<!DOCTYPE html><html><head><title>页</title></head><body><nav>导航 一、情况</nav>
<article data-item="heping/2023" data-unit="heping" lang="zh-Hans">
<h1 data-item-title>和平镇&lt;总结&gt;</h1><p>著录</p>
<div data-item-body><p id="s0.p1">开头<b>加粗</b><br>换行<a data-added href="#x">¶</a></p>
<h2 id="s1">一、情况</h2><h3 id="s1.1" data-run-in>（一）学习。</h3><p id="s1.1.p1">一是办班。</p>
<table id="s1.1.t1"><tr><th>镇</th><td>12</td></tr></table>
<ul><li id="s1.1.p2"><p id="s1.1.p3">列项</p></li></ul></div>
<p>上一期</p></article></body></html>`;

describe('readItemPage', () => {
  const read = readItemPage(page)!;

  it('takes title and body and nothing around them', () => {
    expect(read.id).toBe('heping/2023');
    expect(read.title).toBe('和平镇<总结>');
    expect(read.text.replace(/\s/gu, '')).toBe(
      '和平镇<总结>开头加粗换行一、情况（一）学习。一是办班。镇12列项',
    );
  });

  it('knows blocks, their addresses and sections', () => {
    expect(read.blocks.map(({ kind, anchor, text }) => [kind, anchor, text])).toEqual([
      ['title', '', '和平镇<总结>'],
      ['body', 's0.p1', '开头加粗\n换行'],
      ['heading', 's1', '一、情况'],
      ['heading', 's1.1', '（一）学习。'],
      ['body', 's1.1.p1', '一是办班。'],
      ['body', 's1.1.t1', '镇'],
      ['body', 's1.1.t1', '12'],
      ['body', 's1.1.p3', '列项'],
    ]);
    expect(read.blocks[4]?.section).toEqual({ anchor: 's1.1', title: '（一）学习。' });
    expect(read.blocks.map(({ joinsNext }) => joinsNext)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('finds no item on another page', () => {
    expect(readItemPage('<p>首页</p>')).toBeUndefined();
  });

  it('knows the roles of each block’s section, a heading’s own included', () => {
    const html = `<article data-item="a" data-section-roles="s1:achievement s1.1:problem+plan">
<h1 data-item-title>题</h1><div data-item-body><p id="s0.p1">导语</p><h2 id="s1">甲</h2><p id="s1.p1">乙</p>
<h3 id="s1.1">丙</h3><p id="s1.1.p1">丁</p><h2 id="s2">戊</h2></div></article>`;
    expect(readItemPage(html)?.blocks.map(({ text, roles }) => [text, ...roles])).toEqual([
      ['题'],
      ['导语'],
      ['甲', 'achievement'],
      ['乙', 'achievement'],
      ['丙', 'problem', 'plan'],
      ['丁', 'problem', 'plan'],
      ['戊'],
    ]);
  });

  it('gives a note the section of its first reference, and the signature none', () => {
    const back = (id: string) => `<a href="#${id}" data-footnote-backref data-added>↩</a>`;
    const html = `<article data-item="a" data-section-roles="s1:achievement s2:plan"><div data-item-body>
<p id="s0.p1">导语<sup><a href="#n3" id="r3" data-footnote-ref data-added>3</a></sup></p>
<h2 id="s1">甲</h2><p id="s1.p1">乙<sup><a href="#n1" id="r1" data-footnote-ref data-added>1</a></sup></p>
<h2 id="s2">丙</h2><p id="s2.p1">丁<sup><a href="#n1" id="r1-2" data-footnote-ref data-added>1</a></sup></p>
<p id="s2.p2" class="signature">团委</p><section data-footnotes><p data-added>注释</p><ol>
<li id="s2.p3"><p id="s2.p4">注一</p><p id="s2.p5">又 ${back('r1')} ${back('r1-2')}</p></li>
<li id="s2.p6"><p id="s2.p7">注三 ${back('r3')}</p></li>
<li id="s2.p8"><p id="s2.p9">无引</p></li></ol></section></div></article>`;
    const blocks = readItemPage(html)?.blocks ?? [];
    expect(
      blocks.map(({ text, section, roles }) => [text.trim(), section?.title, ...roles]),
    ).toEqual([
      ['导语', undefined],
      ['甲', '甲', 'achievement'],
      ['乙', '甲', 'achievement'],
      ['丙', '丙', 'plan'],
      ['丁', '丙', 'plan'],
      ['团委', undefined],
      ['注一', '甲', 'achievement'],
      ['又', '甲', 'achievement'],
      ['注三', undefined],
      ['无引', undefined],
    ]);
  });

  it('gives the points of a block by offsets into its text', () => {
    const html = `<article data-item="a"><div data-item-body><p id="s0.p1">有：<span id="s0.p1.i1" data-point>一是<b>😀</b>。<a data-added>1</a></span><span id="s0.p1.i2" data-point>二是<br>乙</span>。</p></div></article>`;
    const [block] = readItemPage(html)?.blocks ?? [];
    expect(block?.points).toEqual([
      { anchor: 's0.p1.i1', start: 2, end: 7 },
      { anchor: 's0.p1.i2', start: 7, end: 11 },
    ]);
    expect(block).toMatchObject({ anchor: 's0.p1', text: '有：一是😀。二是\n乙。' });
    expect(readItemPage(html)?.blocks).toHaveLength(1);
  });
});
