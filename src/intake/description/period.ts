import type { Kind } from '#domain/kind';
import type { Evidence, Proposal } from '#domain/proposal';
import { speaksOfAnother } from '../kind-words.ts';
import { datingDoubts } from './dating.ts';
import {
  disagreements,
  headingsOf,
  looseEnds,
  openingOf,
  openingPeriod,
} from './period-agreement.ts';
import { canonicalPeriod, findBarePart, findPeriods } from './period-words.ts';
import type { BarePart, NamedPeriod } from './period-words.ts';
import { absent, atLine, doubtful, inferred, stated } from './subject.ts';
import type { Remark, Subject } from './subject.ts';
import { readTitleTimes } from './title-times.ts';
import type { TitleTimes } from './title-times.ts';

/** The time a text is taken to speak of, and where that was read. */
export interface PeriodReading {
  named: NamedPeriod;
  evidence: Evidence;
  source: 'title' | 'title and text' | 'heading' | 'opening' | 'file name';
}

const SOURCE_WORDS = {
  title: '题名',
  'title and text': '题名和正文',
  heading: '标题',
  opening: '开头',
  'file name': '文件名',
} as const;

/**
 * 所属期: the title states it, when it holds one whole time of the summary and nothing else that
 * speaks of time; else the first heading that is no plan, the opening, the file's name. What else in
 * the text speaks of time is compared with it, and disagreement makes it doubtful.
 */
export function describePeriod(subject: Subject, kinds: readonly Kind[] | null): Proposal<string> {
  const title = readTitleTimes(subject.titleFolded);
  const titleEvidence = { text: subject.title ?? '', place: atLine(subject.titleLine) };
  const several = severalTimes(title, titleEvidence);
  if (several !== undefined) return several;
  const left =
    title.leftover === undefined ? [] : [`题名中“${title.leftover}”也言时间，不能确定所属期的起止`];
  const reading = readingOf(subject, title, titleEvidence);
  if (reading === undefined) return nothingRead(subject, title, titleEvidence, left);
  const { named, evidence, source } = reading;
  // What has not begun cannot be summed up; a text without a kind counts as a summary.
  if (named.start > subject.today && (kinds ?? ['work-summary']).includes('work-summary')) {
    return doubtful<string>(null, evidence, [`所载“${named.text}”晚于收稿日期`]);
  }
  if (title.isOpen && left.length > 0) return doubtful<string>(null, evidence, left);
  const value = named.value ?? '';
  const doubts = [
    ...left,
    ...(named.doubt === undefined ? [] : [`“${named.text}”${named.doubt}`]),
    ...disagreements(subject, reading),
    ...(source === 'title' ? [] : looseEnds(subject, reading)),
    ...datingDoubts(subject, value),
    ...(source === 'file name' ? ['原文未载所属期，仅见于文件名'] : []),
    ...titleDoubts(subject, reading, kinds),
  ];
  if (doubts.length > 0) return doubtful(value, evidence, doubts);
  if (source === 'title') return stated(value, evidence);
  const reason =
    source === 'title and text'
      ? '题名未载年份，据正文推定'
      : `题名未载所属期，据${SOURCE_WORDS[source]}推定`;
  return inferred(value, evidence, reason);
}

/** Times that a title names without their being the time of the text itself. */
function titleDoubts(
  { titleFolded }: Subject,
  { named, source }: PeriodReading,
  kinds: readonly Kind[] | null,
): string[] {
  const time = `“${named.text}”`;
  if (source === 'opening') {
    // 2019年3月任现职: one month at the head of a text is as often an event's.
    const isMonth = /^\d{4}-\d{2}$/u.test(named.value ?? '') && !/月/u.test(titleFolded);
    return isMonth ? [`开头的${time}只是一个月，或为一事的时间`] : [];
  }
  if (source !== 'title' && source !== 'title and text') return [];
  if (speaksOfAnother(titleFolded))
    return [`题名不以总结、计划等文种结尾，所言${time}未必是本件的所属期`];
  return kinds?.every((kind) => kind === 'speech') === true && kinds.length > 0
    ? [`讲话题名所言${time}未必是所述工作的时期`]
    : [];
}

