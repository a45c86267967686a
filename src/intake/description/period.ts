import { parsePeriod } from '#domain/period';
import type { Evidence, Proposal } from '#domain/proposal';
import { datingDoubts } from './dating.ts';
import { findBarePart, findPeriods } from './period-words.ts';
import type { NamedPeriod } from './period-words.ts';
import { absent, atLine, doubtful, inferred, PLAN_HEADING, quote, stated } from './subject.ts';
import type { Remark, Subject } from './subject.ts';

interface Reading {
  value: string;
  named: NamedPeriod;
  evidence: Evidence;
  source: 'title' | 'heading' | 'opening' | 'file name';
}

/**
 * 所属期: the title states it; else the first heading that is no plan, the opening, the file's name.
 * What else in the text speaks of time is compared with it, and disagreement makes it doubtful.
 */
export function describePeriod(subject: Subject): Proposal<string> {
  const reading = readingOf(subject);
  if (reading === undefined) return bareReading(subject);
  const start = parsePeriod(reading.value)?.start ?? '';
  if (start > subject.today && !/计划|要点|打算/u.test(subject.titleFolded)) {
    return doubtful<string>(null, reading.evidence, [`所载“${reading.named.text}”晚于收稿日期`]);
  }
  const doubts = [...disagreements(subject, reading), ...datingDoubts(subject, reading.value)];
  if (doubts.length > 0) return doubtful(reading.value, reading.evidence, doubts);
  if (reading.source === 'title') return stated(reading.value, reading.evidence);
  if (reading.source === 'file name') {
    return doubtful(reading.value, reading.evidence, ['原文未载所属期，仅见于文件名']);
  }
  return inferred(
    reading.value,
    reading.evidence,
    `题名未载所属期，据${WORDS[reading.source]}推定`,
  );
}

const WORDS = { title: '题名', heading: '标题', opening: '开头', 'file name': '文件名' } as const;

function readingOf(subject: Subject): Reading | undefined {
  const titled = firstBeforePlan(subject.titleFolded);
  const headings = subject.remarks.filter(
    (remark) => remark.depth === 1 && !PLAN_HEADING.test(remark.folded),
  );
  const opening = openingOf(subject);
  const candidates: [Reading['source'], NamedPeriod | undefined, Evidence][] = [
    ['title', titled, { text: subject.title ?? '', place: atLine(subject.titleLine) }],
    ...headings.map((remark): [Reading['source'], NamedPeriod | undefined, Evidence] => [
      'heading',
      findPeriods(remark.folded)[0],
      { text: remark.words, place: atLine(remark.line) },
    ]),
    ['opening', opening === undefined ? undefined : openingPeriod(opening), evidenceOf(opening)],
    ['file name', firstBeforePlan(subject.fileName), { text: subject.fileName, place: '文件名' }],
  ];
  for (const [source, named, evidence] of candidates) {
    if (named?.value === null || named === undefined || parsePeriod(named.value) === undefined)
      continue;
    return { value: named.value, named, evidence, source };
  }
  return undefined;
}

function evidenceOf(remark: Remark | undefined): Evidence {
  return remark === undefined
    ? { text: '', place: '' }
    : { text: remark.words.slice(0, 40), place: atLine(remark.line) };
}

/** The first time in a title; of `2023年总结及2024年计划` the second belongs to the plan. */
function firstBeforePlan(words: string): NamedPeriod | undefined {
  const [first] = findPeriods(words);
  // A year far from its half (`2023年工作总结及2024年上半年计划`) was read apart already.
  return first;
}

function openingOf(subject: Subject): Remark | undefined {
  const end = subject.remarks.findIndex((remark) => remark.kind === 'heading');
  return subject.remarks
    .slice(0, end < 0 ? 3 : end)
    .find((remark) => remark.kind === 'paragraph' && remark.folded.length >= 30);
}

/** The time an opening begins with; one further in may be of anything. */
function openingPeriod(remark: Remark): NamedPeriod | undefined {
  return findPeriods(remark.folded).find((named) => named.at <= 6);
}

/** Only 上半年, and no year anywhere that could be meant. */
function bareReading(subject: Subject): Proposal<string> {
  const bare = findBarePart(subject.titleFolded) ?? findBarePart(openingOf(subject)?.folded ?? '');
  if (bare === undefined) return absent();
  return doubtful<string>(null, { text: bare.text, place: '题名或开头' }, [
    '只言“' + bare.text + '”，未载年份',
  ]);
}

function disagreements(subject: Subject, reading: Reading): string[] {
  const doubts: string[] = [];
  const opening = openingOf(subject);
  const opened = opening === undefined ? undefined : openingPeriod(opening);
  const { year, part } = reading.named;
  const named = `${WORDS[reading.source]}为“${reading.named.text}”`;
  if (opened?.year !== undefined && opened.year !== year && opening !== undefined) {
    doubts.push(`${named}，开头（${atLine(opening.line)}）为“${opened.text}”，年份不一`);
  }
  for (const remark of subject.remarks.filter(
    ({ depth, folded }) => depth === 1 && !PLAN_HEADING.test(folded),
  )) {
    const [other] = findPeriods(remark.folded);
    if (
      other?.year !== undefined &&
      other.year !== year &&
      !(reading.named.value ?? '').includes('/')
    ) {
      doubts.push(`${named}，标题“${remark.words}”（${atLine(remark.line)}）为另一年`);
    } else if (other !== undefined && other.part !== '' && part !== '' && other.part !== part) {
      doubts.push(`${named}，标题“${remark.words}”（${atLine(remark.line)}）为另一时段`);
    }
  }
  // A title settles what its text speaks of; without one, everything else has to agree.
  if (reading.source !== 'title') doubts.push(...looseEnds(subject, reading, opening, opened));
  return doubts;
}

function looseEnds(
  subject: Subject,
  reading: Reading,
  opening: Remark | undefined,
  opened: NamedPeriod | undefined,
): string[] {
  const { part } = reading.named;
  const doubts: string[] = [];
  if (reading.source === 'heading' && part !== '' && opened?.part === '' && opening !== undefined) {
    doubts.push(
      `标题为“${reading.named.text}”，开头（${atLine(opening.line)}）只言“${opened.text}”`,
    );
  }
  const sinceFounding = subject.remarks.find(
    (remark) => /成立以来/u.test(remark.folded) && !remark.inPlan,
  );
  if (sinceFounding !== undefined) {
    doubts.push(
      `文中（${atLine(sinceFounding.line)}）称“${quote(sinceFounding.words, sinceFounding.folded.indexOf('成立以来'), 4, 4)}”，所述时段或不止于此`,
    );
  }
  if (part === 'H1') {
    const late = subject.remarks
      .filter((remark) => !remark.inPlan)
      .map((remark) => ({ remark, match: /迎新年|跨年|国庆|中秋|重阳/u.exec(remark.folded) }))
      .find(({ match }) => match !== null);
    if (late?.match)
      doubts.push(`上半年的材料写到“${late.match[0]}”活动（${atLine(late.remark.line)}）`);
  }
  return doubts;
}
