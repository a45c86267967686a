import type { Answer } from './engine-contract.ts';
import { cutQuestion } from './question-length.ts';
import { fillLabel, numberWords, type SearchLabels } from './labels-contract.ts';
import { parseQuery, passedOver } from '../query.ts';
import { fieldOf } from '../typed-field.ts';
import { MINUS, stripped } from '../typed-signs.ts';

/** Characters of a question that are repeated to who asked it. */
const QUOTED = 40;

/** What a complete answer says of itself: how many items and places, or that there are none. */
export function summaryWords(answer: Answer, labels: SearchLabels, q: string): string {
  const { hits, occurrences } = answer;
  const { wanted } = parseQuery(q);
  if (hits.length === 0) {
    if (wanted.length === 0) return labels.nothingSuch;
    const typed = Array.from(q.replace(/^[“"]([^“”"]*)[”"]$/, '$1'));
    const isLong = typed.length > QUOTED;
    const query = isLong ? `${typed.slice(0, QUOTED - 1).join('')}…` : typed.join('');
    return fillLabel(labels.nothing, { query });
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
  // That nothing is found yet says nothing.
  if (answer.searched === 0) return labels.loading;
  return fillLabel(labels.partial, {
    searched: numberWords(answer.searched),
    total: numberWords(answer.total),
    items: numberWords(answer.hits.length),
  });
}

/** Says of what was typed that it is too long to be searched whole. */
export function cutWords(typed: string, labels: SearchLabels): string[] {
  const whole = typed.trim();
  const q = cutQuestion(whole);
  return q === whole ? [] : [fillLabel(labels.tooLong, { count: Array.from(q).length })];
}

/** A sentence for each typed condition that names nothing there is. */
export function unknownWords(answer: Answer, labels: SearchLabels): string[] {
  return answer.unknown.map(({ filter, value }) =>
    fillLabel(labels.unknown, { field: labels.filters[filter], value }),
  );
}

/** A sentence for each sign that was typed and is not looked for. */
export function passedOverWords(labels: SearchLabels, q: string): string[] {
  return passedOver(q).map(({ signs, quoted }) =>
    fillLabel(quoted ? labels.onlyMarks : labels.signsUnasked, { signs }),
  );
}

/** Why what was typed asks for nothing; empty when nothing was. */
export function idleWords(labels: SearchLabels, q: string): string {
  const typed = q.trim();
  if (typed === '') return '';
  if (parseQuery(typed).excluded.length > 0) return labels.nothingAsked;
  const isField = fieldOf(stripped(typed.slice(0, 1), MINUS) + typed.slice(1)) !== undefined;
  if (isField) return fillLabel(labels.emptyField, { words: typed });
  const [signs] = passedOverWords(labels, typed);
  return signs ?? fillLabel(labels.nothingSearchable, { query: typed });
}
