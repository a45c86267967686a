import { deflateSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { pdf } from '#intake/readers/pdf';
import { isDecodable } from '#intake/readers/pdf-decoded';
import { pdfImages } from '#intake/readers/pdf-images';
import { pdfValueAt } from '#intake/readers/pdf-values';
import { makePdf, photograph, pixels } from '../../../support/make-pdf.ts';
import type { DrawnPicture, PdfImage, PdfOptions } from '../../../support/make-pdf.ts';
import { WIDE_JPEG } from '../../../support/make-picture.ts';
import { readPng } from '../../../support/read-png.ts';

vi.setConfig({ testTimeout: 60_000 });

const WORDS = ['走访了三十个村。', '举办夜校十二场。', '整理台账四本。'];
const PHOTO = photograph(WIDE_JPEG, 24, 16);

/** A page of these lines, far apart, from the top. */
const page = (...words: string[]) =>
  words.map((text, index) => ({ text, x: 72, y: 100 + index * 200, size: 14 }));

/** A picture between the first line and the second. */
const between = (image: number, more: Partial<DrawnPicture> = {}): DrawnPicture => ({
  page: 0,
  image,
  x: 72,
  y: 150,
  width: 120,
  height: 80,
  ...more,
});

async function read(
  images: readonly PdfImage[],
  drawn: readonly DrawnPicture[],
  options: PdfOptions & { pages?: ReturnType<typeof page>[] } = {},
) {
  const { pages = [page(...WORDS)], ...rest } = options;
  const { value, issues } = await pdf.read(makePdf(pages, { images, drawn, ...rest }));
  return {
    value,
    pictures: value?.pictures ?? [],
    messages: issues.map(({ message }) => message),
    names: issues.map(({ name }) => name),
  };
}

const entries = (width: number, height: number, more: string) =>
  `/Width ${width} /Height ${height} ${more}`;
const RGB = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode';
const GREY = '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode';

test('a photograph is taken as the file holds it, between the lines where it stands', async () => {
  const { value, pictures, messages } = await read([PHOTO], [between(0)]);
  expect(pictures.map(({ at }) => at)).toEqual([(WORDS[0]?.length ?? 0) + 1]);
  expect([...(pictures[0]?.bytes ?? [])]).toEqual([...WIDE_JPEG]);
  expect(value?.text).toBe(`${WORDS.join('\n')}\n`);
  expect(messages).toEqual([]);
});

test('a photograph packed once more is unpacked and no further', async () => {
  const packed: PdfImage = {
    entries: entries(
      24,
      16,
      '/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter [/FlateDecode /DCTDecode]',
    ),
    data: deflateSync(WIDE_JPEG),
  };
  const { pictures } = await read([packed], [between(0)]);
  expect([...(pictures[0]?.bytes ?? [])]).toEqual([...WIDE_JPEG]);
});

test('pixels of every common kind become a PNG file without loss', async () => {
  const values = Uint8Array.from({ length: 20 * 20 }, (_, index) => index % 251);
  const grey: PdfImage = { entries: entries(20, 20, GREY), data: deflateSync(values) };
  const palette = Buffer.from(Uint8Array.of(0, 0, 255, 255, 0, 0)).toString('hex');
  const indexed: PdfImage = {
    entries: entries(
      16,
      16,
      `/ColorSpace [/Indexed /DeviceRGB 1 <${palette}>] /BitsPerComponent 1 /Filter /FlateDecode`,
    ),
    data: deflateSync(new Uint8Array(32).fill(0x0f)),
  };
  const { pictures } = await read([grey, indexed], [between(0), between(1, { x: 300, y: 155 })]);
  const [first, second] = pictures.map(({ bytes }) => readPng(bytes));
  expect(first).toMatchObject({ type: 0, depth: 8 });
  expect(Buffer.concat(first?.rows ?? []).equals(values)).toBe(true);
  expect([...(second?.rows[0] ?? [])].slice(9, 18)).toEqual([0, 0, 255, 255, 0, 0, 255, 0, 0]);
});

test('what a picture lets through is kept', async () => {
  const mask: PdfImage = {
    entries: entries(20, 20, GREY),
    data: deflateSync(new Uint8Array(400).fill(64)),
  };
  const clear = (image: PdfImage): PdfImage => ({
    ...image,
    entries: `${image.entries} /SMask 5000 0 R`,
  });
  const { pictures } = await read([mask, clear(pixels(20, 20, [9, 8, 7]))], [between(1)]);
  expect(pictures).toHaveLength(1);
  const { type, rows } = readPng(pictures[0]?.bytes ?? new Uint8Array());
  expect([type, ...(rows[0]?.subarray(0, 4) ?? [])]).toEqual([6, 9, 8, 7, 64]);
});

test('what fills a page is the page: it is named and not carried, in one piece or in strips', async () => {
  const whole = between(0, { x: 0, y: 0, width: 595, height: 842 });
  const strips = [0, 1, 2, 3].map((strip) =>
    between(0, { page: 1, x: 0, y: strip * 200, width: 595, height: 200 }),
  );
  const { pictures, messages } = await read([PHOTO], [whole, ...strips], {
    pages: [page(...WORDS), page('另一页。', '再一行。')],
  });
  expect(pictures).toEqual([]);
  expect(messages).toEqual(['第 1、2 页有整页图（扫描页或底图），图未收入。']);
});

test('a picture at the same place of three pages is furniture, on two it is not', async () => {
  const pages = WORDS.map((words) => page(words, '其余工作照常。'));
  const sign = [0, 1, 2].map((number) => between(0, { page: number, y: 20, height: 30 }));
  const three = await read([PHOTO], [...sign, between(0, { page: 1, y: 160 })], { pages });
  expect(three.pictures).toHaveLength(1);
  expect(three.messages).toEqual(['各页同一位置重复的图 1 幅（页眉标志、底纹等），未收入。']);
  const two = await read([PHOTO], sign.slice(0, 2), { pages });
  expect(two.pictures).toHaveLength(2);
});

test('page numbers are the furniture they were, with pictures before them', async () => {
  const pages = ['1', '2'].map((number) => [
    ...page(...WORDS.map((words) => (number === '1' ? `春季${words}` : `秋后又${words}`))),
    { text: `— ${number} —`, x: 280, y: 800, size: 10 },
  ]);
  const drawn = [between(0), between(0, { page: 1 }), between(0, { page: 1, y: 350 })];
  const { value, pictures } = await read([PHOTO], drawn, { pages });
  expect(pictures).toHaveLength(3);
  expect(value?.furniture.map(({ start, end }) => value.text.slice(start, end))).toEqual([
    '— 1 —',
    '— 2 —',
  ]);
});

test('a picture of a few pixels, or beside the page, is left out and said', async () => {
  const { pictures, messages } = await read(
    [pixels(15, 200, [1, 2, 3]), PHOTO],
    [between(0), between(0, { y: 400 }), between(1, { x: 700 })],
  );
  expect(pictures).toEqual([]);
  expect(messages).toEqual([
    '宽或高不足 16 像素的小图 1 幅，未收入。',
    '原件中有页面以外的图片 1 处，未收入正文。',
  ]);
});

test.each([
  ['on its side', '0 80 -120 0 192 600 cm'],
  ['upside down', '-120 0 0 -80 192 680 cm'],
  ['mirrored', '-120 0 0 80 192 600 cm'],
  ['on its head', '120 0 0 -80 72 680 cm'],
])('a picture that the page turns %s is carried as it is and said', async (_, matrix) => {
  const { pictures, messages } = await read([PHOTO], [between(0, { matrix })]);
  expect([...(pictures[0]?.bytes ?? [])]).toEqual([...WIDE_JPEG]);
  expect(messages).toEqual(['图 1 幅在页面上经旋转或翻转，收入的是未转动的原图。']);
});

test('a picture upright on a turned page is upright', async () => {
  const { pictures, messages } = await read(
    [PHOTO],
    [between(0, { matrix: '0 120 -80 0 300 72 cm' })],
    { rotate: 90 },
  );
  expect(pictures).toHaveLength(1);
  expect(messages).toEqual([]);
});

test('a page without words is as its own rotation says', async () => {
  const { value, pictures, messages } = await read(
    [PHOTO],
    [between(0, { page: 1, matrix: '0 120 -80 0 300 72 cm' })],
    { rotate: 90, pages: [page(...WORDS), []] },
  );
  expect(pictures.map(({ at }) => at)).toEqual([value?.text.length]);
  expect(messages).toEqual(['第 2 页未识别到文字，可能是扫描图像或空白页。']);
});

test.each([
  [
    'states a size beyond all measure',
    { entries: entries(60_000, 60_000, RGB), data: deflateSync(new Uint8Array(9)) },
  ],
  [
    'states more inks than there are',
    {
      entries: entries(4000, 4000, '/ColorSpace 77 0 R /BitsPerComponent 16 /Filter /FlateDecode'),
      data: deflateSync(new Uint8Array(9)),
    },
  ],
  [
    'unpacks row by row without end',
    {
      entries: entries(20, 20, `${RGB} /DecodeParms << /Predictor 15 /Columns 900000000 >>`),
      data: deflateSync(new Uint8Array(9)),
    },
  ],
  [
    'is in a packing nobody names',
    {
      entries: entries(20, 20, '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /Secret'),
      data: Uint8Array.of(1),
    },
  ],
  [
    'has a mask beyond all measure',
    { entries: `${entries(20, 20, RGB)} /SMask 5001 0 R`, data: deflateSync(new Uint8Array(1200)) },
  ],
])('a picture that %s is not decoded, and said', async (_, image: PdfImage) => {
  const mask: PdfImage = {
    entries: entries(50_000, 50_000, GREY),
    data: deflateSync(new Uint8Array(9)),
  };
  const bytes = makePdf([[]], { images: [image, mask] });
  const [found, ...others] = pdfImages(Buffer.from(bytes).toString('latin1'));
  if (found === undefined) throw new Error('not found');
  const byNumber = new Map([found, ...others].map((each) => [each.number, each]));
  expect(isDecodable(bytes, found, byNumber)).toBe(false);
  const { pictures, value, messages } = await read([image, mask], [between(0)]);
  expect(pictures).toEqual([]);
  expect(value?.text).toBe(`${WORDS.join('\n')}\n`);
  expect(messages).toEqual(['原件中有不能读取的图片 1 处，未收入正文。']);
});

test('a photograph with a mask is decoded only when it is as large as the dictionary says', async () => {
  const mask: PdfImage = {
    entries: entries(24, 16, GREY),
    data: deflateSync(new Uint8Array(24 * 16).fill(128)),
  };
  const masked = (width: number): PdfImage => {
    const { entries: plain, data } = photograph(WIDE_JPEG, width, 16);
    return { entries: `${plain} /SMask 5000 0 R`, data };
  };
  const honest = await read([mask, masked(24)], [between(1)]);
  expect(readPng(honest.pictures[0]?.bytes ?? new Uint8Array())).toMatchObject({ type: 4 });
  const lying = await read([mask, masked(400)], [between(1)]);
  expect([...(lying.pictures[0]?.bytes ?? [])]).toEqual([...WIDE_JPEG]);
});

test('kinds that no browser draws, and stencils, are named', async () => {
  const kind = (filter: string): PdfImage => ({
    entries: entries(20, 20, `/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter}`),
    data: Uint8Array.of(1, 2, 3),
  });
  const stencil: PdfImage = {
    entries: entries(32, 32, '/ImageMask true /BitsPerComponent 1 /Filter /FlateDecode'),
    data: deflateSync(new Uint8Array(128)),
  };
  const { messages } = await read(
    [kind('JPXDecode'), kind('JBIG2Decode'), stencil],
    [between(0), between(1), between(2)],
  );
  expect(messages).toEqual([
    '原件中有JPEG 2000 格式的图片 1 处，未收入正文。',
    '原件中有JBIG2 格式的图片 1 处，未收入正文。',
    '原件中有单色蒙版图 1 处，未收入正文。',
  ]);
});

test('data that are cut short cost the picture, not the words', async () => {
  const cut = { ...PHOTO, data: WIDE_JPEG.subarray(0, 30) };
  const { pictures, value, messages } = await read(
    [cut, PHOTO],
    [between(0), between(1, { y: 160 })],
  );
  expect(pictures).toHaveLength(1);
  expect(value?.text).toBe(`${WORDS.join('\n')}\n`);
  expect(messages).toEqual(['原件中有不能读取的图片 1 处，未收入正文。']);
});

test('pictures written among the operators are counted', async () => {
  const inline = (size: number) =>
    `q 80 0 0 80 72 300 cm BI /W ${size} /H ${size} /CS /G /BPC 8 ID ${'a'.repeat(size * size)} EI Q`;
  const { messages } = await read([], [], { extra: inline(17) + inline(9), compress: true });
  expect(messages).toEqual(['原件中有写在页面内容中的图片 1 处，未收入正文。']);
});

test('ten thousand pictures are read, those to be decoded up to a number', async () => {
  const images = Array.from({ length: 10_000 }, (_, index) =>
    index < 9000 ? PHOTO : pixels(16, 16, [index & 0xff, index >> 8, 0]),
  );
  const drawn = images.map((_, image) => between(image, { y: 110 + image / 100, height: 1 }));
  const { pictures, messages } = await read(images, drawn);
  expect(pictures).toHaveLength(9300);
  expect(messages).toEqual(['原件中有第 300 幅以后须解码的图片 700 处，未收入正文。']);
});

test('a picture in a table drawn with rules stands after it', async () => {
  const cells = ['村名', '株数', '河东', '一百'].map((text, index) => ({
    text,
    x: 80 + (index % 2) * 120,
    y: 420 + Math.floor(index / 2) * 60,
    size: 14,
  }));
  const [left, right, top, bottom] = [72, 312, 842 - 400, 842 - 520];
  const rules = [
    ...[left, 192, right].map((x) => `${x} ${bottom} m ${x} ${top} l S`),
    ...[top, (top + bottom) / 2, bottom].map((y) => `${left} ${y} m ${right} ${y} l S`),
  ].join('\n');
  const { value, pictures, messages } = await read(
    [PHOTO],
    [between(0, { x: 240, y: 465, width: 20, height: 20 })],
    {
      pages: [[...page(WORDS[0] ?? ''), ...cells, { text: '表后一行。', x: 72, y: 700, size: 14 }]],
      extra: rules,
    },
  );
  const text = value?.text ?? '';
  expect(text).toContain('村名\t株数\n河东\t一百\n');
  expect(pictures.map(({ at }) => at)).toEqual([text.indexOf('表后')]);
  expect(messages[0]).toBe('表格中的图 1 处，已移到表格之后。');
});

test('the words that the structure gives a picture are its own', async () => {
  const bytes = Buffer.from(
    makePdf([page(...WORDS)], { images: [PHOTO], drawn: [between(0, { mark: 3 })] }),
  ).toString('latin1');
  const tagged = bytes
    .replace('/Type /Catalog', '/Type /Catalog /MarkInfo << /Marked true >> /StructTreeRoot 30 0 R')
    .replace('/Type /Page /', '/Type /Page /StructParents 0 /')
    .replace(
      'xref\n',
      [
        '30 0 obj\n<< /Type /StructTreeRoot /K 31 0 R /ParentTree << /Nums [0 [null null null 31 0 R]] >> >>\nendobj\n',
        '31 0 obj\n<< /Type /StructElem /S /Figure /P 30 0 R /Pg 10 0 R /Alt <FEFF73B0573A> /K 3 >>\nendobj\n',
        'xref\n',
      ].join(''),
    );
  const { value } = await pdf.read(new Uint8Array(Buffer.from(tagged, 'latin1')));
  expect(value?.pictures?.map(({ alt }) => alt)).toEqual(['现场']);
});

test('values of the grammar end where they end, and what is none is none', () => {
  const source = '<</A [1 -2.5 (a\\)(b)) <41 42>]/B#20C 12 0 R/D<</E true>>>> rest';
  const found = pdfValueAt(source, 0);
  expect(source.slice(found?.end)).toBe(' rest');
  const value = found?.value;
  if (typeof value !== 'object' || value?.type !== 'dictionary') throw new Error('no dictionary');
  expect([...value.entries.keys()]).toEqual(['A', 'B C', 'D']);
  expect(value.entries.get('B C')).toEqual({ type: 'reference', number: 12 });
  for (const broken of ['<</A', '<</A 1', '(a', '[1 2', '<<'.repeat(50), '', '<4'])
    expect(pdfValueAt(broken, 0)).toBeUndefined();
});
