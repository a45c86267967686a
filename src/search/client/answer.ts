import type { DirectoryUnit } from '../contract.ts';
import type { OpenArchive } from './archive.ts';
import { CHOSEN, type BundleMatches } from './bundle-matches.ts';
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

/** The answer from what was found so far, archives in the order of their list. */
export function answerFrom(
  question: Question,
  found: readonly Progress[],
  { complete, unreachable, order, loadText }: Circumstances,
): Answer {
  // Without words there is nothing whose section could be asked for.
  const hasWords = question.query.wanted.length > 0;
  const counters = found.map(({ open }) => new FacetCounter(open.columns));
  const occurrences = found.map(({ open }) => new Int32Array(open.columns.items.length));
  const keys: number[] = [];
  for (const [archive, { open, selection, matches }] of found.entries()) {
    for (const [bundle, { pages, hits, counts, inTitle, inHeading }] of matches) {
      const offset = open.columns.offsets[bundle] ?? 0;
      for (let at = 0; at < pages.length; at += 1) {
        const item = offset + (pages[at] ?? 0);
        const failing = selection.failing(item);
        const where = hits[at] ?? 0;
        counters[archive]?.add(item, failing, hasWords ? where : where & CHOSEN);
        if (failing !== 0 || (where & CHOSEN) === 0) continue;
        const count = counts[at] ?? -1;
        const relevance = { inTitle: inTitle[at] ?? 0, inHeading: inHeading[at] ?? 0, count };
        keys.push(sortKey(question.sort, relevance, order.rankOf[archive]?.[item] ?? 0));
        const known = occurrences[archive];
        if (known !== undefined) known[item] = count;
      }
    }
  }
  const units = found.flatMap(({ open }) => open.units);
  const hits: Hit[] = [];
  for (const key of Float64Array.from(keys).sort()) {
    const rank = rankFrom(key);
    const archive = order.archive[rank] ?? 0;
    const item = order.item[rank] ?? 0;
    const progress = found[archive];
    if (progress === undefined) continue;
    hits.push(hitOf(progress.open, item, occurrences[archive]?.[item] ?? -1, loadText));
  }
  return {
    complete,
    searched: found.reduce((sum, { searched }) => sum + searched, 0),
    total: found.reduce((sum, { open }) => sum + open.columns.items.length, 0),
    hits,
    facets: facetCounts(counters, question.filters, units),
    groups: groupsOf(hits, found),
    occurrences: sumOf(hits),
    unknown: unknownIn(question, found),
    units,
    unverified: unverifiedIn(found),
    unreachable,
  };
}

function hitOf(open: OpenArchive, number: number, count: number, loadText: LoadText): Hit {
  const item = open.columns.items[number];
  if (item === undefined) throw new Error(`no item ${number}`);
  let text: ReturnType<Hit['text']> | undefined;
  return {
    archive: open.archive,
    item,
    occurrences: count < 0 ? undefined : count,
    text() {
      text ??= loadText(open, number).catch((reason: unknown) => {
        text = undefined;
        throw reason;
      });
      return text;
    },
  };
}

function unverifiedIn(found: readonly Progress[]): UnverifiedItem[] {
  const items: UnverifiedItem[] = [];
  for (const { open, selection, matches } of found) {
    for (const [bundle, { unverified }] of matches) {
      const offset = open.columns.offsets[bundle] ?? 0;
      for (const page of unverified) {
        const item = open.columns.items[offset + page];
        if (item === undefined || selection.failing(offset + page) !== 0) continue;
        items.push({ archive: open.archive, item });
      }
    }
  }
  return items.sort(({ item: a }, { item: b }) => (a.end < b.end ? 1 : a.end > b.end ? -1 : 0));
}

function sumOf(hits: readonly Hit[]): number | undefined {
  let sum = 0;
  for (const { occurrences } of hits) {
    if (occurrences === undefined) return undefined;
    sum += occurrences;
  }
  return sum;
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
