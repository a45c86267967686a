import { parsePeriod } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import { namedPlanOf } from './named-plan.ts';
import { findBarePart, findPeriods } from './period-words.ts';
import type { BarePart } from './period-words.ts';
import { absent, atLine, doubtful, inferred, isPlanHeading, quote, stated } from './subject.ts';
import type { Subject } from './subject.ts';
import { readTitleTimes } from './title-times.ts';

/**
 * 计划所指时期: the time named with the plan, in the title or in the heading of the plan. A half year
 * without a year takes the year of the period. Null when the text names none.
 */
export function describePlanPeriod(subject: Subject, period: string | null): Proposal<string> {
  const year = period === null ? undefined : parsePeriod(period)?.year;
  const heading =
    namedPlanOf(subject) ??
    subject.remarks.find((remark) => remark.depth === 1 && isPlanHeading(remark.folded));
  const inTitle = titleTime(subject.titleFolded, year);
  const inHeading = heading === undefined ? undefined : timeIn(heading.folded, year);
  const found = inTitle ?? inHeading;
  if (found === undefined) return absent();
  const evidence =
    found === inTitle
      ? { text: subject.title ?? '', place: atLine(subject.titleLine) }
      : { text: heading?.words ?? '', place: atLine(heading?.line ?? 0) };
  const [end, plannedEnd] = [period ?? '', found.value].map(
    (value) => parsePeriod(value)?.end ?? '',
  );
  if (end !== undefined && plannedEnd !== undefined && plannedEnd <= end) {
    return doubtful<string>(null, evidence, [`所载“${found.text}”不在所属期“${period ?? ''}”之后`]);
  }
  const doubts = disagreements(subject, found.value, inHeading?.value, year);
  if (found.doubt !== undefined) doubts.unshift(`“${found.text}”${found.doubt}`);
  if (doubts.length > 0) return doubtful(found.value, evidence, doubts);
  const yearInTitle = readTitleTimes(subject.titleFolded).own.length === 1;
  if (found.hasYear || (found === inTitle && found.isPart && yearInTitle))
    return stated(found.value, evidence);
  const where = found === inTitle ? '题名' : '标题';
  return inferred(found.value, evidence, `${where}只言“${found.text}”，年份据所属期`);
}

interface Time {
  value: string;
  text: string;
  hasYear: boolean;
  /** A part of a year (下半年), and not 明年. */
  isPart: boolean;
  /** Why the words leave the time open. */
  doubt: string | undefined;
}

function timeIn(words: string, year: number | undefined): Time | undefined {
  const named = findPeriods(words).findLast(({ value, isDay }) => value !== null && !isDay);
  if (named?.value !== undefined && named.value !== null)
    return {
      value: named.value,
      text: named.text,
      hasYear: true,
      isPart: false,
      doubt: named.doubt,
    };
  const bare = findBarePart(words);
  if (bare !== undefined && year !== undefined) return bareTime(bare, year);
  if (year !== undefined && /明年|来年/u.test(words))
    return {
      value: String(year + 1),
      text: '明年',
      hasYear: false,
      isPart: false,
      doubt: undefined,
    };
  return undefined;
}

/** The time that stands before 计划 in a title; the last, when there are several. */
function titleTime(title: string, year: number | undefined): Time | undefined {
  const { planned, plannedBare } = readTitleTimes(title);
  const named = planned.at(-1);
  if (named?.value !== undefined && named.value !== null) {
    const doubt = planned.length > 1 ? '不止一个时段' : named.doubt;
    return { value: named.value, text: named.text, hasYear: true, isPart: false, doubt };
  }
  if (plannedBare !== undefined && year !== undefined) return bareTime(plannedBare, year);
  const next = /(?:及|和|与|暨|、)[^及和与暨、]*(明年|来年)/u.exec(title)?.[1];
  return next !== undefined && year !== undefined
    ? { value: String(year + 1), text: next, hasYear: false, isPart: false, doubt: undefined }
    : undefined;
}

function bareTime(bare: BarePart, year: number): Time | undefined {
  const { value } = bare.in(year);
  return value === null
    ? undefined
    : { value, text: bare.text, hasYear: false, isPart: true, doubt: bare.doubt };
}

/** The heading of the plan, and the closing paragraph, may name another time than the title. */
function disagreements(
  subject: Subject,
  value: string,
  inHeading: string | undefined,
  year: number | undefined,
): string[] {
  const doubts: string[] = [];
  if (inHeading !== undefined && inHeading !== value) {
    doubts.push(`题名指“${value}”，计划一节的标题指“${inHeading}”`);
  }
  for (const remark of subject.remarks.slice(-4)) {
    if (remark.kind !== 'paragraph') continue;
    const match = /(?:(\d{4})年)?(上半年|下半年|明年|来年)的?(?:工作)?(?:计划|打算|安排)/u.exec(
      remark.folded,
    );
    if (match === null) continue;
    const other = timeIn(match[0], year)?.value;
    if (other !== undefined && other !== value) {
      doubts.push(
        `文末（${atLine(remark.line)}）为“${quote(remark.words, match.index, match[0].length, 0)}”，与“${value}”不一`,
      );
    }
  }
  return doubts;
}
