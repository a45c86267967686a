import { exactForm, fold } from './fold.ts';

/**
 * What a quoted query must know of a stretch of folded text, in three states that the index holds
 * with each pair: `none`, the two characters stand as they are folded, with nothing but white space
 * in between and before the next; `after`, something was dropped before the next character;
 * `inside`, something was dropped between the two or one of them stands otherwise in the original
 * (width, case, a sign of two letters).
 */
export const LOSSES = ['none', 'after', 'inside'] as const;

export type Loss = (typeof LOSSES)[number];

/** A folded text by characters, with what the fold lost. */
export interface FoldedChars {
  chars: string[];
  /** True where the original character is another than the folded one, script apart. */
  altered: boolean[];
  /** True where something that a quoted query sees stands before the next character (or the end). */
  trailed: boolean[];
}

/** The folded characters of a text. Equal to `exactForm` of it where nothing is altered or trailed. */
export function foldedChars(text: string): FoldedChars {
  const { text: folded, offsets } = fold(text);
  const chars = Array.from(folded);
  const altered: boolean[] = [];
  const trailed: boolean[] = [];
  let unit = 0;
  for (const char of chars) {
    const start = offsets[unit] ?? 0;
    unit += char.length;
    const stretch = text.slice(start, offsets[unit] ?? text.length);
    // Nearly always; a folded character is its own exact form.
    const kept = stretch === char ? char : exactForm(stretch).text;
    altered.push(!kept.startsWith(char));
    trailed.push(kept.length > char.length);
  }
  return { chars, altered, trailed };
}

/** The loss of the pair that begins at a character; of the character alone when it is the last. */
export function lossAt({ chars, altered, trailed }: FoldedChars, at: number): Loss {
  const second = Math.min(at + 1, chars.length - 1);
  if (altered[at] === true || altered[second] === true) return 'inside';
  if (second > at && trailed[at] === true) return 'inside';
  return trailed[second] === true ? 'after' : 'none';
}
