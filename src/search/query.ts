import { foldText } from './fold.ts';
import { rareSymbolsIn, symbolsIn, symbolsOnly } from './symbols.ts';
import { fieldOf, valuesIn, type FieldTerm } from './typed-field.ts';
import { isSpace, MINUS, QUOTES } from './typed-signs.ts';

/** One thing a person asked for. */
export interface Term {
  /** As typed, without quotation marks and minus. */
  text: string;
  /** Folded; empty for signs alone (★), which are always exact. */
  folded: string;
  /** True when it stood in quotation marks: punctuation and signs count. */
  exact: boolean;
}

export interface Query {
  /** All of these must be in the item. */
  wanted: Term[];
  /** None of these may be. */
  excluded: Term[];
  /** Conditions beside the words; all must hold, of one condition's values any. */
  fields: FieldTerm[];
}

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
 * colon, `-单位:甲` one that excludes. Signs alone (★) are a term, those of a keyboard (+) only when
 * quoted. Punctuation alone and a field without a value are nothing; a name before a colon that is no
 * field's is ordinary text.
 */
export function parseQuery(typed: string): Query {
  const query: Query = { wanted: [], excluded: [], fields: [] };
  const seen = new Set<string>();
  for (const { word, field } of partsOf(typed)) {
    if (field === undefined) addTerm(word.excluded ? query.excluded : query.wanted, word, seen);
    else if (field.values.length > 0) query.fields.push(field);
  }
  return query;
}

/** Signs that were typed, perhaps to be found, and are not looked for. */
export interface PassedOver {
  signs: string;
  /** True for punctuation in quotation marks; other signs would be looked for if they were quoted. */
  quoted: boolean;
}

/** What of a query asks for nothing, unless it is punctuation between words as any text has it. */
export function passedOver(typed: string): PassedOver[] {
  const found = new Map<string, PassedOver>();
  for (const { word, field } of partsOf(typed)) {
    if (field !== undefined) continue;
    const { text, quoted } = word;
    const asksForSigns = signsAsked(word) !== '';
    const folded = foldText(text);
    const signs = quoted
      ? text.trim()
      : symbolsIn(text)
          .filter((sign) => isDropped(sign, folded))
          .join('');
    const isNothing = quoted ? folded === '' : true;
    if (signs !== '' && isNothing && !asksForSigns) found.set(signs, { signs, quoted });
  }
  return [...found.values()];
}

/** True for a sign of which nothing is left in the folded text: of 74% and 夜校👍, not of 1+100 or 25℃. */
function isDropped(sign: string, folded: string): boolean {
  return foldText(sign) === '' && !folded.includes(sign.normalize('NFKC'));
}

/** A word with what it is as a field. */
interface Part {
  word: Word;
  field: FieldTerm | undefined;
}

function partsOf(typed: string): Part[] {
  const parts: Part[] = [];
  const chars = Array.from(typed);
  for (let word = wordAt(chars, 0); word !== undefined;) {
    const { text, start, excluded, quoted } = word;
    let { end } = word;
    const named = quoted ? undefined : fieldOf(text);
    if (named === undefined) parts.push({ word, field: undefined });
    else {
      let { values } = named;
      if (values.length === 0) {
        const next = wordAt(chars, end);
        values = next === undefined ? [] : valueApart(next);
        if (next !== undefined && values.length > 0) end = next.end;
      }
      const field: FieldTerm = { ...named, values, text: chars.slice(start, end).join('') };
      parts.push({ word, field: excluded ? { ...field, excluded } : field });
    }
    word = wordAt(chars, end);
  }
  return parts;
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

function addTerm(list: Term[], word: Word, seen: Set<string>): void {
  const { excluded, text } = word;
  const signs = signsAsked(word);
  const exact = word.quoted || signs !== '';
  const folded = foldText(text);
  const plain = signs === '' ? (exact ? text.trim() : text) : signs;
  // Plain terms that fold alike ask for the same.
  const key = `${excluded} ${exact} ${exact ? plain : folded}`;
  if ((folded === '' && signs === '') || seen.has(key)) return;
  seen.add(key);
  list.push({ text: plain, folded, exact });
}

/** The signs that a word of signs alone asks for; empty for any other. */
function signsAsked({ text, quoted }: Word): string {
  if (foldText(text) !== '') return '';
  if (quoted) return symbolsIn(text).length > 0 ? text.trim() : '';
  return rareSymbolsIn(text).length > 0 ? symbolsOnly(text) : '';
}

/**
 * True when there is something to look for: words, or conditions, which alone list all items that
 * meet them. Excluding alone finds nothing.
 */
export function asksForSomething(query: Query): boolean {
  return query.wanted.length > 0 || query.fields.length > 0;
}
