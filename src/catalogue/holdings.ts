import { itemPath } from '#domain/address';
import type { Expected } from '#domain/expected';
import type { Item } from '#domain/item';
import { oncePer } from '#domain/once-per';
import { comparePeriods, parsePeriod, type Period } from '#domain/period';
import type { Kind } from '#domain/kind';
import type { Settings } from '#domain/settings';
import { compareUnits, nameOn, type Unit } from '#domain/unit';

/** What an archive is made of, as loaded: units in 建制顺序, items in any order. */
export interface Contents {
  settings: Settings;
  units: readonly Unit[];
  items: readonly Item[];
  /** Who owes what by when; undefined where the archive does not say. */
  expected?: Expected | undefined;
  /** ISO day of the ledger: what was due before it is missing. */
  today: string;
  /** True when drafts are among the items. */
  preview: boolean;
  /** Names of the prose pages there are. */
  pages?: readonly string[];
}

/** One item with what its description refers to, resolved. */
export interface Holding {
  id: string;
  /** Page of the item, from the site's root. */
  path: string;
  item: Item;
  unit: Unit | undefined;
  period: Period | undefined;
  /** The kind it is filed under: a summary that holds a plan too is a summary. */
  kind: Kind;
}

/** All holdings of an archive and the groupings every page asks for. Lists are chronological. */
export interface Holdings {
  all: Holding[];
  byId: Map<string, Holding>;
  byUnit: Map<string, Holding[]>;
  byYear: Map<number, Holding[]>;
  /** Holdings that share period, kind and topic, by {@link counterpartKey}, in 建制顺序. */
  byCounterpart: Map<string, Holding[]>;
  /** Those without a unit of the authority list. */
  unplaced: Holding[];
  /** First and last year of any holding; undefined for an empty archive. */
  span: { first: number; last: number } | undefined;
}

/** The holdings of an archive, worked out once for each loaded archive. */
export const holdingsOf: (contents: Contents) => Holdings = oncePer(gather);

function gather({ units, items }: Contents): Holdings {
  const unitById = new Map(units.map((unit) => [unit.id, unit]));
  const all = items.map((item) => holdingOf(item, unitById)).sort(compareHoldings);
  const years = all.flatMap((holding) => holding.period?.year ?? []);
  return {
    all,
    byId: new Map(all.map((holding) => [holding.id, holding])),
    byUnit: group(all, (holding) => holding.unit?.id),
    byYear: group(all, (holding) => holding.period?.year),
    byCounterpart: group([...all].sort(compareByUnit), counterpartKey),
    unplaced: all.filter((holding) => holding.unit === undefined),
    span:
      years.length === 0
        ? undefined
        : years.reduce(
            ({ first, last }, year) => ({
              first: Math.min(first, year),
              last: Math.max(last, year),
            }),
            { first: Infinity, last: -Infinity },
          ),
  };
}

function holdingOf(item: Item, unitById: ReadonlyMap<string, Unit>): Holding {
  const { unit, period, kinds } = item.frontmatter;
  return {
    id: item.id,
    path: itemPath(item.id),
    item,
    unit: unit === undefined ? undefined : unitById.get(unit),
    period: period === undefined ? undefined : parsePeriod(period),
    kind: leadingKind(kinds),
  };
}

function leadingKind(kinds: readonly Kind[]): Kind {
  const [first = 'work-summary'] = kinds;
  return kinds.includes('work-summary') ? 'work-summary' : first;
}

/** Period, kind and topic in one string; undefined for a holding without a period. */
export function counterpartKey(holding: Holding): string | undefined {
  if (holding.period === undefined) return undefined;
  return [holding.period.value, holding.kind, topicOf(holding)].join('|');
}

/** Slug of the topic; empty for a general summary. */
export function topicOf(holding: Holding): string {
  return holding.item.frontmatter.topic?.slug ?? '';
}

/** Chronological by period; those without a period first; then by 成文日期 and id. */
export function compareHoldings(a: Holding, b: Holding): number {
  if (a.period === undefined || b.period === undefined) {
    return Number(a.period !== undefined) - Number(b.period !== undefined) || byId(a, b);
  }
  return comparePeriods(a.period, b.period) || compareCreated(a, b) || byId(a, b);
}

/** 建制顺序; those without a unit last. */
function compareByUnit(a: Holding, b: Holding): number {
  if (a.unit === undefined || b.unit === undefined) {
    return Number(a.unit === undefined) - Number(b.unit === undefined) || compareHoldings(a, b);
  }
  return compareUnits(a.unit, b.unit) || compareHoldings(a, b);
}

function compareCreated(a: Holding, b: Holding): number {
  return (a.item.frontmatter.dateCreated ?? '').localeCompare(b.item.frontmatter.dateCreated ?? '');
}

// By code unit: `localeCompare` depends on the machine.
function byId(a: Holding, b: Holding): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/**
 * The name its unit bore when the item was made: by 成文日期 where known, else on the last day of
 * the period. Undefined for an item without a unit.
 */
export function unitNameThen({ unit, period, item }: Holding) {
  if (unit === undefined) return undefined;
  const day = item.frontmatter.dateCreated ?? period?.end;
  if (day === undefined) return { name: unit.name, shortName: unit.shortName };
  return nameOn(unit, day.length === 7 ? `${day}-01` : day);
}

function group<K extends string | number>(
  holdings: readonly Holding[],
  keyOf: (holding: Holding) => K | undefined,
): Map<K, Holding[]> {
  const groups = new Map<K, Holding[]>();
  for (const holding of holdings) {
    const key = keyOf(holding);
    if (key === undefined) continue;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [holding]);
    else members.push(holding);
  }
  return groups;
}
