import { expect, test } from 'vitest';
import { ofd } from '#intake/readers/ofd';
import { makeOfd } from '../../../support/make-ofd.ts';
import type { OfdOptions } from '../../../support/make-ofd.ts';
import { JPEG, makePng } from '../../../support/make-picture.ts';

const RED = makePng(20, 18, [200, 0, 0]);
const WORDS = ['走访了三十个村。', '举办夜校十二场。'];
const PAGE = WORDS.map((text, index) => ({ text, x: 72, y: 100 + index * 200, size: 14 }));
const PLACE = { page: 0, x: 72, y: 150, width: 100, height: 80 };

function read(options: OfdOptions, pages = [PAGE]) {
  const { value, issues } = ofd.read(makeOfd([pages], options));
  return {
    text: value?.text,
    pictures: value?.pictures ?? [],
    messages: issues.map(({ message }) => message),
  };
}

test('a picture is what its resource names, between the lines where it stands', () => {
  const { pictures, messages } = read({
    media: { 'a.png': RED, 'b.jpg': JPEG },
    drawn: [
      { ...PLACE, id: 'a' },
      { ...PLACE, id: 'b', y: 400 },
    ],
  });
  expect(pictures.map(({ at, bytes }) => [at, [...bytes]])).toEqual([
    [WORDS[0]?.length === undefined ? 0 : WORDS[0].length + 1, [...RED]],
    [WORDS.join('\n').length + 1, [...JPEG]],
  ]);
  expect(messages).toEqual([]);
});

test('a picture without a matrix fills its boundary', () => {
  const extra = '<ofd:ImageObject ID="9" Boundary="0 0 210 297" ResourceID="a"/>';
  expect(read({ media: { 'a.png': RED }, extra }).messages).toEqual([
    '第 1 页有整页图（扫描页或底图），图未收入。',
  ]);
});

test.each([
  ['none.png', '文件中缺少或已坏的图片'],
  ['../../../../../etc/passwd', '文件中缺少或已坏的图片'],
  ['/etc/passwd', '文件中缺少或已坏的图片'],
  ['seal.gbig2', 'JBIG2 格式的图片'],
])('a picture at %s is reported', (location, what) => {
  const resources = `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="a" Type="Image"><ofd:MediaFile>${location}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`;
  const { text, pictures, messages } = read({
    media: { 'seal.gbig2': Uint8Array.of(1, 2, 3) },
    files: { 'Doc_0/DocumentRes.xml': resources },
    drawn: [
      { ...PLACE, id: 'a' },
      { ...PLACE, id: 'a', y: 400 },
    ],
  });
  expect(text).toBe(`${WORDS.join('\n')}\n`);
  expect(pictures).toEqual([]);
  expect(messages).toEqual([`原件中有${what} 1 处，未收入正文。`]);
});

test('a picture that no resource describes is reported', () => {
  const { messages } = read({ drawn: [{ ...PLACE, id: '404' }] });
  expect(messages).toEqual(['原件中有文件中缺少或已坏的图片 1 处，未收入正文。']);
});

test('a file is found whatever its case, with the folder or without', () => {
  const resources = `<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="res"><ofd:MultiMedias><ofd:MultiMedia ID="a" Type="Image"><ofd:MediaFile>/doc_0\\Res/A.PNG</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`;
  const { pictures } = read({
    media: { 'a.png': RED },
    files: { 'Doc_0/DocumentRes.xml': resources },
    drawn: [{ ...PLACE, id: 'a' }],
  });
  expect(pictures).toHaveLength(1);
});

test('a picture of a template is furniture, one that is not shown is none', () => {
  const image = (more: string) =>
    `<ofd:ImageObject ID="9" Boundary="20 50 30 30" CTM="30 0 0 30 0 0" ResourceID="a" ${more}/>`;
  const template = `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="1">${image('')}</ofd:Layer></ofd:Content></ofd:Page>`;
  const { pictures, messages } = read({
    media: { 'a.png': RED },
    template: [],
    files: { 'Doc_0/Tpls/Tpl_0/Content.xml': template },
    extra: image('Visible="false"'),
  });
  expect(pictures).toEqual([]);
  expect(messages).toEqual([
    '原件中有模板页上的图片 1 处，未收入正文。',
    '原件中有不显示的图片 1 处，未收入正文。',
  ]);
});

test('what fills a page is named; a page of pictures alone gives them to the text before', () => {
  const media = { 'a.png': RED };
  const whole = { page: 0, id: 'a', x: 0, y: 0, width: 595, height: 842 };
  expect(read({ media, drawn: [whole] }).messages).toEqual([
    '第 1 页有整页图（扫描页或底图），图未收入。',
  ]);
  const { pictures, text } = read({ media, drawn: [{ ...PLACE, page: 1, id: 'a' }] }, [PAGE, []]);
  expect(pictures.map(({ at }) => at)).toEqual([text?.length]);
});

test('a broken picture costs neither the words nor another picture', () => {
  const bytes = makeOfd([[PAGE]], {
    media: { 'a.png': RED, 'b.jpg': JPEG },
    drawn: [
      { ...PLACE, id: 'a' },
      { ...PLACE, id: 'b', y: 170 },
    ],
  });
  const name = Buffer.from('Res/a.png');
  const at = Buffer.from(bytes).indexOf(name) + name.length;
  bytes.fill(0xff, at + 4, at + 20);
  const { value, issues } = ofd.read(bytes);
  expect(value?.text).toBe(`${WORDS.join('\n')}\n`);
  expect(value?.pictures?.map((each) => [...each.bytes])).toEqual([[...JPEG]]);
  expect(issues.map(({ message }) => message)).toEqual([
    '原件中有文件中缺少或已坏的图片 1 处，未收入正文。',
  ]);
});
