import { readChosen, writeChosen } from './choice-in-address.ts';

/** What the reader has chosen of the ledger; it stands in the address. Empty means all. */
export interface LedgerChoice {
  year: string;
  tier: string;
  state: string;
}

const NAMES = ['year', 'tier', 'state'] as const;

/** Reads `?year=2023&tier=乡级&state=missing`; a value that the page does not offer is ignored. */
export function readChoice(
  search: string,
  offers: (name: keyof LedgerChoice, value: string) => boolean,
): LedgerChoice {
  return readChosen(NAMES, search, offers);
}

/** The choice as the query part of an address, `?` included; empty when everything is shown. */
export function writeChoice(choice: Partial<LedgerChoice>): string {
  return writeChosen(NAMES, choice);
}

/** States counted as 应报 and as 已报, beside those that are counted by themselves. */
const COUNTED: Record<string, readonly string[]> = {
  owed: ['reported', 'late', 'missing', 'pending', 'draft'],
  filed: ['reported', 'late'],
};

/** How many of some cells, given by their states, a count of the ledger takes. */
export function countStates(count: string, states: readonly string[]): number {
  const taken = COUNTED[count] ?? [count];
  return states.filter((state) => taken.indexOf(state) >= 0).length;
}
