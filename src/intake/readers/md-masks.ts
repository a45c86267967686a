/** Emphasis longer than this is a stretch between two masks rather than a word somebody stressed. */
const LONGEST_STRESSED = 40;

const UNIT_HEAD =
  /^(?:省|市|州|盟|区|县|旗|镇|乡|街道|村|社区|大学|学院|中学|小学|公司|集团|同志|书记|部长|委员会|团委)/u;

/**
 * True when stars that Markdown reads as emphasis are more likely the mask of a name: `**区委…**镇`.
 * Offsets of the whole emphasis in the source; `width` counts the stars on either side.
 */
export function looksMasked(source: string, start: number, end: number, width: number): boolean {
  let [left, right] = [start - 1, end];
  // Three stars are emphasis inside emphasis: the word beside them all decides.
  while (source[left] === '*') left -= 1;
  while (source[right] === '*') right += 1;
  let closing = right;
  while (source[closing - 1] === '*') closing -= 1;
  const before = source[left] ?? '';
  const after = source[right] ?? '';
  const inner = source.slice(start + width, end - width).replace(/^\*+|\*+$/gu, '');
  // Marks of emphasis come in equal runs; masks as they fall.
  if (runAt(source, left + 1) !== runAt(source, closing)) return true;
  const follows = UNIT_HEAD.test(source.slice(right, right + 4));
  if (follows && /[，。；、：]/u.test(inner)) return true;
  if (UNIT_HEAD.test(inner) && (follows || inner.length > 12)) return true;
  if (!/\p{Script=Han}/u.test(before)) return false;
  if (width === 1) return /\p{Script=Han}/u.test(after);
  return UNIT_HEAD.test(inner) || inner.length > LONGEST_STRESSED || /[。！？；]\S/u.test(inner);
}

/** How many stars stand at an offset. */
function runAt(source: string, offset: number): number {
  let end = offset;
  while (source[end] === '*') end += 1;
  return end - offset;
}
