import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Issue, Result } from '#issues/issue';
import { newTally } from './glyph-text.ts';
import type { GlyphTally } from './glyph-text.ts';
import type { GlyphPage } from './glyphs.ts';
import { framePage } from './page-frame.ts';
import type { PlacedGlyph } from './page-frame.ts';
import { pagedFinding, pageList, PagedRefused } from './paged-finding.ts';
import { newPictureTally } from './page-pictures.ts';
import { pagedResult } from './paged-result.ts';
import type { PagedLeftovers } from './paged-result.ts';
import { openPdf } from './pdf-engine.ts';
import type { PdfFont } from './pdf-fonts.ts';
import { drawnPage } from './pdf-glyphs.ts';
import { alternativeWords, PdfPictures } from './pdf-pictures.ts';
import { rawFindings } from './pdf-raw.ts';
import type { RawFindings } from './pdf-raw.ts';
import type { PagedDocument } from './reflow.ts';

const FORMAT = 'pdf';
const PAGE_LIMIT = 1000;
const GLYPH_LIMIT = 2_000_000;
/** Milliseconds after which no further page is begun. */
const TIME_LIMIT = 20_000;

/**
 * PDF, through pdf.js. Reading is asynchronous; it never rejects. What a file refuses: a password, no
 * text at all (a scan), text without characters (fonts that do not say what their glyphs stand for).
 */
export const pdf = {
  format: FORMAT,
  accepts: (bytes: Uint8Array): boolean => isPdf(bytes),
  async read(bytes: Uint8Array): Promise<Result<PagedDocument | null>> {
    try {
      return await readPdf(bytes);
    } catch (error) {
      return { value: null, issues: [issueOf(error)] };
    }
  },
};

/** Blanks, a byte order mark or a printer's escape may stand before the mark; words may not. */
function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('\u001b%-12345X')) return head.includes('%PDF-');
  return head
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
    .startsWith('%PDF-');
}

function issueOf(error: unknown): Issue {
  if (error instanceof PagedRefused) return error.issue;
  const { name } = error as Error;
  if (name === 'PasswordException') return pagedFinding('paged-encrypted', { format: FORMAT });
  const reason = name === 'InvalidPDFException' ? '不是有效的 PDF' : '结构不能解析';
  return pagedFinding('paged-broken', { format: FORMAT, reason });
}

async function readPdf(bytes: Uint8Array): Promise<Result<PagedDocument | null>> {
  const deadline = performance.now() + TIME_LIMIT;
  const { pictures, raw } = lookedThrough(bytes);
  const reader = new PdfPages(pictures);
  await readPages(pictures, reader, deadline);
  const left = reader.leftovers;
  reader.leave('写在页面内容中的图片', raw.inlinePictures);
  // A scan has no text for pictures to stand in.
  if (reader.tally.total > 0)
    await pictures.settle(left.pictures, (what, count) => reader.leave(what, count), deadline);
  const result = pagedResult([reader.pages], reader.tally, left, raw.alternatives);
  if (!raw.isComplete) result.issues.push(pagedFinding('paged-truncated', { format: FORMAT }));
  if (reader.failed.length > 0) {
    result.issues.push(pagedFinding('paged-page-failed', { pages: pageList(reader.failed) }));
    // Nothing was found because nothing could be parsed: that is no scan.
    if (result.value === null && reader.failed.length === reader.count) {
      throw new PagedRefused('paged-broken', { format: FORMAT, reason: '各页均不能解析' });
    }
  }
  return result;
}

/** What the bytes tell by themselves. */
function lookedThrough(bytes: Uint8Array): { pictures: PdfPictures; raw: RawFindings } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return { pictures: new PdfPictures(bytes, source), raw: rawFindings(source) };
}

