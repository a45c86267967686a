/** Query phrases made from a text, for the acceptance and the conformance of the search. */

const HAN_RUN = /[\u3400-\u9fff]{6,}/gu;

/**
 * `count` phrases of four characters that straddle a boundary of words (as the browser's own
 * segmenter sees it), spread over the text, all different.
 */
export function straddlingPhrases(text: string, count: number): string[] {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const phrases = new Set<string>();
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (const { index } of segmenter.segment(run)) {
      if (index >= 2 && index + 2 <= run.length) phrases.add(run.slice(index - 2, index + 2));
    }
  }
  return spread([...phrases], count);
}

/** Phrases like the given ones that stand in none of the texts: halves of two phrases joined. */
export function absentPhrases(
  phrases: readonly string[],
  texts: readonly string[],
  count: number,
): string[] {
  const absent = phrases.flatMap((phrase, index) =>
    phrases
      .slice(index + 1)
      .map((other) => phrase.slice(0, 2) + other.slice(2))
      .filter((made) => !texts.some((text) => text.includes(made))),
  );
  return spread([...new Set(absent)], count);
}

function spread<T>(all: readonly T[], count: number): T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}
