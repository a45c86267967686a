import { secretCheck } from './secret.ts';
import type { Secret } from './secret.ts';

// A comma of the sentence stands beside a number as well as within one: only a digit tells.
const WITH_AREA =
  /(?<![0-9A-Za-z-]|\d[.,])\(?(?:010|02[0-9]|0[3-9]\d{2})\)?[ -–—]{0,2}[2-9]\d{6,7}(?![0-9A-Za-z]|[.,]\d|-\d{5})/gu;
const CALLED =
  /(?:电话|座机|传真|电传|联系方式)(?:号码)?\s*[:：为是]?\s*([2-9]\d{2,3}[- ]?\d{4})(?![0-9A-Za-z]|[.,]\d)/gu;

/** Landlines with an area code, and numbers of 7 or 8 digits that the text calls a telephone. */
export function findLandlineNumbers(folded: string): Secret[] {
  const found: Secret[] = [...folded.matchAll(WITH_AREA)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    note: '',
  }));
  for (const match of folded.matchAll(CALLED)) {
    const number = match[1] ?? '';
    const start = match.index + match[0].length - number.length;
    if (number.replace(/\D/gu, '').length >= 7)
      found.push({ start, end: start + number.length, note: '' });
  }
  return found.sort((a, b) => a.start - b.start);
}

export const landlineNumber = secretCheck({
  name: 'landline-number',
  reason: '固定电话可能属个人或不对外的号码，收录前应当核定。',
  issue: 'landline-found',
  find: findLandlineNumbers,
});
