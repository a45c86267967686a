import type { DirectoryItem, DirectoryUnit } from '../contract.ts';
import type { OpenArchive } from './archive.ts';
import { CHOSEN, type BundleMatches } from './bundle-matches.ts';
import { itemAt } from './columns.ts';
import type {
  Answer,
  Hit,
  Question,
  SearchedArchive,
  UnitGroup,
  UnverifiedItem,
} from './engine-contract.ts';
import { FacetCounter, facetCounts } from './facets.ts';
import { rankFrom, sortKey, type Order } from './ranking.ts';
import type { Selection } from './selection.ts';

/** What was found so far in one archive. */
export interface Progress {
  open: OpenArchive;
  selection: Selection;
  /** Matches of the bundles that were looked through, by their number. */
  matches: Map<number, BundleMatches>;
  /** Items in those bundles. */
  searched: number;
  /** How often a text told what the index left in doubt. */
  texts: number;
}

/** Loads the text of an item. */
type LoadText = (open: OpenArchive, item: number) => ReturnType<Hit['text']>;

/** What is left to say beside the matches. */
export interface Circumstances {
  complete: boolean;
  unreachable: SearchedArchive[];
  /** The items of the same archives in the order asked for; relevance takes the newest first. */
  order: Order;
  loadText: LoadText;
}

/**
 * The answer from what was found so far, archives in the order of their list. What a reader sees after
 * the first hits, counts and groups, is made when it is asked for.
 */
export function answerFrom(
  question: Question,
  found: readonly Progress[],
  { complete, unreachable, order, loadText }: Circumstances,
): Answer {
  // More matches may come while the answer stands.
  const known = found.map((progress) => ({ ...progress, matches: new Map(progress.matches) }));
  const { hits, occurrences } = hitsOf(question, known, order, loadText);
  const units = known.flatMap(({ open }) => open.units);
  const facets = once(() => facetCounts(countersOf(question, known), question.filters, units));
  const groups = once(() => groupsOf(hits, known));
  return {
    complete,
    searched: known.reduce((sum, { searched }) => sum + searched, 0),
    total: known.reduce((sum, { open }) => sum + open.columns.size, 0),
    hits,
    get facets() {
      return facets();
    },
    get groups() {
      return groups();
    },
    occurrences,
    unknown: unknownIn(question, known),
    units,
    unverified: unverifiedIn(known),
    unreachable,
  };
}

function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The hits in their order, and in how many places they have the words, where that is known of all. */
function hitsOf(
  { sort }: Question,
  found: readonly Progress[],
  order: Order,
  loadText: LoadText,
): Pick<Answer, 'hits' | 'occurrences'> {
  const countsOf = found.map(({ open }) => new Int32Array(open.columns.size));
  const keys: number[] = [];
  let occurrences: number | undefined = 0;
  for (const [archive, { open, selection, matches }] of found.entries()) {
    const known = countsOf[archive];
    const ranks = order.rankOf[archive];
    for (const [bundle, { pages, hits, counts, inTitle, inHeading }] of matches) {
      const offset = open.columns.offsets[bundle] ?? 0;
      for (let at = 0; at < pages.length; at += 1) {
        const item = offset + (pages[at] ?? 0);
        if (((hits[at] ?? 0) & CHOSEN) === 0 || selection.failing(item) !== 0) continue;
        const count = counts[at] ?? -1;
        occurrences = added(occurrences, count < 0 ? undefined : count);
        const relevance = { inTitle: inTitle[at] ?? 0, inHeading: inHeading[at] ?? 0, count };
        keys.push(sortKey(sort, relevance, ranks?.[item] ?? 0));
        if (known !== undefined) known[item] = count;
      }
    }
  }
  const hits: Hit[] = [];
  for (const key of Float64Array.from(keys).sort()) {
    const rank = rankFrom(key);
    const archive = order.archive[rank] ?? 0;
    const item = order.item[rank] ?? 0;
    const open = found[archive]?.open;
    if (open === undefined) continue;
    hits.push(hitOf(open, item, countsOf[archive]?.[item] ?? -1, loadText));
  }
  return { hits, occurrences };
}

/** A hit; there may be thousands of which few are shown. `count`: negative where only the text tells. */
function hitOf(open: OpenArchive, number: number, count: number, loadText: LoadText): Hit {
  let item: DirectoryItem | undefined;
  let text: ReturnType<Hit['text']> | undefined;
  return {
    archive: open.archive,
    occurrences: count < 0 ? undefined : count,
    get item() {
      return (item ??= itemAt(open, number));
    },
    text() {
      text ??= loadText(open, number).catch((reason: unknown) => {
        text = undefined;
        throw reason;
      });
      return text;
    },
  };
}

/** How many hits every choice of a value would leave, for each archive. */
function countersOf({ query }: Question, found: readonly Progress[]): FacetCounter[] {
  // Without words there is nothing whose section could be asked for.
  const places = query.wanted.length > 0 ? -1 : CHOSEN;
  return found.map(({ open, selection, matches }) => {
    const counter = new FacetCounter(open.columns);
    for (const [bundle, { pages, hits }] of matches) {
      const offset = open.columns.offsets[bundle] ?? 0;
      for (let at = 0; at < pages.length; at += 1) {
        const item = offset + (pages[at] ?? 0);
        counter.add(item, selection.failing(item), (hits[at] ?? 0) & places);
      }
    }
    return counter;
  });
}

function unverifiedIn(found: readonly Progress[]): UnverifiedItem[] {
  const items: UnverifiedItem[] = [];
  for (const { open, selection, matches } of found) {
    for (const [bundle, { unverified }] of matches) {
      const offset = open.columns.offsets[bundle] ?? 0;
      for (const page of unverified) {
        if (selection.failing(offset + page) !== 0) continue;
        items.push({ archive: open.archive, item: itemAt(open, offset + page) });
      }
    }
  }
  return items.sort(({ item: a }, { item: b }) => (a.end < b.end ? 1 : a.end > b.end ? -1 : 0));
}

/** Hits by unit in the order of the units; hits whose unit is undecided are in none. */
function groupsOf(hits: readonly Hit[], found: readonly Progress[]): UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  const units = new Map<string, { unit: DirectoryUnit; archive: SearchedArchive }>();
  for (const { open } of found) {
    for (const unit of open.units) units.set(unit.id, { unit, archive: open.archive });
  }
  for (const { item, occurrences } of hits) {
    for (const id of item.values.unit) {
      const group = groups.get(id);
      const known = units.get(id);
      if (group !== undefined) {
        group.items += 1;
        group.occurrences = added(group.occurrences, occurrences);
        if (item.end < group.first.end) group.first = item;
        if (item.end > group.last.end) group.last = item;
      } else if (known !== undefined) {
        groups.set(id, { ...known, items: 1, occurrences, first: item, last: item });
      }
    }
  }
  return [...units.keys()].flatMap((id) => groups.get(id) ?? []);
}

function added(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

/** Values of typed conditions that name nothing in any of the archives. */
function unknownIn({ query }: Question, found: readonly Progress[]): Answer['unknown'] {
  const unknown: Answer['unknown'] = [];
  for (const [field, { filter, values }] of query.fields.entries()) {
    for (const [number, value] of values.entries()) {
      const isUnknown = ({ selection }: Progress): boolean =>
        selection.conditions.unknown.some(
          (entry) => entry.field === field && entry.value === number,
        );
      if (found.length > 0 && found.every(isUnknown)) unknown.push({ filter, value });
    }
  }
  return unknown;
}
