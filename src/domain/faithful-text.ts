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

/** What intake keeps beside an original (`intake.json`): enough to prove the entry. */
export interface IntakeRecord {
  removed: Removal[];
  /** Where the title stands in the text taken in; null when it was made up. */
  title: { start: number; end: number } | null;
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

/**
 * The text the reader must see: title first, then the rest in the order of the source, squashed.
 * Throws a RangeError when a removal does not match the text (the record and the text belong apart).
 */
export function expectedText(
  taken: string,
  record: IntakeRecord,
  corrections: readonly { from?: string | undefined; to?: string | undefined }[] = [],
): string {
  const cuts = record.removed.map(({ start, end }) => ({ start, end }));
  for (const removal of record.removed) {
    if (taken.slice(removal.start, removal.end) !== removal.text) {
      throw new RangeError(`removal at ${removal.start} does not match the text`);
    }
  }
  const title = record.title === null ? '' : taken.slice(record.title.start, record.title.end);
  if (record.title !== null) cuts.push(record.title);
  cuts.sort((a, b) => a.start - b.start);
  let rest = '';
  let at = 0;
  for (const cut of cuts) {
    if (cut.start < at) throw new RangeError(`removals overlap at ${cut.start}`);
    rest += taken.slice(at, cut.start);
    at = cut.end;
  }
  rest += taken.slice(at);
  let text = squash(title) + squash(rest);
  for (const { from, to } of corrections) {
    if (from === undefined) continue;
    const place = text.indexOf(squash(from));
    if (place < 0) throw new UnfoundCorrection(from);
    text = text.slice(0, place) + squash(to ?? '') + text.slice(place + squash(from).length);
  }
  return text;
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
