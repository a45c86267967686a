/** Signs that stand for words somebody hid. A run of stars or crosses counts once. */
const MASK =
  /[*＊]{2,}|(?<![A-Za-z0-9.])[XxＸｘ×]{2,}(?![A-Za-z])|[□■○●]{2,}|_{3,}|某{2,}|某(?=[省市州县縣区區镇鎮乡鄉村校])/gu;

/** Every mask of a text with its place. */
export function findMasks(text: string): { text: string; start: number }[] {
  return [...text.matchAll(MASK)].map((match) => ({ text: match[0], start: match.index }));
}
