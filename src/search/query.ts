import type { SearchBlock } from './blocks.ts';
import { matchUnits } from './blocks.ts';
import type { FilterName } from './contract.ts';
import { foldVariant } from '#domain/variants';
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
  /** The whole as typed. */
  text: string;
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
  archive: ['库', '所在库'],
};

const QUOTES = '“”"„‟＂';
const MINUS = '-－';
const COLON = /[:：]/;
const SEPARATOR = /[,，、]/;

/** What stands between two stretches of white space, a quotation with its white space as one. */
interface Word {
  /** Without quotation marks and minus. */
  text: string;
  start: number;
  /** Exclusive. */
  end: number;
  excluded: boolean;
  quoted: boolean;
}

function wordAt(chars: readonly string[], from: number): Word | undefined {
  let start = from;
  while (start < chars.length && isSpace(chars[start])) start += 1;
  if (start === chars.length) return undefined;
  const excluded = MINUS.includes(chars[start] ?? '') && !isSpace(chars[start + 1]);
  const at = excluded ? start + 1 : start;
  const close = QUOTES.includes(chars[at] ?? '') ? closing(chars, at) : -1;
  const quoted = close >= 0;
  const end = quoted ? close + 1 : endOfWord(chars, at);
  const text = chars.slice(quoted ? at + 1 : at, quoted ? close : end).join('');
  return { text, start, end, excluded, quoted };
}

/**
 * Reads what was typed: terms apart by white space (also full-width), `“…”` or `"…"` exact,
 * `-词` or `-“…”` excluded, `单位:甲,乙` a field in either script, also with white space after the
 * colon. A term of punctuation alone and a field without a value are nothing; a name before a colon
 * that is no field's is ordinary text, and so is a field with a minus.
 */
export function parseQuery(typed: string): Query {
  const query: Query = { wanted: [], excluded: [], fields: [] };
  const chars = Array.from(typed);
  const seen = new Set<string>();
  for (let word = wordAt(chars, 0); word !== undefined;) {
    const { text, start, excluded, quoted } = word;
    let { end } = word;
    const named = excluded || quoted ? undefined : fieldOf(text);
    let values = named?.values ?? [];
    if (named !== undefined && values.length === 0) {
      const next = wordAt(chars, end);
      values = next === undefined ? [] : valueApart(next);
      if (next !== undefined && values.length > 0) end = next.end;
    }
    if (named === undefined) {
      addTerm(excluded ? query.excluded : query.wanted, word, seen);
    } else if (values.length > 0) {
      query.fields.push({ ...named, values, text: chars.slice(start, end).join('') });
    }
    word = wordAt(chars, end);
  }
  return query;
}

/** The values of a field that stand behind white space; none in what has a meaning of its own. */
function valueApart({ text, excluded }: Word): string[] {
  return excluded || /\s/.test(text) || fieldOf(text) !== undefined ? [] : valuesIn(text);
}

/** True where a quotation that was opened is not closed yet. */
export function endsInQuotes(typed: string): boolean {
  const chars = Array.from(typed);
  for (let word = wordAt(chars, 0); word !== undefined; word = wordAt(chars, word.end)) {
    const at = word.excluded ? word.start + 1 : word.start;
    const isOpen = !word.quoted && QUOTES.includes(chars[at] ?? '');
    if (isOpen && !chars.slice(at + 1).some((char) => QUOTES.includes(char))) return true;
  }
  return false;
}

/** A word as a field with its values; undefined when it names none. */
export function fieldOf(word: string): FieldTerm | undefined {
  const colon = word.search(COLON);
  if (colon < 0) return undefined;
  const filter = filterNamed(word.slice(0, colon));
  if (filter === undefined) return undefined;
  return { filter, values: valuesIn(word.slice(colon + 1)), text: word };
}

function valuesIn(typed: string): string[] {
  const values = typed.split(SEPARATOR).map(unquoted);
  return [...new Set(values.filter((value) => value !== ''))];
}

/** In either script and width; any other character beside the name makes it ordinary text. */
function filterNamed(name: string): FilterName | undefined {
  const plain = Array.from(name.normalize('NFKC'), foldVariant).join('');
  const filters = Object.keys(FIELD_NAMES) as FilterName[];
  return filters.find((filter) => FIELD_NAMES[filter].includes(plain));
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

/** What would be read as a field, as text that folds alike and would not. */
function asWords(written: string): string {
  return fieldOf(written) === undefined ? written : written.replace(/[:：]+/, '');
}

/**
 * A query as it can be typed: what it finds is what the text finds that it was read from. A plain
 * term loses the quotation marks and minus signs at its start, which ask for nothing there but would
 * at another place.
 */
export function writeQuery({ wanted, excluded, fields }: Query): string {
  return [
    ...wanted.map((term) => asWords(writeTerm(term))),
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

function addTerm(list: Term[], { text, excluded, quoted }: Word, seen: Set<string>): void {
  const folded = foldText(text);
  const plain = quoted ? text.trim() : text;
  // Plain terms that fold alike ask for the same.
  const key = `${excluded} ${quoted} ${quoted ? plain : folded}`;
  if (folded === '' || seen.has(key)) return;
  seen.add(key);
  list.push({ text: plain, folded, exact: quoted });
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
