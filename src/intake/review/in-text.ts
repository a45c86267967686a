import { squash } from '#domain/faithful-text';
import { foldScript } from '#domain/script';
import { namesOf } from '#domain/unit';
import type { Unit } from '#domain/unit';
import { CODE_WORDS } from '../description-words.ts';
import { readDateLine } from '../description/date-lines.ts';
import { findPeriods } from '../description/period-words.ts';
import { normalised } from '../description/time-grammar.ts';
import type { ReviewField } from './fields.ts';

/**
 * True for a value that the text itself contains, in whatever way it writes it: only such a value can
 * be 原文载明, whoever typed it. A value that says there is none, and what the program finds out by
 * itself (the script), is not asked of the text.
 */
export function isInText(
  { name }: Pick<ReviewField, 'name'>,
  value: unknown,
  { lines, units }: { lines: readonly string[]; units: readonly Unit[] },
): boolean {
  if (value === undefined || name === 'script') return true;
  const text = foldScript(lines.join('\n'));
  const has = (words: string) => squash(text).includes(squash(foldScript(words)));
  switch (name) {
    case 'unit': {
      const unit = units.find(({ id }) => id === value);
      return unit !== undefined && namesOf(unit).some(has);
    }
    case 'period':
    case 'planPeriod':
      return text.split('\n').some((line) => findPeriods(line).some((one) => one.value === value));
    case 'dateCreated':
    case 'webDate':
      return datesIn(text).some((date) => date === value || date.startsWith(`${String(value)}-`));
    case 'kinds':
      return (value as readonly string[]).every((kind) => has(CODE_WORDS[kind] ?? kind));
    default:
      return has(String(value));
  }
}

const NUMERAL = '[\\d〇一二三四五六七八九十廿卅]';
const DATE = new RegExp(
  `${NUMERAL}{4}\\s*[年./-]\\s*${NUMERAL}{1,3}(?:\\s*[月./-]\\s*(?:${NUMERAL}{1,3}\\s*[日号]?)?)?`,
  'gu',
);

/** Every date of a text, to the day where it says one. */
function datesIn(text: string): string[] {
  return [...normalised(text).matchAll(DATE)].flatMap(([words]) => readDateLine(words) ?? []);
}
