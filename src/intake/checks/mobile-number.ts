import { secretCheck } from './secret.ts';
import type { Secret } from './secret.ts';

// A sum of money or a count may have eleven digits too, and says what it counts.
const MOBILE =
  /(?<![0-9A-Za-z]|(?<!\d)\d{1,3}[.,]|(?<!\d{10})\d[ -])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![0-9A-Za-z]|\.\d|,\d{1,3}(?!\d)|[ -]\d(?!\d{10})|\s*(?:元|人|次|万|亿|余|多|%))/gu;

/** Mobile numbers of the mainland, whole or in groups of 3, 4 and 4. */
export function findMobileNumbers(folded: string): Secret[] {
  return [...folded.matchAll(MOBILE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    note: '',
  }));
}

export const mobileNumber = secretCheck({
  name: 'mobile-number',
  reason: '手机号码属个人信息，收录前应当核定。',
  issue: 'mobile-found',
  find: findMobileNumbers,
});
