import { strToU8, unzipSync, zipSync } from 'fflate';
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

  const alternatives = (choice: string, fallback: string) =>
    `<mc:AlternateContent><mc:Choice Requires="x">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
  const dropped = (body: string) =>
    docx
      .read(makeDocx({ body }))
      .issues.filter(({ name }) => name === 'docx-dropped-text')
      .map(({ message }) => message)
      .join('');

  test('keeps the words under a reading aid, and reports the reading', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('yi')}</w:rt><w:rubyBase>${run('乙')}</w:rubyBase></w:ruby></w:r>`;
    const body = para(run('甲') + ruby + run('丙'));
    expect(linesOf({ body })).toEqual(['甲乙丙']);
    expect(dropped(body)).toContain('yi');
  });

  test('takes one of several alternatives, between blocks, between runs and inside them', () => {
    expect(linesOf({ body: alternatives(para('甲'), para('乙')) })).toEqual(['甲']);
    expect(linesOf({ body: para(run('选') + alternatives(run('一'), run('备选'))) })).toEqual([
      '选一',
    ]);
    expect(linesOf({ body: alternatives('', para('只此一份')) })).toEqual(['只此一份']);
  });

  test('finds rows and cells in whatever is wrapped around them', () => {
    const cell = (words: string) => `<w:tc>${para(words)}</w:tc>`;
    const body = `<w:tbl><w:customXml><w:tr><w:ins w:id="1">${cell('甲')}</w:ins>${cell('乙')}</w:tr></w:customXml></w:tbl>`;
    expect(linesOf({ body })).toEqual(['甲\t乙']);
  });

  test('reports words in deleted rows, in covered cells and in elements it does not know', () => {
    const row = (words: string, properties = '', cell = '') =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc><w:tcPr>${cell}</w:tcPr>${para(words)}</w:tc><w:tc>${para('值')}</w:tc></w:tr>`;
    const body = `<w:tbl>${row('留', '', '<w:vMerge w:val="restart"/>')}${row('盖', '', '<w:vMerge/>')}${row('删', '<w:del w:id="1"/>')}</w:tbl><w:strange>${para('怪')}</w:strange>`;
    expect(linesOf({ body })).toEqual(['留\t值\n\t值']);
    for (const word of ['盖', '删', '怪']) expect(dropped(body)).toContain(word);
  });

  test('prints no mark of a note that is missing', () => {
    const body = para(run('正文') + '<w:r><w:footnoteReference w:id="9"/></w:r>');
    expect(linesOf({ body, footnotes: '' })).toEqual(['正文']);
    expect(issuesOf({ body, footnotes: '' })).toEqual(['docx-not-carried']);
  });

  test('follows a list that only names a style to the list of that style', () => {
    const linked =
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Outline"/></w:abstractNum>' +
      '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>';
    const numbering =
      list(1, [['chineseCounting', '%1、']]).replace(
        'w:abstractNumId="1">',
        'w:abstractNumId="1"><w:styleLink w:val="Outline"/>',
      ) + linked;
    expect(linesOf({ body: para('概况', listed(7)), numbering })).toEqual(['一、概况']);
  });

  test('gives a style the level of the list that is bound to it', () => {
    const style = (id: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const numbering = list(1, [
      ['chineseCounting', '%1、'],
      ['chineseCounting', '（%2）'],
    ]).replace('w:ilvl="1">', 'w:ilvl="1"><w:pStyle w:val="H2"/>');
    const body = para('甲', '<w:pStyle w:val="H1"/>') + para('乙', '<w:pStyle w:val="H2"/>');
    expect(linesOf({ body, styles: style('H1') + style('H2'), numbering })).toEqual([
      '一、甲',
      '（一）乙',
    ]);
  });

  test('puts no number in the middle of paragraphs that run together', () => {
    const numbering = list(1, [['chineseCounting', '%1、']]);
    const deleted = '<w:rPr><w:del w:id="1"/></w:rPr>';
    const body =
      para('前，', `${listed(1)}${deleted}`) + para('后', listed(1)) + para('下', listed(1));
    expect(linesOf({ body, numbering })).toEqual(['一、前，后', '二、下']);
    const late = para('前，', deleted) + para('后', listed(1));
    expect(linesOf({ body: late, numbering })).toEqual(['一、前，后']);
  });

  test('knows Word’s elements by their namespace, whatever the prefix', () => {
    const bytes = makeDocx({ body: para('甲', '<w:outlineLvl w:val="0"/>') });
    const files = unzipSync(bytes);
    const xml = new TextDecoder()
      .decode(files['word/document.xml'])
      .replace(/(<\/?)w:/gu, '$1ns0:')
      .replace(/ w:(?=\w+=)/gu, ' ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=');
    const other = zipSync({ ...files, 'word/document.xml': strToU8(xml) });
    expect(docx.read(other).value?.blocks[0]).toMatchObject({ type: 'heading', depth: 1 });
  });

  test('reads a sign that is a plain character, and leaves those of symbol fonts', () => {
    const sym = (font: string, char: string) =>
      `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const body = para(run('3') + sym('宋体', '00D7') + run('4') + sym('Wingdings', 'F0FC'));
    expect(linesOf({ body })).toEqual(['3×4']);
    expect(issuesOf({ body })).toEqual(['docx-not-carried']);
  });

  test('takes the lines of a text typed into one paragraph for paragraphs', () => {
    const body = para('<w:r><w:t>题</w:t><w:br/><w:t>一、甲</w:t><w:br/><w:t>落款</w:t></w:r>');
    expect(linesOf({ body })).toEqual(['题', '一、甲', '落款']);
    expect(linesOf({ body: body + para('又一段') })).toEqual(['题\n一、甲\n落款', '又一段']);
  });

  test('ignores an outline level that does not exist', () => {
    const { value } = docx.read(makeDocx({ body: para('甲', '<w:outlineLvl w:val="-3"/>') }));
    expect(value?.blocks[0]?.type).toBe('paragraph');
  });

  test('ends at once on numbers that no list has', () => {
    const huge = (format: string) =>
      list(1, [[format, '%1.']]).replace('w:start w:val="1"', 'w:start w:val="90000000000000"');
    for (const format of ['upperRoman', 'lowerLetter', 'decimal'])
      expect(linesOf({ body: para('甲', listed(1)), numbering: huge(format) })).toHaveLength(1);
    expect(formatNumber(32767, 'upperRoman')).toBe('32767');
    expect(formatNumber(32767, 'upperLetter')).toBe('32767');
  });

  test('refuses bytes that are no text, and content that is not what was packed', () => {
    const bytes = makeDocx({ body: para('发展团员35名') });
    const files = unzipSync(bytes);
    const xml = files['word/document.xml'] ?? new Uint8Array();
    xml[xml.length - 40] = 0xff;
    expect(docx.read(zipSync({ ...files, 'word/document.xml': xml })).value).toBeNull();
    // Stored, so that one byte of the file is one byte of the text.
    const stored = zipSync(unzipSync(bytes), { level: 0 });
    const at = Buffer.from(stored).indexOf('35名');
    stored[at] = '9'.charCodeAt(0);
    expect(docx.read(stored).issues.map(({ name }) => name)).toEqual(['docx-broken']);
  });

  test('refuses a mark of classification in the body, in a header and in a text box', () => {
    const box = para(
      `<w:r><w:pict><w:txbxContent>${para(run('秘密') + run('★一年'))}</w:txbxContent></w:pict></w:r>`,
    );
    expect(issuesOf({ body: para('正文'), header: para('机密★10年') })).toEqual(['classified']);
    expect(issuesOf({ body: box })).toEqual(['classified']);
    expect(issuesOf({ body: para('做好保密工作，不谈机密') })).toEqual([]);
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
