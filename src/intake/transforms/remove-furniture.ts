import { extentOf, lineAt } from '../manuscript.ts';
import type { Manuscript } from '../manuscript.ts';

/** Permanent name of the rule: what a page puts around its text, found by the reader of web pages. */
export const FURNITURE_RULE = 'web-furniture';

/**
 * Takes out the stretches that a reader marked as furniture, one removal a block. What an earlier rule
 * took out stays with that rule; a stretch of which a rule took a part is removed in what is left of it.
 */
export function removeFurniture(
  manuscript: Manuscript,
  furniture: readonly { start: number; end: number }[],
): Manuscript {
  const { text } = manuscript;
  const ordered = furniture.toSorted((one, other) => one.start - other.start);
  let next = 0;
  const taken: { start: number; end: number }[] = [];
  const passages = manuscript.passages.filter((passage) => {
    const extent = extentOf(passage);
    if (extent.end === 0) return true;
    while ((ordered[next]?.end ?? Number.POSITIVE_INFINITY) <= extent.start) next += 1;
    const stretch = ordered[next];
    if (stretch === undefined || extent.start < stretch.start || extent.end > stretch.end)
      return true;
    taken.push(extent);
    return false;
  });
  const removed = taken.flatMap((extent) =>
    gapsIn(extent, manuscript.removed).map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
      rule: FURNITURE_RULE,
      line: lineAt(text, start),
    })),
  );
  return {
    ...manuscript,
    passages,
    removed: [...manuscript.removed, ...removed].toSorted((one, other) => one.start - other.start),
  };
}

/** What of a stretch no removal has taken yet. */
function gapsIn(
  extent: { start: number; end: number },
  removed: Manuscript['removed'],
): { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let { start } = extent;
  for (const cut of removed) {
    if (cut.end <= start || cut.start >= extent.end) continue;
    if (cut.start > start) gaps.push({ start, end: cut.start });
    start = cut.end;
  }
  if (start < extent.end) gaps.push({ start, end: extent.end });
  return gaps;
}
