import { cutQuestion, isWhole } from './question-length.ts';

/**
 * What was typed and is longer than an address holds, kept for this tab, so that the next page can
 * show it whole and say what of it is searched.
 */

const NAME = 'nianlun-typed';

/** Keeps what is on its way to the page of results. */
export function keepTyped(typed: string): void {
  try {
    if (cutQuestion(typed) === typed) sessionStorage.removeItem(NAME);
    else sessionStorage.setItem(NAME, typed);
  } catch {
    // Switched off or full: the page shows what is searched.
  }
}

/** What was typed for the words that an address holds; these where nothing else is known. */
export function typedFor(q: string): string {
  // Asking the storage holds up a page that has just opened.
  if (isWhole(q)) return q;
  try {
    const typed = sessionStorage.getItem(NAME) ?? '';
    return typed !== '' && cutQuestion(typed) === q ? typed : q;
  } catch {
    return q;
  }
}
