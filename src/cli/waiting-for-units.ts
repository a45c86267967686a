import { readTaken } from '#intake/filing/record';
import type { WaitingEntry } from '#intake/units/proposals';
import { readContent } from '#loader/content';

/** The entries below a content root whose unit is written in the text and not in the list, with their texts. */
export function waitingForUnits(root: string): WaitingEntry[] {
  const { entries } = readContent(root, { drafts: true }).value;
  return entries.flatMap(({ id, frontmatter }) => {
    const { unit, unitName, source } = frontmatter;
    if (unit !== undefined || unitName === undefined) return [];
    const taken = source === undefined ? undefined : readTaken(root, source);
    return [{ id, unitName, lines: (taken ?? '').split('\n') }];
  });
}
