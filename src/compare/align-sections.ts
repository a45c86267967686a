import type { ComparedItem, ComparedSection } from './compared-item.ts';
import {
  cosines,
  headingProfile,
  likeness,
  together,
  vocabularyOf,
  weighTexts,
  wordPairsOf,
  type Profile,
  type Vocabulary,
  type Weighed,
} from './likeness.ts';

/** For each item the index of its section that stands in a row; undefined where it has none such. */
export type AlignedRow = (number | undefined)[];

/**
 * What makes two sections the same one, all from 0 to 1, and how much each counts. Set by
 * `test/fixtures/compare`: three years of a unit agree with what was aligned by hand in 30 of 31 pairs.
 */
const WEIGHTS = {
  /** Likeness of the headings without ordinals and times. */
  heading: 0.38,
  /** Likeness of the words below, rare ones counting more. */
  words: 0.36,
  /** A role in common; worth less the more sections play it: 问题 and 打算 by any name are found. */
  role: 0.22,
  /** Nearness of the places they have in their texts. */
  place: 0.04,
  /**
   * A role that one section of each text plays and no other: enough, whatever their words are. Without
   * it 9 of 30 such pairs of the sample archive stand apart (六、还要改进的地方, 二、存在的问题).
   */
  sole: 0.05,
};

/**
 * Sections of less score are not the same; shown each by itself rather than forced together. Of
 * the steps tried (0.24 to 0.32), the highest that loses no pair of the three-year fixture; of three
 * units in one period it leaves one wrong.
 */
const LEAST = 0.28;
/** What it costs to be part of sections that have nothing in common, or on another level. */
const APART = 0.06;
/** What it costs that one has parts and the other has none, where no role tells that they are the same. */
const PARTS = 0.06;
/** A role tells so much where hardly any other section plays it. */
const TELLING = 0.5;

interface Described {
  section: ComparedSection;
  heading: Profile;
  /** Roles that begin here; those of the section it is part of tell nothing more. */
  roles: string[];
  hasParts: boolean;
  /** 0 at the head of the text, 1 at its end. */
  place: number;
}

/**
 * Aligns the sections of two or more items: which section of one is which of the other. Each pair has
 * a score; the best pair goes first, and what is left without one of {@link LEAST} stays alone. Among
 * equals the earlier in the text wins, so that the same texts always give the same rows. Rows stand
 * in the order of the last item; what that does not have stands behind what stood before it.
 */
export function alignSections(items: readonly Pick<ComparedItem, 'sections'>[]): AlignedRow[] {
  const texts = items.map(({ sections }) => textOf(sections));
  const described = texts.map((text) => text.described);
  const weighed = weighTexts(texts.map((text) => text.vocabulary));
  let rows: AlignedRow[] = [];
  described.forEach((column, at) => {
    rows = at === 0 ? column.map((_, index) => [index]) : addColumn(rows, described, weighed, at);
  });
  return inOrder(rows, described.length);
}

interface Text {
  described: Described[];
  vocabulary: Vocabulary;
}

const known = new WeakMap<readonly ComparedSection[], Text>();

/** What is known of a text without the others; kept while its sections are. */
function textOf(sections: readonly ComparedSection[]): Text {
  const before = known.get(sections);
  if (before !== undefined) return before;
  const described = sections.map((section, index) => ({
    section,
    heading: headingProfile(section.heading),
    roles: section.roles.filter((role) => !playsRole(sections[section.parent ?? -1], role)),
    hasParts: (sections[index + 1]?.depth ?? 0) > section.depth && section.depth > 0,
    place: sections.length < 2 ? 0 : index / (sections.length - 1),
  }));
  const text = { described, vocabulary: vocabularyOf(profilesOf(sections)) };
  known.set(sections, text);
  return text;
}

function playsRole(section: ComparedSection | undefined, role: string): boolean {
  return section !== undefined && section.roles.indexOf(role) >= 0;
}

/** The words of each section and of all that is part of it. */
function profilesOf(sections: readonly ComparedSection[]): Profile[] {
  const parts = sections.map(({ passages }) => [
    wordPairsOf(passages.map(({ text }) => text).join('\n')),
  ]);
  const profiles: Profile[] = [];
  // From the end, so that what is part of a part counts too.
  for (let at = sections.length - 1; at >= 0; at -= 1) {
    const profile = together(parts[at] ?? []);
    profiles[at] = profile;
    const { parent, heading } = sections[at] ?? {};
    parts[parent ?? -1]?.push(profile, wordPairsOf(heading ?? ''));
  }
  return profiles;
}

