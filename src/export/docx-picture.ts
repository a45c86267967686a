import { escapeXml, paragraphXml } from './docx-text.ts';

/** A picture that Word can show. */
export interface PictureFile {
  bytes: Uint8Array;
  format: 'png' | 'jpeg' | 'gif';
  /** Pixels. */
  width: number;
  height: number;
}

/** English Metric Units: 9,525 a pixel at 96 dpi, 36,000 a millimetre. */
const PIXEL = 9525;
const WIDEST = 156 * 36000;
const HIGHEST = 200 * 36000;
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';

/** A paragraph that holds a picture, no wider than the text and no higher than a page. */
export function pictureXml(
  file: PictureFile,
  relation: string,
  number: number,
  alt: string,
): string {
  const scale = Math.min(PIXEL, WIDEST / file.width, HIGHEST / file.height);
  const size = `cx="${Math.round(file.width * scale)}" cy="${Math.round(file.height * scale)}"`;
  const name = `id="${number}" name="image${number}" descr="${escapeXml(alt)}"`;
  return paragraphXml(
    'Caption',
    `<w:r><w:drawing><wp:inline><wp:extent ${size}/><wp:docPr ${name}/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture">` +
      `<pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr ${name}/><pic:cNvPicPr/></pic:nvPicPr>` +
      `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
      '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
  );
}
