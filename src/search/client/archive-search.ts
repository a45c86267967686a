import type { Progress } from './answer.ts';
import type { Archive, OpenArchive } from './archive.ts';
import type { BundleMatches } from './bundle-matches.ts';
import type { BundleReader } from './bundle-reader.ts';
import { searchBundle } from './bundle-search.ts';
import type { Question } from './engine-contract.ts';
import type { ValueWords } from './fields.ts';
import { MissingFile } from './index-source.ts';
import { selectionOf, type Selection } from './selection.ts';
import { SearchUnavailable } from './time-limit.ts';

/** How an archive is asked. */
export interface ArchiveSearch {
  question: Question;
  /** Words for values of filters, for typed conditions. */
  words: ValueWords;
  /** Milliseconds without anything heard after which a text is given up. */
  textLimit: number;
  signal: AbortSignal;
  /** Called with every step. */
  tell: (progress: Progress) => void;
}

/**
 * Looks through all bundles of an archive. When a file is gone the directory is loaded once more: the
 * page may be older than the release that is there now. Of a release that lacks a text the item is
 * left unverified; one that gives no text at all is out of reach.
 */
export async function searchArchive(archive: Archive, asked: ArchiveSearch): Promise<Progress> {
  const open = await archive.open();
  let progress: Progress;
  try {
    progress = await searchBundles(archive, open, asked);
    if (unverifiedIn(progress) === 0) return progress;
  } catch (error) {
    if (!(error instanceof MissingFile)) throw error;
    return certain(await searchBundles(archive, await archive.reopen(open), asked));
  }
  // Where the directory is not to be had any more, what was found is still right.
  const now = await archive.reopenedIfNew(open).catch(() => undefined);
  return certain(now === undefined ? progress : await searchBundles(archive, now, asked));
}

/** Rejects an answer of nothing but doubts: a host that gives none of several texts gives none at all. */
function certain(progress: Progress): Progress {
  const isCertain =
    progress.texts > 0 || [...progress.matches.values()].some(({ pages }) => pages.length > 0);
  if (!isCertain && unverifiedIn(progress) > 1) throw new SearchUnavailable('loading');
  return progress;
}

function unverifiedIn({ matches }: Progress): number {
  let count = 0;
  for (const { unverified } of matches.values()) count += unverified.length;
  return count;
}

async function searchBundles(
  archive: Archive,
  open: OpenArchive,
  { question, words, textLimit, signal, tell }: ArchiveSearch,
): Promise<Progress> {
  const selection = selectionOf(question, open, words);
  const progress: Progress = { open, selection, matches: new Map(), searched: 0, texts: 0 };
  const { order, skipped } = inOrder(open, selection, question);
  progress.searched += skipped;
  tell(progress);
  const ready = new Map<number, BundleMatches>();
  let next = 0;
  await Promise.all(
    order.map(async (bundle, urgency) => {
      const reader = archive.bundle(open, bundle, urgency, textLimit);
      const offset = open.columns.offsets[bundle] ?? 0;
      const admits = (page: number): boolean => selection.admits(offset + page);
      const counting: BundleReader = {
        ...reader,
        async inText(...asked) {
          const told = await reader.inText(...asked);
          progress.texts += 1;
          return told;
        },
      };
      const matches = await searchBundle(counting, selection.words, admits, signal);
      ready.set(bundle, matches);
      // A later bundle waits for those before it, so that what comes is added below.
      for (; next < order.length; next += 1) {
        const number = order[next] ?? 0;
        const there = ready.get(number);
        if (there === undefined) break;
        progress.matches.set(number, there);
        progress.searched += open.bundles[number]?.owners.length ?? 0;
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
  for (const [bundle, { owners }] of bundles.entries()) {
    const offset = columns.offsets[bundle] ?? 0;
    let least = 2;
    for (let page = 0; page < owners.length && least > 0; page += 1) {
      if (!selection.admits(offset + page)) continue;
      const failing = selection.failing(offset + page);
      const isOne = (failing & (failing - 1)) === 0;
      least = Math.min(least, failing === 0 ? 0 : isOne ? 1 : 2);
    }
    if (least === 2) skipped += owners.length;
    else (least === 0 ? first : last).push(bundle);
  }
  if (sort === 'oldest') for (const list of [first, last]) list.reverse();
  return { order: [...first, ...last], skipped };
}
