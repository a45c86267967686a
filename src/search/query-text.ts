import type { Query, Term } from './query.ts';
import { FIELD_NAMES, fieldOf } from './typed-field.ts';
import { MINUS, QUOTES, stripped } from './typed-signs.ts';

/**
 * A query as it can be typed: what it finds is what the text finds that it was read from. A plain
 * term loses the quotation marks and minus signs at its start, which ask for nothing there but would
 * at another place.
 */
export function writeQuery({ wanted, excluded, fields }: Query): string {
  return [
    ...wanted.map(writeTerm),
    ...excluded.map((term) => `-${writeTerm(term)}`),
    ...fields.map(({ filter, values, excluded: isOut }) => {
      const sign = isOut === true ? '-' : '';
      return `${sign}${FIELD_NAMES[filter][0]}:${values.join(',')}`;
    }),
  ].join(' ');
}

function writeTerm({ text, exact }: Term): string {
  return exact ? `“${text}”` : asWords(stripped(text, QUOTES + MINUS));
}

/** What would be read as a field, as text that folds alike and would not. */
function asWords(written: string): string {
  return fieldOf(written) === undefined ? written : written.replace(/[:：]+/, '');
}
