import type { SourcePicture } from '#document/model';
import type { Issue, Result } from '#issues/issue';
import type { GlyphTally } from './glyph-text.ts';
import type { GlyphPage } from './glyphs.ts';
import { pagedFinding, pageList, quote } from './paged-finding.ts';
import type { PictureTally } from './page-pictures.ts';
import { reflow } from './reflow.ts';
import type { PagedDocument } from './reflow.ts';

/** What a file holds beside the text in the flow of its pages; page numbers are 1-based. */
export interface PagedLeftovers {
  withoutText: number[];
  ocrLayer: number[];
  dropped: { what: string; text: string }[];
  notCarried: Map<string, number>;
  pictures: PictureTally;
}

/** Beyond this share of glyphs without a character, what can be read is no text. */
const UNREADABLE_SHARE = 0.1;

/** Most findings of one kind that quote. */
const QUOTES = 20;

/**
 * Pages of glyphs, body by body, as one document with every finding about them; null when there is no text, or too
 * much of it has no characters. `alternatives`: texts the file gives in place of what it draws.
 */
export function pagedResult(
  bodies: readonly (readonly GlyphPage[])[],
  tally: GlyphTally,
  left: PagedLeftovers,
  alternatives: readonly string[] = [],
): Result<PagedDocument | null> {
  const { total, unreadable, variants } = tally;
  const dropped = droppedIssues(left.dropped);
  if (unreadable.length > UNREADABLE_SHARE * total && unreadable.length > 0) {
    const counts = { count: unreadable.length, total };
    return { value: null, issues: [pagedFinding('paged-no-encoding', counts), ...dropped] };
  }
  const document = joined(bodies.map(reflow));
  if (document.text.trim() === '') {
    return { value: null, issues: [pagedFinding('paged-needs-ocr'), ...dropped] };
  }
  const issues: Issue[] = [];
  if (unreadable.length > 0) {
    const values = { count: unreadable.length, pages: pageList(unreadable) };
    issues.push(pagedFinding('paged-unreadable-glyphs', values));
  }
  if (variants.length > 0) {
    const list = quote([...new Set(variants)].join(''));
    issues.push(pagedFinding('paged-variant-glyphs', { count: variants.length, list }));
  }
  if (left.withoutText.length > 0)
    issues.push(pagedFinding('paged-page-without-text', { pages: pageList(left.withoutText) }));
  if (left.ocrLayer.length > 0)
    issues.push(pagedFinding('paged-ocr-layer', { pages: pageList(left.ocrLayer) }));
  issues.push(...dropped);
  issues.push(...pictureIssues(left.pictures, document.moved));
  for (const [what, count] of left.notCarried)
    issues.push(pagedFinding('paged-not-carried', { what, count }));
  if (document.tables > 0) issues.push(pagedFinding('paged-table', { count: document.tables }));
  issues.push(...alternativeIssues(document.text, alternatives));
  return { value: document, issues };
}

/** What to say of pictures that are not carried, or not as they stood. */
function pictureIssues(
  { wholePages, repeated, small, turned }: PictureTally,
  moved: number,
): Issue[] {
  const counted = [
    ['paged-turned-picture', turned],
    ['paged-shifted', moved],
    ['paged-repeated-picture', repeated],
    ['paged-small-picture', small],
  ] as const;
  return [
    ...(wholePages.length === 0
      ? []
      : [pagedFinding('paged-whole-page-not-carried', { pages: pageList(wholePages) })]),
    ...counted.flatMap(([name, count]) => (count === 0 ? [] : [pagedFinding(name, { count })])),
  ];
}

/** One finding a text: a watermark stands on every page. */
function droppedIssues(dropped: PagedLeftovers['dropped']): Issue[] {
  const seen = new Map<string, { what: string; text: string }>();
  for (const each of dropped) {
    const text = each.text.trim();
    if (text !== '') seen.set(`${each.what} ${text}`, { what: each.what, text: quote(text) });
  }
  const issues = [...seen.values()]
    .slice(0, QUOTES)
    .map((each) => pagedFinding('paged-dropped-text', each));
  if (seen.size > QUOTES) {
    const values = { what: '其他未收入的文字', count: seen.size - QUOTES };
    issues.push(pagedFinding('paged-not-carried', values));
  }
  return issues;
}

function alternativeIssues(text: string, alternatives: readonly string[]): Issue[] {
  const plain = bare(text);
  return alternatives
    .filter((alternative) => !plain.includes(bare(alternative)))
    .slice(0, QUOTES)
    .map((alternative) => pagedFinding('paged-alternative-text', { text: quote(alternative) }));
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}\p{Cc}]/gu, '');
}

/** Several bodies of one file as one text; each was reflowed by itself. */
function joined(documents: readonly PagedDocument[]): PagedDocument {
  const whole: PagedDocument = { blocks: [], text: '', furniture: [], tables: 0, moved: 0 };
  const pictures: SourcePicture[] = [];
  for (const document of documents) {
    const offset = whole.text.length;
    const lines = whole.text.split('\n').length - 1;
    const moved = <T extends { start: number; end: number }>(stretch: T): T => ({
      ...stretch,
      start: stretch.start + offset,
      end: stretch.end + offset,
    });
    for (const block of document.blocks) {
      const span = moved(block.span);
      whole.blocks.push({ ...block, span: { ...span, line: span.line + lines } });
    }
    whole.furniture.push(...document.furniture.map(moved));
    for (const each of document.pictures ?? []) pictures.push({ ...each, at: each.at + offset });
    whole.text += document.text;
    whole.tables += document.tables;
    whole.moved += document.moved;
  }
  return pictures.length === 0 ? whole : { ...whole, pictures };
}
