import type { Kind } from './kind.ts';
import { readChineseNumber } from './ordinal.ts';
import type { Period } from './period.ts';
import { foldScript } from './script.ts';
import { doingOf, signsOf, type Sign } from './section-signs.ts';

/** The part a section plays in a text: 基本情况, 做法成效, 问题不足, 计划打算, 其他. */
export const SECTION_ROLES = ['situation', 'achievement', 'problem', 'plan', 'other'] as const;

export type SectionRole = (typeof SECTION_ROLES)[number];

/** The role of one section and how it was come by. */
export interface RoleOfSection {
  role: SectionRole;
  /** Further roles the heading names (存在问题及下一步打算); a search for any of them finds it. */
  also: SectionRole[];
  /** `stated` only where a person decided. */
  confidence: 'stated' | 'inferred' | 'doubtful';
  /**
   * What decided: the heading's own words, the section above it, its place among the others, the kind
   * of document, a person.
   */
  basis: 'words' | 'parent' | 'position' | 'kind' | 'person';
  /** The words that decided: of the heading itself, of the one above it or before it; may be empty. */
  evidence: string;
}

/** What is known of a text beside its headings. */
export interface TextFacts {
  kinds: readonly Kind[];
  /** 所属期; without it a year or half-year in a heading is compared with the headings before it. */
  period?: Period | undefined;
  /** What a person decided, by the index of the heading: `plan`, `problem+plan`. */
  decided?: ReadonlyMap<number, readonly SectionRole[]> | undefined;
}

interface Heading {
  depth: number;
  text: string;
}

interface Section extends RoleOfSection {
  heading: Heading;
}

/** Reads `plan` or `problem+plan`; undefined for anything else. */
export function readRoles(value: string): SectionRole[] | undefined {
  const names = value.split('+').map((name) => name.trim());
  const roles = names.filter((name) => (SECTION_ROLES as readonly string[]).includes(name));
  const isSound = roles.length === names.length && new Set(roles).size === roles.length;
  return isSound ? (roles as SectionRole[]) : undefined;
}

/** All roles of a section, the leading one first. */
export function rolesOf({ role, also }: Pick<RoleOfSection, 'role' | 'also'>): SectionRole[] {
  return [role, ...also];
}

/**
 * The role of every heading of a text, in order. `depth` is that of the heading in the text, whatever
 * it starts at. A section takes the role of the one it is part of unless its own words say otherwise;
 * the first role a heading names leads, the others are kept beside it.
 */
export function sectionRoles(headings: readonly Heading[], facts: TextFacts): RoleOfSection[] {
  const path: Section[] = [];
  const before = new Map<Section | undefined, Section[]>();
  return headings.map((heading, index) => {
    while ((path.at(-1)?.heading.depth ?? 0) >= heading.depth) path.pop();
    const parent = path.at(-1);
    const siblings = before.get(parent) ?? [];
    const decided = facts.decided?.get(index);
    const found =
      decided === undefined
        ? roleOf(heading.text, {
            parent,
            siblings,
            kinds: facts.kinds,
            isAhead: (time) => liesAhead(time, headings.slice(0, index), facts.period),
          })
        : fromRoles(decided, 'stated', 'person', '');
    const section = { ...found, heading };
    before.set(parent, [...siblings, section]);
    path.push(section);
    return found;
  });
}

interface Context {
  parent: Section | undefined;
  siblings: readonly Section[];
  kinds: readonly Kind[];
  isAhead: (time: string) => boolean;
}

/**
 * Headings whose signs are kept: many say the same (一、主要工作), and each is asked for several times a build.
 * The roles of 10,000 items took 1.3 s of a build that changed one of them.
 */
const KEPT = 20_000;

const knownSigns = new Map<string, readonly Sign[]>();

/** The signs of a heading, found once for all texts unless they depend on what lies ahead of this one. */
function signsIn(text: string, isAhead: Context['isAhead']): readonly Sign[] {
  const known = knownSigns.get(text);
  if (known !== undefined) return known;
  let depends = false;
  const found = signsOf(text, (time) => {
    depends = true;
    return isAhead(time);
  });
  if (!depends && knownSigns.size < KEPT) knownSigns.set(text, found);
  return found;
}

