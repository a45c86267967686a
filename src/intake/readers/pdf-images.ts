import { nameIn, pdfValueAt } from './pdf-values.ts';
import type { PdfValue } from './pdf-values.ts';

/** A picture of the file (an image XObject, ISO 32000-1, 8.9.5): always an object of its own. */
export interface PdfImage {
  /** Number of the object; a later one of the same number replaces it. */
  number: number;
  /** The dictionary and the data, as offsets into the file. */
  dictionary: { start: number; end: number };
  data: { start: number; end: number };
  width: number;
  height: number;
  /** Names of the filters, first to last; undefined when they cannot be told. */
  filters: string[] | undefined;
  /** True for a stencil, through which a colour is painted. */
  isStencil: boolean;
  /** Most bits of a pixel, and widest row that its packing speaks of. */
  depth: number;
  columns: number;
  /** Number of the picture that says how far this one can be seen through. */
  mask: number | undefined;
  /** True when its values stand for others than they say (`Decode`), in less than four inks. */
  isReversed: boolean;
  /** As the dictionary has them: what the stand-in keeps. */
  kept: string;
}

/** Most pictures that are looked at. */
const IMAGE_LIMIT = 20_000;

/** Characters before `/Subtype /Image` in which its dictionary begins. */
const REACH = 4000;

/** The pictures of a file by their places in it (`source`: its bytes as Latin-1 characters). */
export function pdfImages(source: string): PdfImage[] {
  const images: PdfImage[] = [];
  const objects = new Objects(source);
  let before = -1;
  for (const match of source.matchAll(/\/Subtype\s{0,20}\/Image(?![\w#.-])/gu)) {
    const from = Math.max(0, match.index - REACH);
    const reach = source.slice(from, match.index);
    if (!reach.includes(' obj')) continue;
    const head = from + reach.lastIndexOf(' obj');
    if (head === before) continue;
    const number = Number(
      /(\d{1,10})\s+\d{1,5}$/u.exec(source.slice(Math.max(0, head - 20), head))?.[1],
    );
    const image = Number.isInteger(number) ? imageAt(source, head + 4, number, objects) : undefined;
    if (image === undefined) continue;
    before = head;
    images.push(image);
    if (images.length >= IMAGE_LIMIT) break;
  }
  return images;
}

/** Looks up values that stand in objects of their own; those in packed objects are not found. */
class Objects {
  readonly #source: string;
  #offsets: Map<number, number> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  resolved(value: PdfValue | undefined): PdfValue | undefined {
    if (typeof value !== 'object' || value?.type !== 'reference') return value;
    this.#offsets ??= this.#places();
    const at = this.#offsets.get(value.number);
    const found = at === undefined ? undefined : pdfValueAt(this.#source, at)?.value;
    return typeof found === 'object' && found?.type === 'reference' ? undefined : found;
  }

  #places(): Map<number, number> {
    const places = new Map<number, number>();
    for (const match of this.#source.matchAll(/(?<!\d)(\d{1,10})\s{1,5}\d{1,5}\s{1,5}obj(?!\w)/gu))
      places.set(Number(match[1]), match.index + match[0].length);
    return places;
  }
}

function imageAt(
  source: string,
  at: number,
  number: number,
  objects: Objects,
): PdfImage | undefined {
  const found = pdfValueAt(source, at);
  if (typeof found?.value !== 'object' || found.value?.type !== 'dictionary') return undefined;
  const { entries } = found.value;
  if (nameIn(entries.get('Subtype')) !== 'Image') return undefined;
  const start = source.indexOf('<<', at);
  const stream = /^\s{0,20}stream(?:\r\n|\n|\r)?/u.exec(source.slice(found.end, found.end + 40));
  if (stream === null) return undefined;
  const from = found.end + stream[0].length;
  const value = (name: string) => objects.resolved(entries.get(name));
  const numeral = (name: string) => {
    const each = value(name);
    return typeof each === 'number' ? each : 0;
  };
  const mask = entries.get('SMask') ?? entries.get('Mask');
  return {
    number,
    dictionary: { start, end: found.end },
    data: { start: from, end: endOf(source, from, numeral('Length')) },
    width: numeral('Width'),
    height: numeral('Height'),
    filters: filtersOf(value('Filter'), objects),
    isStencil: value('ImageMask') === true,
    depth: (numeral('BitsPerComponent') || 8) * componentsOf(value('ColorSpace'), objects),
    columns: columnsOf(value('DecodeParms') ?? value('DP'), objects),
    mask: typeof mask === 'object' && mask?.type === 'reference' ? mask.number : undefined,
    isReversed: isReversed(value('Decode')),
    kept: ['Length', 'OC'].map((name) => entryIn(source.slice(start, found.end), name)).join(''),
  };
}

/** An entry of a dictionary as it is written, when it is a number or a reference. */
function entryIn(dictionary: string, name: string): string {
  const found = new RegExp(String.raw`/${name}\s+(\d+(?:\s+\d+\s+R)?)`, 'u').exec(dictionary)?.[1];
  return found === undefined ? '' : `/${name} ${found.replace(/\s+/gu, ' ')}`;
}

/** Where the data end: as stated, when they do end there. */
function endOf(source: string, from: number, length: number): number {
  const stated = source.slice(from + length, from + length + 20);
  if (length > 0 && /^\s{0,3}endstream/u.test(stated)) return from + length;
  const end = source.indexOf('endstream', from);
  return end < 0 ? source.length : end;
}

const SHORT: Readonly<Record<string, string>> = {
  DCT: 'DCTDecode',
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
};

function filtersOf(value: PdfValue | undefined, objects: Objects): string[] | undefined {
  if (value === undefined || value === null) return [];
  const items = typeof value === 'object' && value.type === 'array' ? value.items : [value];
  const names = items.map((item) => nameIn(objects.resolved(item)));
  return names.every((name) => name !== undefined)
    ? names.map((name) => SHORT[name] ?? name)
    : undefined;
}

function columnsOf(value: PdfValue | undefined, objects: Objects): number {
  const items = typeof value === 'object' && value?.type === 'array' ? value.items : [value];
  const columns = items.map((item) => {
    const parms = objects.resolved(item);
    if (typeof parms !== 'object' || parms?.type !== 'dictionary') return 0;
    const found = objects.resolved(parms.entries.get('Columns'));
    return typeof found === 'number' ? found : 0;
  });
  return Math.max(...columns, 0);
}

/** Most inks of a colour space nobody knows (ISO 32000-1, annex C). */
const MOST_INKS = 32;

/** The most components a pixel has in a colour space. */
function componentsOf(value: PdfValue | undefined, objects: Objects): number {
  const space = typeof value === 'object' && value?.type === 'array' ? value.items[0] : value;
  switch (nameIn(objects.resolved(space))) {
    case 'DeviceGray':
    case 'CalGray':
    case 'Indexed':
    case 'Separation':
      return 1;
    case 'DeviceRGB':
    case 'CalRGB':
    case 'Lab':
      return 3;
    case 'DeviceCMYK':
    case 'ICCBased':
      return 4;
    default:
      return MOST_INKS;
  }
}

/** A photograph of four inks says so as a rule, and means what everybody reads. */
function isReversed(value: PdfValue | undefined): boolean {
  if (typeof value !== 'object' || value?.type !== 'array' || value.items.length > 6) return false;
  return value.items.some((item, index) => item !== index % 2);
}
