import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '#loader/render';

describe('renderMarkdown', () => {
  it('gives ids by position and marks run-in headings', async () => {
    const { html, headings } = await renderMarkdown(
      '导语。\n\n## 一、情况\n\n### （一）学习。\n一是办班。\n\n二段。\n\n| 镇 | 数 |\n| - | - |\n| 甲 | 2 |\n\n## 二、打算\n\n末段。\n',
    );
    const ids = [...html.matchAll(/<(\w+) id="([^"]+)"( data-run-in(?:="")?)?/gu)].map(
      ([, tag, id, runIn]) => `${tag}#${id}${runIn ? '*' : ''}`,
    );
    expect(ids).toEqual([
      'p#s0.p1',
      'h2#s1',
      'h3#s1.1*',
      'p#s1.1.p1',
      'p#s1.1.p2',
      'table#s1.1.t1',
      'h2#s2',
      'p#s2.p1',
    ]);
    expect(headings.map(({ slug, text }) => [slug, text])).toEqual([
      ['s1', '一、情况'],
      ['s1.1', '（一）学习。'],
      ['s2', '二、打算'],
    ]);
  });

  it('sets a signature at the end to the right, and nothing else', async () => {
    const signed = await renderMarkdown('正文。\n\n共青团和平镇委员会\n\n2023年7月3日\n');
    expect(signed.html.match(/class="signature"/gu)).toHaveLength(2);
    const dated = await renderMarkdown('大事记\n\n2023年7月3日\n\n召开会议。\n');
    expect(dated.html).not.toContain('signature');
    const sentence = await renderMarkdown('会议闭幕。\n\n2023年7月3日\n');
    expect(sentence.html.match(/class="signature"/gu)).toHaveLength(1);
  });

  it('changes no quote, dash or dot', async () => {
    const { html } = await renderMarkdown('"甲" \'乙\' -- 丙 ... “丁”——戊\n');
    expect(html).toContain('"甲" \'乙\' -- 丙 ... “丁”——戊');
  });

  it('keeps what it adds for footnotes apart from the text', async () => {
    const { html } = await renderMarkdown('甲[^1]\n\n[^1]: 注文\n');
    expect(html).not.toContain('Footnotes');
    expect(html).toMatch(/<a[^>]*data-footnote-ref[^>]*data-added/u);
    expect(html).toMatch(/<a[^>]*data-footnote-backref[^>]*data-added/u);
    expect(html).toMatch(/<p[^>]*data-added[^>]*>注释<\/p>/u);
  });
});
