import { expect, test, vi } from 'vitest';
import { OPS as ENGINE_OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { manuscriptOf } from '#intake/manuscript';
import { pdf } from '#intake/readers/pdf';
import { OPS } from '#intake/readers/pdf-operators';
import { removePageFurniture } from '#intake/transforms/remove-page-furniture';
import { makePdf } from '../../../support/make-pdf.ts';
import { mutated, seeded } from '../../../support/mutations.ts';
import {
  bodyLines,
  expectedLines,
  fixtureBytes,
  furnitureWords,
  silence,
} from '../../../support/paged-fixture.ts';
import { typeset } from '../../../support/typeset.ts';

vi.setConfig({ testTimeout: 60_000 });

const PARAGRAPHS = [
  '杨柳街道团工委2018年工作总结',
  '一年来，街道团工委在辖区12个社区设立青年活动室，开放时间由每周2天增加到5天，全年接待青年3640人次，比前年多出一倍还多。',
  '明年打算把活动室交给青年自己管理，由各社区团支部轮流值班。',
  '\t2018年12月28日',
];
const LAYOUT = { columns: 20, lines: 4, size: 14, indent: 2 };
const BODY = PARAGRAPHS.map((paragraph) => paragraph.trim());
const names = ({ issues }: { issues: readonly { name: string }[] }) =>
  issues.map(({ name }) => name);

test.each(['head-and-numbers', 'table', 'not-embedded', 'gbk-turned'])(
  'every paragraph of %s comes out whole, without furniture',
  async (name) => {
    const read = await pdf.read(fixtureBytes(`pdf/${name}`));
    expect(bodyLines(read)).toEqual(expectedLines(`pdf/${name}`));
  },
);

test('page numbers and running heads are in the text taken in and are removed under their rules', async () => {
  const read = await pdf.read(fixtureBytes('pdf/head-and-numbers'));
  const document = read.value;
  if (document === null) throw new Error('not read');
  const { removed } = removePageFurniture(manuscriptOf(document), document.furniture);
  expect(removed.map(({ rule, text }) => `${rule} ${text}`)).toEqual([
    'running-head 澄湖县团务资料汇编',
    'page-number — 1 —',
    'running-head 澄湖县团务资料汇编',
    'page-number — 2 —',
  ]);
});

test('a table drawn with rules is a table and is reported', async () => {
  const read = await pdf.read(fixtureBytes('pdf/table'));
  const table = read.value?.blocks.find((block) => block.type === 'table');
  expect(table?.type === 'table' && table.rows.map((row) => row.length)).toEqual([5, 5, 5, 5, 5]);
  expect(names(read)).toContain('paged-table');
});

test('a scan without text says that it needs recognition', async () => {
  const read = await pdf.read(fixtureBytes('pdf/picture-only'));
  expect(read.value).toBeNull();
  expect(read.issues.map(({ message }) => message)).toEqual(['未识别到文字，请先作文字识别。']);
});

test.each([90, 180, 270] as const)('a page turned by %i degrees reads in order', async (rotate) => {
  const read = await pdf.read(makePdf(typeset(PARAGRAPHS, LAYOUT), { rotate }));
  expect(bodyLines(read)).toEqual(BODY);
});

test('a number in the body at the foot of one page stays in the body', async () => {
  const read = await pdf.read(
    makePdf([
      [
        ...(typeset(PARAGRAPHS, { ...LAYOUT, lines: 30 })[0] ?? []),
        { text: '2018', x: 280, y: 800, size: 10 },
      ],
    ]),
  );
  expect(furnitureWords(read)).toEqual([]);
  expect(bodyLines(read)).toContain('2018');
});

test('numbers that count with the pages are page numbers without any ornament', async () => {
  const read = await pdf.read(
    makePdf(typeset(PARAGRAPHS, { ...LAYOUT, foot: (number) => String(number + 40) })),
  );
  expect(furnitureWords(read)).toEqual(['41', '42', '43'].slice(0, furnitureWords(read).length));
  expect(furnitureWords(read).length).toBeGreaterThan(1);
  expect(bodyLines(read)).toEqual(BODY);
});

test('a text layer beneath a scan is taken in and marked as recognised text', async () => {
  const read = await pdf.read(makePdf(typeset(PARAGRAPHS, LAYOUT), { mode: 3 }));
  expect(bodyLines(read)).toEqual(BODY);
  expect(names(read)).toContain('paged-ocr-layer');
});

test('hidden words on a visible page are left out and quoted', async () => {
  const extra = 'BT 3 Tr /F1 12 Tf 1 0 0 1 72 300 Tm <6697963f> Tj ET';
  const read = await pdf.read(makePdf(typeset(PARAGRAPHS, { ...LAYOUT, lines: 30 }), { extra }));
  expect(bodyLines(read)).toEqual(BODY);
  expect(read.issues.map(({ message }) => message)).toContain('隐藏文字未收入：“暗阿”。');
});

test('a watermark set aslant is left out and quoted', async () => {
  const extra = 'BT 0 Tr /F1 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <518590e8> Tj ET';
  const read = await pdf.read(makePdf(typeset(PARAGRAPHS, { ...LAYOUT, lines: 30 }), { extra }));
  expect(bodyLines(read)).toEqual(BODY);
  expect(names(read)).toContain('paged-dropped-text');
});

test('a character drawn twice to look bold is one character', async () => {
  const pages = typeset(PARAGRAPHS, { ...LAYOUT, lines: 30 });
  const twice = pages.map((page) => page.flatMap((text) => [text, { ...text, x: text.x + 0.4 }]));
  expect(bodyLines(await pdf.read(makePdf(twice)))).toEqual(BODY);
});

test('glyph numbers without a table of characters are refused, not taken for words', async () => {
  const shifted = typeset(PARAGRAPHS, LAYOUT).map((page) =>
    page.map((text) => ({
      ...text,
      text: [...text.text]
        .map((each) => String.fromCharCode((each.charCodeAt(0) % 9000) + 300))
        .join(''),
    })),
  );
  const read = await pdf.read(makePdf(shifted, { encoding: 'Identity-H' }));
  expect(read.value).toBeNull();
  expect(names(read)).toContain('paged-no-encoding');
});

test('glyphs whose character is private are marked, counted and given their page', async () => {
  const codes = [...new Set(PARAGRAPHS.join(''))].map((each): [string, string] => {
    const code = each.charCodeAt(0).toString(16).padStart(4, '0');
    return [code, each === '柳' ? 'e123' : each === '一' ? '2f00' : each === '2' ? '0032' : code];
  });
  const read = await pdf.read(
    makePdf(typeset(PARAGRAPHS, { ...LAYOUT, lines: 30 }), {
      encoding: 'Identity-H',
      toUnicode: codes,
    }),
  );
  expect(bodyLines(read)).toEqual(BODY.map((line) => line.replaceAll('柳', '\ufffd')));
  expect(names(read)).toEqual(
    expect.arrayContaining(['paged-unreadable-glyphs', 'paged-variant-glyphs']),
  );
});

test('a file without its end is read as far as it goes and says so', async () => {
  const whole = makePdf(typeset(PARAGRAPHS, LAYOUT));
  const read = await pdf.read(whole.slice(0, whole.length - 8));
  expect(names(read)).toContain('paged-truncated');
});

test('a text that merely speaks of %PDF- is no PDF', () => {
  expect(pdf.accepts(new TextEncoder().encode('文件以 %PDF-1.4 开头'))).toBe(false);
  expect(pdf.accepts(new TextEncoder().encode('\ufeff\n%PDF-1.4'))).toBe(true);
});

test('an encrypted file is refused', async () => {
  const trailer = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >> /ID [<00> <00>]`;
  const read = await pdf.read(makePdf(typeset(PARAGRAPHS, LAYOUT), { trailer }));
  expect(read.value).toBeNull();
  expect(names(read)).toEqual(['paged-encrypted']);
});

test('a text given in place of what is drawn is reported when it differs', async () => {
  const extra =
    '/Span << /ActualText <FEFF5F528FD8> >> BDC EMC /Span << /ActualText <FEFF674E> >> BDC EMC';
  const read = await pdf.read(makePdf(typeset(PARAGRAPHS, LAYOUT), { extra, compress: true }));
  expect(
    read.issues
      .filter(({ name }) => name === 'paged-alternative-text')
      .map(({ message }) => message),
  ).toEqual([expect.stringContaining('归还'), expect.stringContaining('李')]);
});

test('the operators have the numbers the engine gives them', () => {
  for (const [name, number] of Object.entries(OPS)) {
    expect(ENGINE_OPS[name as keyof typeof ENGINE_OPS], name).toBe(number);
  }
});

test('200 broken files cost neither a crash nor 5 s, and none is empty in silence', async () => {
  const random = seeded(20190101);
  const sources = ['not-embedded', 'gbk-turned', 'table', 'picture-only'].map((name) =>
    fixtureBytes(`pdf/${name}`),
  );
  for (let input = 0; input < 200; input += 1) {
    const bytes = mutated(sources[input % sources.length] ?? new Uint8Array(), random);
    const start = performance.now();
    const read = await pdf.read(bytes);
    expect(performance.now() - start, `input ${input}`).toBeLessThan(5000);
    expect(silence(read), `input ${input}`).toBeUndefined();
  }
});

test('one-line paragraphs that end exactly at the margin stay apart', async () => {
  const lines = [
    '题名',
    '1.六月里连降暴雨转移群众共八十三户。',
    '2.水退当天清理淤泥约四百方铺面复业。',
    '3.下半年再把隐患点逐个查看一遍为止。',
  ];
  const read = await pdf.read(makePdf(typeset(lines, { ...LAYOUT, columns: 19.5, lines: 30 })));
  expect(bodyLines(read)).toEqual(lines);
});

test('lines of wide-set columns beneath each other are a table', async () => {
  const cells = [
    ['类别', '社团', '学生'],
    ['文学', '9', '318'],
    ['科技', '7', '205'],
  ];
  const page = cells.flatMap((row, at) =>
    row.map((text, column) => ({ text, x: 100 + column * 120, y: 300 + at * 24, size: 14 })),
  );
  const read = await pdf.read(
    makePdf([[...(typeset(PARAGRAPHS.slice(0, 2), { ...LAYOUT, lines: 30 })[0] ?? []), ...page]]),
  );
  expect(read.value?.text).toContain(cells.map((row) => row.join('\t')).join('\n'));
  expect(names(read)).toContain('paged-table');
});
