import { openConflict } from '#intake/filing/open-conflict';
import { readTaken } from '#intake/filing/record';
import type { WaitingEntry } from '#intake/units/proposals';
import { readContent } from '#loader/content';

/**
 * The entries below a content root whose unit is written in the text and not decided, with their texts.
 * One that waits for a conflict with another entry has its unit with it.
 */
export function waitingForUnits(root: string): WaitingEntry[] {
  const { entries } = readContent(root, { drafts: true }).value;
  return entries.flatMap(({ id, frontmatter }) => {
    const { unit, unitName, source } = frontmatter;
    if (unit !== undefined || unitName === undefined) return [];
    if (openConflict(root, id) !== undefined) return [];
    const taken = source === undefined ? undefined : readTaken(root, source);
    return [{ id, unitName, lines: (taken ?? '').split('\n') }];
  });
}
