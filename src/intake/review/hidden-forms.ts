import { squash } from '#domain/faithful-text';

/**
 * How a number or a name is written once it is hidden. Separators stay, so that a reader sees what kind
 * of thing stood there; the form is shown on public pages and tells less than the usual ones where
 * those would let a birthday or a card be guessed.
 */
export function hiddenForm(name: string, words: string): string {
  const hide = FORMS[name];
  const form = hide === undefined ? surnameOnly(words) : hide(words);
  return form === words ? words.replace(/[\p{L}\p{N}]/gu, '*') : form;
}

const FORMS: Readonly<Record<string, (words: string) => string>> = {
  // 138****1234
  'mobile-found': (words) => starred(words, (_, left) => left < 4 || left > 7),
  // The birthday stands in the middle, and with the region four digits would be left to guess.
  'id-number-found': (words) => starred(words, (at, left) => at === 0 || left === 0),
  'bank-card-found': (words) => starred(words, (_, left) => left < 4),
  'landline-found': landline,
  'e-mail-found': (words) => words.replace(/^(.).*?(?=[@＠])/su, '$1***'),
};

/** The area code tells a town, and the last two digits are what reports show. */
function landline(words: string): string {
  const area = /^[(（]?[0０][\d０-９]{2,3}(?:[)）]|[ \-–—－　])\s*/u.exec(words)?.[0] ?? '';
  return area + starred(words.slice(area.length), (_, left) => left < 2);
}

/** Words with their letters and digits starred, but for those to be kept: by how many stand before and behind. */
function starred(words: string, isKept: (before: number, behind: number) => boolean): string {
  const count = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  let at = -1;
  return words.replace(/[\p{L}\p{N}]/gu, (char) => {
    at += 1;
    return isKept(at, count - 1 - at) ? char : '*';
  });
}

/** 王小明 → 王某某; white space within the name is not kept. */
function surnameOnly(name: string): string {
  const [first = '', ...rest] = squash(name);
  return first + '某'.repeat(rest.length);
}
