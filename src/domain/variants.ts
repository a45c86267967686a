import { SCRIPT_NEUTRAL, VARIANT_GROUPS } from './variants-table.ts';

/** What was looked up: a reader of one page meets few of the table's characters. */
const heads = new Map<string, string | undefined>();
let neutral: Set<string> | undefined;

/** First of a character's group; undefined where it has none. */
function headOf(char: string): string | undefined {
  if (!heads.has(char)) heads.set(char, headInTable(char));
  return heads.get(char);
}

/** `table` is named once: a bundler puts the text itself wherever the constant stands. */
function headInTable(char: string, table = VARIANT_GROUPS): string | undefined {
  // Neither what parts the groups nor half a character is in one.
  if (char <= ' ' || /^[\ud800-\udfff]$/.test(char)) return undefined;
  let at = table.indexOf(char);
  if (at < 0) return undefined;
  while ((table[at - 1] ?? ' ') > ' ') at -= 1;
  return String.fromCodePoint(table.codePointAt(at) ?? 0);
}

function isNeutral(char: string): boolean {
  neutral ??= new Set(SCRIPT_NEUTRAL);
  return neutral.has(char);
}

/**
 * The one character that stands for all variants of `char` (one code point) in both scripts;
 * `char` itself when it has none. Idempotent.
 */
export function foldVariant(char: string): string {
  return headOf(char) ?? char;
}

/** True for a character that Traditional texts use and Simplified ones do not (團, not 乾). */
export function isTraditionalOnly(char: string): boolean {
  const head = headOf(char);
  return head !== undefined && head !== char && !isNeutral(char);
}

/** True for a character that Simplified texts use and Traditional ones do not (团, not 后). */
export function isSimplifiedOnly(char: string): boolean {
  return headOf(char) === char && !isNeutral(char);
}
