import { ROLES } from '../place-class.ts';
import type { Term } from '../query.ts';
import { findPhrases, type WordReader } from './phrases.ts';
import { PlaceCount } from './overlaps.ts';
import { HEADING, TITLE, type Occurrences } from './postings.ts';
import { termPages, type TermPages } from './term-pages.ts';
import type { TermInText, TermPlan } from './term-plan.ts';

/** What a search needs of one bundle. */
export interface BundleReader extends WordReader {
  /** Number of items. */
  size: number;
  /** What an item's text says of a term. */
  inText(page: number, term: Term, places: number, signal: AbortSignal): Promise<TermInText>;
}

/** The words of a question and where they count. Places: bit s for sections with the role bits s. */
export interface WordQuestion {
  wanted: TermPlan[];
  excluded: TermPlan[];
  /** Places that the typed conditions allow, and those of them that the chosen filters do. */
  allowed: number;
  chosen: number;
  /** For each of `ROLES` the places that choosing it alone would leave. */
  byRole: readonly number[];
}

/** The items of a bundle that some choice of roles would show; parallel columns, items rising. */
export interface BundleMatches {
  pages: Uint32Array;
  /** Bit r: a hit when role r is chosen alone; `CHOSEN`: a hit with the roles that are chosen. */
  hits: Uint8Array;
  /** Places of all wanted terms, those that overlap as one; −1 where only the text tells. */
  counts: Int32Array;
  /** How many wanted terms stand in the title, and how many in a title or heading. */
  inTitle: Uint8Array;
  inHeading: Uint8Array;
}

export const CHOSEN = 1 << ROLES.length;

/**
 * Finds the items of a bundle in which the wanted words stand and the excluded do not, of those that
 * `admits` lets pass. Loads the least it can: the ends of every phrase first, and no more when they
 * are nowhere; texts only where a quoted term is in doubt.
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
        return (
          found ?? {
            plan,
            occurrences: NOWHERE,
            columns: termPages(NOWHERE, 1, 0),
            doubtful: false,
          }
        );
      }),
    );
    const terms = [...wanted, ...excluded];
    await settleDoubts(bundle, candidates, terms, question, enough.signal);
    return matchesOf(candidates, terms, question);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

const NOWHERE = {
  pages: new Uint32Array(0),
  starts: new Uint32Array(1),
  places: new Uint32Array(0),
};

/** A term in a bundle. */
interface FoundTerm {
  plan: TermPlan;
  /** Where it stands, in rows as of the columns. */
  occurrences: Occurrences;
  columns: TermPages;
  /** True when the columns say no more than where it may stand. */
  doubtful: boolean;
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

/** Finds the rows of items that are asked for in rising order. */
class RowFinder {
  readonly #pages: Uint32Array;
  #row = 0;

  constructor({ pages }: TermPages) {
    this.#pages = pages;
  }

  /** −1 when the item is not there. */
  rowOf(page: number): number {
    while ((this.#pages[this.#row] ?? Infinity) < page) this.#row += 1;
    return this.#pages[this.#row] === page ? this.#row : -1;
  }
}

/** Looks into the texts of candidates for what the index leaves in doubt, and enters what is true. */
async function settleDoubts(
  bundle: BundleReader,
  candidates: readonly number[],
  terms: readonly FoundTerm[],
  { allowed, chosen }: WordQuestion,
  signal: AbortSignal,
): Promise<void> {
  const settle = async ({ plan, columns }: FoundTerm, row: number): Promise<void> => {
    const page = columns.pages[row] ?? 0;
    const { count, kind, sections } = await bundle.inText(page, plan.term, chosen, signal);
    columns.counts[row] = count;
    columns.kinds[row] = kind;
    columns.sections[row] = sections;
  };
  const settled = terms.flatMap((term) => {
    if (!term.doubtful) return [];
    const finder = new RowFinder(term.columns);
    return candidates
      .map((page) => finder.rowOf(page))
      .filter((row) => row >= 0 && ((term.columns.sections[row] ?? 0) & allowed) !== 0)
      .map((row) => settle(term, row));
  });
  await Promise.all(settled);
}

/** Terms: the wanted ones, then the excluded. */
function matchesOf(
  candidates: readonly number[],
  terms: readonly FoundTerm[],
  { wanted, chosen, byRole }: WordQuestion,
): BundleMatches {
  const size = candidates.length;
  const matches: BundleMatches = {
    pages: new Uint32Array(size),
    hits: new Uint8Array(size),
    counts: new Int32Array(size),
    inTitle: new Uint8Array(size),
    inHeading: new Uint8Array(size),
  };
  const choices = [...byRole, chosen];
  const finders = terms.map(({ columns }) => new RowFinder(columns));
  const rows = terms.map(() => -1);
  const counts = new PlaceCount(terms.slice(0, wanted.length), chosen);
  let kept = 0;
  for (const page of candidates) {
    let hits = CHOSEN * 2 - 1;
    let inTitle = 0;
    let inHeading = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const columns = terms[at]?.columns;
      const row = finders[at]?.rowOf(page) ?? -1;
      rows[at] = row;
      const where = row < 0 ? 0 : choicesWith(columns?.sections[row] ?? 0, choices);
      hits &= at < wanted.length ? where : ~where;
      if (at >= wanted.length) continue;
      const kind = columns?.kinds[row] ?? 0;
      if (kind === TITLE) inTitle += 1;
      if (kind >= HEADING) inHeading += 1;
    }
    if (hits === 0) continue;
    matches.pages[kept] = page;
    matches.hits[kept] = hits;
    matches.counts[kept] = counts.of(rows);
    matches.inTitle[kept] = inTitle;
    matches.inHeading[kept] = inHeading;
    kept += 1;
  }
  return {
    pages: matches.pages.subarray(0, kept),
    hits: matches.hits.subarray(0, kept),
    counts: matches.counts.subarray(0, kept),
    inTitle: matches.inTitle.subarray(0, kept),
    inHeading: matches.inHeading.subarray(0, kept),
  };
}

/** Bit c: one of the sections counts under choice c. */
function choicesWith(sections: number, choices: readonly number[]): number {
  let bits = 0;
  for (let choice = 0; choice < choices.length; choice += 1) {
    if ((sections & (choices[choice] ?? 0)) !== 0) bits |= 1 << choice;
  }
  return bits;
}
