import type { Kind } from '#domain/kind';
import { kindHeads } from '../kind-words.ts';
import { findBarePart, findPeriods } from './period-words.ts';
import type { BarePart, NamedPeriod } from './period-words.ts';

/** What a title says of time, shared out between its summary and its plan. */
export interface TitleTimes {
  /** Times of what is reported; of the plan itself when the title is a plan's alone. */
  own: NamedPeriod[];
  /** A part without a year that belongs to what is reported. */
  bare: BarePart | undefined;
  planned: NamedPeriod[];
  plannedBare: BarePart | undefined;
  /** Words of time that belong to no time read: 以来, 学期, a number of years. */
  leftover: string | undefined;
  /** True when the leftover says that the time named is only one end of what is meant. */
  isOpen: boolean;
}

const PLANS: ReadonlySet<Kind> = new Set<Kind>(['work-plan', 'key-points']);

const OPEN = /以来|至今|迄今|起至|截至|截止|开始/u;

/** Anything that speaks of time. 年 in 青年, 周年 and the like does not. */
const TIME_LIKE =
  /(?<!\d)\d{4}(?!\d)|月(?![光饼球])|[HQ][1-4]|季度|半年|学期|学年|以来|至今|迄今|截至|截止|期间|任期|换届|[本上这]届|[今去本][年月]|近[几两二三四五]年|[\d两二三四五六七八九十]\s*年|(?<![青少成老中童幼壮周百千万同新])年(?![轻级龄会货检鉴味画])|[春夏秋冬]季|暑[期假]|寒假|假期|[上中下]旬/u;

/** Reads every time of a title, each with the kind it stands before: `2023年计划及2022年总结`. */
export function readTitleTimes(folded: string): TitleTimes {
  const heads = kindHeads(folded);
  const onlyPlans = heads.length > 0 && heads.every(({ kind }) => PLANS.has(kind));
  const isPlanned = (end: number) => {
    const head = heads.find(({ at }) => at >= end) ?? (heads.length === 1 ? heads[0] : undefined);
    return !onlyPlans && head !== undefined && PLANS.has(head.kind);
  };
  const times = findPeriods(folded).filter(({ isDay }) => !isDay);
  const bares = bareParts(folded);
  const rest = blanked(folded, [
    ...times.flatMap(({ pieces }) => pieces),
    ...bares.map(({ at, text }) => ({ at, end: at + text.length })),
  ]);
  const leftover = [...rest.matchAll(new RegExp(TIME_LIKE, 'gu'))].find(
    (match) => !isPlanned(match.index),
  )?.[0];
  return {
    own: times.filter(({ pieces }) => !isPlanned(pieces.at(-1)?.end ?? 0)),
    bare: bares.find(({ at }) => !isPlanned(at)),
    planned: times.filter(({ pieces }) => isPlanned(pieces.at(-1)?.end ?? 0)),
    plannedBare: bares.find(({ at }) => isPlanned(at)),
    leftover,
    isOpen: OPEN.test(rest),
  };
}

/** The words of a title without its times, each character of them replaced by a space. */
export function withoutTimes(folded: string): string {
  return blanked(folded, [
    ...findPeriods(folded).flatMap(({ pieces }) => pieces),
    ...bareParts(folded).map(({ at, text }) => ({ at, end: at + text.length })),
  ]);
}

function bareParts(words: string): BarePart[] {
  const found: BarePart[] = [];
  for (let from = 0; from < words.length;) {
    // What was read is blanked, so that offsets stay those of the title.
    const rest = blanked(words, [{ at: 0, end: from }]);
    const bare = findBarePart(rest);
    if (bare === undefined) break;
    found.push(bare);
    from = bare.at + bare.text.length;
  }
  return found;
}

function blanked(words: string, pieces: readonly { at: number; end: number }[]): string {
  let rest = words;
  for (const { at, end } of pieces)
    rest = rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
  return rest;
}
