import { ROLES } from '../place-class.ts';
import { RowFinder, type FoundTerm } from './found-term.ts';
import { PlaceCount } from './overlaps.ts';
import { HEADING, TITLE } from './postings.ts';
import type { TermPlan } from './term-plan.ts';

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
  /** Items that may be hits with the roles that are chosen, but whose text is not to be had. */
  unverified: readonly number[];
}

export const CHOSEN = 1 << ROLES.length;

/**
 * What the terms in candidates come to. Terms: the wanted ones, then the excluded; `unread`:
 * candidates of which the columns are not certain.
 */
export function matchesOf(
  candidates: readonly number[],
  terms: readonly FoundTerm[],
  { wanted, chosen, byRole }: WordQuestion,
  unread: ReadonlySet<number> = new Set(),
): BundleMatches {
  const size = candidates.length;
  const pages = new Uint32Array(size);
  const hits = new Uint8Array(size);
  const counts = new Int32Array(size);
  const inTitle = new Uint8Array(size);
  const inHeading = new Uint8Array(size);
  const unverified: number[] = [];
  const choices = [...byRole, chosen];
  const finders = terms.map(({ columns }) => new RowFinder(columns));
  const rows = terms.map(() => -1);
  const placeCount = new PlaceCount(terms.slice(0, wanted.length), chosen);
  let kept = 0;
  for (const page of candidates) {
    let where = CHOSEN * 2 - 1;
    let titled = 0;
    let headed = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const columns = terms[at]?.columns;
      const row = finders[at]?.rowOf(page) ?? -1;
      rows[at] = row;
      const stands = row < 0 ? 0 : choicesWith(columns?.sections[row] ?? 0, choices);
      where &= at < wanted.length ? stands : ~stands;
      if (at >= wanted.length) continue;
      const kind = columns?.kinds[row] ?? 0;
      if (kind === TITLE) titled += 1;
      if (kind >= HEADING) headed += 1;
    }
    if (where === 0) continue;
    if (unread.has(page)) {
      if ((where & CHOSEN) !== 0) unverified.push(page);
      continue;
    }
    pages[kept] = page;
    hits[kept] = where;
    counts[kept] = placeCount.of(rows);
    inTitle[kept] = titled;
    inHeading[kept] = headed;
    kept += 1;
  }
  return {
    pages: pages.subarray(0, kept),
    hits: hits.subarray(0, kept),
    counts: counts.subarray(0, kept),
    inTitle: inTitle.subarray(0, kept),
    inHeading: inHeading.subarray(0, kept),
    unverified,
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
