import type { SearchBlock } from './blocks.ts';
import { matchUnits } from './blocks.ts';
import type { FilterName } from './contract.ts';
import { exactForm, foldText } from './fold.ts';

/** One thing a person asked for. */
export interface Term {
  /** As typed, without quotation marks and minus. */
  text: string;
  /** Folded; never empty. */
  folded: string;
  /** True when it stood in quotation marks: punctuation counts. */
  exact: boolean;
}

/** A condition typed as a field: `单位:柳桥`, `年度:2023`; several values are apart by `,` or `，`. */
export interface FieldTerm {
  /** The filter that it stands for. */
  filter: FilterName;
  /** As typed, without the name of the field. */
  values: string[];
}

export interface Query {
  /** All of these must be in the item. */
  wanted: Term[];
  /** None of these may be. */
  excluded: Term[];
  /** Conditions beside the words; all must hold, of one condition's values any. */
  fields: FieldTerm[];
}

/** Names of fields as they are typed; the first of a filter is the one that completion offers. */
const FIELD_NAMES: Record<FilterName, readonly [string, ...string[]]> = {
  unit: ['单位'],
  year: ['年度', '所属年度', '年份'],
  period: ['期别'],
  kind: ['文种'],
  level: ['层级'],
  role: ['章节'],
};

const QUOTES = '“”"„‟＂';
const MINUS = '-－';
const COLON = /[:：]/;
const SEPARATOR = /[,，、]/;

/**
 * Reads what was typed: terms apart by white space (also full-width), `“…”` or `"…"` exact,
 * `-词` or `-“…”` excluded, `单位:甲,乙` a field in either script. A term of punctuation alone and a
 * field without a value are nothing; a name before a colon that is no field's is ordinary text.
 */
export function parseQuery(typed: string): Query {
  const query: Query = { wanted: [], excluded: [], fields: [] };
  const chars = Array.from(typed);
  let at = 0;
  while (at < chars.length) {
    if (/\s/.test(chars[at] ?? '')) {
      at += 1;
      continue;
    }
    const next = chars[at + 1];
    const excluded = MINUS.includes(chars[at] ?? '') && next !== undefined && !/\s/.test(next);
    if (excluded) at += 1;
    const close = QUOTES.includes(chars[at] ?? '') ? closing(chars, at) : -1;
    const start = close < 0 ? at : at + 1;
    const end = close < 0 ? endOfWord(chars, at) : close;
    const text = chars.slice(start, end).join('');
    const field = excluded || close >= 0 ? undefined : fieldOf(text);
    if (field === undefined) addTerm(excluded ? query.excluded : query.wanted, text, close >= 0);
    else if (field.values.length > 0) query.fields.push(field);
    at = close < 0 ? end : end + 1;
  }
  return query;
}

/** A word as a field with its values; undefined when it names none. */
export function fieldOf(word: string): FieldTerm | undefined {
  const colon = word.search(COLON);
  if (colon < 0) return undefined;
  const filter = filterNamed(word.slice(0, colon));
  if (filter === undefined) return undefined;
  const values = word
    .slice(colon + 1)
    .split(SEPARATOR)
    .map(unquoted)
    .filter((value) => value !== '');
  return { filter, values: [...new Set(values)] };
}

function filterNamed(name: string): FilterName | undefined {
  const folded = foldText(name);
  const filters = Object.keys(FIELD_NAMES) as FilterName[];
  return filters.find((filter) => FIELD_NAMES[filter].includes(folded));
}

/** A text without the given characters at its start. */
function stripped(text: string, marks: string): string {
  let start = 0;
  while (start < text.length && marks.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** A value of a field without quotation marks around it. */
function unquoted(value: string): string {
  let end = value.length;
  while (end > 0 && QUOTES.includes(value.charAt(end - 1))) end -= 1;
  return stripped(value.slice(0, end), QUOTES);
}

function writeTerm({ text, exact }: Term): string {
  return exact ? `“${text}”` : stripped(text, QUOTES + MINUS);
}

/**
 * A query as it can be typed: what it finds is what the text finds that it was read from. A plain
 * term loses the quotation marks and minus signs at its start, which ask for nothing there but would
 * at another place.
 */
export function writeQuery({ wanted, excluded, fields }: Query): string {
  return [
    ...wanted.map(writeTerm),
    ...excluded.map((term) => `-${writeTerm(term)}`),
    ...fields.map(({ filter, values }) => `${FIELD_NAMES[filter][0]}:${values.join(',')}`),
  ].join(' ');
}

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/**
 * Where a quotation that opens at the start of a term closes: at a mark followed by white space or
 * the end. A mark with a word on both sides is punctuation of a pasted phrase (开展“…”活动) and
 * asks for nothing special. −1 when it does not close.
 */
function closing(chars: readonly string[], open: number): number {
  for (let at = open + 1; at < chars.length; at += 1) {
    if (!QUOTES.includes(chars[at] ?? '')) continue;
    if (isSpace(chars[at + 1])) return at;
    if (isSpace(chars[at - 1])) return -1;
  }
  return -1;
}

function endOfWord(chars: readonly string[], start: number): number {
  let at = start;
  while (at < chars.length && !isSpace(chars[at])) at += 1;
  return at;
}

function addTerm(list: Term[], text: string, exact: boolean): void {
  const folded = foldText(text);
  const plain = exact ? text.trim() : text;
  // Plain terms that fold alike ask for the same.
  const isThere = list.some(
    (term) => term.exact === exact && (exact ? term.text === plain : term.folded === folded),
  );
  if (folded === '' || isThere) return;
  list.push({ text: plain, folded, exact });
}

/**
 * True when there is something to look for: words, or conditions, which alone list all items that
 * meet them. Excluding alone finds nothing.
 */
export function asksForSomething(query: Query): boolean {
  return query.wanted.length > 0 || query.fields.length > 0;
}

/**
 * True when one of the blocks contains the term; with `roles`, one of a section that has one of
 * these roles.
 */
function containsTerm(
  blocks: readonly SearchBlock[],
  term: Term,
  roles: readonly string[] = [],
): boolean {
  const wanted = term.exact ? exactForm(term.text).text : term.folded;
  const form = term.exact ? (text: string) => exactForm(text).text : foldText;
  return matchUnits(blocks).some(
    (unit) => hasRole(unit.blocks[0], roles) && form(unit.text).includes(wanted),
  );
}

/** True when a block stands in a section of one of the roles; without roles always. */
export function hasRole(block: SearchBlock | undefined, roles: readonly string[]): boolean {
  return roles.length === 0 || (block?.roles?.some((role) => roles.includes(role)) ?? false);
}

/**
 * The truth that the index must reproduce, by brute force: every wanted term is in some block, no
 * excluded one is in any; with `roles`, only blocks of such sections count, for both. Fields that
 * narrow items are not judged here, for they are no matter of the text.
 */
export function matches(
  blocks: readonly SearchBlock[],
  query: Query,
  roles: readonly string[] = [],
): boolean {
  return (
    asksForSomething(query) &&
    query.wanted.every((term) => containsTerm(blocks, term, roles)) &&
    !query.excluded.some((term) => containsTerm(blocks, term, roles))
  );
}
