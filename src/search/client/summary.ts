import type { Answer } from './engine-contract.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import { parseQuery } from '../query.ts';

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

/** A sentence for each typed condition that names nothing there is, and for archives out of reach. */
export function unknownWords(answer: Answer, labels: SearchLabels): string[] {
  const unknown = answer.unknown.map(({ filter, value }) =>
    fillLabel(labels.unknown, { field: labels.filters[filter], value }),
  );
  const names = answer.unreachable.map(({ name }) => name).filter(Boolean);
  if (names.length > 0) unknown.push(fillLabel(labels.unreachable, { names: names.join('、') }));
  return unknown;
}
