import { holdingsOf, type Contents } from '#catalogue/holdings';
import { entryOf, type Entry } from './entry.ts';

/** Data of the list of items whose unit is undecided; empty in an ordinary build. */
export function inboxPage(contents: Contents): { entries: Entry[] } {
  return { entries: holdingsOf(contents).unplaced.map(entryOf) };
}
