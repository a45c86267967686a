import type { Kind } from '#domain/kind';
import { parsePeriod } from '#domain/period';
import type { Period } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import { readDateLine } from './date-lines.ts';
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
    return doubtful<string>(null, evidence, ['文末的日期，旁无落款单位，未必是成文日期']);
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
      at === remarks.length - 1 && isSentence && /[。！？”）)]$/u.test(before?.words ?? '');
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
