import type { WordQuestion } from './bundle-matches.ts';
import type { BundleReader } from './bundle-reader.ts';
import { RowFinder, type FoundTerm } from './found-term.ts';

/**
 * Looks into the texts of candidates for what the index leaves in doubt, and enters what is true.
 * Gives the items whose text is not to be had: of these the columns go on saying that a wanted term
 * may stand there, and that an excluded one does not. `terms`: the wanted ones, then the excluded.
 */
export async function settleDoubts(
  { inText }: Pick<BundleReader, 'inText'>,
  candidates: readonly number[],
  terms: readonly FoundTerm[],
  { wanted, allowed, chosen }: WordQuestion,
  signal: AbortSignal,
): Promise<ReadonlySet<number>> {
  const unread = new Set<number>();
  const settle = async ({ plan, columns }: FoundTerm, row: number, isWanted: boolean) => {
    const page = columns.pages[row] ?? 0;
    try {
      const { count, kind, sections } = await inText(page, plan.term, chosen, signal);
      columns.counts[row] = count;
      columns.kinds[row] = kind;
      columns.sections[row] = sections;
    } catch (error) {
      // One text that is lost costs no other; a search that is given up costs all.
      if (signal.aborted) throw error;
      unread.add(page);
      if (!isWanted) columns.sections[row] = 0;
    }
  };
  await Promise.all(
    terms.flatMap((term, at) => {
      if (!term.doubtful) return [];
      const finder = new RowFinder(term.columns);
      return candidates
        .map((page) => finder.rowOf(page))
        .filter((row) => row >= 0 && ((term.columns.sections[row] ?? 0) & allowed) !== 0)
        .map((row) => settle(term, row, at < wanted.length));
    }),
  );
  return unread;
}
