import type { Severity } from '#issues/issue';
import type { NamedPerson } from './named-persons.ts';

/**
 * The proof that nothing was lost: the text taken in, minus the removals reported, plus the
 * corrections recorded, equals the text a reader sees. White space is not compared.
 */

/** A stretch taken out by a rule of intake; offsets are UTF-16, into the text taken in. */
export interface Removal {
  start: number;
  end: number;
  /** What was removed, so that the report can show it and the proof can check it. */
  text: string;
  /** Permanent name of the rule. */
  rule: string;
  /** 1-based line in the text taken in. */
  line: number;
}

/** A finding of intake as it is kept for later: no secret stands in it in plain. */
export interface RecordedFinding {
  /** `<name>-<8 hex>`: unique and stable within its record; a decision names it. */
  key: string;
  /** Permanent name in the tables of findings. */
  name: string;
  severity: Severity;
  message: string;
  advice?: string;
  /** 1-based line in the text taken in. */
  line?: number;
  /**
   * 1-based lines in the whole text of a file that holds several, for a finding about the whole: where it
   * was cut, what stood above the first cut. It has no `line` then.
   */
  wholeLines?: number[];
  /** Field of the frontmatter it is about. */
  field?: string;
  /** What was found, as a value: the id of another entry. */
  found?: string;
  /** The persons named; absent in records of older versions. */
  persons?: readonly NamedPerson[];
}

/** What intake keeps beside an original (`intake.json`): enough to prove the entry, and to decide it. */
export interface IntakeRecord {
  removed: Removal[];
  /** Where the title stands in the text taken in; null when it was made up. */
  title: { start: number; end: number } | null;
  /** Every finding intake made about the entry; absent in records of older versions. */
  findings?: RecordedFinding[];
  /** Pictures in the order in which they stand, by their files; absent when the text has none. */
  illustrations?: { file: string; sha256: string }[];
  /** True when nothing but the comparison with the archive was open when the text was filed. */
  sure?: true;
  /** True once the text was compared with the rest of the archive. */
  compared?: true;
}

/** A stretch of the whole text that is one entry's text. */
interface RecordedPart {
  /** From 1, in the order of the text. */
  number: number;
  /** As written: `篇1`. */
  label: string;
  start: number;
  end: number;
}

/**
 * What intake keeps of an original with several texts (`intake.json`): where the whole text was cut.
 * Offsets are UTF-16, into the whole text taken in.
 */
export interface SplitRecord {
  /** What stands before the first part; it belongs to no entry. */
  lead: { start: number; end: number };
  parts: RecordedPart[];
  /** All that is left out with the lead; findings and reports name each line. */
  removed: Removal[];
}

/** True when lead and parts, in their order and without gap or overlap, are the whole text. */
export function coversText(taken: string, { lead, parts }: SplitRecord): boolean {
  if (lead.start !== 0) return false;
  let at = lead.end;
  for (const { start, end } of parts) {
    if (start !== at || end < start) return false;
    at = end;
  }
  return at === taken.length;
}

/** Thrown when a correction names words that are not in the text. */
export class UnfoundCorrection extends RangeError {
  readonly words: string;
  constructor(words: string) {
    super(`nothing to correct: “${words}”`);
    this.words = words;
  }
}

/** Text without any white space, the form in which texts are compared. */
export function squash(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** A change to the text after intake, as the proof needs it. */
export interface Correction {
  /** What stood there; looked for in the text as it is after the changes before it. */
  from?: string | undefined;
  to?: string | undefined;
  /**
   * Where words were hidden: stretches of the text taken in, UTF-16, end excluded. `to` stands in the
   * place of each; what stood there is told nowhere but beside the original.
   */
  at?: readonly (readonly [start: number, end: number])[] | undefined;
}

/**
 * The text the reader must see: title first, then the rest in the order of the source, squashed.
 * Throws a RangeError when a removal does not match the text (the record and the text belong apart), an
 * UnfoundCorrection when a change has no place in it.
 */
export function expectedText(
  taken: string,
  record: IntakeRecord,
  corrections: readonly Correction[] = [],
): string {
  const cuts = record.removed.map(({ start, end }) => ({ start, end }));
  for (const removal of record.removed) {
    if (taken.slice(removal.start, removal.end) !== removal.text) {
      throw new RangeError(`removal at ${removal.start} does not match the text`);
    }
  }
  const hidden = hiddenStretches(taken, corrections);
  const shown = (start: number, end: number) => withHidden(taken, { start, end }, hidden);
  const title = record.title === null ? '' : shown(record.title.start, record.title.end);
  if (record.title !== null) cuts.push(record.title);
  cuts.sort((a, b) => a.start - b.start);
  let rest = '';
  let at = 0;
  for (const cut of cuts) {
    if (cut.start < at) throw new RangeError(`removals overlap at ${cut.start}`);
    rest += shown(at, cut.start);
    at = cut.end;
  }
  rest += shown(at, taken.length);
  let text = squash(title) + squash(rest);
  for (const { from, to } of corrections) {
    if (from === undefined) continue;
    const place = text.indexOf(squash(from));
    if (place < 0) throw new UnfoundCorrection(from);
    text = text.slice(0, place) + squash(to ?? '') + text.slice(place + squash(from).length);
  }
  return text;
}

interface HiddenStretch {
  start: number;
  end: number;
  to: string;
}

/** The stretches that corrections hide, in the order of the text; each must lie in it, and no two overlap. */
function hiddenStretches(taken: string, corrections: readonly Correction[]): HiddenStretch[] {
  const stretches = corrections
    .flatMap(({ at = [], to = '' }) => at.map(([start, end]) => ({ start, end, to })))
    .sort((one, other) => one.start - other.start);
  let last = 0;
  for (const { start, end, to } of stretches) {
    if (start < last || end <= start || end > taken.length) throw new UnfoundCorrection(to);
    last = end;
  }
  return stretches;
}

/** A stretch of the text with what is hidden in it replaced. */
function withHidden(
  taken: string,
  { start: from, end: until }: { start: number; end: number },
  hidden: readonly HiddenStretch[],
): string {
  let words = '';
  let at = from;
  for (const { start, end, to } of hidden) {
    if (end <= from || start >= until) continue;
    if (start < from || end > until) throw new UnfoundCorrection(to);
    words += taken.slice(at, start) + to;
    at = end;
  }
  return words + taken.slice(at, until);
}

export interface Difference {
  /** Offset in the squashed expected text. */
  at: number;
  expected: string;
  shown: string;
}

const CONTEXT = 20;

/** The first place at which two squashed texts part, with a few characters of both; undefined when equal. */
export function firstDifference(expected: string, shown: string): Difference | undefined {
  if (expected === shown) return undefined;
  let at = 0;
  while (at < expected.length && expected[at] === shown[at]) at += 1;
  const from = Math.max(0, at - 5);
  return {
    at,
    expected: expected.slice(from, at + CONTEXT),
    shown: shown.slice(from, at + CONTEXT),
  };
}