/** Puts the sections of one more item into the rows; those that fit none get rows of their own. */
function addColumn(
  rows: readonly AlignedRow[],
  described: readonly (readonly Described[])[],
  weighed: readonly Weighed[],
  at: number,
): AlignedRow[] {
  const column = described[at] ?? [];
  const roles = rarityOfRoles(described);
  const scores = described.slice(0, at).map((other, number) => {
    const [own, against] = [weighed[at], weighed[number]];
    const common = own === undefined || against === undefined ? [] : cosines(own, against);
    return scoresOf(column, other, common, roles);
  });
  const pairs = column.flatMap((one, index) =>
    rows.flatMap((row, number) => {
      const found = row.map((member, other) => {
        const against = member === undefined ? undefined : described[other]?.[member];
        if (member === undefined || against === undefined) return 0;
        const table = scores[other] ?? [];
        const [above, aboveOther] = [one.section.parent, against.section.parent];
        return (table[index]?.[member] ?? 0) - apartness(table, above, aboveOther);
      });
      const score = Math.max(...found);
      return score < LEAST ? [] : [{ row: number, index, score }];
    }),
  );
  pairs.sort((a, b) => b.score - a.score || a.index - b.index || a.row - b.row);
  const placed = new Map<number, number>();
  const taken = new Set<number>();
  for (const { row, index } of pairs) {
    if (placed.has(index) || taken.has(row)) continue;
    placed.set(index, row);
    taken.add(row);
  }
  const joined = rows.map((row): AlignedRow => [...row, undefined]);
  const own: AlignedRow[] = [];
  column.forEach((_, index) => {
    const row = joined[placed.get(index) ?? -1];
    if (row === undefined) own.push([...Array<undefined>(at), index]);
    else row[at] = index;
  });
  return [...joined, ...own];
}

/** What it costs not to be part of the same: nothing on the first level. */
function apartness(
  scores: readonly (readonly number[])[],
  above: number | undefined,
  aboveOther: number | undefined,
): number {
  if (above === undefined && aboveOther === undefined) return 0;
  if (above === undefined || aboveOther === undefined) return APART;
  return APART * (1 - (scores[above]?.[aboveOther] ?? 0));
}

/** How likely each section of one text is each of another, from 0 to 1. */
function scoresOf(
  column: readonly Described[],
  other: readonly Described[],
  common: readonly (readonly number[])[],
  roles: (role: string) => number,
): number[][] {
  return column.map((one, index) =>
    other.map((against, at) => scoreOf(one, against, common[index]?.[at] ?? 0, roles)),
  );
}

function scoreOf(
  a: Described,
  b: Described,
  words: number,
  roles: (role: string) => number,
): number {
  // What stands before the first heading is that and nothing else.
  if (a.section.depth === 0 || b.section.depth === 0) {
    return a.section.depth === b.section.depth ? 1 : 0;
  }
  const common = a.roles.filter((role) => b.roles.indexOf(role) >= 0);
  const role = Math.max(0, ...common.map(roles));
  return (
    WEIGHTS.heading * likeness(a.heading, b.heading) +
    // Of the words of a section hardly two thirds are ever those of the year before.
    WEIGHTS.words * Math.min(1, 1.6 * words) +
    WEIGHTS.role * role +
    (role === 1 ? WEIGHTS.sole : 0) +
    WEIGHTS.place * (1 - Math.abs(a.place - b.place)) -
    (a.hasParts === b.hasParts || role > TELLING ? 0 : PARTS)
  );
}

/** What a role in common tells: all where one section of each text plays it, little where many do. */
function rarityOfRoles(texts: readonly (readonly Described[])[]): (role: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const { roles } of text) {
      for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1);
    }
  }
  return (role) => (role === 'other' ? 0 : Math.min(1, texts.length / (counts.get(role) ?? 1)));
}

function inOrder(rows: readonly AlignedRow[], columns: number): AlignedRow[] {
  let ordered: AlignedRow[] = [];
  for (let column = columns - 1; column >= 0; column -= 1) {
    const own = rows
      .filter((row) => row[column] !== undefined)
      .sort((a, b) => (a[column] ?? 0) - (b[column] ?? 0));
    let after = -1;
    for (const row of own) {
      const at = ordered.indexOf(row);
      if (at >= 0) {
        after = at;
        continue;
      }
      ordered = [...ordered.slice(0, after + 1), row, ...ordered.slice(after + 1)];
      after += 1;
    }
  }
  return ordered;
}
