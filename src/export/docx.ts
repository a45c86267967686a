import { strToU8, zipSync } from 'fflate';
import { DEEPEST, footerXml, HEAD, SECTION, stylesXml, W } from './docx-styles.ts';
import { pictureXml, type PictureFile } from './docx-picture.ts';
import { tableXml } from './docx-table.ts';
import { escapeXml, paragraphXml, runsXml } from './docx-text.ts';
import { altBesideCaption, type ExportedBlock, type ExportedDocument } from './exported-text.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const PART = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** Equal documents give equal bytes: a zip file carries a time, and 1980 is its earliest. */
const TIME = new Date(1980, 0, 1);

/**
 * A Word file with the layout of GB/T 9704-2012 and Word's own styles. `pictures` holds the files by
 * the address the page gives them; one that is missing leaves the words that describe it.
 */
export function writeDocx(
  document: ExportedDocument,
  pictures: ReadonlyMap<string, PictureFile> = new Map(),
): Uint8Array {
  const used = [
    ...new Set(document.blocks.flatMap((one) => (one.type === 'picture' ? [one.src] : []))),
  ]
    .flatMap((src) => {
      const file = pictures.get(src);
      return file === undefined ? [] : [{ src, file }];
    })
    .map(({ src, file }, at) => ({
      src,
      file,
      name: `image${at + 1}.${file.format}`,
      id: `rIdImage${at + 1}`,
    }));
  const idOf = new Map(used.map(({ src, file, id }) => [src, { file, id }]));
  const lang = document.lang === 'zh-Hant' ? 'zh-TW' : 'zh-CN';
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="gif" ContentType="image/gif"/>' +
      `<Override PartName="/word/document.xml" ContentType="${PART}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${PART}.styles+xml"/>` +
      `<Override PartName="/word/settings.xml" ContentType="${PART}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${PART}.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="${PART}.footer+xml"/>` +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
    '_rels/.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'word/document.xml')}` +
      `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml':
      `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escapeXml(document.title)}</dc:title><dc:subject>${escapeXml(document.subject)}</dc:subject><dc:creator>${escapeXml(document.creator)}</dc:creator><dc:language>${lang}</dc:language></cp:coreProperties>`,
    'word/document.xml':
      `${HEAD}<w:document xmlns:w="${W}" xmlns:r="${RELATIONS}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">` +
      `<w:body>${bodyXml(document, idOf)}${SECTION}</w:body></w:document>`,
    'word/_rels/document.xml.rels':
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rIdStyles', 'styles', 'styles.xml')}${relation('rIdSettings', 'settings', 'settings.xml')}` +
      `${relation('rIdOdd', 'footer', 'footer1.xml')}${relation('rIdEven', 'footer', 'footer2.xml')}` +
      `${used.map(({ id, name }) => relation(id, 'image', `media/${name}`)).join('')}</Relationships>`,
    'word/styles.xml': stylesXml(lang),
    'word/settings.xml': `${HEAD}<w:settings xmlns:w="${W}"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/></w:settings>`,
    'word/footer1.xml': footerXml('right'),
    'word/footer2.xml': footerXml('left'),
  };
  for (const { name, file } of used) files[`word/media/${name}`] = file.bytes;
  const parts = Object.entries(files).map(([name, content]): [string, Uint8Array] => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(parts), { mtime: TIME });
}

function bodyXml(
  { title, warning, blocks, colophon }: ExportedDocument,
  pictures: ReadonlyMap<string, { file: PictureFile; id: string }>,
): string {
  const parts = [paragraphXml('Title', plain(title))];
  if (warning !== '') parts.push(paragraphXml('Caption', plain(warning)));
  let pictured = 0;
  blocks.forEach((block, at) => {
    const before = blocks[at - 1];
    const follows = blocks[at + 1];
    if (block.type === 'heading' && block.runIn && follows?.type === 'paragraph') return;
    if (block.type === 'picture') {
      const found = pictures.get(block.src);
      pictured += 1;
      if (found !== undefined) parts.push(pictureXml(found.file, found.id, pictured, block.alt));
      else {
        const alt = altBesideCaption(blocks, at);
        if (alt !== '') parts.push(paragraphXml('Caption', plain(alt)));
      }
      return;
    }
    // Word makes one table of two that touch.
    if (block.type === 'table' && before?.type === 'table')
      parts.push(paragraphXml('BodyText', ''));
    const lead =
      before?.type === 'heading' && before.runIn && block.type === 'paragraph'
        ? runsXml(before.runs, `<w:rStyle w:val="Heading${Math.min(DEEPEST, before.depth)}Char"/>`)
        : '';
    parts.push(blockXml(block, lead));
  });
  if (colophon.length > 0) {
    parts.push(paragraphXml('Colophon', ''));
    for (const line of colophon) parts.push(paragraphXml('Colophon', plain(line)));
  }
  return parts.join('');
}

const STYLES = { body: 'BodyText', signature: 'Signature', quote: 'Quote', caption: 'Caption' };

function blockXml(block: Exclude<ExportedBlock, { type: 'picture' }>, lead: string): string {
  switch (block.type) {
    case 'heading':
      return paragraphXml(`Heading${Math.min(DEEPEST, block.depth)}`, runsXml(block.runs));
    case 'paragraph': {
      const { depth, marker, role, runs } = block;
      const own = lead + (depth > 0 && marker !== '' ? plain(`${marker} `) : '') + runsXml(runs);
      const indent =
        depth > 1
          ? `<w:ind w:leftChars="${(depth - 1) * 200}" w:left="${(depth - 1) * 632}"/>`
          : '';
      return paragraphXml(STYLES[role], own, indent);
    }
    case 'table':
      return tableXml(block.rows);
  }
}

function plain(text: string): string {
  return runsXml([{ text, strong: false }]);
}
