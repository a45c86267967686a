import type { Manuscript } from '../manuscript.ts';
import type { Furniture } from '../readers/reflow.ts';
import { removeStretch } from './remove-clutter.ts';

/**
 * Takes out page numbers and running heads, which a reader of fixed pages has found by position and
 * repetition; each is kept in `removed` under `page-number` or `running-head`. It stands before all
 * other transforms: a page number between two paragraphs is no line of the text.
 */
export function removePageFurniture(
  manuscript: Manuscript,
  furniture: readonly Furniture[],
): Manuscript {
  return furniture.reduce(
    (current, { start, end, rule }) => removeStretch(current, { start, end }, rule),
    manuscript,
  );
}
