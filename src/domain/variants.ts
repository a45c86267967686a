import { SCRIPT_NEUTRAL, VARIANT_GROUPS } from './variants-table.ts';

let heads: Map<string, string> | undefined;
let neutral: Set<string> | undefined;

/** Variant → first of its group, built at first use: a page that never searches pays nothing. */
function headOf(): Map<string, string> {
  if (heads === undefined) {
    heads = new Map();
    for (const group of VARIANT_GROUPS.trim().split(/\s+/)) {
      const [head = '', ...variants] = group;
      for (const variant of variants) heads.set(variant, head);
      heads.set(head, head);
    }
  }
  return heads;
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
  return headOf().get(char) ?? char;
}

/** True for a character that Traditional texts use and Simplified ones do not (團, not 乾). */
export function isTraditionalOnly(char: string): boolean {
  const head = headOf().get(char);
  return head !== undefined && head !== char && !isNeutral(char);
}

/** True for a character that Simplified texts use and Traditional ones do not (团, not 后). */
export function isSimplifiedOnly(char: string): boolean {
  return headOf().get(char) === char && !isNeutral(char);
}
