import { readChineseNumber } from '#domain/ordinal';
import { isDay, parsePeriod } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import { absent, atLine, doubtful, inferred, stated } from './subject.ts';
import type { Remark, Subject } from './subject.ts';

const NUMERAL = '[\\d〇零○Ｏ一二三四五六七八九十]';

const DATE = new RegExp(
  `^[（(]?\\s*(${NUMERAL}{4})\\s*[年.\\-/]\\s*(${NUMERAL}{1,3})\\s*(?:[月.\\-/]\\s*(?:(${NUMERAL}{1,3})\\s*[日号]?)?)?\\s*[）)]?$`,
  'u',
);

/** Reads a line that is a date and nothing else: `2023-07-05`, or `2023-07` without a day. */
export function readDateLine(line: string): string | undefined {
  const match = DATE.exec(line.trim());
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(numberOf);
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  if (year < 1949 || year > 2100) return undefined;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (match[3] === undefined) return /月/u.test(line) ? start : undefined;
  const value = `${start}-${String(day ?? 0).padStart(2, '0')}`;
  return isDay(value) ? value : undefined;
}

function numberOf(numeral: string | undefined): number | undefined {
  if (numeral === undefined) return undefined;
  return /^\d+$/.test(numeral)
    ? Number(numeral)
    : readChineseNumber(numeral.replace(/[○Ｏ]/gu, '〇'));
}

/** How many passages from either end a date is looked for in. */
const REACH = 3;

/** 成文日期: the date of the signature, or one under the title. A web page's date is never this. */
export function describeDateCreated(subject: Subject, period: string | null): Proposal<string> {
  const paragraphs = subject.remarks.filter((remark) => remark.kind === 'paragraph');
  const signed = dated(paragraphs.slice(-REACH).toReversed());
  if (signed !== undefined) return judged(signed, period, true);
  const below = dated(
    subject.remarks.slice(0, REACH).filter((remark) => remark.kind === 'paragraph'),
  );
  return below === undefined ? absent() : judged(below, period, false);
}

function dated(remarks: readonly Remark[]): { value: string; remark: Remark } | undefined {
  for (const remark of remarks) {
    const value = readDateLine(remark.folded);
    if (value !== undefined) return { value, remark };
  }
  return undefined;
}

function judged(
  { value, remark }: { value: string; remark: Remark },
  period: string | null,
  isSignature: boolean,
): Proposal<string> {
  const evidence = { text: remark.words, place: atLine(remark.line) };
  const span = period === null ? undefined : parsePeriod(period);
  if (span !== undefined && value.slice(0, 7) < span.start.slice(0, 7)) {
    return doubtful<string>(null, evidence, [`所载“${value}”早于所属期“${span.value}”的起始日`]);
  }
  return isSignature
    ? stated(value, evidence)
    : inferred(value, evidence, '题下所注日期，未必为成文日期');
}

/** The signature above the date: a unit's name on a line of its own at the end; undefined when there is none. */
export function signatureUnit(subject: Subject): { words: string; line: number } | undefined {
  const tail = subject.remarks.slice(-REACH - 1);
  const at = tail.findIndex((remark) => readDateLine(remark.folded) !== undefined);
  const above = at > 0 ? tail[at - 1] : tail.at(-1);
  if (above === undefined || above.kind !== 'paragraph' || above.words.length > 40)
    return undefined;
  return /(?:委员会|[团党工]委|区委|县委|市委|支部|总支|少工委|学校|中学|小学|公司)$/u.test(
    above.folded,
  ) && !/[。，；：]/u.test(above.words)
    ? { words: above.words, line: above.line }
    : undefined;
}
