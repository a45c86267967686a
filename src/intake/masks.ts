/** Signs that stand for words somebody hid. A run of stars or crosses counts once. */
const MASK =
  /[*＊]{2,}|(?<![A-Za-z0-9.])[XxＸｘ×]{2,}(?![A-Za-z])|[□■○●]{2,}|_{3,}|某{2,}|某(?=[省市州县縣区區镇鎮乡鄉村校])/gu;

/** Every mask of a text with its place. */
export function findMasks(text: string): { text: string; start: number }[] {
  return [...text.matchAll(MASK)].map((match) => ({ text: match[0], start: match.index }));
}

/** True when something in the words is masked. */
export function hasMask(words: string): boolean {
  return findMasks(words).length > 0;
}

/** How often each form of mask occurs. */
export function countMasks(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const mask of findMasks(text)) counts[mask.text] = (counts[mask.text] ?? 0) + 1;
  return counts;
}

/** True when the masked words become the clear ones by filling in their masks. */
export function unmasksTo(masked: string, clear: string): boolean {
  if (!hasMask(masked) || hasMask(clear)) return false;
  let pattern = '';
  let at = 0;
  for (const mask of findMasks(masked)) {
    pattern += `${escaped(masked.slice(at, mask.start))}.{1,10}`;
    at = mask.start + mask.text.length;
  }
  return new RegExp(`^${pattern}${escaped(masked.slice(at))}$`, 'u').test(clear);
}

function escaped(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
