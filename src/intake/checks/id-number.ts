import { isDay } from '#domain/period';
import { secretCheck } from './secret.ts';
import type { Secret } from './secret.ts';

// A number may be written in groups; letters or digits around it make it a part of something else.
const NEW_FORM =
  /(?<![0-9A-Za-z]|\d\.)([1-9]\d{5})[ -]?((?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))[ -]?(\d{3}[0-9Xx])(?![0-9A-Za-z])/gu;
const OLD_FORM =
  /(?<![0-9A-Za-z]|\d\.)([1-9]\d{5})(\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(\d{3})(?![0-9A-Za-z])/gu;

/** Provinces of GB/T 2260 by their first two digits. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

/** True when the last character of an 18-character number is its check digit (GB 11643-1999). */
export function hasCheckDigit(number: string): boolean {
  if (!/^\d{17}[0-9Xx]$/.test(number)) return false;
  let sum = 0;
  // Weights are powers of two modulo 11, from the left; the check digit has weight 1.
  for (let at = 0; at < 17; at += 1) sum += Number(number[at]) * (2 ** (17 - at) % 11);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

/** 公民身份号码 of 18 characters (GB 11643) and the 15-digit form used before 1999. */
export function findIdNumbers(folded: string): Secret[] {
  const found: Secret[] = [];
  for (const match of folded.matchAll(NEW_FORM)) {
    const [whole, region = '', born = '', tail = ''] = match;
    if (!PROVINCE.test(region) || !isBirthday(born)) continue;
    const note = hasCheckDigit(region + born + tail) ? '' : '校验码不符，或有录入错误';
    found.push({ start: match.index, end: match.index + whole.length, note });
  }
  for (const match of folded.matchAll(OLD_FORM)) {
    const [whole, region = '', born = ''] = match;
    if (!PROVINCE.test(region) || !isBirthday(`19${born}`)) continue;
    found.push({ start: match.index, end: match.index + whole.length, note: '15位旧式号码' });
  }
  return found;
}

function isBirthday(digits: string): boolean {
  return isDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}

export const idNumber = secretCheck({
  name: 'id-number',
  reason: '公民身份号码属敏感个人信息，收录前应当核定。',
  issue: 'id-number-found',
  find: findIdNumbers,
});
