import { createRequire } from 'node:module';
import path from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** What pdf.js finds of its worker when both live in one thread. */
interface WorkerHolder {
  pdfjsWorker?: unknown;
  DOMMatrix?: unknown;
}

let engine: Promise<PdfJs> | undefined;

/** pdf.js in this thread, loaded when the first PDF comes. */
function pdfEngine(): Promise<PdfJs> {
  engine ??= load();
  return engine;
}

async function load(): Promise<PdfJs> {
  process.on('unhandledRejection', passOverOrphans);
  const holder = globalThis as WorkerHolder;
  // Only drawing needs a real matrix; without the optional canvas package the import itself would fail.
  holder.DOMMatrix ??= Object;
  // @ts-expect-error the package ships no types for its worker
  holder.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

/**
 * A damaged file leaves promises of pdf.js behind that nobody waits for; they are rejected when its
 * reading has long been answered, and would bring the process down. All others still do.
 */
function passOverOrphans(reason: unknown): void {
  if (reason instanceof Error && /pdfjs-dist|pdf\.(?:worker\.)?mjs/u.test(reason.stack ?? ''))
    return;
  throw reason;
}

/** Folder of the package with its tables of Chinese encodings and its standard fonts. */
function packageFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
}

/**
 * Opens a PDF for reading: with the tables for Chinese fonts that are not embedded, without network,
 * generated code or anything of the system. Pictures of more than `mostPixels` are passed over, by what
 * the file says of their size; by default all are. pdf.js keeps the buffer for itself: who has to go on
 * using it gives a copy. Rejects as pdf.js does.
 */
export async function openPdf(bytes: Uint8Array, mostPixels = 1): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await pdfEngine();
  const folder = packageFolder();
  return getDocument({
    data: bytes,
    cMapUrl: `${path.join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${path.join(folder, 'standard_fonts')}/`,
    useSystemFonts: false,
    disableFontFace: false,
    fontExtraProperties: true,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    maxImageSize: mostPixels,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}
