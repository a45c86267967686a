import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Issue, Result } from '#issues/issue';
import { newTally } from './glyph-text.ts';
import type { GlyphTally } from './glyph-text.ts';
import type { GlyphPage } from './glyphs.ts';
import { framePage } from './page-frame.ts';
import type { PlacedGlyph } from './page-frame.ts';
import { pagedFinding, pageList, PagedRefused } from './paged-finding.ts';
import { pagedResult } from './paged-result.ts';
import type { PagedLeftovers } from './paged-result.ts';
import { openPdf } from './pdf-engine.ts';
import type { PdfFont } from './pdf-fonts.ts';
import { drawnPage } from './pdf-glyphs.ts';
import { rawFindings } from './pdf-raw.ts';
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
    let document: PDFDocumentProxy | undefined;
    try {
      document = await openPdf(bytes);
      return await readPdf(document, bytes);
    } catch (error) {
      return { value: null, issues: [issueOf(error)] };
    } finally {
      await document?.loadingTask.destroy().catch(() => undefined);
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

async function readPdf(
  document: PDFDocumentProxy,
  bytes: Uint8Array,
): Promise<Result<PagedDocument | null>> {
  if (document.numPages > PAGE_LIMIT) {
    throw new PagedRefused('paged-over-limit', { format: FORMAT, reason: `超过 ${PAGE_LIMIT} 页` });
  }
  const reader = new PdfPages(document);
  const deadline = performance.now() + TIME_LIMIT;
  for (let number = 1; number <= document.numPages; number += 1) {
    if (performance.now() > deadline) {
      throw new PagedRefused('paged-over-limit', { format: FORMAT, reason: '解析用时过长' });
    }
    await reader.read(number);
  }
  const raw = rawFindings(bytes);
  const left = reader.leftovers;
  if (raw.pictures > 0) left.notCarried.set('图片', raw.pictures);
  const result = pagedResult([reader.pages], reader.tally, left, raw.alternatives);
  if (!raw.isComplete) result.issues.push(pagedFinding('paged-truncated', { format: FORMAT }));
  if (reader.failed.length > 0) {
    result.issues.push(pagedFinding('paged-page-failed', { pages: pageList(reader.failed) }));
    // Nothing was found because nothing could be parsed: that is no scan.
    if (result.value === null && reader.failed.length === document.numPages) {
      throw new PagedRefused('paged-broken', { format: FORMAT, reason: '各页均不能解析' });
    }
  }
  return result;
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
  };
  readonly #document: PDFDocumentProxy;
  #layers: Layers | undefined;

  constructor(document: PDFDocumentProxy) {
    this.#document = document;
  }

  async read(number: number): Promise<void> {
    try {
      this.#layers ??= await this.#document.getOptionalContentConfig();
      await this.#page(number);
    } catch (error) {
      if (error instanceof PagedRefused) throw error;
      this.failed.push(number);
    }
    if (this.tally.total > GLYPH_LIMIT) {
      throw new PagedRefused('paged-over-limit', { format: FORMAT, reason: '文字过多' });
    }
  }

  async #page(number: number): Promise<void> {
    const page = await this.#document.getPage(number);
    // Annotations are counted, not drawn into the text.
    const list = await page.getOperatorList({ annotationMode: 0 });
    const drawn = drawnPage(list as Parameters<typeof drawnPage>[0], {
      number,
      font: (id) => (page.commonObjs.has(id) ? (page.commonObjs.get(id) as PdfFont) : undefined),
      isLayerShown: (layer) => this.#layers?.isVisible(layer) !== false,
      tally: this.tally,
    });
    const [x0 = 0, y0 = 0, x1 = 612, y1 = 792] = page.view;
    const framed = framePage(this.#visible(number, drawn.glyphs, drawn.inkless), drawn.rules, {
      x0,
      y0,
      x1,
      y1,
    });
    this.leftovers.dropped.push(
      { what: '斜置或竖置的文字（如水印）', text: framed.oblique },
      { what: '页面以外的文字', text: framed.outside },
      { what: '已关闭图层的文字', text: drawn.switchedOff },
    );
    if (framed.pages.every(({ glyphs }) => glyphs.every(({ text }) => text.trim() === ''))) {
      this.leftovers.withoutText.push(number);
    }
    this.pages.push(...framed.pages);
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
      } else {
        const { notCarried } = this.leftovers;
        notCarried.set('批注', (notCarried.get('批注') ?? 0) + 1);
      }
    }
  }
}
