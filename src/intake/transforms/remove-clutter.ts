import type { Removal } from '#domain/faithful-text';
import { readOrdinal } from '#domain/ordinal';
import { cutParts, extentOf, lineAt, passageText, trimParts } from '../manuscript.ts';
import type { Manuscript, Passage } from '../manuscript.ts';
import { CLUTTER_RULES } from './clutter/rules.ts';
import type { ClutterRule, Hit, Line } from './clutter/rule.ts';

/** Takes out what a web page put around the text, rule by rule; every stretch is kept in `removed`. */
export function removeClutter(manuscript: Manuscript): Manuscript {
  // The head of a letter has a date as a page has; without it nothing is left that shows a page.
  const text = CLUTTER_RULES.filter((rule) => rule.ofAnyFile).reduce(applied, manuscript);
  const ofPage = CLUTTER_RULES.filter((rule) => !rule.ofAnyFile);
  const isPage = ofPage.some((rule) => !rule.weak && rule.find(linesOf(text)).length > 0);
  return ofPage.filter((rule) => isPage || !rule.weak).reduce(applied, text);
}

function applied(manuscript: Manuscript, rule: ClutterRule): Manuscript {
  const hits = rule.find(linesOf(manuscript));
  return hits.reduce((at, hit) => removeStretch(at, hit, rule.name), manuscript);
}

/** Removals that hold whole sentences: clutter seldom has any, so a person has to look. */
export function doubtfulRemovals(removed: readonly Removal[]): Removal[] {
  return removed.filter(({ text, rule }) => rule !== 'repeated-title' && /[。！？；]/u.test(text));
}

/** Takes one stretch out of the passages and records it under the rule's permanent name. */
export function removeStretch(manuscript: Manuscript, hit: Hit, rule: string): Manuscript {
  const { text } = manuscript;
  const passages = manuscript.passages.flatMap((passage): Passage[] => {
    const extent = extentOf(passage);
    if (extent.end <= hit.start || extent.start >= hit.end || passage.type === 'table')
      return [passage];
    const parts = trimParts(text, cutParts(passage.parts, hit.start, hit.end));
    return parts.length === 0 ? [] : [{ ...passage, parts }];
  });
  const removal = {
    start: hit.start,
    end: hit.end,
    text: text.slice(hit.start, hit.end),
    rule,
    line: lineAt(text, hit.start),
  };
  const removed = [...manuscript.removed, removal].sort((a, b) => a.start - b.start);
  return { ...manuscript, passages, removed };
}

function linesOf({ text, passages }: Manuscript): Line[] {
  const prose = passages.filter((passage) => passage.type !== 'table');
  const words = prose.map((passage) => passageText(text, passage));
  const first = words.findIndex(isBody);
  const last = words.findLastIndex(isBody);
  return prose.flatMap((passage, index) => {
    const { start, end } = extentOf(passage);
    const line = words[index] ?? '';
    // A passage with a hole in it was judged before the hole was made.
    if (end - start !== line.length) return [];
    // Without a line that is certainly text nothing shows where a page's head or foot would be.
    const zone = first < 0 ? 'body' : index < first ? 'head' : index > last ? 'tail' : 'body';
    return [{ words: line, start, end, zone }];
  });
}

/** Headings by number and running text; what stands before the first and after the last may be clutter. */
function isBody(words: string): boolean {
  const ordinal = readOrdinal(words);
  if (ordinal?.style === 'chinese' || ordinal?.style === 'chinese-paren') return true;
  return words.length >= 50 && /[，。；,;]/u.test(words) && !/版权|转载|https?:\/\//u.test(words);
}
