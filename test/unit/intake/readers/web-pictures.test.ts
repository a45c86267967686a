import { describe, expect, test } from 'vitest';
import type { Result } from '#issues/issue';
import { html } from '#intake/readers/html';
import { md } from '#intake/readers/md';
import { mht } from '#intake/readers/mht';
import { partPage } from '#intake/readers/written-pictures';
import { makePng } from '../../../support/make-picture.ts';
import { linesAndPictures, picturesIn } from '../../../support/make-pictured.ts';

const RED = makePng(20, 18, [200, 0, 0]);
const BLUE = makePng(21, 18, [0, 0, 200]);
const SENTENCE = '团委全年走访村组四十六个，收集意见二百一十条，逐条登记。';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const address = (bytes: Uint8Array) =>
  `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;

const same = (...wanted: Uint8Array[]) =>
  wanted.map((bytes) => Buffer.from(bytes).toString('base64'));
const told = ({ issues }: Result<unknown>) =>
  issues
    .filter(({ name }) => /carried|shifted|pictures|other/u.test(name))
    .map((one) => one.message);

describe('a picture in a page', () => {
  const read = (body: string) => html.read(bytesOf(`<html><meta charset="utf-8">${body}</html>`));

  test('is taken when it is written into the text; one with another address is counted', () => {
    const found = read(
      `<p>${SENTENCE}<img alt="现场" src="${address(RED)}"></p><p><img src='https://example.org/a.png'></p><p>${SENTENCE}</p><img src=${address(BLUE)}><p>图2</p><img src="b.png"><img>`,
    );
    expect(linesAndPictures(found)).toEqual([SENTENCE, '[现场]', SENTENCE, '[]', '图2']);
    expect(picturesIn(found)).toEqual(same(RED, BLUE));
    expect(told(found)).toEqual(['正文中有不在本文件内的图片 3 处，未收入。']);
  });

  test('is not the stand-in that a script would change', () => {
    const found = read(`<p>${SENTENCE}<img src="${address(RED)}" data-src="/real.jpg"></p>`);
    expect(found.value?.pictures).toBeUndefined();
    expect(told(found)).toEqual(['正文中有不在本文件内的图片 1 处，未收入。']);
  });

  test('outside the main text is furniture', () => {
    const found = read(
      `<div class="nav"><a href="/"><img src="${address(RED)}"></a></div><div><p>${SENTENCE}</p><p>${SENTENCE}</p></div>`,
    );
    expect(found.value?.pictures).toBeUndefined();
  });

  test('in a table stands after it', () => {
    const found = read(
      `<p>${SENTENCE}</p><table border="1"><tr><th>甲<th>乙<tr><td>一<img src="${address(RED)}"><td>二</table><p>${SENTENCE}</p>`,
    );
    expect(linesAndPictures(found)).toEqual([SENTENCE, '甲\t乙', '一\t二', '[]', SENTENCE]);
    expect(told(found)).toEqual(['表格中的图 1 处，已移到表格之后。']);
  });

  test('may be larger than the page could be', () => {
    const large = new Uint8Array(9 * 1024 * 1024).fill(7);
    const found = read(`<p>${SENTENCE}</p><img src="${address(large)}"><p>${SENTENCE}</p>`);
    expect(found.value?.pictures?.[0]?.bytes.length).toBe(large.length);
    expect(linesAndPictures(found)).toEqual([SENTENCE, '[]', SENTENCE]);
  });

  test('that is an example in the words stays words', () => {
    const found = read(`<p>${SENTENCE}</p><p>写作 src="${address(RED)}" 即可，读者自会明白。</p>`);
    expect(found.value?.pictures).toBeUndefined();
    expect(linesAndPictures(found)[1]).toBe(`写作 src="${address(RED)}" 即可，读者自会明白。`);
  });

  test('after blanks without end is looked for once', () => {
    const { bytes } = partPage(bytesOf(`;base64,${`src=${' '.repeat(200_000)}`.repeat(5)}`));
    expect(bytes.length).toBeGreaterThan(1_000_000);
  });
});

describe('a picture in a web archive', () => {
  const part = (headers: string, bytes: Uint8Array) =>
    `--b\r\n${headers}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(bytes).toString('base64')}\r\n`;
  const read = (location: string, body: string, ...parts: string[]) =>
    mht.read(
      bytesOf(
        `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: ${location}\r\n\r\n<html>${body}</html>\r\n${parts.join('')}--b--\r\n`,
      ),
    );

  test.each([
    ['its content ID', 'cid:a%40b', 'Content-Type: image/png\r\nContent-ID: <a@b>'],
    [
      'its full address',
      'https://example.org/p/a.png',
      'Content-Type: image/png\r\nContent-Location: https://example.org/p/a.png',
    ],
    [
      'an address relative to the page',
      'files/a.png',
      'Content-Type: image/png\r\nContent-Location: https://example.org/p/files/a.png',
    ],
    [
      'its name alone, when no other has it',
      'C:\\temp\\a.png',
      'Content-Type: image/png\r\nContent-Location: file:///C:/other/a.png',
    ],
  ])('is found by %s', (_, src, headers) => {
    const found = read(
      'https://example.org/p/index.htm',
      `<p>${SENTENCE}</p><img src="${src}"><p>${SENTENCE}</p>`,
      part(headers, RED),
    );
    expect(linesAndPictures(found)).toEqual([SENTENCE, '[]', SENTENCE]);
    expect(picturesIn(found)).toEqual(same(RED));
    expect(told(found)).toEqual([]);
  });

  test('that the text does not show is named, one that the archive lacks is counted', () => {
    const found = read(
      'https://example.org/p/index.htm',
      `<p>${SENTENCE}</p><img src="https://example.org/b.png">`,
      part('Content-Type: image/png\r\nContent-Location: https://example.org/a.png', RED),
    );
    expect(found.value?.pictures).toBeUndefined();
    expect(told(found)).toEqual([
      '正文中有不在本文件内的图片 1 处，未收入。',
      '归档文件另有图片 1 个，不在正文中，未收入：image/png https://example.org/a.png。',
    ]);
  });
});

describe('a picture in Markdown', () => {
  const read = (text: string) => md.read(bytesOf(text));

  test('stands where its paragraph stands: before the caption under it, after words before it', () => {
    const found = read(
      `# 总结\n\n${SENTENCE}\n\n![现场](${address(RED)})\n图1 现场\n\n${SENTENCE}![](<${address(BLUE)}> "题")\n`,
    );
    expect(linesAndPictures(found)).toEqual([
      '总结',
      SENTENCE,
      '[现场]',
      '图1 现场',
      SENTENCE,
      '[题]',
    ]);
    expect(picturesIn(found)).toEqual(same(RED, BLUE));
  });

  test('may be referred to by name, or be an element of HTML', () => {
    const found = read(
      `# 总结\n\n![甲][one]\n\n${SENTENCE}\n\n<img src="${address(BLUE)}" alt="乙">\n\n${SENTENCE}<img src="${address(RED)}">\n\n[one]: ${address(RED)}\n`,
    );
    expect(linesAndPictures(found)).toEqual(['总结', '[甲]', SENTENCE, '[乙]', SENTENCE, '[]']);
    expect(picturesIn(found)).toEqual(same(RED, BLUE, RED));
    expect(found.issues).toEqual([]);
  });

  test('is taken from an element of MDX', () => {
    const found = read(
      `import A from './a';\n\n# 总结\n\n<img src="${address(RED)}" alt="甲" />\n\n${SENTENCE}\n`,
    );
    expect(picturesIn(found)).toEqual(same(RED));
  });

  test('elsewhere is counted, in a table moved', () => {
    const found = read(
      `# 总结\n\n![](a.png) ![](https://example.org/b.png)\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二![](${address(RED)}) |\n\n${SENTENCE}\n`,
    );
    expect(linesAndPictures(found)).toEqual(['总结', '甲\t乙', '一\t二', '[]', SENTENCE]);
    expect(told(found)).toEqual([
      '正文中有不在本文件内的图片 2 处，未收入。',
      '表格中的图 1 处，已移到表格之后。',
    ]);
  });

  test('in an example of code stays words', () => {
    const found = read(`# 总结\n\n\`\`\`\n![](${address(RED)})\n\`\`\`\n\n${SENTENCE}\n`);
    expect(found.value?.pictures).toBeUndefined();
    expect(linesAndPictures(found)).toEqual(['总结', `![](${address(RED)})`, SENTENCE]);
  });

  test('keeps the number of a note at the head of its paragraph', () => {
    const found = read(`# 总结\n\n[^1] ${SENTENCE}\n\n[^1]: 注文。\n`);
    expect(linesAndPictures(found)).toEqual(['总结', `[1] ${SENTENCE}`, '[1]注文。']);
  });
});