function roleOf(text: string, { parent, siblings, kinds, isAhead }: Context): RoleOfSection {
  const signs = signsIn(text, isAhead);
  if (parent !== undefined) {
    const own = parent.confidence === 'doubtful' ? signs.filter(isClear) : signs.filter(isFirm);
    return own.length > 0 ? fromSigns(own) : inherited(parent);
  }
  const last = siblings.findLast(({ basis }) => basis === 'words' || basis === 'person');
  const isPlan = isPlanOnly(kinds);
  const past = last?.role === 'problem' || last?.role === 'plan';
  // 主要任务 is what was done in a summary, and what is to be done in a plan or after the problems.
  const own = signs.filter(
    (sign) => !(sign.role === 'achievement' && sign.weight !== 'firm' && (isPlan || past)),
  );
  if (own.length > 0 && !(isPlan && own.every((sign) => !isClear(sign)))) return fromSigns(own);
  if (isPlan) return fromRoles(['plan'], 'inferred', 'kind', '');
  const doing = doingOf(text);
  const place = last?.heading.text ?? '';
  if (last?.role === 'plan' || (past && (doing !== undefined || signs.length > 0)))
    return fromRoles(['plan'], 'doubtful', 'position', place);
  if (past || isSpeechOnly(kinds)) return fromRoles(['other'], 'doubtful', 'position', place);
  return doing === undefined
    ? fromRoles(['achievement'], 'doubtful', 'position', place)
    : fromRoles(['achievement'], 'inferred', 'words', doing);
}

function isFirm({ weight }: Sign): boolean {
  return weight === 'firm';
}

function isClear({ weight }: Sign): boolean {
  return weight !== 'faint';
}

function fromSigns(signs: readonly Sign[]): RoleOfSection {
  // 困难和体会 is a section of problems that has something else in it, as every section may have.
  const telling = signs.filter(({ role }) => role !== 'other');
  const kept = telling.length > 0 ? telling : signs;
  return fromRoles(
    kept.map(({ role }) => role),
    kept.every(isClear) ? 'inferred' : 'doubtful',
    'words',
    kept.map(({ words }) => words).join('、'),
  );
}

function inherited(parent: Section): RoleOfSection {
  return fromRoles(
    rolesOf(parent),
    parent.confidence === 'doubtful' ? 'doubtful' : 'inferred',
    'parent',
    parent.heading.text,
  );
}

function fromRoles(
  [role = 'other', ...also]: readonly SectionRole[],
  confidence: RoleOfSection['confidence'],
  basis: RoleOfSection['basis'],
  evidence: string,
): RoleOfSection {
  return { role, also, confidence, basis, evidence };
}

function isPlanOnly(kinds: readonly Kind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'work-plan' || kind === 'key-points');
}

function isSpeechOnly(kinds: readonly Kind[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'speech');
}

const YEAR = /^(?:(\d{4})|([〇○零一二三四五六七八九]{4}))/u;

/** True for a time that begins after the period of the text, or after the times of its headings. */
function liesAhead(time: string, earlier: readonly Heading[], period: Period | undefined): boolean {
  const year = yearOf(time);
  const isSecondHalf = time.includes('下半年');
  if (period === undefined) {
    const years = earlier.flatMap(({ text }) => yearsIn(text));
    if (year !== undefined) return years.length > 0 && year > Math.max(...years);
    return isSecondHalf && earlier.length > 0;
  }
  const quarter = /([一二三四1-4])季度/u.exec(time)?.[1];
  const month = isSecondHalf
    ? '07'
    : quarter === undefined
      ? '01'
      : ['01', '04', '07', '10'][(Number(quarter) || (readChineseNumber(quarter) ?? 1)) - 1];
  return `${year ?? period.end.slice(0, 4)}-${month ?? '01'}-01` > period.end;
}

function yearOf(time: string): number | undefined {
  const [, digits, words] = YEAR.exec(time) ?? [];
  return digits === undefined ? readChineseNumber(words ?? '') : Number(digits);
}

function yearsIn(text: string): number[] {
  return [...foldScript(text).matchAll(/(?:19|20)\d{2}(?=年)/gu)].map(([year]) => Number(year));
}
