import { findIdNumbers } from './id-number.ts';
import { secretCheck } from './secret.ts';
import type { Secret } from './secret.ts';

const CARD =
  /(?<![0-9A-Za-z]|\d\.)[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![0-9A-Za-z]|\.\d)/gu;
const ACCOUNT = /(?:卡号|账号|帐号|银行账户)[^0-9\n]{0,6}(\d[\d -]{8,26}\d)(?![0-9A-Za-z])/gu;

/** True when the digits pass the Luhn test (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits !== '' && sum % 10 === 0;
}

/** Bank cards: 15 to 19 digits that pass the Luhn test, and numbers called an account. */
export function findBankCards(folded: string): Secret[] {
  const found: Secret[] = [];
  const ids = findIdNumbers(folded);
  const isFree = (start: number, end: number) =>
    ![...ids, ...found].some((other) => start < other.end && other.start < end);
  for (const match of folded.matchAll(CARD)) {
    const end = match.index + match[0].length;
    const digits = match[0].replace(/\D/gu, '');
    if (digits.length < 15 || digits.length > 19 || !passesLuhn(digits)) continue;
    if (isFree(match.index, end)) found.push({ start: match.index, end, note: '' });
  }
  for (const match of folded.matchAll(ACCOUNT)) {
    const number = match[1] ?? '';
    const start = match.index + match[0].length - number.length;
    const end = start + number.length;
    if (isFree(start, end)) found.push({ start, end, note: '文中称账号，校验码不符或无校验码' });
  }
  return found.sort((a, b) => a.start - b.start);
}

export const bankCard = secretCheck({
  name: 'bank-card',
  reason: '银行卡号和账号属敏感个人信息，收录前应当核定。',
  issue: 'bank-card-found',
  find: findBankCards,
});
