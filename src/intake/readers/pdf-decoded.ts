import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { openPdf } from './pdf-engine.ts';
import type { PdfImage } from './pdf-images.ts';
import { jpegSize } from './pdf-jpeg.ts';
import { OPS } from './pdf-operators.ts';
import { withStandIns } from './pdf-stand-ins.ts';
import { pngFile } from './png-file.ts';
import type { Pixels } from './png-file.ts';

/** Most pixels of a picture that is decoded, and of those decoded at one time. */
const PIXEL_LIMIT = 16_000_000;

/** Most bytes a picture may take before its colours are known, and most columns its packing may speak of. */
const RAW_LIMIT = 96 * 1024 * 1024;
const COLUMN_LIMIT = 100_000;

/** Packings that give as many bytes as one asks for, and no more. */
const GRADUAL = new Set([
  'FlateDecode',
  'LZWDecode',
  'RunLengthDecode',
  'CCITTFaxDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
]);

/** A picture that is wanted, with a page that shows it. */
export interface WantedImage {
  image: PdfImage;
  /** 1-based. */
  page: number;
}

/**
 * True for a picture that can be decoded within the limits whatever its data say of themselves: what the
 * dictionary states is the most that is asked of them. `image` and its mask are looked at.
 */
export function isDecodable(
  bytes: Uint8Array,
  image: PdfImage,
  byNumber: ReadonlyMap<number, PdfImage>,
): boolean {
  if (image.isStencil || !isBounded(bytes, image)) return false;
  if (image.mask === undefined) return true;
  const mask = byNumber.get(image.mask);
  return mask !== undefined && isBounded(bytes, mask);
}

function isBounded(bytes: Uint8Array, image: PdfImage): boolean {
  const { width, height, filters, depth, columns } = image;
  const pixels = width * height;
  if (!Number.isInteger(width) || !Number.isInteger(height) || pixels <= 0) return false;
  if (pixels > PIXEL_LIMIT || (pixels * depth) / 8 > RAW_LIMIT || columns > COLUMN_LIMIT)
    return false;
  if (filters === undefined) return false;
  if (filters.every((filter) => GRADUAL.has(filter))) return true;
  // A photograph says its own size, and is as large as that.
  if (filters.length !== 1 || filters[0] !== 'DCTDecode') return false;
  const size = jpegSize(bytes.subarray(image.data.start, image.data.end));
  return size !== undefined && size.width === width && size.height === height;
}

/**
 * Pictures as PNG files, by the numbers of their objects; what cannot be decoded, or not before
 * `deadline` (of `performance.now()`), is missing. Never rejects.
 */
export async function decodedImages(
  bytes: Uint8Array,
  images: readonly PdfImage[],
  wanted: readonly WantedImage[],
  deadline: number,
): Promise<Map<number, Uint8Array>> {
  const files = new Map<number, Uint8Array>();
  for (const batch of batchesOf(wanted)) {
    if (performance.now() > deadline) break;
    const shown = batch.flatMap(({ image }) =>
      image.mask === undefined ? [image.number] : [image.number, image.mask],
    );
    let document: PDFDocumentProxy | undefined;
    try {
      document = await openPdf(withStandIns(bytes, images, new Set(shown)), PIXEL_LIMIT);
      await decodeBatch(document, batch, files, deadline);
    } catch {
      // What a damaged file refuses here it has given as words already.
    } finally {
      await document?.loadingTask.destroy().catch(() => undefined);
    }
  }
  return files;
}

/** Pictures that are decoded together; none of them twice. */
function batchesOf(wanted: readonly WantedImage[]): WantedImage[][] {
  const batches: WantedImage[][] = [];
  const seen = new Set<number>();
  let room = 0;
  for (const each of wanted) {
    if (seen.has(each.image.number)) continue;
    seen.add(each.image.number);
    const pixels = each.image.width * each.image.height;
    if (pixels > room) {
      batches.push([]);
      room = PIXEL_LIMIT;
    }
    batches.at(-1)?.push(each);
    room -= pixels;
  }
  return batches;
}

/** What pdf.js gives of a picture it has decoded. */
interface EngineImage {
  width: number;
  height: number;
  /** 1: a bit a pixel; 2: three channels; 3: four. */
  kind: number;
  data: Uint8Array | Uint8ClampedArray | null;
  /** Its object: `12R`, with the generation after it when that is not 0. */
  ref?: string;
}

const CHANNELS: Readonly<Record<number, Pixels['channels']>> = { 1: 1, 2: 3, 3: 4 };

async function decodeBatch(
  document: PDFDocumentProxy,
  batch: readonly WantedImage[],
  files: Map<number, Uint8Array>,
  deadline: number,
): Promise<void> {
  const numbers = new Set(batch.map(({ image }) => image.number));
  for (const number of new Set(batch.map(({ page }) => page))) {
    const page = await document.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 });
    const seen = new Set<string>();
    for (const [index, operator] of fnArray.entries()) {
      if (operator !== OPS.paintImageXObject) continue;
      const [id, , height] = argsArray[index] as [string, number, number];
      if (seen.has(id) || height === 1) continue;
      seen.add(id);
      const store = id.startsWith('g_') ? page.commonObjs : page.objs;
      const found = await arrived(store, id, deadline);
      const object = Number(/^\d+/u.exec(found?.ref ?? '')?.[0]);
      if (found === null || !numbers.has(object) || files.has(object)) continue;
      const file = fileOf(found);
      if (file !== undefined) files.set(object, file);
    }
    page.cleanup();
  }
}

function fileOf({ width, height, kind, data }: EngineImage): Uint8Array | undefined {
  const channels = CHANNELS[kind];
  if (data === null || channels === undefined) return undefined;
  try {
    return pngFile({ width, height, channels, data });
  } catch {
    return undefined;
  }
}

/** A picture when it is decoded; null when that fails or takes too long. */
function arrived(
  store: { get(id: string, callback: (value: unknown) => void): unknown },
  id: string,
  deadline: number,
): Promise<EngineImage | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), Math.max(0, deadline - performance.now()));
    store.get(id, (value) => {
      clearTimeout(timer);
      resolve(value as EngineImage | null);
    });
  });
}
