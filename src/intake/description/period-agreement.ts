import { findBarePart, findPeriods } from './period-words.ts';
import type { NamedPeriod } from './period-words.ts';
import type { PeriodReading } from './period.ts';
import { atLine, isPlanHeading, quote } from './subject.ts';
import type { Remark, Subject } from './subject.ts';

/** Level-1 headings that speak of what was done. */
export function headingsOf(subject: Subject): Remark[] {
  return subject.remarks.filter((remark) => remark.depth === 1 && !isPlanHeading(remark.folded));
}

/** The first sentence of a text that is one; a salutation is none. */
export function openingOf(subject: Subject): Remark | undefined {
  const end = subject.remarks.findIndex((remark) => remark.kind === 'heading');
  return subject.remarks
    .slice(0, end < 0 ? 3 : end)
    .find(
      ({ kind, folded }) =>
        kind === 'paragraph' && (folded.length >= 30 || /^.{4,}[，,].{2,}[。：:]$/u.test(folded)),
    );
}

/** How far into an opening its own time stands; one further in may be of anything. */
const REACH = 6;

/** The time an opening begins with; a single day is an event's. */
export function openingPeriod(remark: Remark): NamedPeriod | undefined {
  return findPeriods(remark.folded).find(({ at, isDay }) => at <= REACH && !isDay);
}

/** Words behind a heading's time that make it the time of the whole: 2023年上半年工作总结. */
const SCOPE = /^(?:度|的|以来)?(?:主要)?(?:工作|总结|情况|回顾|开展)/u;

type Relation = 'same' | 'inside' | 'around' | 'apart';

function relation(one: NamedPeriod, other: NamedPeriod): Relation {
  if (one.start === other.start && one.end === other.end) return 'same';
  if (other.start >= one.start && other.end <= one.end) return 'inside';
  return other.start <= one.start && other.end >= one.end ? 'around' : 'apart';
}

/** Where headings and opening name another time than the one read; one sentence each. */
export function disagreements(subject: Subject, reading: PeriodReading): string[] {
  const named = `所属期据“${reading.named.text}”`;
  return [
    ...openingDoubts(subject, reading, named),
    ...rangeDoubts(subject, reading, named),
    ...headingDoubts(subject, reading, named),
  ];
}

function openingDoubts(subject: Subject, { named: own }: PeriodReading, named: string): string[] {
  const opening = openingOf(subject);
  if (opening === undefined) return [];
  const bare = findBarePart(opening.folded);
  const ownPart =
    bare !== undefined && bare.at <= REACH && /半年|季度/u.test(bare.text)
      ? bare.in(own.year)
      : undefined;
  const opened = openingPeriod(opening) ?? ownPart;
  if (opened === undefined || opened.value === null) return [];
  const place = `${named}，开头（${atLine(opening.line)}）为“${opened.text}”`;
  switch (relation(own, opened)) {
    case 'apart':
      return [`${place}，${opened.year === own.year ? '时段' : '年份'}不一`];
    case 'inside':
      // One month may be an event of the year; a half or a quarter is what the text reports.
      return opened.value.length === 'YYYY-MM'.length && !/[HQ]/u.test(opened.value)
        ? []
        : [`${place}，只是其中一段`];
    default:
      return [];
  }
}

/** Sentences at the head of a text without headings in which its time may stand. */
const HEAD = 4;

/** A stretch from one month to another anywhere in the opening: 现将2022年1月至10月工作总结如下. */
function rangeDoubts(subject: Subject, { named: own }: PeriodReading, named: string): string[] {
  const end = subject.remarks.findIndex((remark) => remark.kind === 'heading');
  return subject.remarks.slice(0, end < 0 ? HEAD : end).flatMap((remark) =>
    findPeriods(remark.folded)
      .filter(({ at, isDay, text }) => at > REACH && !isDay && /[至到—～~－-]/u.test(text))
      .filter((stretch) => stretch.value !== null && relation(own, stretch) !== 'same')
      .map(({ text }) => `${named}，开头（${atLine(remark.line)}）另言“${text}”`),
  );
}

function headingDoubts(subject: Subject, { named: own }: PeriodReading, named: string): string[] {
  const doubts: string[] = [];
  const inside: { time: NamedPeriod; remark: Remark }[] = [];
  for (const remark of headingsOf(subject)) {
    const bare = findBarePart(remark.folded);
    const full = findPeriods(remark.folded).find(({ isDay }) => !isDay);
    const time = full ?? bare?.in(own.year);
    if (time === undefined) continue;
    const related = relation(own, time);
    const isScope = SCOPE.test(remark.folded.slice(time.at + time.text.length));
    if (related === 'inside' && isScope) inside.push({ time, remark });
    // Without a year, a later part is what comes next and an earlier one what came before.
    if (full === undefined) continue;
    const place = `${named}，标题“${remark.words}”（${atLine(remark.line)}）`;
    if (related === 'apart')
      doubts.push(`${place}为另${full.year === own.year ? '一时段' : '一年'}`);
    else if (related === 'around' && isScope) doubts.push(`${place}所指更长`);
  }
  const [first] = inside;
  if (
    first !== undefined &&
    !covers(
      own,
      inside.map(({ time }) => time),
    )
  ) {
    const { remark } = first;
    doubts.push(`${named}，标题“${remark.words}”（${atLine(remark.line)}）只是其中一段`);
  }
  return doubts;
}

/** True when the parts leave out no day of the whole. */
function covers(whole: NamedPeriod, parts: readonly NamedPeriod[]): boolean {
  let until = whole.start;
  for (const { start, end } of [...parts].sort((a, b) => (a.start < b.start ? -1 : 1))) {
    if (start > until) return false;
    const next = new Date(`${end}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const day = next.toISOString().slice(0, 10);
    if (day > until) until = day;
  }
  return until > whole.end;
}

/** A title settles what its text speaks of; without one, everything else has to agree. */
export function looseEnds(subject: Subject, reading: PeriodReading): string[] {
  const { named, source } = reading;
  const doubts: string[] = [];
  const opening = openingOf(subject);
  const opened = opening === undefined ? undefined : openingPeriod(opening);
  if (opening !== undefined && opened?.isYear === true) {
    const place = `开头（${atLine(opening.line)}）`;
    if (source === 'heading' && !named.isYear && relation(named, opened) === 'around') {
      doubts.push(`标题为“${named.text}”，${place}只言“${opened.text}”`);
    }
    const since = opening.folded.slice(opened.at + opened.text.length).startsWith('以来');
    if (source === 'opening' && since) doubts.push(`${place}言“${opened.text}以来”，未言至何时`);
  }
  const sinceFounding = subject.remarks.find(
    (remark) => /成立以来/u.test(remark.folded) && !remark.inPlan,
  );
  if (sinceFounding !== undefined) {
    doubts.push(
      `文中（${atLine(sinceFounding.line)}）称“${quote(sinceFounding.words, sinceFounding.folded.indexOf('成立以来'), 4, 4)}”，所述时段或不止于此`,
    );
  }
  if (named.value?.endsWith('-H1') === true) {
    const late = subject.remarks
      .filter((remark) => !remark.inPlan)
      .map((remark) => ({ remark, match: /迎新年|跨年|国庆|中秋|重阳/u.exec(remark.folded) }))
      .find(({ match }) => match !== null);
    if (late?.match)
      doubts.push(`上半年的材料写到“${late.match[0]}”活动（${atLine(late.remark.line)}）`);
  }
  return doubts;
}
