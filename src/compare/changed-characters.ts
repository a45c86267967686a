import { diffArrays } from 'diff';

/** A stretch of a text: UTF-16 offsets. */
export interface Stretch {
  start: number;
  end: number;
}

/** Characters left alone between two changes that are too few to be read as words: they change too. */
const ISLAND = 1;

/**
 * What two passages do not have in common, by character (code point); undefined where they differ in
 * more than `most` characters, which nobody could read.
 */
export function changedCharacters(
  before: string,
  after: string,
  most: number,
): { removed: Stretch[]; added: Stretch[] } | undefined {
  const changes = diffArrays(Array.from(before), Array.from(after), { maxEditLength: most });
  if (changes === undefined) return undefined;
  const removed: Stretch[] = [];
  const added: Stretch[] = [];
  const at = { removed: 0, added: 0 };
  changes.forEach((change, index) => {
    const { length } = change.value.join('');
    const isBoth = !change.added && !change.removed;
    const isIsland =
      isBoth && change.value.length <= ISLAND && index > 0 && index < changes.length - 1;
    if (change.removed || isIsland) extend(removed, at.removed, length);
    if (change.added || isIsland) extend(added, at.added, length);
    if (!change.added) at.removed += length;
    if (!change.removed) at.added += length;
  });
  return { removed, added };
}

function extend(stretches: Stretch[], start: number, length: number): void {
  const last = stretches[stretches.length - 1];
  if (last !== undefined && last.end === start) last.end += length;
  else stretches.push({ start, end: start + length });
}
