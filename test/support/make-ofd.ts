import { strToU8, zipSync } from 'fflate';
import { widthOf } from './typeset.ts';
import type { SetText } from './typeset.ts';

/** Points to millimetres. */
const MM = 25.4 / 72;
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

export interface OfdOptions {
  /** Location of a body as written in `OFD.xml`. */
  docRoot?: (body: number) => string;
  /** Objects of a template page that every page of every body uses. */
  template?: readonly SetText[];
  /** Put into the first layer of every page. */
  extra?: string;
  /** Files added to the package, or put in the place of others. */
  files?: Record<string, string | Uint8Array>;
  /** Pictures by file name, each a resource under its name without the suffix. */
  media?: Readonly<Record<string, Uint8Array>>;
  /** Pictures on pages of the first body (0-based), in points from the upper left corner. */
  drawn?: readonly {
    page: number;
    id: string;
    x: number;
    y: number;
    width: number;
    height: number;
  }[];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A text object with one TextCode; runs of equal offsets are written as `g n d`. */
function textObject({ text, x, y, size }: SetText, id: number): string {
  const height = size * MM;
  const offsets = [...text].slice(0, -1).map((each) => (widthOf(each) * height).toFixed(3));
  const delta = offsets.length === 0 ? '' : ` DeltaX="${packed(offsets)}"`;
  const box = `${(x * MM).toFixed(3)} ${(y * MM - height).toFixed(3)} 180 ${(height * 1.3).toFixed(3)}`;
  return `<ofd:TextObject ID="${id}" Boundary="${box}" Font="3" Size="${height.toFixed(4)}"><ofd:TextCode X="0" Y="${height.toFixed(3)}"${delta}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
}

function packed(offsets: readonly string[]): string {
  const words: string[] = [];
  for (let at = 0; at < offsets.length;) {
    let end = at;
    while (offsets[end] === offsets[at]) end += 1;
    words.push(...(end - at > 2 ? [`g ${end - at} ${offsets[at]}`] : offsets.slice(at, end)));
    at = end;
  }
  return words.join(' ');
}

/** An OFD package (GB/T 33190-2016) of set pages, body by body. */
export function makeOfd(
  bodies: readonly (readonly (readonly SetText[])[])[],
  options: OfdOptions = {},
): Uint8Array {
  const files: Record<string, string | Uint8Array> = {};
  const { media } = options;
  const docRoot = options.docRoot ?? ((body) => `Doc_${body}/Document.xml`);
  const roots = bodies.map(
    (_, body) =>
      `<ofd:DocBody><ofd:DocInfo><ofd:DocID>${'0'.repeat(31)}${body}</ofd:DocID></ofd:DocInfo><ofd:DocRoot>${docRoot(body)}</ofd:DocRoot></ofd:DocBody>`,
  );
  files['OFD.xml'] =
    `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD">${roots.join('')}</ofd:OFD>`;
  for (const [body, pages] of bodies.entries()) {
    const template =
      options.template === undefined
        ? ''
        : '<ofd:TemplatePage ID="9" Name="t" ZOrder="Background" BaseLoc="Tpls/Tpl_0/Content.xml"/>';
    const list = pages
      .map((_, page) => `<ofd:Page ID="${100 + page}" BaseLoc="Pages/Page_${page}/Content.xml"/>`)
      .join('');
    files[`Doc_${body}/Document.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?><ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${media === undefined ? '' : '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>'}${template}</ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`;
    files[`Doc_${body}/PublicRes.xml`] =
      `<?xml version="1.0" encoding="UTF-8"?><ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>`;
    if (media !== undefined) {
      const resources = Object.keys(media).map(
        (name) =>
          `<ofd:MultiMedia ID="${name.replace(/\..*$/u, '')}" Type="Image"><ofd:MediaFile>${name}</ofd:MediaFile></ofd:MultiMedia>`,
      );
      files[`Doc_${body}/DocumentRes.xml`] =
        `<?xml version="1.0" encoding="UTF-8"?><ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>${resources.join('')}</ofd:MultiMedias></ofd:Res>`;
      for (const [name, file] of Object.entries(media)) files[`Doc_${body}/Res/${name}`] = file;
    }
    if (options.template !== undefined) {
      files[`Doc_${body}/Tpls/Tpl_0/Content.xml`] = pageXml(options.template, '', '');
    }
    for (const [page, texts] of pages.entries()) {
      const use =
        options.template === undefined ? '' : '<ofd:Template TemplateID="9" ZOrder="Background"/>';
      files[`Doc_${body}/Pages/Page_${page}/Content.xml`] = pageXml(
        texts,
        use,
        (options.extra ?? '') + (body === 0 ? imageObjects(page, options.drawn ?? []) : ''),
      );
    }
  }
  Object.assign(files, options.files);
  const date = new Date('2020-01-01T00:00:00Z');
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        name,
        [typeof text === 'string' ? strToU8(text) : text, { mtime: date }],
      ]),
    ),
  );
}

function imageObjects(
  page: number,
  drawn: readonly NonNullable<OfdOptions['drawn']>[number][],
): string {
  return drawn
    .filter((each) => each.page === page)
    .map(({ id, x, y, width, height }, index) => {
      const [left, top, across, down] = [x, y, width, height].map((each) => (each * MM).toFixed(3));
      return `<ofd:ImageObject ID="${700 + index}" Boundary="${left} ${top} ${across} ${down}" CTM="${across} 0 0 ${down} 0 0" ResourceID="${id}"/>`;
    })
    .join('');
}

function pageXml(texts: readonly SetText[], template: string, extra: string): string {
  const objects = texts.map((text, index) => textObject(text, 200 + index)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:Page ${NAMESPACE}>${template}<ofd:Content><ofd:Layer ID="50" Type="Body">${objects}${extra}</ofd:Layer></ofd:Content></ofd:Page>`;
}
