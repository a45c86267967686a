import { matchesOf, type BundleMatches, type WordQuestion } from './bundle-matches.ts';
import type { BundleReader } from './bundle-reader.ts';
import { settleDoubts } from './doubts.ts';
import { foundNowhere, RowFinder, type FoundTerm } from './found-term.ts';
import { findPhrases } from './phrases.ts';
import { termPages } from './term-pages.ts';
import type { TermPlan } from './term-plan.ts';

/**
 * Finds the items of a bundle in which the wanted words stand and the excluded do not, of those that
 * `admits` lets pass. Loads the least it can: the ends of every phrase first, and no more when they
 * are nowhere; texts only where a term is in doubt.
 */
export async function searchBundle(
  bundle: BundleReader,
  question: WordQuestion,
  admits: (page: number) => boolean,
  signal: AbortSignal,
): Promise<BundleMatches> {
  // What turns out to be of no use is not waited for.
  const enough = new AbortController();
  const stop = (): void => enough.abort();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    const wanted = await termsIn(bundle, question.wanted, question, enough.signal);
    if (wanted === undefined) return matchesOf([], [], question);
    const candidates = candidatesOf(bundle.size, wanted, question.allowed, admits);
    if (candidates.length === 0) return matchesOf([], [], question);
    const excluded = await Promise.all(
      question.excluded.map(async (plan) => {
        const [found] = (await termsIn(bundle, [plan], question, enough.signal)) ?? [];
        return found ?? foundNowhere(plan);
      }),
    );
    const terms = [...wanted, ...excluded];
    const unread = await settleDoubts(bundle, candidates, terms, question, enough.signal);
    return matchesOf(candidates, terms, question, unread);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

async function termsIn(
  bundle: BundleReader,
  plans: readonly TermPlan[],
  { chosen }: WordQuestion,
  signal: AbortSignal,
): Promise<FoundTerm[] | undefined> {
  const found = await findPhrases(plans, bundle, signal);
  return found?.flatMap(({ occurrences, whole }, at) => {
    const plan = plans[at];
    if (plan === undefined) return [];
    const columns = termPages(occurrences, plan.chars.length, chosen);
    // Of single characters the index says only whether and in what places they stand.
    if (plan.chars.length === 1) columns.counts.fill(-1);
    return [{ plan, occurrences, columns, doubtful: plan.doubtful || !whole }];
  });
}

/** Items that pass and may have all wanted terms in places that count; without terms all that pass. */
function candidatesOf(
  size: number,
  wanted: readonly FoundTerm[],
  allowed: number,
  admits: (page: number) => boolean,
): number[] {
  const finders = wanted.map(({ columns }) => new RowFinder(columns));
  const candidates: number[] = [];
  const add = (page: number): void => {
    const inAll = finders.every((finder, at) => {
      const row = finder.rowOf(page);
      return row >= 0 && ((wanted[at]?.columns.sections[row] ?? 0) & allowed) !== 0;
    });
    if (inAll && admits(page)) candidates.push(page);
  };
  const [first] = wanted;
  if (first === undefined) for (let page = 0; page < size; page += 1) add(page);
  else for (const page of first.columns.pages) add(page);
  return candidates;
}
