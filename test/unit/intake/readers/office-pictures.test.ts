import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Result } from '#issues/issue';
import { doc } from '#intake/readers/doc';
import { floatingPictures } from '#intake/readers/doc-pictures';
import { odt } from '#intake/readers/odt';
import { rtf } from '#intake/readers/rtf';
import {
  artRecord,
  makeDoc,
  pictureInLine,
  pngRecord,
  shapeProperties,
  storeEntry,
} from '../../../support/make-doc.ts';
import { makeOdt, odtPicture } from '../../../support/make-odt.ts';
import { JPEG, makeEmf, makePng } from '../../../support/make-picture.ts';
import { officeFixtures } from '../../../support/office-fixtures.ts';
import { linesAndPictures, picturesIn } from '../../../support/make-pictured.ts';

const RED = makePng(20, 18, [200, 0, 0]);
const BLUE = makePng(21, 18, [0, 0, 200]);

const messages = ({ issues }: Result<unknown>) => issues.map(({ message }) => message);
const same = (...wanted: Uint8Array[]) =>
  wanted.map((bytes) => Buffer.from(bytes).toString('base64'));

describe.each(['odt', 'rtf', 'doc'])('the %s that LibreOffice writes', (format) => {
  it('gives every picture once, in the line, beside it and out of the table', () => {
    const bytes = officeFixtures(format).find(({ name }) => name === 'pictures')?.bytes;
    const read = { odt, rtf, doc }[format]?.read(bytes ?? new Uint8Array());
    if (read === undefined) throw new Error(`no reader of ${format}`);
    // LibreOffice does not write the words of pictures into a doc.
    const words = (alt: string) => (format === 'doc' ? '[]' : `[${alt}]`);
    expect(linesAndPictures(read)).toEqual([
      '石门镇团委2021年工作总结',
      '一年来，镇团委走访十二个村，收到建议六十四条。',
      words('走访现场'),
      '图1 走访现场',
      '三月，在河东村开座谈会一次，到会青年二十一人。',
      words('座谈会'),
      '四月，植树三百株，成活二百八十株。',
      '[]',
      '村名\t株数',
      '河东村\t一百五十',
      words('树苗'),
      '明年打算再走访八个村。',
      '[]',
    ]);
    expect(messages(read)).toEqual(['表格中的图 1 处，已移到表格之后。']);
  });
});

describe('a picture in an odt', () => {
  const read = (body: string, members: Record<string, Uint8Array> = {}) =>
    odt.read(makeOdt(body, '', members));

  it('is what the package holds under its address, described by the frame', () => {
    const found = read(
      `<text:p>甲${odtPicture('Pictures/a.png', '现场')}</text:p><text:p>乙${odtPicture('./Pictures/b.png')}</text:p>`,
      { 'Pictures/a.png': RED, 'Pictures/b.png': BLUE },
    );
    expect(linesAndPictures(found)).toEqual(['甲', '[现场]', '乙', '[]']);
    expect(picturesIn(found)).toEqual(same(RED, BLUE));
  });

  it.each([
    ['http://example.org/a.png', '链接到文件以外的图片'],
    ['../../../../etc/passwd', '链接到文件以外的图片'],
    ['/etc/passwd', '链接到文件以外的图片'],
    ['file:///etc/passwd', '链接到文件以外的图片'],
    ['Pictures/none.png', '文件中缺少或已坏的图片'],
  ])('is reported when it lies at %s', (address, what) => {
    const found = read(`<text:p>甲${odtPicture(address)}</text:p>`);
    expect(found.value?.pictures).toBeUndefined();
    expect(messages(found)).toEqual([`原件中有${what} 1 处，未收入正文。`]);
  });

  it('that is broken in the package costs neither the words nor another picture', () => {
    const bytes = makeOdt(
      `<text:p>甲${odtPicture('a.png')}${odtPicture('b.png')}</text:p>`,
      '',
      { 'a.png': RED, 'b.png': BLUE },
      0,
    );
    const at = Buffer.from(bytes).indexOf(Buffer.from(RED).subarray(40, 60)) + 4;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const found = odt.read(bytes);
    expect(picturesIn(found)).toEqual(same(BLUE));
    expect(messages(found)).toEqual(['原件中有文件中缺少或已坏的图片 1 处，未收入正文。']);
  });

  it('is taken once when it is there as a drawing and as pixels', () => {
    const drawing = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const frame =
      '<draw:frame><draw:image xlink:href="a.svg"/><draw:image xlink:href="a.png"/></draw:frame>';
    const found = read(`<text:p>甲${frame}</text:p>`, { 'a.svg': drawing, 'a.png': RED });
    expect(picturesIn(found)).toEqual(same(RED));
  });

  it('stands once where its cell is repeated, and after the table', () => {
    const cell = (words: string, more = '') =>
      `<table:table-cell ${more}><text:p>${words}</text:p></table:table-cell>`;
    const found = read(
      `<table:table><table:table-row>${cell('甲')}${cell(`乙${odtPicture('a.png', '图')}`, 'table:number-columns-repeated="3"')}</table:table-row></table:table><text:p>后</text:p>`,
      { 'a.png': RED },
    );
    expect(linesAndPictures(found)).toEqual(['甲\t乙\t乙\t乙', '[图]', '后']);
    expect(messages(found)).toEqual(['表格中的图 1 处，已移到表格之后。']);
  });

  it('in a text box comes with the words of the box', () => {
    const box = `<draw:frame><draw:text-box><text:p>图1${odtPicture('a.png', '图')}</text:p></draw:text-box></draw:frame>`;
    const found = read(`<text:p>甲${box}</text:p><text:p>乙</text:p>`, { 'a.png': RED });
    expect(linesAndPictures(found)).toEqual(['甲', '乙', '图1', '[图]']);
  });

  it('that is deleted or hidden is none', () => {
    const deleted = `<text:tracked-changes><text:changed-region><text:deletion><text:p>旧${odtPicture('a.png')}</text:p></text:deletion></text:changed-region></text:tracked-changes>`;
    expect(read(`${deleted}<text:p>甲</text:p>`, { 'a.png': RED }).value?.pictures).toBeUndefined();
  });
});

