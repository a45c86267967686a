import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';
import { pointsOf } from '#domain/points';
import { bodyProcessor, BODY_OPTIONS } from '#loader/markdown';
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

  it('leads from a reference to its note and back, and signs the text before the notes', async () => {
    const { html } = await renderMarkdown(
      '一是甲。[^1]\n\n共青团和平镇委员会\n\n2023年7月3日\n\n[^1]: 注文\n\n    2023年7月4日\n',
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    const targets = [...html.matchAll(/ href="#([^"]+)"/gu)].map(([, target]) => target);
    expect(targets).toHaveLength(2);
    expect(ids).toEqual(expect.arrayContaining(targets));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...html.matchAll(/id="([^"]+)" class="signature"/gu)].map(([, id]) => id)).toEqual([
      's0.p2',
      's0.p3',
    ]);
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

/** The points of a body as they can be addressed: id and words. */
async function pointsShown(body: string): Promise<string[]> {
  const { html } = await renderMarkdown(body);
  const page = readItemPage(`<article data-item="a"><div data-item-body>${html}</div></article>`);
  return (page?.blocks ?? []).flatMap(({ text, points }) =>
    points.map(({ anchor, start, end }) => `${anchor} ${text.slice(start, end)}`),
  );
}

describe('points of a paragraph', () => {
  it('get ids of their own and stay in their paragraph', async () => {
    const { html } = await renderMarkdown('## 一、甲\n\n主要有：一是办班；二是补课。另说。\n');
    expect(html).toContain(
      '<p id="s1.p1">主要有：<span id="s1.p1.i1" class="point" data-point="">一是办班；</span>' +
        '<span id="s1.p1.i2" class="point" data-point="">二是补课。</span>另说。</p>',
    );
  });

  it('split bold type where they begin or end in it, and leave a link whole', async () => {
    const { html } = await renderMarkdown('**一是甲。二是**乙。**三是**丙\n');
    expect(html).toContain('data-point=""><strong>一是甲。</strong></span>');
    expect(html).toContain('data-point=""><strong>二是</strong>乙。</span>');
    const linked = await renderMarkdown('一是[甲。二是乙](http://localhost/)\n');
    expect(linked.html).not.toContain('data-point');
  });

  it('do not count what footnotes add to the text', async () => {
    expect(await pointsShown('一是甲。[^1]二是乙。[^1]\n\n[^1]: 注\n')).toEqual([
      's0.p1.i1 一是甲。',
      's0.p1.i2 二是乙。',
    ]);
  });

  it('go on in the next paragraph, but not past a heading, a table or a list', async () => {
    expect(await pointsShown('一是甲。\n\n二是乙。\n')).toEqual([
      's0.p1.i1 一是甲。',
      's0.p2.i1 二是乙。',
    ]);
    for (const between of ['## 乙', '| 甲 |\n| - |\n| 乙 |', '- 乙'])
      expect(await pointsShown(`一是甲。\n\n${between}\n\n二是乙。\n`)).toEqual([]);
  });

  it('are the same in MDX', async () => {
    const renderer = await bodyProcessor('').createMdxRenderer?.(
      BODY_OPTIONS as never,
      {} as never,
    );
    const { code } = (await renderer?.process('一是**甲。二是**乙。\n', '/a.mdx', {})) ?? {};
    expect(code?.match(/id: "s0\.p1\.i\d",\s+class: "point",\s+"data-point": ""/gu)).toHaveLength(
      2,
    );
  });

  it('change no character of the text, whatever bold type and breaks it has', async () => {
    const pieces = constantFrom(
      ...'一是 二是 三是 甲 。 ； ， **一是乙。** **丙。二是丁** *戊* `己` \\\n & （ ）'.split(' '),
    );
    await assert(
      asyncProperty(array(pieces, { minLength: 1, maxLength: 16 }), async (parts) => {
        const body = `起${parts.join('')}止\n`;
        const { html } = await renderMarkdown(body);
        const bare = html.replace(/<span [^>]*data-point[^>]*>|<\/span>/gu, '');
        const text = (markup: string) =>
          readItemPage(`<article data-item="a"><div data-item-body>${markup}</div></article>`)
            ?.blocks[0];
        expect(text(html)?.text).toBe(text(bare)?.text);
        expect(text(html)?.points.map(({ start, end }) => [start, end])).toEqual(
          pointsOf(text(html)?.text ?? '').map(({ start, end }) => [start, end]),
        );
      }),
    );
  });
});
