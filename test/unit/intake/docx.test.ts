import { describe, expect, test } from 'vitest';
import { blockText, inlineText } from '#document/text';
import { docx } from '#intake/readers/docx';
import { formatNumber } from '#intake/readers/docx-number-format';
import { readerFor } from '#intake/readers/registry';
import { grid, list, listed, makeDocx, para, run } from '../../support/make-docx.ts';

function linesOf(parts: Parameters<typeof makeDocx>[0]): string[] {
  const { value } = docx.read(makeDocx(parts));
  return value?.blocks.map(blockText) ?? [];
}

function issuesOf(parts: Parameters<typeof makeDocx>[0]): string[] {
  return docx.read(makeDocx(parts)).issues.map(({ name }) => name);
}

describe('the docx reader', () => {
  test('is chosen by content', () => {
    expect(readerFor(makeDocx({ body: para('一') })).format).toBe('docx');
    expect(readerFor(new TextEncoder().encode('正文')).format).toBe('txt');
  });

  test('computes automatic numbers, level by level, with restarts', () => {
    const numbering = list(1, [
      ['chineseCountingThousand', '%1、'],
      ['chineseCounting', '（%2）'],
      ['decimal', '%3.'],
      ['decimalEnclosedCircle', '%4'],
    ]);
    const body = [
      para('总体情况', listed(1)),
      para('学习', listed(1, 1)),
      para('实践', listed(1, 1)),
      para('调研', listed(1, 2)),
      para('打算', listed(1)),
      para('队伍', listed(1, 1)),
      para('', listed(1, 1)),
      para('阵地', listed(1, 1)),
      para('室内', listed(1, 3)),
    ].join('');
    expect(linesOf({ body, numbering })).toEqual([
      '一、总体情况',
      '（一）学习',
      '（二）实践',
      '1. 调研',
      '二、打算',
      '（一）队伍',
      '（二）阵地',
      '① 室内',
    ]);
  });

  test('shows the numbers of higher levels inside a lower one, as decimals when the level is legal', () => {
    const numbering = list(3, [
      ['chineseCounting', '%1、'],
      ['decimal', '%1.%2'],
    ]).replace('<w:lvlText w:val="%1.%2"/>', '<w:isLgl/><w:lvlText w:val="%1.%2"/>');
    const body = para('甲', listed(3)) + para('乙', listed(3, 1)) + para('丙', listed(3, 1));
    expect(linesOf({ body, numbering })).toEqual(['一、甲', '1.1 乙', '1.2 丙']);
  });

  test('takes numbering and outline level from the style of a paragraph', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const numbering = list(1, [['japaneseCounting', '%1、']]);
    const { value } = docx.read(
      makeDocx({ body: para('概况', '<w:pStyle w:val="H1"/>'), styles, numbering }),
    );
    expect(value?.blocks[0]).toMatchObject({ type: 'heading', depth: 1 });
    expect(value?.blocks.map(blockText)).toEqual(['一、概况']);
  });

  test('drops deleted and hidden text and says so, and keeps what was inserted', () => {
    const body = para(
      run('团员') +
        '<w:del w:id="1"><w:r><w:delText>一百名</w:delText></w:r></w:del>' +
        `<w:ins w:id="2">${run('九十名')}</w:ins>` +
        run('内部掌握', '<w:vanish/>'),
    );
    expect(linesOf({ body })).toEqual(['团员九十名']);
    const { issues } = docx.read(makeDocx({ body }));
    expect(issues.map(({ name }) => name)).toEqual([
      'docx-dropped-text',
      'docx-dropped-text',
      'docx-tracked-changes',
    ]);
    expect(issues.map(({ message }) => message).join()).toMatch(/一百名.*内部掌握/u);
  });

  test('runs a paragraph whose mark was deleted on into the next', () => {
    const body = para('前半', '<w:rPr><w:del w:id="1"/></w:rPr>') + para('后半');
    expect(linesOf({ body })).toEqual(['前半后半']);
  });

  test('keeps breaks, tabs and bold', () => {
    const body = para(
      run('甲', '<w:b/>') +
        '<w:r><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>' +
        run('丁', '<w:b w:val="0"/>'),
    );
    const { value } = docx.read(makeDocx({ body }));
    const block = value?.blocks[0];
    expect(block?.type === 'paragraph' && inlineText(block.children)).toBe('甲\n乙\t丙丁');
    expect(block?.type === 'paragraph' && block.children[0]).toMatchObject({
      value: '甲',
      strong: true,
    });
  });

  test('reads tables, filling cells that are merged, and takes a one-column frame for paragraphs', () => {
    const merged =
      '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' +
      para('合计') +
      '</w:tc></w:tr><w:tr><w:tc>' +
      para('甲') +
      '</w:tc><w:tc>' +
      para('乙') +
      '</w:tc></w:tr></w:tbl>';
    expect(linesOf({ body: merged })).toEqual(['合计\t\n甲\t乙']);
    expect(linesOf({ body: grid([['单独一格'], ['又一格']]) })).toEqual(['单独一格', '又一格']);
  });

  test('appends footnotes and text boxes, and reports pictures and comments that it leaves', () => {
    const body =
      para(
        run('正文') +
          '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>',
      ) +
      para(
        `<w:r><w:pict><v:imagedata/></w:pict></w:r><w:r><w:pict><w:txbxContent>${para('框内')}</w:txbxContent></w:pict></w:r>`,
      );
    const footnotes = `<w:footnote w:id="2">${para('出处')}</w:footnote>`;
    expect(linesOf({ body, footnotes })).toEqual(['正文[1]', '框内', '[1]出处']);
    expect(issuesOf({ body, footnotes })).toEqual([
      'docx-moved',
      'docx-moved',
      'docx-not-carried',
      'docx-not-carried',
    ]);
  });

  test('gives spans that are exactly the words of their blocks', () => {
    const { value } = docx.read(
      makeDocx({ body: para('甲') + para('') + grid([['乙', '丙']]) + para('丁') }),
    );
    for (const block of value?.blocks ?? []) {
      expect(value?.text.slice(block.span.start, block.span.end)).toBe(blockText(block));
      expect(value?.text.split('\n')[block.span.line - 1]).toBe(blockText(block).split('\n')[0]);
    }
  });

  test('refuses entities, broken XML, a file without a body and one that unpacks too large', () => {
    expect(issuesOf({ body: para('甲'), prolog: '<!DOCTYPE w [<!ENTITY a "b">]>' })).toEqual([
      'docx-doctype',
    ]);
    expect(issuesOf({ body: '<w:p>' })).toEqual(['docx-broken']);
    const bomb = makeDocx({ body: para('零'.repeat(20_000_000)) });
    expect(docx.read(bomb).issues.map(({ name }) => name)).toEqual(['docx-over-limit']);
    expect(docx.read(makeDocx({ body: para('甲') }).subarray(0, 200)).value).toBeNull();
  });
});

describe('a number in one of Word’s formats', () => {
  test.each([
    [10, 'chineseCounting', '十'],
    [21, 'chineseCountingThousand', '二十一'],
    [105, 'chineseCounting', '一百零五'],
    [12, 'ideographDigital', '一二'],
    [3, 'decimalEnclosedCircle', '③'],
    [28, 'lowerLetter', 'bb'],
    [14, 'upperRoman', 'XIV'],
    [2, 'ideographTraditional', '乙'],
    [7, 'chineseLegalSimplified', '柒'],
  ])('%i as %s is %s', (number, format, words) => {
    expect(formatNumber(number, format)).toBe(words);
  });
});
