import { labelled, prose, spansOf, tableOf } from './document-builder.ts';
import type { Piece } from './document-builder.ts';
import { spaced } from './list-counter.ts';
import type { Story } from './rtf-state.ts';

/** Ends a story: words without a last paragraph mark are a paragraph all the same. */
export function endStory(story: Story): void {
  if (story.children.length > 0) {
    const piece: Piece = prose(labelled(story.label, story.children));
    [story.children, story.label] = [[], ''];
    if (story.cells.length > 0 || story.cell.length > 0) story.cell.push(piece);
    else {
      endTable(story);
      story.pieces.push(piece);
    }
  }
  endTable(story);
}

/** A table ends where a paragraph stands outside; a row without its end counts as one. */
export function endTable(story: Story): void {
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
