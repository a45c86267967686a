import { passageText, splitParts } from '../manuscript.ts';
import type { Manuscript, Passage } from '../manuscript.ts';

/** A signature is among the last passages; further up a date ends a sentence. */
const REACH = 4;

const ONE_LINE =
  /^([^。，,；]{2,40}?)\s*((?:\d{4}|[二〇零○一三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月(?:\s*[\d一二三四五六七八九十廿卅]{1,3}\s*日)?)$/u;

/** 落款: unit and date on one line become two lines, as the original has them. */
export function splitSignature(manuscript: Manuscript): Manuscript {
  const { text } = manuscript;
  const from = manuscript.passages.length - REACH;
  const passages = manuscript.passages.flatMap((passage, index): Passage[] => {
    if (index < from || passage.type !== 'paragraph') return [passage];
    const match = ONE_LINE.exec(passageText(text, passage));
    if (match?.[1] === undefined || /[(（]$/u.test(match[1])) return [passage];
    const [unit, date] = splitParts(text, passage.parts, match[1].length);
    return [
      { ...passage, parts: unit },
      { ...passage, parts: date },
    ];
  });
  return { ...manuscript, passages };
}
