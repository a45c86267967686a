import { readChosen, writeChosen } from './choice-in-address.ts';

/** What the reader has chosen of a list of items; it stands in the address. Empty means all. */
export interface ListChoice {
  /** Words of title, unit, topic or period. */
  q: string;
  year: string;
  period: string;
  kind: string;
  tier: string;
  topic: string;
  sort: string;
  /** Columns shown, joined by commas; empty for those shown of themselves, `-` for none. */
  cols: string;
}

/** An item as the list knows it; what the server leaves out is empty. */
export interface ListItem {
  href: string;
  title: string;
  lang: string;
  unitName: string;
  period: string;
  kinds: string;
  topic?: string;
  dateCreated?: string;
  draft: boolean;
  withdrawn: boolean;
  year: string;
  periodClass: string;
  kindCodes: string;
  tier: string;
  end: string;
  order: number;
  folded?: string;
}

const NAMES = ['q', 'year', 'period', 'kind', 'tier', 'topic', 'sort', 'cols'] as const;

/** Those by which items are left out, but for the words. */
const FACETS = ['year', 'period', 'kind', 'tier', 'topic'] as const;

export type FacetName = (typeof FACETS)[number];

const VALUES: Record<FacetName, (item: ListItem) => string[]> = {
  year: ({ year }) => [year],
  period: ({ periodClass }) => [periodClass],
  kind: ({ kindCodes }) => kindCodes.split(' '),
  tier: ({ tier }) => [tier],
  topic: ({ topic }) => [topic ?? ''],
};

/** Nothing chosen. */
export function noChoice(): ListChoice {
  return { q: '', year: '', period: '', kind: '', tier: '', topic: '', sort: '', cols: '' };
}

/** Reads `?year=2023&sort=oldest`; a value that the page does not offer is ignored. */
export function readListChoice(
  search: string,
  offers: (name: keyof ListChoice, value: string) => boolean,
): ListChoice {
  return readChosen(NAMES, search, offers);
}

/** The choice as the query part of an address, `?` included; empty when nothing is chosen. */
export function writeListChoice(choice: ListChoice): string {
  return writeChosen(NAMES, choice);
}

/** True when other items are shown than on the page as it came, or in another order. */
export function isNarrowed(choice: ListChoice): boolean {
  return NAMES.some((name) => name !== 'cols' && choice[name].trim() !== '');
}

/** The items that are chosen, in the order chosen; the list comes the newest period first. */
export function chooseItems(items: readonly ListItem[], choice: ListChoice): ListItem[] {
  const words = wordsOf(choice);
  const chosen = items.filter(
    (item) => FACETS.every((facet) => isOf(item, facet, choice)) && hasWords(item, words),
  );
  return sorted(chosen, choice.sort);
}

/** How many items each value of a facet would show, under all that is chosen beside it. */
export function countFacet(
  items: readonly ListItem[],
  choice: ListChoice,
  counted: FacetName,
): Map<string, number> {
  const words = wordsOf(choice);
  const counts = new Map<string, number>();
  for (const item of items) {
    const isUnderOthers = FACETS.every((facet) => facet === counted || isOf(item, facet, choice));
    if (!isUnderOthers || !hasWords(item, words)) continue;
    for (const value of VALUES[counted](item)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

const wordsOf = ({ q }: ListChoice): string[] =>
  q
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');

function isOf(item: ListItem, facet: FacetName, choice: ListChoice): boolean {
  return choice[facet] === '' || VALUES[facet](item).indexOf(choice[facet]) >= 0;
}

function hasWords(item: ListItem, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [item.title, item.folded, item.unitName, item.topic, item.period]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.indexOf(word) >= 0);
}

const by = (a: string | number, b: string | number): number => (a < b ? -1 : Number(a > b));

/** Sorting keeps the order of equals, in old browsers too: their place decides last. */
function sorted(items: ListItem[], sort: string): ListItem[] {
  const compare: Record<string, (a: ListItem, b: ListItem) => number> = {
    oldest: (a, b) => by(a.end, b.end) || by(a.order, b.order),
    unit: (a, b) => by(a.order, b.order) || by(b.end, a.end),
    created: (a, b) => by(b.dateCreated ?? '', a.dateCreated ?? ''),
    title: (a, b) => a.title.localeCompare(b.title, 'zh'),
  };
  const order = compare[sort];
  if (order === undefined) return items;
  return items
    .map((item, at) => ({ item, at }))
    .sort((a, b) => order(a.item, b.item) || a.at - b.at)
    .map(({ item }) => item);
}
