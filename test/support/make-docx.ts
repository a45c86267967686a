import { strToU8, zipSync } from 'fflate';

/** Parts of a docx as Word writes them, small enough to read in a test. */
export interface DocxParts {
  /** XML inside `w:body`. */
  body: string;
  /** XML inside `w:numbering`. */
  numbering?: string;
  /** XML inside `w:styles`. */
  styles?: string;
  /** XML inside `w:footnotes`. */
  footnotes?: string;
  /** XML inside `w:hdr` of a header. */
  header?: string;
  /** Pictures by file name (`image1.png`); `picture` refers to them. */
  media?: Record<string, Uint8Array>;
  /** XML inside `Relationships`, beside those of `media`. */
  relationships?: string;
  /** What stands before the root of the document part, such as a DOCTYPE. */
  prolog?: string;
}

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml"';

function part(root: string, content: string, before = ''): Uint8Array {
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8"?>${before}<w:${root} ${NAMESPACES}>${content}</w:${root}>`,
  );
}

/** A docx file; a fixed time stamp makes equal parts give equal bytes. */
export function makeDocx({
  body,
  numbering,
  styles,
  footnotes,
  header,
  media = {},
  relationships = '',
  prolog = '',
}: DocxParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`, prolog),
  };
  if (numbering !== undefined) files['word/numbering.xml'] = part('numbering', numbering);
  if (styles !== undefined) files['word/styles.xml'] = part('styles', styles);
  if (footnotes !== undefined) files['word/footnotes.xml'] = part('footnotes', footnotes);
  if (header !== undefined) files['word/header1.xml'] = part('hdr', header);
  const names = Object.keys(media);
  if (names.length > 0 || relationships !== '') {
    const own = names.map(
      (name) => `<Relationship Id="${name}" Type="image" Target="media/${name}"/>`,
    );
    files['word/_rels/document.xml.rels'] = strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${own.join('')}${relationships}</Relationships>`,
    );
  }
  for (const name of names) files[`word/media/${name}`] = media[name] ?? new Uint8Array();
  return zipSync(files, { mtime: new Date(2024, 0, 1) });
}

/** A run of text. */
export function run(words: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

/** A paragraph of runs, or of plain words. */
export function para(content: string, properties = ''): string {
  const inner = content.startsWith('<') ? content : run(content);
  return `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
}

/** Properties of a paragraph in an automatic list. */
export function listed(numId: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/></w:numPr>`;
}

/** An abstract list with its levels (`[format, text]`), and one list made from it. */
export function list(
  id: number,
  levels: readonly (readonly [format: string, text: string])[],
): string {
  const shapes = levels
    .map(
      ([format, text], level) =>
        `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
    )
    .join('');
  return `<w:abstractNum w:abstractNumId="${id}">${shapes}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`;
}

/** A table of plain words. */
export function grid(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

function cells(row: readonly string[]): string {
  return row.map((cell) => `<w:tc>${para(cell)}</w:tc>`).join('');
}

/** A run with a picture of `media`, in the line of the text. */
export function picture(name: string, description = ''): string {
  return (
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${description}"/>` +
    '<a:graphic><a:graphicData><pic:pic><pic:blipFill>' +
    `<a:blip r:embed="${name}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>` +
    '</wp:inline></w:drawing></w:r>'
  );
}
