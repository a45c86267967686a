import { parsePeriod } from '#domain/period';
import type { Proposal } from '#domain/proposal';
import { findBarePart, findPeriods } from './period-words.ts';
import { absent, atLine, doubtful, inferred, PLAN_HEADING, quote, stated } from './subject.ts';
import type { Subject } from './subject.ts';

/**
 * 计划所指时期: the time named with the plan, in the title or in the heading of the plan. A half year
 * without a year takes the year of the period. Null when the text names none.
 */
export function describePlanPeriod(subject: Subject, period: string | null): Proposal<string> {
  const year = period === null ? undefined : parsePeriod(period)?.year;
  const titlePlan = planPart(subject.titleFolded);
  const heading = subject.remarks.find(
    (remark) => remark.depth === 1 && PLAN_HEADING.test(remark.folded),
  );
  const inTitle = titlePlan === undefined ? undefined : timeIn(titlePlan, year);
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
  if (doubts.length > 0) return doubtful(found.value, evidence, doubts);
  if (found === inTitle || found.hasYear) return stated(found.value, evidence);
  return inferred(found.value, evidence, `标题只言“${found.text}”，年份据所属期`);
}

interface Time {
  value: string;
  text: string;
  hasYear: boolean;
}

function timeIn(words: string, year: number | undefined): Time | undefined {
  const named = findPeriods(words).findLast(
    ({ value }) => value !== null && parsePeriod(value) !== undefined,
  );
  if (named?.value !== undefined && named.value !== null)
    return { value: named.value, text: named.text, hasYear: true };
  const bare = findBarePart(words);
  if (bare !== undefined && year !== undefined) {
    return { value: `${year}-${bare.part}`, text: bare.text, hasYear: false };
  }
  if (year !== undefined && /明年|来年/u.test(words))
    return { value: String(year + 1), text: '明年', hasYear: false };
  return undefined;
}

/** The part of a title that speaks of the plan: after 及, 和, 暨; the whole of a plan's own title. */
function planPart(title: string): string | undefined {
  const match = /(?:及|和|与|暨|、)([^及和与暨、]*(?:计划|打算|要点|安排|思路).*)$/u.exec(title);
  if (match?.[1] !== undefined) return match[1];
  return /计划|打算|要点/u.test(title) && !/总结/u.test(title) ? title : undefined;
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
