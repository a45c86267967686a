import { findBankCards } from './bank-card.ts';
import { foldWidth } from './check.ts';
import { findEMails } from './e-mail.ts';
import { findIdNumbers } from './id-number.ts';
import { findLandlineNumbers } from './landline-number.ts';
import { findMobileNumbers } from './mobile-number.ts';
import { hidden } from './secret.ts';
import type { SecretFinder } from './secret.ts';

const FINDERS: readonly SecretFinder[] = [
  findIdNumbers,
  findBankCards,
  findMobileNumbers,
  findLandlineNumbers,
  findEMails,
];

/**
 * Words with every ID number, card, telephone and address hidden but for two characters, of the same
 * length. For quotations in reports, which are printed and passed on; never for the text that is kept.
 */
export function maskSecrets(words: string): string {
  // Most words have neither a run of digits nor an address.
  if (!/[0-9０-９@＠]/u.test(words)) return words;
  let masked = words;
  for (const find of FINDERS) {
    for (const { start, end } of find(foldWidth(masked))) {
      masked = masked.slice(0, start) + hidden(masked.slice(start, end)) + masked.slice(end);
    }
  }
  return masked;
}
