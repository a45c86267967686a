import { parsePeriod } from '#domain/period';
import type { Period } from '#domain/period';
import { foldScript } from '#domain/script';
import { readDateLine } from '../description/date-lines.ts';
import { headingsOf, openingOf, openingPeriod } from '../description/period-agreement.ts';
import { findPeriods } from '../description/period-words.ts';
import type { NamedPeriod } from '../description/period-words.ts';
import { atLine } from '../description/subject.ts';
import type { Subject } from '../description/subject.ts';
import { checkFinding } from './check.ts';
import type { Check, Material } from './check.ts';

/** One place of a text that speaks of its time. */
interface Saying {
  /** In words, with its place: 题名“2023年上半年”（第1行）. */
  words: string;
  agrees: boolean;
}

/** A year's summary is signed by the next spring at the latest. */
const MONTHS_LATE = 15;

/** How often another year must be named before it counts as what the text is about. */
const OFTEN = 3;

/** Title, opening, headings, body, signature and file name against the period proposed. */
export const periodsAgree: Check = {
  name: 'periods-agree',
  reason: '题名、正文、落款和文件名所载年份或时段不一，往往是改标年份或错放附件。',
  run(material) {
    const period = parsePeriod(String(material.fields.period.value ?? ''));
    if (period === undefined) return [];
    const sayings = [
      ...named(material.subject, period),
      ...bodyYears(material.subject, period),
      ...signature(material, period),
    ];
    if (sayings.every(({ agrees }) => agrees)) return [];
    const list = sayings.map(({ words }) => words).join('，');
    return [checkFinding('periods-disagree', { list }, { field: 'period' })];
  },
};

function named(subject: Subject, period: Period): Saying[] {
  const opening = openingOf(subject);
  const fileName = subject.fileName.replace(/\.[A-Za-z0-9]{1,5}$/u, '');
  const places: [string, NamedPeriod | undefined, string][] = [
    ['题名', whole(subject.titleFolded), atLine(subject.titleLine)],
    ['开头', opening && openingPeriod(opening), atLine(opening?.line ?? 0)],
    ...headingsOf(subject).map((remark): [string, NamedPeriod | undefined, string] => [
      '标题',
      whole(remark.folded),
      atLine(remark.line),
    ]),
    // The day in a file name is the day it was saved.
    [
      '文件名',
      whole(fileName.replace(/\d{4}[-._]\d{1,2}[-._]\d{1,2}|\d{5,}|[0-9a-z]{9,}/giu, '')),
      '',
    ],
  ];
  return places.flatMap(([where, time, place]) => {
    if (time === undefined) return [];
    const words = `${where}“${time.text}”${place === '' ? '' : `（${place}）`}`;
    return [{ words, agrees: time.start <= period.end && time.end >= period.start }];
  });
}

/** The first time of some words that is more than a day. */
function whole(folded: string): NamedPeriod | undefined {
  return findPeriods(folded).find(({ isDay }) => !isDay);
}

/** A text that names another year again and again and its own nowhere. */
function bodyYears(subject: Subject, period: Period): Saying[] {
  const counts = new Map<number, { count: number; line: number }>();
  for (const remark of subject.remarks.filter(({ inPlan }) => !inPlan)) {
    for (const { year } of findPeriods(remark.folded)) {
      const known = counts.get(year) ?? { count: 0, line: remark.line };
      counts.set(year, { ...known, count: known.count + 1 });
    }
  }
  const [first, last] = [period.start, period.end].map((day) => Number(day.slice(0, 4)));
  if (first === undefined || last === undefined) return [];
  if ([...counts.keys()].some((year) => year >= first && year <= last)) return [];
  const [most] = [...counts].sort(([, one], [, other]) => other.count - one.count);
  if (most === undefined || most[1].count < OFTEN) return [];
  const [year, { count, line }] = most;
  return [{ words: `正文“${year}年”${count}处（首见${atLine(line)}）`, agrees: false }];
}

/** A summary is signed from the start of its period on, and not years after it. */
function signature({ fields }: Material, period: Period): Saying[] {
  const { value, evidence } = fields.dateCreated;
  // A date that was read and not believed may be so for another reason than its time.
  const day = value ?? readDateLine(foldScript(evidence.text));
  if (day === undefined) return [];
  const isSummary = fields.kinds.value?.includes('work-summary') ?? true;
  const late = new Date(`${period.end}T00:00:00Z`);
  late.setUTCMonth(late.getUTCMonth() + MONTHS_LATE);
  const agrees =
    (!isSummary || day >= period.start.slice(0, day.length)) &&
    day <= late.toISOString().slice(0, day.length);
  return [{ words: `落款“${value ?? evidence.text}”（${evidence.place}）`, agrees }];
}
