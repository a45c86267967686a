import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBody } from '#loader/body';
import { bodyProcessor, BODY_OPTIONS } from '#loader/markdown';
import { pictureSize } from '#loader/picture-size';
import { renderMarkdown } from '#loader/render';
import { JPEG, makeEmf, makePng } from '../../support/make-picture.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);
const OPEN_DAY = '../../illustrations/open-day.png';
beforeAll(() => {
  mkdirSync(path.join(folder, 'illustrations'));
  writeFileSync(path.join(folder, 'illustrations', 'open-day.png'), makePng(30, 20));
  writeFileSync(path.join(folder, 'illustrations', 'plan.emf'), makeEmf());
});

const html = async (body: string) => (await renderMarkdown(body, folder)).html;

describe('a picture of a body', () => {
  it('is a figure with measures that leads to its file, and counts among no paragraphs', async () => {
    const page = await html(`## 一、甲\n\n前段\n\n![巡堤](${OPEN_DAY})\n\n后段\n`);
    expect(page).toContain('<figure id="s1.f1" class="illustration">');
    expect(page).toContain('<a href="/illustrations/open-day.png"><img');
    expect(page).toContain('alt="巡堤" width="30" height="20" loading="lazy"');
    expect(page).toContain('<p id="s1.p2">后段</p>');
  });

  it('takes the caption under it, which keeps its address', async () => {
    const page = await html(`![](${OPEN_DAY})\n\n图1　**开放日**\n\n图书馆开放。\n`);
    expect(page).toContain('<figcaption id="s0.p1">图1　<strong>开放日</strong></figcaption>');
    expect(page).toContain('alt="图1　开放日"');
    expect(page).toContain('<p id="s0.p2">图书馆开放。</p>');
  });

  it('is named as such when nothing is said about it', async () => {
    expect(await html(`![](${OPEN_DAY})\n`)).toContain('alt="原件所附的图，无文字说明"');
  });

  it('that no browser draws is said in its place, outside the text', async () => {
    const page = await html('![](../../illustrations/plan.emf)\n');
    expect(page).not.toContain('<img');
    expect(page).toMatch(/<p class="undrawn" data-added(="")? data-picture="plan.emf">此处有图/u);
  });

  it('has the same address by way of MDX', async () => {
    const body = `前段\n\n![巡堤](${OPEN_DAY})\n\n图1　开放日\n`;
    const renderer = await bodyProcessor(folder).createMdxRenderer?.(
      BODY_OPTIONS as never,
      {} as never,
    );
    const { code = '' } = ((await renderer?.process(body, '/a.mdx', {})) ?? {}) as {
      code?: string;
    };
    expect(code).toContain('/illustrations/open-day.png');
    expect(code).not.toContain('../../illustrations');
  });
});

it('a JPEG whose measures stand behind half a megabyte of profile has its size', () => {
  const profile = Array.from({ length: 9 }, () => [
    0xff,
    0xe2,
    0xff,
    0xff,
    ...new Uint8Array(65_533),
  ]);
  const file = path.join(folder, 'illustrations', 'print.jpg');
  writeFileSync(file, Uint8Array.from([0xff, 0xd8, ...profile.flat(), ...JPEG.subarray(2)]));
  expect(pictureSize(file)).toEqual({ width: 8, height: 6 });
});

describe('checkBody', () => {
  it('names the pictures of a body', () => {
    expect(checkBody(`![](${OPEN_DAY})\n`, 'a.mdx', 1)).toEqual({
      needsMdx: false,
      pictures: ['illustrations/open-day.png'],
      issues: [],
    });
  });

  it.each([
    ['![](http://localhost/a.png)', 'picture-address'],
    ['![](data:image/png;base64,AAAA)', 'picture-address'],
    ['![甲][a]\n\n[a]: http://localhost/a.png', 'picture-address'],
    [`前 ![](${OPEN_DAY}) 后`, 'picture-among-words'],
    [`## ![](${OPEN_DAY})`, 'picture-among-words'],
    [`- ![](${OPEN_DAY})`, 'picture-among-words'],
    [`甲[^1]\n\n[^1]: ![](${OPEN_DAY})`, 'picture-among-words'],
    [`> ![](${OPEN_DAY})`, 'picture-among-words'],
  ])('refuses %s', (body, name) => {
    expect(checkBody(body, 'a.mdx', 1).issues.map((issue) => issue.name)).toContain(name);
  });
});