describe('a picture in an RTF file', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const read = (source: string, binary: Uint8Array = new Uint8Array()) => {
    const [before = '', after = ''] = source.split('BINARY');
    return rtf.read(
      new Uint8Array(
        Buffer.concat([Buffer.from(before, 'latin1'), binary, Buffer.from(after, 'latin1')]),
      ),
    );
  };
  const pict = (kind: string, bytes: Uint8Array) => `{\\pict\\${kind}\n${hex(bytes)}}`;

  it('is taken as it is: PNG, JPEG, metafile, in digits or as bytes', () => {
    const found = read(
      `{\\rtf1 a${pict('pngblip', RED)}\\par b${pict('jpegblip', JPEG)}\\par c${pict('emfblip', makeEmf())}{\\pict\\pngblip\\bin${BLUE.length} BINARY}\\par}`,
      BLUE,
    );
    expect(linesAndPictures(found)).toEqual(['a', '[]', 'b', '[]', 'c', '[]', '[]']);
    expect(picturesIn(found)).toEqual(same(RED, JPEG, makeEmf(), BLUE));
    expect(found.issues).toEqual([]);
  });

  it('is taken once when it is there for new programs and for old ones', () => {
    const found = read(
      `{\\rtf1 a{\\*\\shppict${pict('pngblip', RED)}}{\\nonshppict${pict('wmetafile8', new Uint8Array([1, 0]))}}\\par}`,
    );
    expect(picturesIn(found)).toEqual(same(RED));
  });

  it('is what a shape shows, not the pattern it is filled with', () => {
    const property = (name: string, value: string) => `{\\sp{\\sn ${name}}{\\sv ${value}}}`;
    const shape = `{\\shp{\\*\\shpinst${property('pib', pict('pngblip', RED))}${property('fillBlip', pict('pngblip', BLUE))}${property('wzDescription', 'yard')}}}`;
    const found = read(`{\\rtf1 a${shape}\\par b}`);
    expect(linesAndPictures(found)).toEqual(['a', '[yard]', 'b']);
    expect(picturesIn(found)).toEqual(same(RED));
    expect(found.issues).toEqual([]);
  });

  it('says what it shows by its own properties', () => {
    const own = '{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv yard}}}';
    const found = read(`{\\rtf1 a{\\*\\shppict{\\pict${own}\\pngblip ${hex(RED)}}}\\par}`);
    expect(linesAndPictures(found)).toEqual(['a', '[yard]']);
    expect(picturesIn(found)).toEqual(same(RED));
  });

  it('gets the head of a file when it is a bare bitmap', () => {
    const bitmap = Buffer.alloc(40 + 16 * 16 * 3);
    bitmap.writeUInt32LE(40, 0);
    bitmap.writeInt32LE(16, 4);
    bitmap.writeInt32LE(16, 8);
    bitmap.writeUInt16LE(1, 12);
    bitmap.writeUInt16LE(24, 14);
    const [file] = read(`{\\rtf1 a${pict('dibitmap0', bitmap)}\\par}`).value?.pictures ?? [];
    const bytes = Buffer.from(file?.bytes ?? new Uint8Array());
    expect(bytes.toString('latin1', 0, 2)).toBe('BM');
    expect([bytes.readUInt32LE(2), bytes.readUInt32LE(10)]).toEqual([bytes.length, 54]);
    expect(bytes.subarray(14).equals(bitmap)).toBe(true);
  });

  it('stands after the table it was in, after the paragraph it was in, never within', () => {
    const found = read(
      `{\\rtf1\\trowd\\cellx1000\\cellx2000\\pard\\intbl a${pict('pngblip', RED)}\\cell b\\cell\\row\\pard c${pict('pngblip', BLUE)}d\\par e\\par}`,
    );
    expect(linesAndPictures(found)).toEqual(['a\tb', '[]', 'cd', '[]', 'e']);
    expect(messages(found)).toEqual(['表格中的图 1 处，已移到表格之后。']);
  });

  it('without bytes, or deleted, is reported', () => {
    const found = read(`{\\rtf1 a{\\pict\\pngblip}{\\deleted${pict('pngblip', RED)}}\\par}`);
    expect(found.value?.pictures).toBeUndefined();
    expect(messages(found)).toEqual([
      '原件中有已删除或隐藏的图片 1 处，未收入正文。',
      '原件中有没有内容的图片 1 处，未收入正文。',
    ]);
  });

  it('that claims more bytes than there are takes none of the words with it', () => {
    const found = read(`{\\rtf1 a\\par b{\\pict\\pngblip\\bin99999999 BINARY}\\par c}`, RED);
    expect(found.value).toBeNull();
    expect(messages(found)).toEqual(['rtf 文件已损坏或结构异常：文件不完整。']);
  });
});

