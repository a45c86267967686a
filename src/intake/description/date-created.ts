import type { Kind } from '#domain/kind';
import { parsePeriod } from '#domain/period';
import type { Period } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import { isImpossibleDate, readDateLine } from './date-lines.ts';
import { signatureOf } from './signature.ts';
import { absent, atLine, doubtful, inferred, stated } from './subject.ts';
import type { Remark, Subject } from './subject.ts';

/** How many passages from either end a date is looked for in. */
const REACH = 3;

/**
 * 成文日期: stated only by a date beside the name of a unit that signs, at a time that fits. A last
 * line that is a date is one perhaps, and so is a date under the title. A web page's date is never this.
 */
export function describeDateCreated(
  subject: Subject,
  period: string | null,
  kinds: readonly Kind[] | null,
): Proposal<string> {
  const found = dateLineOf(subject);
  const wrong = impossibleDateOf(subject);
  if (wrong !== undefined && found?.how !== 'signed') {
    const evidence = { text: wrong.words, place: atLine(wrong.line) };
    return doubtful<string>(null, evidence, [`历法上没有所载“${wrong.words.trim()}”`]);
  }
  if (found === undefined) return absent();
  const { value, remark, how } = found;
  const evidence = { text: remark.words, place: atLine(remark.line) };
  if (value > subject.today.slice(0, value.length)) {
    return doubtful<string>(null, evidence, [`所载“${value}”晚于收稿日期`]);
  }
  const span = period === null ? undefined : parsePeriod(period);
  const sums = (kinds ?? ['work-summary']).includes('work-summary');
  if (span !== undefined && sums && value < span.start.slice(0, value.length)) {
    return doubtful<string>(null, evidence, [`所载“${value}”早于所属期“${span.value}”的起始日`]);
  }
  if (how === 'loose') {
    return doubtful<string>(null, evidence, [UNSIGNED]);
  }
  const odd = span === undefined ? undefined : oddTime(value, span, sums);
  if (odd !== undefined) return doubtful(value, evidence, [odd]);
  switch (how) {
    case 'signed':
      return stated(value, evidence);
    case 'last':
      return inferred(value, evidence, '文末日期，旁无落款单位');
    case 'below title':
      return inferred(value, evidence, '题下所注日期，未必为成文日期');
  }
}

/** Why a date is left alone that contradicts nothing and that nobody signed beside. */
const UNSIGNED = '文末的日期，旁无落款单位，未必是成文日期';

/** True for such a date: nothing is filed of it and nothing speaks against what is, so that nobody need be asked. */
export function isUnsigned({ value, reasons }: Proposal<string>): boolean {
  return value === null && reasons[0] === UNSIGNED;
}

/** A date that signs the text, or stands at its end, and is none: 2024年2月30日. */
function impossibleDateOf(subject: Subject): Remark | undefined {
  const signed = signatureOf(subject)?.date;
  const last = signed === undefined ? subject.remarks.slice(-REACH) : [signed];
  return last.findLast(({ kind, folded }) => kind === 'paragraph' && isImpossibleDate(folded));
}

/** Notes stand behind all the rest, the date included. */
const NOTE = /^(?:\[\d{1,2}\]|[（(]?注\d{0,2}[）)]?[：:])/u;

/** From this length on a heading that ends in 。 is a sentence of the text. */
const LONG_HEADING = 15;

interface DateLine {
  value: string;
  remark: Remark;
  how: 'signed' | 'last' | 'loose' | 'below title';
}

function dateLineOf(subject: Subject): DateLine | undefined {
  const { remarks } = subject;
  const signed = signatureOf(subject)?.date;
  const value = signed === undefined ? undefined : readDateLine(signed.folded);
  if (signed !== undefined && value !== undefined) return { value, remark: signed, how: 'signed' };
  const tail = dated(remarks.slice(-REACH).toReversed());
  if (tail !== undefined) {
    const at = remarks.indexOf(tail.remark);
    // In a short text the head is the tail as well.
    if (at === 0 && remarks.length > 1) return { ...tail, how: 'below title' };
    // Under a finished sentence a date closes the text; under a heading or a label it belongs to them.
    const before = remarks[at - 1];
    const isSentence =
      before?.kind === 'paragraph' ||
      // 三、不足：…。 is a heading and its text in one.
      (before?.kind === 'heading' && before.words.length >= LONG_HEADING);
    const closes =
      remarks.slice(at + 1).every(({ folded }) => NOTE.test(folded)) &&
      isSentence &&
      /[。！？”）)]$/u.test(before?.words ?? '');
    return { ...tail, how: closes ? 'last' : 'loose' };
  }
  const below = dated(remarks.slice(0, REACH));
  return below === undefined ? undefined : { ...below, how: 'below title' };
}

function dated(remarks: readonly Remark[]): { value: string; remark: Remark } | undefined {
  for (const remark of remarks) {
    const value = remark.kind === 'paragraph' ? readDateLine(remark.folded) : undefined;
    if (value !== undefined) return { value, remark };
  }
  return undefined;
}

const DAY = 24 * 60 * 60 * 1000;

/** Longest time after its period in which a summary is signed, and before it in which a plan is, in days. */
const LATEST = 366;

/** What is odd about a date for a text of a period; a summary is not signed when most is still to come. */
function oddTime(value: string, span: Period, sums: boolean): string | undefined {
  const day = Date.parse(value.length === 7 ? `${value}-28` : value);
  const [start, end] = [Date.parse(span.start), Date.parse(span.end)];
  if (day > end + LATEST * DAY) return `落款“${value}”距所属期“${span.value}”结束已逾一年`;
  if (sums && day < start + (end - start) / 2)
    return `落款“${value}”时所属期“${span.value}”尚未过半`;
  if (!sums && day < start - LATEST * DAY) return `落款“${value}”早于所属期“${span.value}”一年以上`;
  return undefined;
}
