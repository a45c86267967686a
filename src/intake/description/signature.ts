import { foldScript } from '#domain/script';
import { endsAsUnit, isNameHead } from '../unit-words.ts';
import { isImpossibleDate, readDateLine } from './date-lines.ts';
import type { Remark, Subject } from './subject.ts';

/** 落款: who signs, and the line of the date. */
export interface Signature {
  /** Names as written, top to bottom; several for a joint signature. */
  names: string[];
  /** Line of the first name. */
  line: number;
  /** The line that is the date, be it one there is not; undefined for a signature without one. */
  date: Remark | undefined;
}

/** A signature is looked for among this many passages from the end; an annex may follow it. */
const REACH = 5;

const SEAL = /[（(]\s*(?:盖章|公章|章|印)\s*[）)]$/u;

/** A line that is a unit's name, or several side by side. */
function namesIn(remark: Remark | undefined): string[] {
  if (remark === undefined || remark.kind !== 'paragraph' || remark.words.length > 60) return [];
  if (/[。，；：]/u.test(remark.words)) return [];
  const words = remark.words.replace(SEAL, '').trim();
  const names = words.split(/[\s、]+/u);
  if (names.length > 1 && names.every((name) => isUnitName(name))) return names;
  // 共青团 云溪区委员会, spaced out to fill the line, is one name.
  const one = words.replace(/\s+/gu, '');
  return !one.includes('、') && isUnitName(one) ? [one] : [];
}

function isUnitName(name: string): boolean {
  return name.length >= 3 && name.length <= 40 && endsAsUnit(foldScript(name));
}

/** The signature at the end of the text; undefined when no line there is a unit's name. */
export function signatureOf(subject: Subject): Signature | undefined {
  const tail = subject.remarks.slice(-REACH);
  const dates = tail.flatMap((remark, index) => (isDateLine(remark) ? [index] : []));
  for (const at of dates.toReversed()) {
    const above = signers(tail, at - 1);
    if (above.names.length > 0) return { ...above, date: tail[at] };
    const below = namesIn(tail[at + 1]);
    if (below.length > 0) return { names: below, line: tail[at + 1]?.line ?? 0, date: tail[at] };
  }
  const last = signers(tail, tail.length - 1);
  return last.names.length > 0 ? { ...last, date: undefined } : undefined;
}

function isDateLine({ kind, folded }: Remark): boolean {
  return kind === 'paragraph' && (readDateLine(folded) !== undefined || isImpossibleDate(folded));
}

/** What a body ends with that signs and is in no list of ours: 组织部, 调研组, 领导小组办公室. */
const BODY =
  /(?:组|部|办|科|股|站|会|室|队|院|所|厅|司|署|处|局|社|委|中心|政府|单位|大学|中学|小学|学校|公司|集团)$/u;

/** A person who signs: a name alone, or with a post or a label. */
const PERSON = /^\S{2,4}$|书记|主任|主席|部长|队长|辅导员|人$|同志$/u;

/** Who signs a text when that is no unit's name that can be read. */
export interface Stranger {
  words: string;
  folded: string;
  line: number;
  /** True when the words end as the name of an organisation does. */
  isBody: boolean;
}

/**
 * The short line above the last date, or at the very end, that is no unit's name and no person's; only
 * for a text whose signature cannot be read.
 */
export function strangerOf(subject: Subject): Stranger | undefined {
  if (signatureOf(subject) !== undefined) return undefined;
  const tail = subject.remarks.slice(-REACH);
  const date = tail.findLastIndex(isDateLine);
  const remark = date < 0 ? tail.at(-1) : tail[date - 1];
  if (remark?.kind !== 'paragraph') return undefined;
  const words = remark.words.replace(SEAL, '').replace(/\s+/gu, '');
  if (words.length > 40 || /[。，；：！？、,;:!?.…—]|^(?:附|注)/u.test(words)) return undefined;
  const folded = foldScript(words);
  const isBody = words.length >= 3 && BODY.test(folded);
  if (!isBody && (date < 0 || words.length < 2 || PERSON.test(folded))) return undefined;
  return { words, folded, line: remark.line, isBody };
}

/** The names on the lines that end at an index. */
function signers(tail: readonly Remark[], end: number): { names: string[]; line: number } {
  const names: string[] = [];
  let line = 0;
  for (let at = end; at >= 0; at -= 1) {
    const found = namesIn(tail[at]);
    if (found.length === 0) break;
    names.unshift(...found);
    line = tail[at]?.line ?? 0;
    const head = headAt(tail[at - 1]);
    if (head === undefined) continue;
    // 中国共产主义青年团⏎白石港务局委员会 is one name.
    names[0] = `${head.words}${names[0] ?? ''}`;
    line = head.line;
    at -= 1;
  }
  return { names, line };
}

/** A line that holds the league's own name alone, before the rest of a unit's. */
function headAt(remark: Remark | undefined): { words: string; line: number } | undefined {
  if (remark?.kind !== 'paragraph') return undefined;
  const words = remark.words.replace(/\s+/gu, '');
  return isNameHead(foldScript(words)) ? { words, line: remark.line } : undefined;
}
