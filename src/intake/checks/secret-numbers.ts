import { findBankCards } from './bank-card.ts';
import { foldWidth } from './check.ts';
import { findEMails } from './e-mail.ts';
import { findIdNumbers } from './id-number.ts';
import { findLandlineNumbers } from './landline-number.ts';
import { findMobileNumbers } from './mobile-number.ts';
import { hidden } from './secret.ts';
import type { SecretFinder } from './secret.ts';

/** How the secrets of one kind of finding are found. */
const FINDERS: Readonly<Record<string, SecretFinder>> = {
  'id-number-found': findIdNumbers,
  'bank-card-found': findBankCards,
  'mobile-found': findMobileNumbers,
  'landline-found': findLandlineNumbers,
  'e-mail-found': findEMails,
};

/** A number or an address in a text, with its place (UTF-16 offsets). */
export interface SecretNumber {
  start: number;
  end: number;
  /** In one form however it is written; never to be written or shown. */
  plain: string;
  /** As a report shows it. */
  shown: string;
}

/**
 * The numbers and addresses of one kind of finding in a text, each in plain and in one form however it
 * is written, with the form a report shows. For comparison only: never to be written or shown.
 */
export function secretNumbers(name: string, text: string): SecretNumber[] {
  const find = FINDERS[name];
  if (find === undefined) return [];
  const folded = foldWidth(text);
  return find(folded).map(({ start, end }) => ({
    start,
    end,
    plain: folded
      .slice(start, end)
      .replace(/^\+?86(?=[ -]?1[3-9])|[\s()–—-]/gu, '')
      .toLowerCase(),
    shown: hidden(text.slice(start, end)),
  }));
}
