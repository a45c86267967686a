/**
 * The document between formats: readers end here, writers start here. Nothing after a reader
 * knows which format a text came in. Constructors fill every default.
 */

/** A stretch of the taken-in text: `start` and `end` are UTF-16 offsets into it, `line` is 1-based. */
export interface Span {
  start: number;
  end: number;
  line: number;
}

export interface TextRun {
  type: 'text';
  value: string;
  /** Bold in the source. */
  strong: boolean;
}

/** A line break inside one paragraph (Word's Shift-Enter). */
interface LineBreak {
  type: 'break';
}

export type Inline = TextRun | LineBreak;

export interface Heading {
  type: 'heading';
  /** Depth in the text, 1 = 一、 (whatever the style of its numeral). */
  depth: number;
  children: Inline[];
  /** True when the heading is the first sentence of the paragraph that follows it in the source. */
  runIn: boolean;
  span: Span;
}

export interface Paragraph {
  type: 'paragraph';
  children: Inline[];
  span: Span;
}

export interface Table {
  type: 'table';
  /** Rows of cells; the first row is the header. Every row has the same number of cells. */
  rows: Inline[][][];
  span: Span;
}

/** A picture (图) at its place among the paragraphs; its bytes are a file. */
export interface Illustration {
  type: 'illustration';
  /** Address of the file, as the entry writes it. */
  url: string;
  /** What the source says it shows; '' when it says nothing. */
  alt: string;
  span: Span;
}

export type Block = Heading | Paragraph | Table | Illustration;

/** A picture as a reader finds it. */
export interface SourcePicture {
  /** UTF-16 offset of the head of the line before which it stands; the text's length after the last. */
  at: number;
  /** The picture's file as the source holds it. */
  bytes: Uint8Array;
  /** What the source says it shows; '' when it says nothing. */
  alt: string;
}

/** What a reader gives: the blocks, and the text that was taken in, of which every span is a part. */
export interface SourceDocument {
  blocks: Block[];
  /** One line a paragraph (cells of a table row joined by a tab), `\n` between lines. */
  text: string;
  /** Pictures in the order in which they stand; absent when there are none. */
  pictures?: SourcePicture[];
}

export function text(value: string, strong = false): TextRun {
  return { type: 'text', value, strong };
}

export function paragraph(children: Inline[], span: Span): Paragraph {
  return { type: 'paragraph', children, span };
}

export function heading(depth: number, children: Inline[], span: Span, runIn = false): Heading {
  return { type: 'heading', depth, children, runIn, span };
}

export function table(rows: Inline[][][], span: Span): Table {
  return { type: 'table', rows, span };
}

export function illustration(url: string, alt: string, span: Span): Illustration {
  return { type: 'illustration', url, alt, span };
}
