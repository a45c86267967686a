import { Converter } from 'opencc-js';

const isWord = (char: string | undefined) => char !== undefined && /[a-z0-9]/u.test(char);
const simplify = Converter({ from: 't', to: 'cn' });

/**
 * The form in which the tests compare text: written apart from the search engine's own fold, so that
 * a fault in that fold shows. NFKC, lower case, Simplified; of punctuation only `. + - % ·` between
 * ASCII letters and digits stays.
 */
export function folded(text: string): string {
  const plain = simplify(text.normalize('NFKC').toLowerCase())
    .replace(/[畫劃]/gu, '画')
    .replace(/著/gu, '着')
    .replace(/\s/gu, '');
  return Array.from(plain)
    .filter((char, index, chars) => {
      if (/[\p{L}\p{N}]/u.test(char)) return true;
      return '.+-%·'.includes(char) && isWord(chars[index - 1]) && isWord(chars[index + 1]);
    })
    .join('');
}
