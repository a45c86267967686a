import type { Issue } from '#issues/issue';
import { bankCard } from './bank-card.ts';
import type { Check, Material } from './check.ts';
import { datedWords } from './dated-words.ts';
import { eMail } from './e-mail.ts';
import { figures } from './figures.ts';
import { idNumber } from './id-number.ts';
import { landlineNumber } from './landline-number.ts';
import { mobileNumber } from './mobile-number.ts';
import { numbering } from './numbering.ts';
import { periodsAgree } from './periods-agree.ts';
import { secrecyMark } from './secrecy-mark.ts';

/** All checks, in the order of their weight: what refuses a file, what must not leave, what may be wrong. */
export const CHECKS: readonly Check[] = [
  secrecyMark,
  idNumber,
  bankCard,
  mobileNumber,
  landlineNumber,
  eMail,
  periodsAgree,
  datedWords,
  numbering,
  figures,
];

/** Runs every check. A finding of severity `error` refuses the file. */
export function runChecks(material: Material): Issue[] {
  return CHECKS.flatMap((check) => check.run(material));
}
