import { alignSections } from './align-sections.ts';
import type { Stretch } from './changed-characters.ts';
import type { ComparedItem, ComparedPassage } from './compared-item.ts';
import { matchPassages } from './match-passages.ts';

/** A passage beside those it is compared with. */
export interface ShownPassage extends ComparedPassage {
  /** What the one to the left does not have; empty where there is no such one or nothing is new. */
  added: Stretch[];
  /** What the one to the right no longer has; only where two items are compared. */
  removed: Stretch[];
}

export interface ComparedCell {
  heading: string;
  address: string;
  passages: ShownPassage[];
}

/** One section, side by side. */
export interface ComparedRow {
  /** The heading as the last of the items that have it puts it; empty before the first heading. */
  heading: string;
  /** 1 for the first level, 0 before the first heading. */
  depth: number;
  /** One for each item; undefined where it has no such section. */
  cells: (ComparedCell | undefined)[];
}

export interface Comparison {
  items: readonly ComparedItem[];
  rows: ComparedRow[];
  /** Sections that all items have, and those that some lack; not counting what has no heading. */
  counts: { all: number; some: number };
}

/** As many items as are compared at once. */
export const MOST_COMPARED = 4;

/**
 * Two to four items side by side, in the order given, the earliest first. Characters are compared with
 * the nearest item to the left that has the section.
 */
export function compareItems(items: readonly ComparedItem[]): Comparison {
  const rows = alignSections(items).map((aligned): ComparedRow => {
    const cells = aligned.map((index, column): ComparedCell | undefined => {
      const section = index === undefined ? undefined : items[column]?.sections[index];
      return (
        section && {
          heading: section.heading,
          address: section.address,
          passages: section.passages.map((passage) => ({ ...passage, added: [], removed: [] })),
        }
      );
    });
    compareCells(cells);
    const shown = aligned.flatMap((index, column) => {
      const section = index === undefined ? undefined : items[column]?.sections[index];
      return section === undefined ? [] : [section];
    });
    const last = shown[shown.length - 1];
    return { heading: last?.heading ?? '', depth: last?.depth ?? 0, cells };
  });
  const headed = rows.filter(({ depth }) => depth > 0);
  const all = headed.filter(({ cells }) => cells.every((cell) => cell !== undefined)).length;
  return { items, rows, counts: { all, some: headed.length - all } };
}

function compareCells(cells: readonly (ComparedCell | undefined)[]): void {
  let before: ComparedCell | undefined;
  for (const cell of cells) {
    if (cell === undefined) continue;
    for (const match of before === undefined ? [] : matchPassages(before.passages, cell.passages)) {
      const [from, to] = [before?.passages[match.before], cell.passages[match.after]];
      if (to !== undefined) to.added = match.added;
      // In the middle of several, words would be new against one and gone against the other.
      if (from !== undefined && cells.length === 2) from.removed = match.removed;
    }
    before = cell;
  }
}
