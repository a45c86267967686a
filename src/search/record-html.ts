import { weightAttribute, weightOf } from './place-class.ts';
import type { PlacedWord, RecordWords } from './tokens.ts';

/**
 * Stands after each unit. Pagefind indexes a lone full stop as nothing but gives it a position; two
 * keep the last pair of a unit and the first of the next further apart than any two pairs of a
 * phrase, of which a reader looks at every other one.
 */
const GAP = '。 。';
/** Pagefind leaves out a page without words, and the pages after it would take its number. */
const FILLER = 'zz';
const ORDINARY = weightOf({ kind: 'body', roles: 0, loss: 'none' });

/**
 * An item as the page that Pagefind's indexer reads: one element a unit, the words' weights on it and
 * on inline elements inside it. All text is letters a–z and full stops, so that no segmenter,
 * stemmer or splitter has anything to do, and nothing needs escaping.
 */
export function recordHtml({ units, singles }: RecordWords): string {
  const last = singles.length > 0 ? singles : [{ word: FILLER, weight: ORDINARY }];
  const blocks = units.filter((words) => words.length > 0).map((words) => block(words, GAP));
  return `<html><body>${blocks.join('')}${block(last, '')}</body></html>`;
}

function block(words: readonly PlacedWord[], end: string): string {
  const weight = words[0]?.weight ?? ORDINARY;
  const runs = runsOf(words).map((run) =>
    run.weight === weight ? run.text : `<i ${attribute(run.weight)}>${run.text}</i>`,
  );
  return `<p ${attribute(weight)}>${runs.join(' ')} ${end}</p>`;
}

function attribute(weight: number): string {
  return `data-pagefind-weight="${weightAttribute(weight)}"`;
}

/** Words of one weight in succession, as one. */
function runsOf(words: readonly PlacedWord[]): { weight: number; text: string }[] {
  const runs: { weight: number; text: string }[] = [];
  for (const { word, weight } of words) {
    const last = runs.at(-1);
    if (last?.weight === weight) last.text += ` ${word}`;
    else runs.push({ weight, text: word });
  }
  return runs;
}
