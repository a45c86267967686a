import type { OpenRow } from '#intake/review/table';
import { isInConflict } from '#intake/review/rival';
import type { Entry } from '#loader/entry';
import { faultOf, findingsOn, placeHolders } from './entry-on-desk.ts';

/** What is open about entries, as every list and every count of them takes it. */
export function openRows(
  root: string,
  chosen: readonly Entry[],
  entries: readonly Entry[],
): OpenRow[] {
  const holders = placeHolders(entries);
  return chosen.map((entry) => {
    const findings = findingsOn(root, entry, entries);
    const { id, frontmatter } = entry;
    const others = holders.filter((other) => other.id !== id);
    const isContended = isInConflict({ findings, others }, frontmatter);
    return {
      id,
      frontmatter,
      findings,
      isContended,
      // Read from the disk only where it is told.
      get fault() {
        return faultOf(root, entry);
      },
    };
  });
}
