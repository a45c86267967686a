import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#document/model';
import { paragraph, text } from '#document/model';
import { blockText } from '#document/text';
import { blocksOf, manuscriptOf } from '#intake/manuscript';
import { partManuscripts } from '#intake/part-manuscripts';
import { docx } from '#intake/readers/docx';
import { splitTexts } from '#intake/split-texts';
import { transform } from '#intake/transforms/pipeline';
import { grid, makeDocx, para, picture, run } from '../../support/make-docx.ts';
import { JPEG, makePng } from '../../support/make-picture.ts';

/** Words and pictures of blocks in their order; a picture as `[url]`. */
const shown = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.type === 'illustration' ? `[${block.url}]` : blockText(block)));

/** A document of lines; `null` is a picture. */
function documentOf(lines: readonly (string | null)[]) {
  let taken = '';
  const blocks: Block[] = [];
  const pictures: { at: number; url: string; alt: string }[] = [];
  for (const line of lines) {
    if (line === null) pictures.push({ at: taken.length, url: String(pictures.length), alt: '' });
    else {
      const span = { start: taken.length, end: taken.length + line.length, line: 1 };
      blocks.push(paragraph([text(line)], span));
      taken += `${line}\n`;
    }
  }
  return { ...manuscriptOf({ blocks, text: taken }), pictures };
}

describe('pictures among the paragraphs', () => {
  it('stand where they stood, whatever their number', () => {
    const line = fc.oneof(fc.constant(null), fc.constantFrom('全年工作有序', '办班三期', '甲'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        let count = 0;
        const expected = lines.map((one) => one ?? `[${count++}]`);
        expect(shown(blocksOf(documentOf(lines)))).toEqual(expected);
      }),
    );
  });

  it('stay in place when title, headings and signature are found', () => {
    const given = documentOf([
      null,
      '共青团云溪区委员会2022年工作总结',
      null,
      '一、主要做法。办好培训班。',
      null,
      '共青团云溪区委员会',
      '2022年12月30日',
      null,
    ]);
    expect(shown(blocksOf(transform(given)))).toEqual([
      '[0]',
      '[1]',
      '一、主要做法。',
      '办好培训班。',
      '[2]',
      '共青团云溪区委员会',
      '2022年12月30日',
      '[3]',
    ]);
  });

  it('go with the text they stand in when a file holds several', () => {
    const body = '走访二十三个村，整理台账四本，办夜校十一场，参加的青年有六百余人次。'.repeat(6);
    const given = documentOf([null, '范文1：总结', body, null, '范文2：总结', body, null]);
    const { parts } = partManuscripts(given, splitTexts(given));
    expect(parts.map(({ manuscript }) => manuscript.pictures?.map(({ url }) => url))).toEqual([
      ['0', '1'],
      ['2'],
    ]);
    expect(shown(blocksOf(parts[1]?.manuscript ?? given)).at(-1)).toBe('[2]');
  });
});

describe('the pictures of a docx', () => {
  const read = (body: string, more: Partial<Parameters<typeof makeDocx>[0]> = {}) => {
    const media = { 'a.png': makePng(9, 9), 'b.jpg': JPEG };
    const { value, issues } = docx.read(makeDocx({ body, media, ...more })) as Awaited<
      ReturnType<typeof docx.read>
    >;
    const pictures = (value?.pictures ?? []).map(({ at, bytes, alt }) => ({
      before: value?.text.slice(at).split('\n')[0],
      size: bytes.length,
      alt,
    }));
    return { pictures, issues: issues.map(({ message }) => message).join() };
  };
  const [png, jpg] = [makePng(9, 9).length, JPEG.length];

  it('stand after the paragraph they are anchored in, with their words', () => {
    const { pictures, issues } = read(
      para(run('第一段') + picture('a.png', '巡堤')) + para(picture('b.jpg')) + para('第二段'),
    );
    expect(pictures).toEqual([
      { before: '第二段', size: png, alt: '巡堤' },
      { before: '第二段', size: jpg, alt: '' },
    ]);
    expect(issues).toBe('');
  });

  it('are read of old VML drawings, of boxes once, and after a table they stood in', () => {
    const vml = '<w:r><w:pict><v:shape><v:imagedata r:id="a.png"/></v:shape></w:pict></w:r>';
    expect(read(para(vml) + para('末')).pictures).toHaveLength(1);
    const box = `<w:r><w:pict><v:textbox><w:txbxContent>${para(picture('a.png'))}</w:txbxContent></v:textbox></w:pict></w:r>`;
    expect(read(para(box) + para('末')).pictures).toHaveLength(1);
    const table = grid([['甲', '乙']]).replace('</w:p></w:tc>', `${picture('a.png')}</w:p></w:tc>`);
    const { pictures, issues } = read(table + para('末'));
    expect(pictures).toEqual([{ before: '末', size: png, alt: '' }]);
    expect(issues).toContain('已移到表格之后');
  });

  it('that are not in the file are reported, and no path is followed', () => {
    const relationships =
      '<Relationship Id="out" TargetMode="External" Target="http://localhost/a.png"/>' +
      '<Relationship Id="up" Target="../../etc/media/passwd"/>';
    const { pictures, issues } = read(
      para(run('段') + picture('out') + picture('up') + picture('none')),
      { relationships },
    );
    expect(pictures).toEqual([]);
    expect(issues).toContain('链接到文件以外的图片 1 处');
    expect(issues).toContain('文件中缺少的图片 2 处');
  });

  it('that are damaged cost themselves only', () => {
    const media = { 'a.png': makePng(9, 9), 'b.jpg': JPEG };
    const file = makeDocx({
      body: para(picture('a.png')) + para(picture('b.jpg')) + para('末'),
      media,
    });
    const latin = Buffer.from(file).toString('latin1');
    const damaged = file.slice();
    // The first bytes of the picture's data, behind its name in the local header.
    const start = latin.indexOf('word/media/a.png') + 'word/media/a.png'.length;
    for (let at = start + 8; at < start + 14; at += 1) damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    const { value, issues } = docx.read(damaged) as Awaited<ReturnType<typeof docx.read>>;
    expect(value?.pictures?.map(({ bytes }) => bytes.length)).toEqual([JPEG.length]);
    expect(issues.map(({ message }) => message).join()).toContain('已坏或过大的图片 1 处');
  });

  it('do not part a paragraph that runs on', () => {
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const { pictures } = read(
      para(run('前半') + picture('a.png'), deleted) + para('后半') + para('末'),
    );
    expect(pictures).toEqual([{ before: '末', size: png, alt: '' }]);
  });
});
