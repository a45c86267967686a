import type { Progress } from './answer.ts';
import type { Archive, OpenArchive } from './archive.ts';
import { searchBundle, type BundleMatches } from './bundle-search.ts';
import type { Question } from './engine-contract.ts';
import type { ValueWords } from './fields.ts';
import { MissingFile } from './index-source.ts';
import { selectionOf, type Selection } from './selection.ts';

/**
 * Looks through all bundles of an archive, telling of every step. When a file is gone the directory
 * is loaded once more: the page is older than the release that is there now.
 */
export async function searchArchive(
  archive: Archive,
  question: Question,
  words: ValueWords,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<Progress> {
  const open = await archive.open();
  try {
    return await searchBundles(archive, open, question, words, signal, tell);
  } catch (error) {
    if (!(error instanceof MissingFile)) throw error;
    const now = await archive.reopen(open);
    return searchBundles(archive, now, question, words, signal, tell);
  }
}

async function searchBundles(
  archive: Archive,
  open: OpenArchive,
  question: Question,
  words: ValueWords,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<Progress> {
  const selection = selectionOf(question, open, words);
  const progress: Progress = { open, selection, matches: new Map(), searched: 0 };
  const { order, skipped } = inOrder(open, selection, question);
  progress.searched += skipped;
  tell(progress);
  const ready = new Map<number, BundleMatches>();
  let next = 0;
  await Promise.all(
    order.map(async (bundle, urgency) => {
      const reader = archive.bundle(open, bundle, urgency);
      const offset = open.columns.offsets[bundle] ?? 0;
      const admits = (page: number): boolean => selection.admits(offset + page);
      const matches = await searchBundle(reader, selection.words, admits, signal);
      ready.set(bundle, matches);
      // A later bundle waits for those before it, so that what comes is added below.
      for (; next < order.length; next += 1) {
        const number = order[next] ?? 0;
        const there = ready.get(number);
        if (there === undefined) break;
        progress.matches.set(number, there);
        progress.searched += open.bundles[number]?.items.length ?? 0;
      }
      tell(progress);
    }),
  );
  return progress;
}

/**
 * The bundles that must be looked through, in the order in which their hits are shown: newest or
 * oldest first, those last that only count for a filter which is not theirs.
 */
function inOrder(
  { bundles, columns }: OpenArchive,
  selection: Selection,
  { sort }: Question,
): { order: number[]; skipped: number } {
  const first: number[] = [];
  const last: number[] = [];
  let skipped = 0;
  for (const [bundle, { items }] of bundles.entries()) {
    const offset = columns.offsets[bundle] ?? 0;
    let least = 2;
    for (let page = 0; page < items.length && least > 0; page += 1) {
      if (!selection.admits(offset + page)) continue;
      const failing = selection.failing(offset + page);
      const isOne = (failing & (failing - 1)) === 0;
      least = Math.min(least, failing === 0 ? 0 : isOne ? 1 : 2);
    }
    if (least === 2) skipped += items.length;
    else (least === 0 ? first : last).push(bundle);
  }
  if (sort === 'oldest') for (const list of [first, last]) list.reverse();
  return { order: [...first, ...last], skipped };
}
