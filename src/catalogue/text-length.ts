const HAN_OR_PUNCTUATION = /[\p{Script=Han}\u3001-\u303f\uff00-\uffef\u2010-\u2027\u2030-\u205e]/gu;

/**
 * 字数 the way offices count it: every Han character and every full-width mark is one, a run of
 * Latin letters or digits is one.
 */
export function textLength(text: string): number {
  const marks = text.match(HAN_OR_PUNCTUATION)?.length ?? 0;
  const runs = text.replace(HAN_OR_PUNCTUATION, ' ').match(/[^\s]+/gu)?.length ?? 0;
  return marks + runs;
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