/** Reads page after page; the engine gives its memory back before pictures are decoded. */
async function readPages(pictures: PdfPictures, reader: PdfPages, deadline: number): Promise<void> {
  const { bytes, mostPixels } = pictures.standIn();
  const document = await openPdf(bytes, mostPixels);
  try {
    if (document.numPages > PAGE_LIMIT) {
      const reason = `超过 ${PAGE_LIMIT} 页`;
      throw new PagedRefused('paged-over-limit', { format: FORMAT, reason });
    }
    for (let number = 1; number <= document.numPages; number += 1) {
      if (performance.now() > deadline) {
        throw new PagedRefused('paged-over-limit', { format: FORMAT, reason: '解析用时过长' });
      }
      await reader.read(document, number);
    }
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>;

/** Reads page after page and gathers what is not text. */
class PdfPages {
  readonly pages: GlyphPage[] = [];
  readonly failed: number[] = [];
  readonly tally: GlyphTally = newTally();
  readonly leftovers: PagedLeftovers = {
    withoutText: [],
    ocrLayer: [],
    dropped: [],
    notCarried: new Map(),
    pictures: newPictureTally(),
  };
  /** Pages begun. */
  count = 0;
  readonly #pictures: PdfPictures;
  #layers: Layers | undefined;

  constructor(pictures: PdfPictures) {
    this.#pictures = pictures;
  }

  /** Counts what is not carried. */
  leave(what: string, count = 1): void {
    const { notCarried } = this.leftovers;
    if (count > 0) notCarried.set(what, (notCarried.get(what) ?? 0) + count);
  }

  async read(document: PDFDocumentProxy, number: number): Promise<void> {
    this.count += 1;
    try {
      this.#layers ??= await document.getOptionalContentConfig();
      await this.#page(await document.getPage(number), number);
    } catch (error) {
      if (error instanceof PagedRefused) throw error;
      this.failed.push(number);
    }
    if (this.tally.total > GLYPH_LIMIT) {
      throw new PagedRefused('paged-over-limit', { format: FORMAT, reason: '文字过多' });
    }
  }

  async #page(page: PDFPageProxy, number: number): Promise<void> {
    // Annotations are counted, not drawn into the text.
    const list = await page.getOperatorList({ annotationMode: 0 });
    const drawn = drawnPage(list as Parameters<typeof drawnPage>[0], {
      number,
      font: (id) => (page.commonObjs.has(id) ? (page.commonObjs.get(id) as PdfFont) : undefined),
      isLayerShown: (layer) => this.#layers?.isVisible(layer) !== false,
      tally: this.tally,
    });
    const [x0 = 0, y0 = 0, x1 = 612, y1 = 792] = page.view;
    const glyphs = this.#visible(number, drawn.glyphs, drawn.inkless);
    const isMarked = drawn.images.some(({ mark }) => mark !== undefined);
    const tree = isMarked ? await page.getStructTree().catch(() => null) : null;
    const images = this.#pictures.placed(drawn.images, alternativeWords(tree));
    const quarter = ((Math.round(page.rotate / 90) % 4) + 4) % 4;
    const framed = framePage({ glyphs, rules: drawn.rules, images }, { x0, y0, x1, y1 }, quarter);
    this.leave('已关闭图层的图片', drawn.imagesOff);
    this.leftovers.dropped.push(
      { what: '斜置或竖置的文字（如水印）', text: framed.oblique },
      { what: '页面以外的文字', text: framed.outside },
      { what: '已关闭图层的文字', text: drawn.switchedOff },
    );
    if (framed.pages.every((each) => each.glyphs.every(({ text }) => text.trim() === ''))) {
      this.leftovers.withoutText.push(number);
    }
    this.pages.push(...framed.pages);
    const { shown, width, height } = framed;
    this.#pictures.addSheet({ number, width, height, words: framed.pages[0], shown });
    await this.#annotations(page);
    page.cleanup();
  }

  /** Text without ink is the text of a page when it is most of it (a scan with its text layer). */
  #visible(number: number, glyphs: PlacedGlyph[], inkless: PlacedGlyph[]): PlacedGlyph[] {
    if (inkless.length === 0) return glyphs;
    if (inkless.length > glyphs.length) {
      this.leftovers.ocrLayer.push(number);
      return [...glyphs, ...inkless];
    }
    this.leftovers.dropped.push({
      what: '隐藏文字',
      text: inkless.map(({ text }) => text).join(''),
    });
    return glyphs;
  }

  async #annotations(page: { getAnnotations(): Promise<unknown[]> }): Promise<void> {
    const found = (await page.getAnnotations()) as { subtype?: string; fieldValue?: unknown }[];
    for (const { subtype, fieldValue } of found) {
      if (subtype === 'Link' || subtype === 'Popup') continue;
      if (subtype === 'Widget') {
        if (typeof fieldValue === 'string' && fieldValue.trim() !== '') {
          this.leftovers.dropped.push({ what: '表单域', text: fieldValue });
        }
      } else this.leave('批注');
    }
  }
}
