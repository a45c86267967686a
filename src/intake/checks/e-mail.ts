import { secretCheck } from './secret.ts';
import type { Secret } from './secret.ts';

const ADDRESS =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,12}(?![A-Za-z0-9])/gu;

/** E-mail addresses. */
export function findEMails(folded: string): Secret[] {
  return [...folded.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    note: '',
  }));
}

export const eMail = secretCheck({
  name: 'e-mail',
  reason: '电子邮箱可能属个人信息，收录前应当核定。',
  issue: 'e-mail-found',
  find: findEMails,
});
