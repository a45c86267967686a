import type { Script } from './item.ts';
import { foldVariant, isSimplifiedOnly, isTraditionalOnly } from './variants.ts';

/** The script of a text, by counting characters that only one script has; Simplified when none has any. */
export function detectScript(text: string): Script {
  let traditional = 0;
  let simplified = 0;
  for (const char of text) {
    if (isTraditionalOnly(char)) traditional += 1;
    else if (isSimplifiedOnly(char)) simplified += 1;
  }
  return traditional > simplified ? 'Hant' : 'Hans';
}

/**
 * The same text with Traditional variants folded (團 as 团), offsets unchanged. For rules that read a
 * text in either script, never for showing it.
 */
export function foldScript(text: string): string {
  let folded = '';
  for (const char of text) {
    const variant = isTraditionalOnly(char) ? foldVariant(char) : char;
    // A variant outside the basic plane would move every offset after it.
    folded += variant.length === char.length ? variant : char;
  }
  // 劃 and 畫 share one head, which is not the one these words are written with today.
  return folded.replace(/([计规策筹谋])[画畫劃]/gu, '$1划');
}