/** Two times of what is reported: the whole they make up may be proposed, never believed. */
function severalTimes(title: TitleTimes, evidence: Evidence): Proposal<string> | undefined {
  const { own, bare } = title;
  if (own.length < 2 && (own.length === 0 || bare === undefined)) return undefined;
  const times = bare === undefined ? own : [...own, bare.in(own[0]?.year ?? 0)];
  const start = times.map((time) => time.start).sort()[0] ?? '';
  const end =
    times
      .map((time) => time.end)
      .sort()
      .at(-1) ?? '';
  const list = times.map((time) => `“${time.text}”`).join('、');
  return doubtful(canonicalPeriod(start, end), evidence, [`题名载有几个时段：${list}`]);
}

function readingOf(
  subject: Subject,
  title: TitleTimes,
  titleEvidence: Evidence,
): PeriodReading | undefined {
  const headings = headingsOf(subject);
  const opening = openingOf(subject);
  const file = readTitleTimes(subject.fileName.replace(/\.[^.]+$/u, ''));
  const candidates: [PeriodReading['source'], NamedPeriod | undefined, Evidence][] = [
    ['title', title.own[0], titleEvidence],
    ...headings.map((remark): [PeriodReading['source'], NamedPeriod | undefined, Evidence] => [
      'heading',
      findPeriods(remark.folded).find(({ isDay }) => !isDay),
      { text: remark.words, place: atLine(remark.line) },
    ]),
    [
      'opening',
      opening === undefined ? undefined : openingPeriod(opening),
      openingEvidence(opening),
    ],
    ['file name', file.own[0], { text: subject.fileName, place: '文件名' }],
  ];
  for (const [source, named, evidence] of candidates) {
    if (named === undefined || named.value === null) continue;
    if (source === 'title' || title.bare === undefined) return { named, evidence, source };
    return withYear(title.bare, named, titleEvidence, { named, evidence, source });
  }
  return undefined;
}

/** 上半年 in the title, the year elsewhere; a time elsewhere that is itself a part must be the same. */
function withYear(
  bare: BarePart,
  found: NamedPeriod,
  title: Evidence,
  elsewhere: PeriodReading,
): PeriodReading {
  const named = bare.in(found.year);
  const agrees = found.isYear || found.value === named.value;
  const doubt = agrees
    ? (bare.doubt ?? (elsewhere.source === 'file name' ? '年份仅见于文件名' : undefined))
    : `只见于题名，${SOURCE_WORDS[elsewhere.source]}为“${found.text}”`;
  return {
    named: { ...named, text: bare.text, doubt },
    evidence: {
      text: `${title.text}；${elsewhere.evidence.text}`,
      place: `${title.place}，${elsewhere.evidence.place}`,
    },
    source: 'title and text',
  };
}

function openingEvidence(remark: Remark | undefined): Evidence {
  return remark === undefined
    ? { text: '', place: '' }
    : { text: remark.words.slice(0, 40), place: atLine(remark.line) };
}

/** Only 上半年, and no year anywhere that could be meant; or nothing at all. */
function nothingRead(
  subject: Subject,
  title: TitleTimes,
  evidence: Evidence,
  left: readonly string[],
): Proposal<string> {
  const opening = openingOf(subject);
  const inOpening = findBarePart(opening?.folded ?? '');
  const bare = title.bare ?? (/半年|季度/u.test(inOpening?.text ?? '') ? inOpening : undefined);
  if (bare !== undefined) {
    return doubtful<string>(null, { text: bare.text, place: '题名或开头' }, [
      '只言“' + bare.text + '”，未载年份',
      ...left,
    ]);
  }
  return left.length > 0 ? doubtful<string>(null, evidence, [...left]) : absent();
}
