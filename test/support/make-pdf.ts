import { zlibSync } from 'fflate';
import type { SetText } from './typeset.ts';

export interface PdfOptions {
  /** A Chinese encoding for a font that is not embedded, or `Identity-H` (glyph numbers alone). */
  encoding?: 'UniGB-UCS2-H' | 'GBK-EUC-H' | 'Identity-H';
  /** Degrees by which the page is turned when shown; the text is drawn turned against it. */
  rotate?: 0 | 90 | 180 | 270;
  /** Text rendering mode; 3 draws nothing. */
  mode?: number;
  /** A table for copying (`ToUnicode`): pairs of code and text, in hexadecimal. */
  toUnicode?: readonly (readonly [string, string])[];
  /** Operators put after the text of each page. */
  extra?: string;
  /** Pictures of the file, which `drawn` puts on its pages. */
  images?: readonly PdfImage[];
  drawn?: readonly DrawnPicture[];
  /** Put into the trailer. */
  trailer?: string;
  compress?: boolean;
}

/** A picture as the file holds it: its dictionary's entries, and its data as they are packed. */
export interface PdfImage {
  entries: string;
  data: Uint8Array;
}

/** A picture on a page (0-based): its upper left corner, in points from the page's. */
export interface DrawnPicture {
  page: number;
  image: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Operators in place of those that set it upright. */
  matrix?: string;
  /** Its marked content (ISO 32000-1, 14.7.4). */
  mark?: number;
}

const WIDTH = 595;
const HEIGHT = 842;

/** A PDF of set text, with one font that is not embedded (STSong-Light, Adobe-GB1). */
export function makePdf(
  pages: readonly (readonly SetText[])[],
  options: PdfOptions = {},
): Uint8Array {
  const encoding = options.encoding ?? 'UniGB-UCS2-H';
  const contents = pages.map((page, index) =>
    [content(page, encoding, options), ...pictures(index, options.drawn ?? [])].join('\n'),
  );
  const images = options.images ?? [];
  const resources =
    images.length === 0
      ? ''
      : ` /XObject << ${images.map((_, index) => `/I${index} ${FIRST_IMAGE + index} 0 R`).join(' ')} >>`;
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`).join(' ');
  const objects = new Map<number, Buffer>();
  const put = (number: number, body: string) => objects.set(number, Buffer.from(body, 'latin1'));
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const copying = options.toUnicode === undefined ? '' : ' /ToUnicode 6 0 R';
  put(
    3,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${encoding} /Encoding /${encoding} /DescendantFonts [4 0 R]${copying} >>`,
  );
  put(
    4,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>'.replace(
      '(GB1)',
      encoding === 'Identity-H' ? '(Identity)' : '(GB1)',
    ),
  );
  put(
    5,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  if (options.toUnicode !== undefined) objects.set(6, stream(copyTable(options.toUnicode), false));
  for (const [index, body] of contents.entries()) {
    put(
      10 + index * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Rotate ${options.rotate ?? 0} /Resources << /Font << /F1 3 0 R >>${resources} >> /Contents ${11 + index * 2} 0 R >>`,
    );
    objects.set(11 + index * 2, stream(body, options.compress ?? false));
  }
  for (const [index, { entries, data }] of images.entries()) {
    const head = `<< /Type /XObject /Subtype /Image ${entries} /Length ${data.length} >>\nstream\n`;
    objects.set(
      FIRST_IMAGE + index,
      Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream')]),
    );
  }
  return assembled(objects, options.trailer ?? '');
}

/** Number of the first picture's object. */
const FIRST_IMAGE = 5000;

function pictures(page: number, drawn: readonly DrawnPicture[]): string[] {
  return drawn
    .filter((each) => each.page === page)
    .map(({ image, x, y, width, height, matrix, mark }) => {
      const place = matrix ?? `${width} 0 0 ${height} ${x} ${HEIGHT - y - height} cm`;
      const shown = `q ${place} /I${image} Do Q`;
      return mark === undefined ? shown : `/Figure << /MCID ${mark} >> BDC ${shown} EMC`;
    });
}

/** Pixels of one colour, packed: eight bits a channel, red, green, blue. */
export function pixels(
  width: number,
  height: number,
  colour: readonly [number, number, number],
): PdfImage {
  const data = Buffer.alloc(width * height * 3, Uint8Array.from(colour));
  const entries = `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode`;
  return { entries, data: zlibSync(data) };
}

/** A JPEG file as a picture; its measures as the dictionary states them. */
export function photograph(file: Uint8Array, width: number, height: number): PdfImage {
  const entries = `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
  return { entries, data: file };
}

function stream(body: string, compress: boolean): Buffer {
  const raw = Buffer.from(body, 'latin1');
  const bytes = compress ? Buffer.from(zlibSync(raw)) : raw;
  const filter = compress ? ' /Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length}${filter} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** Objects with their cross-reference table. */
function assembled(objects: ReadonlyMap<number, Buffer>, trailer = ''): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  let at = parts[0]?.length ?? 0;
  for (const [number, body] of objects) {
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.set(number, at);
    parts.push(part);
    at += part.length;
  }
  const count = Math.max(...objects.keys()) + 1;
  const rows = Array.from({ length: count }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n${rows.join('')}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function content(page: readonly SetText[], encoding: string, options: PdfOptions): string {
  const shown = page.map(({ text, x, y, size }) => {
    const [a, b, c, d, e, f] = turned(x, HEIGHT - y, options.rotate ?? 0);
    return `BT ${options.mode ?? 0} Tr /F1 ${size} Tf ${a} ${b} ${c} ${d} ${e.toFixed(2)} ${f.toFixed(2)} Tm <${hex(text, encoding)}> Tj ET`;
  });
  return [...shown, options.extra ?? ''].join('\n');
}

/** The text matrix under which text stands upright once the page is turned. */
function turned(
  x: number,
  y: number,
  rotate: number,
): [number, number, number, number, number, number] {
  switch (rotate) {
    case 90:
      return [0, 1, -1, 0, WIDTH - y * (WIDTH / HEIGHT), x];
    case 180:
      return [-1, 0, 0, -1, WIDTH - x, HEIGHT - y];
    case 270:
      return [0, -1, 1, 0, y * (WIDTH / HEIGHT), HEIGHT - x];
    default:
      return [1, 0, 0, 1, x, y];
  }
}

function hex(text: string, encoding: string): string {
  if (encoding === 'GBK-EUC-H') return [...text].map(gbk).join('');
  return [...text].map((each) => each.charCodeAt(0).toString(16).padStart(4, '0')).join('');
}

let gbkCodes: Map<string, string> | undefined;

/** The GBK code of a character, by reading the whole table once. */
function gbk(character: string): string {
  if (gbkCodes === undefined) {
    gbkCodes = new Map();
    const decoder = new TextDecoder('gbk');
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        const read = decoder.decode(Uint8Array.of(high, low));
        if ([...read].length === 1) gbkCodes.set(read, ((high << 8) | low).toString(16));
      }
    }
  }
  const code = character.charCodeAt(0);
  return code < 0x80 ? code.toString(16).padStart(2, '0') : (gbkCodes.get(character) ?? '3f');
}

function copyTable(pairs: readonly (readonly [string, string])[]): string {
  const rows = pairs.map(([code, text]) => `<${code}> <${text}>`).join('\n');
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${pairs.length} beginbfchar
${rows}
endbfchar endcmap end end`;
}