describe('a picture in a Word file', () => {
  const metafile = (packed: Uint8Array) => {
    const head = Buffer.alloc(16 + 34);
    head.writeUInt32LE(packed.length, 16 + 28);
    return artRecord(0xf01a, 0x3d4, Buffer.concat([head, packed]));
  };

  it('is read from the data stream: bare, in an entry of a store, a packed metafile', () => {
    const found = doc.read(
      makeDoc([
        ['甲', { art: pictureInLine('现场', pngRecord(RED)) }, '乙'],
        [{ art: pictureInLine('', storeEntry(pngRecord(BLUE))) }],
        ['丙', { art: pictureInLine('', metafile(deflateSync(makeEmf()))) }],
      ]),
    );
    expect(linesAndPictures(found)).toEqual(['甲乙', '[现场]', '[]', '丙', '[]']);
    expect(picturesIn(found)).toEqual(same(RED, BLUE, makeEmf()));
    expect(found.issues).toEqual([]);
  });

  it('has one digest before it or two', () => {
    const twice = artRecord(0xf01e, 0x6e1, Buffer.concat([Buffer.alloc(33), RED]));
    const found = doc.read(makeDoc([['甲', { art: pictureInLine('', twice) }]]));
    expect(picturesIn(found)).toEqual(same(RED));
  });

  it('is reported when its description leads nowhere, is cut off, or packs a bomb', () => {
    const bomb = metafile(deflateSync(Buffer.alloc(40 * 1024 * 1024)));
    const cut = pictureInLine('', pngRecord(RED));
    new DataView(cut.buffer, cut.byteOffset).setUint32(0, 0x7fffffff, true);
    const found = doc.read(
      makeDoc([
        ['甲', { art: pictureInLine('', bomb) }],
        ['乙', { art: new Uint8Array(80) }],
        ['丙', { art: cut }],
      ]),
    );
    expect(linesAndPictures(found)).toEqual(['甲', '乙', '丙']);
    expect(messages(found)).toEqual(['原件中有不能读取的图片 3 处，未收入正文。']);
  });

  it('that is the stand-in of a shape is passed over', () => {
    const found = doc.read(makeDoc([['甲', { art: pictureInLine('') }]]));
    expect(found).toMatchObject({ issues: [] });
    expect(found.value?.pictures).toBeUndefined();
  });

  it('that floats is found by its anchor, in the drawing or where that says', () => {
    const head = (number: number) => {
      const body = Buffer.alloc(8);
      body.writeUInt32LE(number, 0);
      return artRecord(0xf00a, 75, body);
    };
    const shape = (number: number, picture: number) =>
      artRecord(0xf004, 0, Buffer.concat([head(number), shapeProperties(picture, `图${picture}`)]));
    const delayed = Buffer.alloc(36);
    delayed.writeUInt32LE(10, 28);
    const store = artRecord(
      0xf001,
      2,
      Buffer.concat([storeEntry(pngRecord(RED)), artRecord(0xf007, 6, delayed)]),
    );
    const patriarch = artRecord(
      0xf003,
      0,
      Buffer.concat([
        shape(1024, 0),
        shape(1025, 1),
        artRecord(0xf003, 0, Buffer.concat([shape(1026, 0), artRecord(0xf003, 0, shape(1027, 2))])),
      ]),
    );
    const art = Buffer.concat([
      artRecord(0xf000, 0, store),
      Buffer.from([0]),
      artRecord(0xf002, 0, patriarch),
    ]);
    const anchors = Buffer.alloc(3 * 4 + 2 * 26);
    anchors.writeUInt32LE(5, 0);
    anchors.writeUInt32LE(9, 4);
    anchors.writeUInt32LE(1025, 12);
    anchors.writeUInt32LE(1026, 12 + 26);
    const main = Buffer.concat([Buffer.alloc(10), pngRecord(BLUE)]);
    const at = floatingPictures(anchors, art, main);
    expect(at(5).map(({ alt, bytes }) => [alt, [...bytes]])).toEqual([['图1', [...RED]]]);
    expect(at(9).map(({ alt, bytes }) => [alt, [...bytes]])).toEqual([['图2', [...BLUE]]]);
    expect(at(7)).toEqual([]);
  });
});
