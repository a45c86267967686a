import { readState, wordsOnly, writeState, type SearchState } from './state.ts';

/**
 * The results from which an item was opened, kept for this tab: the item's own address carries the
 * words alone, and its bar leads back to the same conditions, order and view.
 */

const nameFor = (results: string): string =>
  `nianlun-results ${new URL(results, document.baseURI).href}`;

/** Keeps the state of the results that stand at this address (without its query). */
export function keepWayBack(results: string, state: SearchState): void {
  try {
    sessionStorage.setItem(nameFor(results), writeState(state));
  } catch {
    // Switched off or full: the way back leads to the words alone.
  }
}

/** The query part of the address of the results for the words that an item's address carries. */
export function wayBack(results: string, words: SearchState): string {
  try {
    const kept = readState(sessionStorage.getItem(nameFor(results)) ?? '');
    if (writeState(wordsOnly(kept)) === writeState(words)) return writeState(kept);
  } catch {
    // As above.
  }
  return writeState(words);
}
