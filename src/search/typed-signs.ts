/** Signs that have a meaning where a query is typed. */

export const QUOTES = '“”"„‟＂';
export const MINUS = '-－';

export const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** A text without the given characters at its start. */
export function stripped(text: string, marks: string): string {
  let start = 0;
  while (start < text.length && marks.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}
