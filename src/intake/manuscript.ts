import type { Block, Illustration, Inline, SourceDocument } from '#document/model';
import { heading, illustration, paragraph, table, text as textRun } from '#document/model';
import type { Removal } from '#domain/faithful-text';

/**
 * A text between reader and writer. Every part is a stretch of the text taken in, so whatever a
 * transform does, each character can be traced to its place and none can be made up.
 */
export interface Manuscript {
  /** The text taken in, never changed. */
  text: string;
  passages: Passage[];
  removed: Removal[];
  /** Where the title stands; null until found, or when there is none. */
  title: { start: number; end: number } | null;
  /** Its pictures, in their order. They hold their places by offset, so no transform can lose one. */
  pictures?: readonly PlacedPicture[];
}

/** A picture whose file has a name: `at` as in `SourcePicture`. */
export interface PlacedPicture {
  at: number;
  url: string;
  alt: string;
}

/** A stretch of the text taken in; UTF-16 offsets. */
export interface Part {
  start: number;
  end: number;
  strong: boolean;
}

export type Passage = Prose | Grid;

export interface Prose {
  type: 'paragraph' | 'heading';
  /** 0 for a paragraph. */
  depth: number;
  runIn: boolean;
  parts: Part[];
}

interface Grid {
  type: 'table';
  rows: Part[][][];
}

/** Takes a reader's document apart; throws a RangeError when its spans and its text do not agree. */
export function manuscriptOf(document: SourceDocument): Manuscript {
  return {
    text: document.text,
    passages: document.blocks.flatMap((block) =>
      block.type === 'illustration' ? [] : [passageOf(block, document.text)],
    ),
    removed: [],
    title: null,
  };
}

function passageOf(block: Exclude<Block, Illustration>, text: string): Passage {
  if (block.type === 'table') {
    let at = block.span.start;
    const rows = block.rows.map((row) =>
      row.map((cell) => {
        const parts = partsOf(cell, at, text);
        at = (parts.at(-1)?.end ?? at) + 1;
        return parts;
      }),
    );
    return { type: 'table', rows };
  }
  const parts = trimParts(text, partsOf(block.children, block.span.start, text));
  return block.type === 'heading'
    ? { type: 'heading', depth: block.depth, runIn: block.runIn, parts }
    : { type: 'paragraph', depth: 0, runIn: false, parts };
}

function partsOf(children: readonly Inline[], start: number, text: string): Part[] {
  let at = start;
  return children.map((child) => {
    const value = child.type === 'text' ? child.value : '\n';
    const part = {
      start: at,
      end: at + value.length,
      strong: child.type === 'text' && child.strong,
    };
    if (text.slice(part.start, part.end) !== value) {
      throw new RangeError(`the reader's span at ${at} does not match its text`);
    }
    at = part.end;
    return part;
  });
}

/** The words of a stretch of parts. */
function wordsOf(text: string, parts: readonly Part[]): string {
  return parts.map((part) => text.slice(part.start, part.end)).join('');
}

/** The words of a passage; cells are joined by tabs, rows by line feeds. */
export function passageText(text: string, passage: Passage): string {
  if (passage.type !== 'table') return wordsOf(text, passage.parts);
  return passage.rows.map((row) => row.map((cell) => wordsOf(text, cell)).join('\t')).join('\n');
}

/** First and last offset of a passage in the text taken in; both 0 when it is empty. */
export function extentOf(passage: Passage): { start: number; end: number } {
  const parts = passage.type === 'table' ? passage.rows.flat(2) : passage.parts;
  return { start: parts[0]?.start ?? 0, end: parts.at(-1)?.end ?? 0 };
}

let lines: { text: string; starts: number[] } = { text: '', starts: [0] };

/** The 1-based line of an offset. The starts of the last text's lines are kept: rules ask line by line. */
export function lineAt(text: string, offset: number): number {
  if (lines.text !== text) {
    lines = { text, starts: [0] };
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
      lines.starts.push(at + 1);
  }
  let [low, high] = [0, lines.starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines.starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts parts in two at an offset counted in their own words; white space at the cut is left out. */
export function splitParts(text: string, parts: readonly Part[], offset: number): [Part[], Part[]] {
  const before: Part[] = [];
  const after: Part[] = [];
  let at = 0;
  for (const part of parts) {
    const cut = part.start + Math.max(0, Math.min(part.end - part.start, offset - at));
    if (cut > part.start) before.push({ ...part, end: cut });
    if (cut < part.end) after.push({ ...part, start: cut });
    at += part.end - part.start;
  }
  return [trimParts(text, before), trimParts(text, after)];
}

/** Parts without white space at either end; parts of nothing else disappear. */
export function trimParts(text: string, parts: readonly Part[]): Part[] {
  const trimmed = [...parts];
  for (let first = trimmed[0]; first !== undefined; first = trimmed[0]) {
    const words = text.slice(first.start, first.end);
    if (words.trim() === '') trimmed.shift();
    else {
      trimmed[0] = { ...first, start: first.end - words.trimStart().length };
      break;
    }
  }
  for (let last = trimmed.at(-1); last !== undefined; last = trimmed.at(-1)) {
    const words = text.slice(last.start, last.end);
    if (words.trim() === '') trimmed.pop();
    else {
      trimmed[trimmed.length - 1] = { ...last, end: last.start + words.trimEnd().length };
      break;
    }
  }
  return trimmed;
}

/** Parts without a stretch of the text taken in. */
export function cutParts(parts: readonly Part[], start: number, end: number): Part[] {
  return parts.flatMap((part) => {
    if (part.end <= start || part.start >= end) return [part];
    return [
      { ...part, end: Math.min(part.end, start) },
      { ...part, start: Math.max(part.start, end) },
    ].filter((rest) => rest.start < rest.end);
  });
}

/**
 * The blocks a writer writes. A line break inside a part becomes a break again; a picture stands before
 * the first passage that begins at its place or later.
 */
export function blocksOf(manuscript: Manuscript): Block[] {
  const { text } = manuscript;
  const inlines = (parts: readonly Part[]): Inline[] =>
    parts.flatMap((part) =>
      text
        .slice(part.start, part.end)
        .split('\n')
        .flatMap((line, index): Inline[] => {
          const words = line === '' ? [] : [textRun(line, part.strong)];
          return index === 0 ? words : [{ type: 'break' } satisfies Inline as Inline].concat(words);
        }),
    );
  const pictures = [...(manuscript.pictures ?? [])];
  const standing = (before: number): Block[] => {
    const count = pictures.findIndex(({ at }) => at > before);
    return pictures
      .splice(0, count < 0 ? pictures.length : count)
      .map(({ at, url, alt }) =>
        illustration(url, alt, { start: at, end: at, line: lineAt(text, at) }),
      );
  };
  const blockOf = (passage: Passage): Block => {
    const { start, end } = extentOf(passage);
    const span = { start, end, line: lineAt(text, start) };
    if (passage.type === 'table')
      return table(
        passage.rows.map((row) => row.map(inlines)),
        span,
      );
    return passage.type === 'heading'
      ? heading(passage.depth, inlines(passage.parts), span, passage.runIn)
      : paragraph(inlines(passage.parts), span);
  };
  const blocks = manuscript.passages.flatMap((passage) => {
    // A passage without words has no place of its own, and holds no picture up.
    const { start, end } = extentOf(passage);
    return [...(start === end ? [] : standing(start)), blockOf(passage)];
  });
  return [...blocks, ...standing(Number.POSITIVE_INFINITY)];
}
