/**
 * The page and the type of GB/T 9704-2012: A4, a text area of 156 × 225 mm (5.2.1, 6.1), 22 lines of
 * 28 characters (5.2.3). Lengths are twentieths of a point, sizes of type half-points, as Word has
 * them. 28 characters of 16 pt are wider than the area, so the type is set 0.25 pt tighter. Not by a
 * grid of characters, as Word's setting “28 characters a line” does: LibreOffice gives two cells to a
 * character that is wider than one, which left 15 on a line.
 */
const PAGE = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587 };
const LINE_PITCH = 579;
/** Twentieths of a point between characters of 3号. */
const TIGHTER = { size: 32, by: -5 };

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Properties of the only section: footers of odd and even pages stand on either side (7.5). */
export const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/>' +
  '<w:footerReference w:type="even" r:id="rIdEven"/>' +
  `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>` +
  `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="851" w:footer="1304" w:gutter="0"/>` +
  `<w:docGrid w:type="lines" w:linePitch="${LINE_PITCH}"/></w:sectPr>`;

interface Face {
  eastAsia: string;
  /** Half-points. */
  size: number;
  bold?: boolean;
}

/** 标题 of 2号, text and headings of 3号 (7.3.1, 7.3.3). */
const BODY: Face = { eastAsia: '仿宋_GB2312', size: 32 };
const HEADINGS: readonly Face[] = [
  { eastAsia: '黑体', size: 32 },
  { eastAsia: '楷体_GB2312', size: 32 },
  { eastAsia: '仿宋_GB2312', size: 32, bold: true },
  { eastAsia: '仿宋_GB2312', size: 32 },
];

/** The deepest heading that has a style of its own. */
export const DEEPEST = HEADINGS.length;

const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="632"/>';

function face({ eastAsia, size, bold = false }: Face): string {
  const spacing = size === TIGHTER.size ? TIGHTER.by : 0;
  const strong = bold ? '<w:b/>' : '<w:b w:val="0"/>';
  return `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${eastAsia}" w:cs="Times New Roman"/>${strong}<w:spacing w:val="${spacing}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
}

function style(
  kind: 'paragraph' | 'character',
  id: string,
  name: string,
  content: string,
  base = kind === 'paragraph' && id !== 'Normal' ? 'Normal' : '',
): string {
  const first = id === 'Normal' ? ' w:default="1"' : '';
  const on = base === '' ? '' : `<w:basedOn w:val="${base}"/>`;
  return `<w:style w:type="${kind}"${first} w:styleId="${id}"><w:name w:val="${name}"/>${on}<w:qFormat/>${content}</w:style>`;
}

/** `word/styles.xml`; the language is that of the text. */
export function stylesXml(lang: string): string {
  const none = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';
  const headings = HEADINGS.map((own, at) => {
    const number = at + 1;
    const properties = `<w:pPr><w:keepNext/>${INDENT}<w:outlineLvl w:val="${at}"/></w:pPr>`;
    return (
      style('paragraph', `Heading${number}`, `heading ${number}`, properties + face(own)) +
      // For a heading that is the first sentence of its paragraph.
      style('character', `Heading${number}Char`, `标题 ${number} 字符`, face(own))
    );
  });
  return (
    `${HEAD}<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr>` +
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/>' +
    `<w:lang w:val="en-US" w:eastAsia="${lang}"/></w:rPr></w:rPrDefault></w:docDefaults>` +
    style(
      'paragraph',
      'Normal',
      'Normal',
      `<w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr>${face(BODY)}`,
    ) +
    style('paragraph', 'BodyText', 'Body Text', `<w:pPr>${INDENT}</w:pPr>`) +
    style(
      'paragraph',
      'Title',
      'Title',
      `<w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:spacing w:after="579" w:line="720" w:lineRule="exact"/>${none}<w:jc w:val="center"/></w:pPr>${face({ eastAsia: '方正小标宋简体', size: 44 })}`,
    ) +
    headings.join('') +
    style(
      'paragraph',
      'Signature',
      'Signature',
      '<w:pPr><w:ind w:rightChars="200" w:right="632"/><w:jc w:val="right"/></w:pPr>',
    ) +
    style(
      'paragraph',
      'Quote',
      'Quote',
      `<w:pPr>${INDENT}</w:pPr>${face({ eastAsia: '楷体_GB2312', size: 32 })}`,
    ) +
    style('paragraph', 'Caption', 'caption', '<w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr>') +
    style(
      'paragraph',
      'TableText',
      '表格文字',
      `<w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr>${face({ eastAsia: '仿宋_GB2312', size: 24 })}`,
    ) +
    style(
      'paragraph',
      'Colophon',
      '出处',
      `<w:pPr><w:keepNext/><w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr>${face({ eastAsia: '宋体', size: 21 })}`,
    ) +
    '</w:styles>'
  );
}

/** The page number: 4号 half-width 宋体 between two dashes, one character from the edge (7.5). */
export function footerXml(side: 'left' | 'right'): string {
  const type = face({ eastAsia: '宋体', size: 28 }).replace(/Times New Roman/g, '宋体');
  const run = (content: string): string => `<w:r>${type}${content}</w:r>`;
  const words = (text: string): string => run(`<w:t xml:space="preserve">${text}</w:t>`);
  return (
    `${HEAD}<w:ftr xmlns:w="${W}"><w:p><w:pPr><w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/></w:pPr>` +
    `${words('— ')}${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}` +
    `${run('<w:fldChar w:fldCharType="separate"/>')}${words('1')}${run('<w:fldChar w:fldCharType="end"/>')}${words(' —')}</w:p></w:ftr>`
  );
}
