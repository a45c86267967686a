import type { Removal } from '#domain/faithful-text';
import type { Evidence, Proposal } from '#domain/proposal';
import { foldScript } from '#domain/script';
import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import { extentOf, lineAt, passageText } from '../manuscript.ts';
import type { Manuscript } from '../manuscript.ts';
import { titleWords } from '../transforms/find-title.ts';

/** One passage as the rules of description read it. */
export interface Remark {
  kind: 'heading' | 'paragraph' | 'table';
  depth: number;
  /** As written. */
  words: string;
  /** Traditional variants folded; same offsets as `words`. */
  folded: string;
  line: number;
  /** True under a level-1 heading that speaks of plans. */
  inPlan: boolean;
}

/** Everything a rule of description may look at. */
export interface Subject {
  title: string | null;
  titleLine: number;
  /** The title with Traditional variants folded; '' when there is none. */
  titleFolded: string;
  /** How many lines the title stands on, and the lines right above and below it; '' where there is none. */
  titleSetting: { rows: number; above: string; below: string };
  remarks: Remark[];
  /** Title and passages, folded, one a line. */
  folded: string;
  removed: readonly Removal[];
  /** The text taken in, clutter included. */
  taken: string;
  fileName: string;
  /** ISO day on which the text is received. */
  today: string;
  settings: Settings;
  units: readonly Unit[];
}

const PLAN_WORDS = '计划|打算|工作安排|工作思路|工作要点';

/** A plan that is looked back on is none: 工作计划完成情况, 落实工作要点情况. */
const PLAN_HEADING = new RegExp(
  `(?<!落实|完成|执行|按照|围绕|对照|年初|年初工作)(?:${PLAN_WORDS})(?!.{0,4}(?:完成|落实|执行|实施|推进|情况|总结|志愿))|(?:\\d{4}|[一二][〇零○九][〇零○一二三四五六七八九]{2})年度?(?:的?工作)?(?:思路|设想|安排|要点|重点|目标|展望)$|下一步|下阶段|努力方向|今后工作`,
  'u',
);

/** True for a heading under which a text speaks of what is to come. */
export function isPlanHeading(folded: string): boolean {
  return PLAN_HEADING.test(folded);
}

/** Reads a finished manuscript for the rules of description. */
export function subjectOf(
  manuscript: Manuscript,
  given: { fileName: string; today: string; settings: Settings; units: readonly Unit[] },
): Subject {
  let inPlan = false;
  const remarks = manuscript.passages.map((passage): Remark => {
    const words = passageText(manuscript.text, passage);
    const folded = foldScript(words);
    const depth = passage.type === 'heading' ? passage.depth : 0;
    if (depth === 1) inPlan = isPlanHeading(folded);
    return {
      kind: passage.type,
      depth,
      words,
      folded,
      line: lineAt(manuscript.text, extentOf(passage).start),
      inPlan,
    };
  });
  const title = titleWords(manuscript);
  const titleFolded = foldScript(title ?? '');
  return {
    title,
    titleLine: manuscript.title === null ? 0 : lineAt(manuscript.text, manuscript.title.start),
    titleFolded,
    titleSetting: settingOf(manuscript),
    remarks,
    folded: [titleFolded, ...remarks.map((remark) => remark.folded)].join('\n'),
    removed: manuscript.removed,
    taken: manuscript.text,
    ...given,
  };
}

function settingOf({ text, passages, title }: Manuscript): Subject['titleSetting'] {
  if (title === null) return { rows: 0, above: '', below: '' };
  const touches = (from: number, to: number) => /^[^\S\n]*\n[^\S\n]*$/u.test(text.slice(from, to));
  const above = passages.findLast((passage) => extentOf(passage).end <= title.start);
  const below = passages.find((passage) => extentOf(passage).start >= title.end);
  const isAbove = above !== undefined && touches(extentOf(above).end, title.start);
  const isBelow = below?.type === 'paragraph' && touches(title.end, extentOf(below).start);
  return {
    rows: text.slice(title.start, title.end).split(/\s*\n\s*/u).length,
    above: isAbove ? passageText(text, above) : '',
    below: isBelow ? passageText(text, below) : '',
  };
}

/** Where a line stands, in words. */
export function atLine(line: number): string {
  return `第${line}行`;
}

/** A value the text states in these words. */
export function stated<T>(value: T, evidence: Evidence): Proposal<T> {
  return { value, confidence: 'stated', evidence, reasons: [] };
}

/** A value that follows from the text. */
export function inferred<T>(value: T, evidence: Evidence, reason: string): Proposal<T> {
  return { value, confidence: 'inferred', evidence, reasons: [reason] };
}

/** A value that may be proposed and must not be believed. */
export function doubtful<T>(value: T | null, evidence: Evidence, reasons: string[]): Proposal<T> {
  return { value, confidence: 'doubtful', evidence, reasons };
}

/** What the text does not say. Never `stated`. */
export function absent<T>(reason = '原文未载'): Proposal<T> {
  return {
    value: null,
    confidence: 'inferred',
    evidence: { text: '', place: '' },
    reasons: [reason],
  };
}

/** A longer quotation shortened to the words around a match. */
export function quote(words: string, at: number, length: number, around = 12): string {
  const from = Math.max(0, at - around);
  const to = Math.min(words.length, at + length + around);
  return `${from > 0 ? '…' : ''}${words.slice(from, to)}${to < words.length ? '…' : ''}`;
}
