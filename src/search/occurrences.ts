import { exactForm, fold, type Folded } from './fold.ts';
import type { Term } from './query.ts';

/** A stretch of an original text: UTF-16 offsets, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Where a term stands in a text, as stretches of the original that do not overlap. A term that the
 * fold finds across punctuation includes it (`总、结` for 总结).
 */
export function occurrencesOf(text: string, term: Term): Range[] {
  const form = formOf(text, term.exact);
  const wanted = term.exact ? exactForm(term.text).text : term.folded;
  const ranges: Range[] = [];
  if (wanted === '') return ranges;
  let at = form.text.indexOf(wanted);
  while (at >= 0) {
    const last = form.offsets[at + wanted.length - 1] ?? 0;
    const width = (text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1;
    ranges.push({ start: form.offsets[at] ?? 0, end: Math.min(last + width, text.length) });
    at = form.text.indexOf(wanted, at + wanted.length);
  }
  return ranges;
}

/** The form made last: the same text is looked through for one term after the other. */
let formed: { text: string; exact: boolean; form: Folded } | undefined;

function formOf(text: string, exact: boolean): Folded {
  if (formed?.text !== text || formed.exact !== exact) {
    formed = { text, exact, form: exact ? exactForm(text) : fold(text) };
  }
  return formed.form;
}

/** Ranges in order, those that overlap made one; neighbours that only touch stay two. */
export function mergeRanges(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged[merged.length - 1];
    if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
