import type { Answer } from './engine-contract.ts';
import { LONGEST_QUESTION } from './state.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import { fieldOf, parseQuery } from '../query.ts';

/** What a complete answer says of itself: how many items and places, or that there are none. */
export function summaryWords(answer: Answer, labels: SearchLabels, q: string): string {
  const { hits, occurrences } = answer;
  const { wanted } = parseQuery(q);
  if (hits.length === 0) {
    if (wanted.length === 0) return labels.nothingSuch;
    const typed = q.replace(/^[“"]([^“”"]*)[”"]$/, '$1');
    return fillLabel(labels.nothing, { query: typed });
  }
  const isCounted = occurrences !== undefined && wanted.length > 0;
  const words = fillLabel(isCounted ? labels.summary : labels.summaryItems, {
    items: numberWords(hits.length),
    places: numberWords(occurrences ?? 0),
  });
  const isTraditional = hits.some(({ item }) => item.lang.startsWith('zh-Hant'));
  return words + (isTraditional ? labels.withTraditional : '');
}

/** What an answer says that is still growing. */
export function partialWords(answer: Answer, labels: SearchLabels): string {
  return fillLabel(labels.partial, {
    searched: numberWords(answer.searched),
    total: numberWords(answer.total),
    items: numberWords(answer.hits.length),
  });
}

/** Says of a question as long as the box lets it be that it may have been cut. */
export function boxWords(q: string, labels: SearchLabels): string[] {
  if (q.length !== LONGEST_QUESTION) return [];
  return [fillLabel(labels.boxFull, { count: numberWords(LONGEST_QUESTION) })];
}

/** A sentence for each typed condition that names nothing there is. */
export function unknownWords(answer: Answer, labels: SearchLabels): string[] {
  return answer.unknown.map(({ filter, value }) =>
    fillLabel(labels.unknown, { field: labels.filters[filter], value }),
  );
}

/** A sentence for each condition that was typed with a minus, which makes it words of the text. */
export function signedFieldWords(labels: SearchLabels, q: string): string[] {
  return parseQuery(q)
    .excluded.filter(({ text, exact }) => !exact && fieldOf(text) !== undefined)
    .map(({ text }) => fillLabel(labels.signedField, { words: `-${text}` }));
}

/** Why what was typed asks for nothing; empty when nothing was. */
export function idleWords(labels: SearchLabels, q: string): string {
  const typed = q.trim();
  if (typed === '') return '';
  if (parseQuery(typed).excluded.length > 0) return labels.nothingAsked;
  const field = fieldOf(typed);
  return field === undefined
    ? fillLabel(labels.nothingSearchable, { query: typed })
    : fillLabel(labels.emptyField, { words: typed });
}
