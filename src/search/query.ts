import type { SearchBlock } from './blocks.ts';
import { matchUnits } from './blocks.ts';
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

export interface Query {
  /** All of these must be in the item. */
  wanted: Term[];
  /** None of these may be. */
  excluded: Term[];
}

const QUOTES = '“”"„‟＂';
const MINUS = '-－';

/**
 * Reads what was typed: terms apart by white space (also full-width), `“…”` or `"…"` exact,
 * `-词` or `-“…”` excluded. A term of punctuation alone is nothing.
 */
export function parseQuery(typed: string): Query {
  const query: Query = { wanted: [], excluded: [] };
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
    addTerm(excluded ? query.excluded : query.wanted, chars.slice(start, end).join(''), close >= 0);
    at = close < 0 ? end : end + 1;
  }
  return query;
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
  if (folded === '' || list.some((term) => term.text === plain && term.exact === exact)) return;
  list.push({ text: plain, folded, exact });
}

/** True when there is something to look for; excluding alone finds nothing. */
export function asksForSomething(query: Query): boolean {
  return query.wanted.length > 0;
}

/** True when one of the blocks contains the term. */
export function containsTerm(blocks: readonly SearchBlock[], term: Term): boolean {
  const wanted = term.exact ? exactForm(term.text).text : term.folded;
  const form = term.exact ? (text: string) => exactForm(text).text : foldText;
  return matchUnits(blocks).some((unit) => form(unit.text).includes(wanted));
}

/**
 * The truth that the index must reproduce, by brute force: every wanted term is in some block, no
 * excluded one is in any.
 */
export function matches(blocks: readonly SearchBlock[], query: Query): boolean {
  return (
    asksForSomething(query) &&
    query.wanted.every((term) => containsTerm(blocks, term)) &&
    !query.excluded.some((term) => containsTerm(blocks, term))
  );
}
