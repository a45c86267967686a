const HAN_OR_PUNCTUATION = /^[\p{Script=Han}\u3001-\u303f\uff00-\uffef\u2010-\u2027\u2030-\u205e]/u;
const SPACE = /^\s/u;

/** What a sign is for counting: one by itself, a part of a run, or what ends a run. */
type Sign = 'mark' | 'run' | 'space';

/** By code point, as asked: a text has few different signs, and ten thousand texts have the same. */
const signs = new Map<number, Sign>();

function signOf(codePoint: number): Sign {
  const before = signs.get(codePoint);
  if (before !== undefined) return before;
  const char = String.fromCodePoint(codePoint);
  const sign = HAN_OR_PUNCTUATION.test(char) ? 'mark' : SPACE.test(char) ? 'space' : 'run';
  signs.set(codePoint, sign);
  return sign;
}

/**
 * 字数 the way offices count it: every Han character and every full-width mark is one, a run of
 * Latin letters or digits is one.
 */
export function textLength(text: string): number {
  let length = 0;
  let inRun = false;
  for (let at = 0; at < text.length; at += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint > 0xffff) at += 1;
    const sign = signOf(codePoint);
    if (sign === 'mark' || (sign === 'run' && !inRun)) length += 1;
    inRun = sign === 'run';
  }
  return length;
}

/** {@link textLength} of rendered HTML: tags and drawings are not text. */
export function htmlTextLength(html: string): number {
  const text = html
    .replace(/<(svg|script|style)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    // Blocks end words, inline tags do not.
    .replace(/<\/(p|h[1-6]|li|td|th|caption|figcaption)>|<br[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;|&#160;/g, ' ')
    .replace(/&(#?\w+);/g, 'x');
  return textLength(text);
}
