import type { Term } from '../query.ts';
import type { WordReader } from './phrases.ts';
import type { TermInText } from './term-plan.ts';

/** What a search needs of one bundle. */
export interface BundleReader extends WordReader {
  /** Number of items. */
  size: number;
  /** What an item's text says of a term; rejects when the text is not to be had. */
  inText(page: number, term: Term, places: number, signal: AbortSignal): Promise<TermInText>;
}
