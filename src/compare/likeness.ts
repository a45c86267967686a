import { readOrdinal } from '#domain/ordinal';

/** How often each pair of neighbouring characters stands in a text. */
export type Profile = ReadonlyMap<string, number>;

const NO_WORD = /[\s\d０-９，。、；：！？“”‘’（）()《》〈〉—…·%％,.:;!?"'-]+/g;

/** The pairs of characters of a text. Pairs do not reach over white space. */
export function pairsOf(text: string): Profile {
  const pairs = new Map<string, number>();
  for (const stretch of text.split(/\s+/)) {
    let before = '';
    for (const char of stretch) {
      if (before !== '') pairs.set(before + char, (pairs.get(before + char) ?? 0) + 1);
      before = char;
    }
  }
  return pairs;
}

/** The pairs within words: punctuation and numbers, which change every year, part them. */
export function wordPairsOf(text: string): Profile {
  return pairsOf(text.replace(NO_WORD, ' '));
}

/** Share of pairs that two texts have in common (Dice), from 0 to 1; 0 where either has none. */
export function likeness(a: Profile, b: Profile): number {
  const [less, more] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const [pair, times] of less) common += Math.min(times, more.get(pair) ?? 0);
  const all = countOf(a) + countOf(b);
  return all === 0 ? 0 : (2 * common) / all;
}

function countOf(profile: Profile): number {
  let count = 0;
  for (const times of profile.values()) count += times;
  return count;
}

/** How much a pair tells: little where many sections have it. */
export function rarityOf(profiles: readonly Profile[]): (pair: string) => number {
  const holders = new Map<string, number>();
  for (const profile of profiles) {
    for (const pair of profile.keys()) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  }
  return (pair) => Math.log(1 + profiles.length / (1 + (holders.get(pair) ?? 0)));
}

/** Profiles weighed by the rarity of their pairs, for {@link cosines}. */
export function weigh(profile: Profile, rarity: (pair: string) => number): Profile {
  const weighed = new Map<string, number>();
  let sum = 0;
  for (const [pair, times] of profile) {
    const weight = (1 + Math.log(times)) * rarity(pair);
    weighed.set(pair, weight);
    sum += weight * weight;
  }
  const length = Math.sqrt(sum);
  if (length > 0) for (const [pair, weight] of weighed) weighed.set(pair, weight / length);
  return weighed;
}

/**
 * How far each of some weighed profiles points the same way as each of others, from 0 to 1. Goes
 * through each profile once, for of two texts most pairs are in one section only.
 */
export function cosines(some: readonly Profile[], others: readonly Profile[]): number[][] {
  const places = new Map<string, { at: number; weight: number }[]>();
  others.forEach((profile, at) => {
    for (const [pair, weight] of profile) {
      const known = places.get(pair);
      if (known === undefined) places.set(pair, [{ at, weight }]);
      else known.push({ at, weight });
    }
  });
  return some.map((profile) => {
    const sums = others.map(() => 0);
    for (const [pair, own] of profile) {
      for (const { at, weight } of places.get(pair) ?? [])
        sums[at] = (sums[at] ?? 0) + own * weight;
    }
    return sums;
  });
}

// What tells the year and not the matter: it differs between periods by its nature.
const TIME =
  /[〇零一二三四五六七八九十\d０-９]{4}年度?|(?:今|明|本|去|上|全|半)年(?:度|来)?|[上下]半年|第?[一二三四1-4]季度/g;
const FILLER = /[的和与及、，。：:；“”（）()\s]+/g;

// Words of so many headings that they tell none from another.
const GENERIC =
  /工作|建设|管理|活动|情况|体系|开展|做好|加强|推进|组织|主要|進一步|进一步|建設|情況|活動|體系/g;

/** The matter of a heading: without its ordinal, its time and the words that any heading may have. */
function headingMatter(heading: string): string {
  const line = heading.trim();
  const ordinal = readOrdinal(line);
  const words = ordinal === undefined ? line : line.slice(ordinal.length);
  const matter = words.replace(TIME, '').replace(FILLER, '');
  const own = matter.replace(GENERIC, '');
  // 主要工作 is made of such words and nothing else.
  return own === '' ? matter : own;
}

/** The characters and pairs of characters of a heading, which is too short for pairs alone. */
export function headingProfile(heading: string): Profile {
  const matter = headingMatter(heading);
  const profile = new Map(pairsOf(matter));
  for (const char of matter) profile.set(char, (profile.get(char) ?? 0) + 1);
  return profile;
}
