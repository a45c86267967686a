import { readOrdinal } from '#domain/ordinal';

/**
 * The pairs of neighbouring characters of a text, as often as they stand in it: each as one number,
 * in ascending order. Two of them are gone through side by side, which is many times quicker than
 * looking each pair up.
 */
export type Profile = Int32Array;

const NO_WORD = /[\s\d０-９，。、；：！？“”‘’（）()《》〈〉—…·%％,.:;!?"'-]+/g;

/** The pairs of characters (UTF-16 units) of a text. Pairs do not reach over white space. */
export function pairsOf(text: string): Profile {
  const pairs = new Int32Array(text.length);
  let length = 0;
  for (const stretch of text.split(/\s+/)) {
    for (let at = 1; at < stretch.length; at += 1) {
      pairs[length] = (stretch.charCodeAt(at - 1) << 16) | stretch.charCodeAt(at);
      length += 1;
    }
  }
  return pairs.subarray(0, length).sort();
}

/** The pairs within words: punctuation and numbers, which change every year, part them. */
export function wordPairsOf(text: string): Profile {
  return pairsOf(text.replace(NO_WORD, ' '));
}

/** All that stands in any of some profiles. */
export function together(profiles: readonly Profile[]): Profile {
  const all = new Int32Array(profiles.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const profile of profiles) {
    all.set(profile, at);
    at += profile.length;
  }
  return all.sort();
}

/** Share of pairs that two texts have in common (Dice), from 0 to 1; 0 where either has none. */
export function likeness(a: Profile, b: Profile): number {
  let [common, at, other] = [0, 0, 0];
  while (at < a.length && other < b.length) {
    const difference = (a[at] ?? 0) - (b[other] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  const all = a.length + b.length;
  return all === 0 ? 0 : (2 * common) / all;
}

/** The words of the sections of one text. */
export interface Vocabulary {
  /** The pairs of the text, each once, ascending. */
  pairs: Int32Array;
  /** How many sections have each. */
  holders: Uint16Array;
  /** For each section the places of its pairs among those of the text, and how much each counts there. */
  sections: { places: Int32Array; counts: Float64Array }[];
}

/** What sections of a text say, ready to be weighed against those of others. */
export function vocabularyOf(profiles: readonly Profile[]): Vocabulary {
  const all = together(profiles);
  let kinds = 0;
  for (let at = 0; at < all.length; at += 1) {
    if (at > 0 && all[at] === all[at - 1]) continue;
    all[kinds] = all[at] ?? 0;
    kinds += 1;
  }
  const pairs = all.slice(0, kinds);
  const holders = new Uint16Array(kinds);
  const sections = profiles.map((profile) => {
    const places = new Int32Array(profile.length);
    const counts = new Float64Array(profile.length);
    let [length, place, at] = [0, 0, 0];
    while (at < profile.length) {
      const pair = profile[at];
      const first = at;
      while (at < profile.length && profile[at] === pair) at += 1;
      while (pairs[place] !== pair) place += 1;
      holders[place] = (holders[place] ?? 0) + 1;
      places[length] = place;
      counts[length] = 1 + Math.log(at - first);
      length += 1;
    }
    return { places: places.subarray(0, length), counts: counts.subarray(0, length) };
  });
  return { pairs, holders, sections };
}

/** The sections of one text as directions: `places` among `size` pairs, weights of length 1. */
export interface Weighed {
  size: number;
  sections: { places: Int32Array; weights: Float64Array }[];
}

/**
 * Weighs the pairs of each section by their rarity: one that many sections of these texts have tells
 * little. Places are then those among the pairs of all texts.
 */
export function weighTexts(texts: readonly Vocabulary[]): Weighed[] {
  const sections = texts.reduce((sum, text) => sum + text.sections.length, 0);
  const { moved, holders } = unite(texts);
  const rarity = new Float64Array(holders.length);
  holders.forEach((times, place) => {
    rarity[place] = Math.log(1 + sections / (1 + times));
  });
  return texts.map((text, number) => {
    const to = moved[number] ?? new Int32Array();
    return {
      size: holders.length,
      sections: text.sections.map(({ places: own, counts }) => {
        const places = new Int32Array(own.length);
        const weights = new Float64Array(own.length);
        let sum = 0;
        for (let at = 0; at < own.length; at += 1) {
          const place = to[own[at] ?? 0] ?? 0;
          const weight = (counts[at] ?? 0) * (rarity[place] ?? 0);
          places[at] = place;
          weights[at] = weight;
          sum += weight * weight;
        }
        const length = Math.sqrt(sum);
        if (length > 0) for (let at = 0; at < weights.length; at += 1) weights[at]! /= length;
        return { places, weights };
      }),
    };
  });
}

/** One order for the pairs of several texts: where each of theirs comes to stand, and who has it. */
function unite(texts: readonly Vocabulary[]): { moved: Int32Array[]; holders: Uint32Array } {
  const moved = texts.map(({ pairs }) => new Int32Array(pairs.length));
  const holders = new Uint32Array(texts.reduce((sum, { pairs }) => sum + pairs.length, 0));
  const at = texts.map(() => 0);
  let place = 0;
  for (;;) {
    let least: number | undefined;
    for (let number = 0; number < texts.length; number += 1) {
      const next = texts[number]?.pairs[at[number] ?? 0];
      if (next !== undefined && (least === undefined || next < least)) least = next;
    }
    if (least === undefined) return { moved, holders: holders.subarray(0, place) };
    for (let number = 0; number < texts.length; number += 1) {
      const own = at[number] ?? 0;
      const text = texts[number];
      if (text?.pairs[own] !== least) continue;
      moved[number]![own] = place;
      holders[place] = (holders[place] ?? 0) + (text.holders[own] ?? 0);
      at[number] = own + 1;
    }
    place += 1;
  }
}

/** How far each section of one weighed text points the same way as each of another, from 0 to 1. */
export function cosines(one: Weighed, other: Weighed): number[][] {
  const spread = new Float64Array(one.size);
  return one.sections.map(({ places, weights }) => {
    for (let at = 0; at < places.length; at += 1) spread[places[at] ?? 0] = weights[at] ?? 0;
    const row = other.sections.map((section) => {
      let sum = 0;
      for (let at = 0; at < section.places.length; at += 1) {
        sum += (spread[section.places[at] ?? 0] ?? 0) * (section.weights[at] ?? 0);
      }
      return sum;
    });
    for (const place of places) spread[place] = 0;
    return row;
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
  const single = Int32Array.from({ length: matter.length }, (_, at) => matter.charCodeAt(at));
  return together([pairsOf(matter), single]);
}
