import { KINDS } from '#domain/kind';
import { oncePer } from '#domain/once-per';
import { TIERS, type Unit } from '#domain/unit';
import { holdingsOf, type Contents, type Holding } from './holdings.ts';

/** 文种, 专题, 层级, 区划: what items are listed by beside unit and year. Names are parts of addresses. */
const VOCABULARIES = ['kinds', 'topics', 'levels', 'regions'] as const;

export type VocabularyName = (typeof VOCABULARIES)[number];

/** A value in use, with its items, the newest period first, in 建制顺序 within it. */
export interface VocabularyValue {
  /** Last part of its address. */
  slug: string;
  /** The value as it stands in the description: a kind, a topic's name, a level, a code. */
  value: string;
  holdings: Holding[];
}

export interface Vocabulary {
  name: VocabularyName;
  values: VocabularyValue[];
}

/** Levels in addresses. */
const TIER_SLUGS: Record<Unit['tier'], string> = {
  省级: 'province',
  市级: 'city',
  县级: 'county',
  乡级: 'township',
  基层: 'grassroots',
};

/** Slug and value of an item in each vocabulary. */
const OF_ITEM: Record<VocabularyName, (holding: Holding) => [slug: string, value: string][]> = {
  kinds: ({ item }) => [...new Set(item.frontmatter.kinds)].map((kind) => [kind, kind]),
  topics: ({ item: { frontmatter } }) =>
    frontmatter.topic === undefined ? [] : [[frontmatter.topic.slug, frontmatter.topic.name]],
  levels: ({ unit }) => (unit === undefined ? [] : [[TIER_SLUGS[unit.tier], unit.tier]]),
  regions: ({ unit }) => (unit?.region === undefined ? [] : [[unit.region, unit.region]]),
};

const byRank =
  (ranks: readonly string[]) =>
  (a: VocabularyValue, b: VocabularyValue): number =>
    ranks.indexOf(a.value) - ranks.indexOf(b.value);

const bySlug = (a: VocabularyValue, b: VocabularyValue): number =>
  a.slug < b.slug ? -1 : Number(a.slug > b.slug);

/** Kinds and levels as they are listed everywhere, topics with the most items first, codes by number. */
const ORDER: Record<VocabularyName, (a: VocabularyValue, b: VocabularyValue) => number> = {
  kinds: byRank(KINDS),
  topics: (a, b) => b.holdings.length - a.holdings.length || bySlug(a, b),
  levels: byRank(TIERS),
  regions: bySlug,
};

/** The vocabularies of an archive with the values in use; one without any is not among them. */
export const vocabulariesOf: (contents: Contents) => Vocabulary[] = oncePer((contents) => {
  const all = [...holdingsOf(contents).all].sort(newestPeriodFirst);
  return VOCABULARIES.map((name) => {
    const values = new Map<string, VocabularyValue>();
    for (const holding of all) {
      for (const [slug, value] of OF_ITEM[name](holding)) {
        // A topic that was given several names bears that of its newest item.
        const known = values.get(slug) ?? { slug, value, holdings: [] };
        known.holdings.push(holding);
        values.set(slug, known);
      }
    }
    return { name, values: [...values.values()].sort(ORDER[name]) };
  }).filter(({ values }) => values.length > 0);
});

function newestPeriodFirst(a: Holding, b: Holding): number {
  const [ofA, ofB] = [a, b].map(({ period }) => `${period?.end ?? ''} ${period?.value ?? ''}`);
  if (ofA !== ofB) return (ofA ?? '') > (ofB ?? '') ? -1 : 1;
  return (
    (a.unit?.order ?? Infinity) - (b.unit?.order ?? Infinity) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
