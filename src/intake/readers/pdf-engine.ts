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
 * Opens a PDF for reading its text: with the tables for Chinese fonts that are not embedded, without
 * network, generated code, decoded pictures or anything of the system. Rejects as pdf.js does.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const { getDocument, VerbosityLevel } = await pdfEngine();
  const folder = packageFolder();
  return getDocument({
    // pdf.js keeps the buffer for itself.
    data: bytes.slice(),
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
    // No picture is decoded: one pixel is the largest that is looked at.
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}
