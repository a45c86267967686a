import type { Element } from '@xmldom/xmldom';
import { attributeOf } from './docx-xml.ts';

/** Fonts in which a letter's code shows a picture. */
const SYMBOL_FONTS = /symbol|dings|mt extra|marlett/iu;

/** The character of a `w:sym` when it is a plain one; private codes belong to a symbol font. */
export function plainSign(element: Element): string | undefined {
  const code = Number.parseInt(attributeOf(element, 'char') ?? '', 16);
  const isPrivate = code >= 0xe000 && code <= 0xf8ff;
  if (!(code >= 0x20 && code <= 0xffff) || isPrivate || (code >= 0xd800 && code <= 0xdfff))
    return undefined;
  return SYMBOL_FONTS.test(attributeOf(element, 'font') ?? '')
    ? undefined
    : String.fromCodePoint(code);
}
