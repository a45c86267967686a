import { describe, expect, it } from 'vitest';
import { readSections } from '#page-data/compared-text';
import { readSectionRoles } from '#compare/passage-reader';

const roles = readSectionRoles('s1:problem+plan s1.1:plan');

const HTML = `<p id="s0.p1">前言<a data-added href="#">¶</a>。</p>
<h2 id="s1">一、问题</h2>
<p id="s1.p1">三点：<span id="s1.p1.i1" class="point" data-point>一是缺<span class="fig">3人</span>；</span><span id="s1.p1.i2" data-point>二是缺<span class="mask">×××</span>。</span>以上。</p>
<h3 id="s1.1">打算</h3>
<ul><li id="s1.1.p1">甲<ul><li id="s1.1.p2">乙</li></ul></li></ul>
<table id="s1.1.t1"><caption>表</caption><tr><th>项</th><td>1</td></tr> <tr><th>目</th><td>2</td></tr></table>
<figure id="s1.1.f1"><a href="x"><img alt="图1 站" src="x"></a><figcaption id="s1.1.p3">图1 站</figcaption></figure>
<p class="signature">某馆</p>`;

describe('a body read for comparing', () => {
  const sections = readSections(HTML, roles);

  it('has its sections with roles and what they are part of', () => {
    expect(
      sections.map(({ address, heading, depth, parent, roles: own }) => [
        address,
        heading,
        depth,
        parent,
        own.join('+'),
      ]),
    ).toEqual([
      ['s0', '', 0, undefined, ''],
      ['s1', '一、问题', 1, undefined, 'problem+plan'],
      ['s1.1', '打算', 2, 1, 'plan'],
    ]);
  });

  it('has each passage once, points apart, without what the site added', () => {
    expect(sections.map(({ passages }) => passages.map((one) => [one.address, one.text]))).toEqual([
      [['s0.p1', '前言。']],
      [
        ['s1.p1', '三点：'],
        ['s1.p1.i1', '一是缺3人；'],
        ['s1.p1.i2', '二是缺×××。'],
        ['s1.p1', '以上。'],
      ],
      [
        ['s1.1.p1', '甲'],
        ['s1.1.p2', '乙'],
        ['s1.1.t1', '表\n项　1　\n目　2　\n'],
        ['s1.1.p3', '图1 站'],
        ['s1.1', '某馆'],
      ],
    ]);
  });

  it('knows the words of all that an address names, for the hash of its link', () => {
    const [lead, point] = sections[1]?.passages ?? [];
    expect(lead?.words).toBe('三点：一是缺3人；二是缺×××。以上。');
    expect(point?.words).toBe('一是缺3人；');
  });

  it('knows where figures and masks are', () => {
    const marked = sections[1]?.passages.flatMap(({ text, marks }) =>
      marks.map(({ start, end, kind }) => [kind, text.slice(start, end)]),
    );
    expect(marked).toEqual([
      ['figure', '3人'],
      ['mask', '×××'],
    ]);
  });
});
