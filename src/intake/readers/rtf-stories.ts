import { labelled, prose, spansOf, tableOf } from './document-builder.ts';
import type { Piece } from './document-builder.ts';
import { spaced } from './list-counter.ts';
import { picturePieces } from './rtf-pictures.ts';
import type { Story } from './rtf-state.ts';

/**
 * Ends a story: words without a last paragraph mark are a paragraph all the same. `missing` is told of
 * pictures without bytes.
 */
export function endStory(story: Story, missing: (count: number) => void): void {
  if (story.children.length > 0 || story.pictures.length > 0) {
    const inTable = story.cells.length > 0 || story.cell.length > 0;
    putParagraph(story, prose(labelled(story.label, story.children)), inTable, missing);
  }
  endTable(story);
}

/** Puts a paragraph and the pictures anchored in it where they belong, and begins the next. */
export function putParagraph(
  story: Story,
  piece: Piece,
  inTable: boolean,
  missing: (count: number) => void,
): void {
  if (!inTable) endTable(story);
  const target = inTable ? story.cell : story.pieces;
  target.push(piece);
  for (const found of picturePieces(story.pictures, missing)) target.push(found);
  [story.children, story.pictures, story.label] = [[], [], ''];
}

/** A table ends where a paragraph stands outside; a row without its end counts as one. */
function endTable(story: Story): void {
  if (story.cell.length > 0) story.cells.push(story.cell);
  if (story.cells.length > 0) story.rows.push({ cells: story.cells, edges: [] });
  const { rows } = story;
  if (rows.length === 0) return;
  const fit = rows.every(({ cells, edges }) => edges.length === cells.length + 1);
  const spans = fit ? spansOf(rows.map(({ edges }) => edges)) : [];
  story.pieces.push(
    ...tableOf(
      rows.map(({ cells }, row) =>
        cells.map((pieces, index) => ({ pieces, span: spans[row]?.[index] ?? 1 })),
      ),
    ),
  );
  [story.rows, story.cells, story.cell] = [[], [], []];
}

/** The number as it was shown; a single sign, of whatever font, is a bullet. */
export function labelOf(words: string): string {
  const label = words.trim();
  return /^[^\p{L}\p{N}]$/u.test(label) ? '• ' : spaced(label);
}
