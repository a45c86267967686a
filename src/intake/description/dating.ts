import { parsePeriod } from '#domain/period';
import type { Period } from '#domain/period';
import { CONGRESSES, DATED_WORDS } from './lexicon.ts';
import type { Subject } from './subject.ts';

type Congress = (typeof CONGRESSES)[number];

/** Before a congress that is still to come: 迎接党的二十大, 喜迎二十大. */
const AWAITED = /(?:迎接?|期待|即将召开的|筹备|献礼)(?:党的|共青团|团的|团)?$/u;

/** Bodies that count congresses of their own: 团十八大, 工会十八大, 团省委十四大, 学联二十七大. */
const NOT_PARTY =
  '(?<!团|团的|团中央|人大|工会|工会的|妇联|妇女|学联|青联|文联|科协|侨联|残联|二|三|四|[省市县区]第|团[省市县区州]委?|第)';

/** 十九大类, 二十大亮点: so many of a thing. */
const NOT_A_COUNT = '(?!类|亮点|项|工程|行动|举措|任务|板块|件|个|以来)';

/** How a text names a congress, apart from those of the other series. 以来 looks back; it shows no latest one. */
function namings({ series, name }: Congress): RegExp {
  const number = name.replace(/^团|大$/gu, '');
  const whole = `第${number}次全国代表大会(?!以来)`;
  if (series === 'league') {
    const short = `团(?:的|中央)?${number}大${NOT_A_COUNT}`;
    return new RegExp(`${short}|(?:共青团|青年团|团的)${whole}`, 'gu');
  }
  const session = `(?<!团|团中央|团的|[省市县区州]委第?|党委第?)${number}届[一二三四五六七]中`;
  return new RegExp(
    `${NOT_PARTY}${number}大${NOT_A_COUNT}|${session}|(?:党的|共产党)${whole}`,
    'gu',
  );
}

/** The newest congress that a text speaks of as held, by the number in its name. */
function newestNamed(folded: string, series: Congress['series']): Congress | undefined {
  return CONGRESSES.findLast(
    (congress) =>
      congress.series === series &&
      [...folded.matchAll(namings(congress))].some(
        ({ index }) => !AWAITED.test(folded.slice(Math.max(0, index - 10), index)),
      ),
  );
}

/**
 * Words that do not fit the time a text claims: a congress later than the period, one that had long
 * been followed by another, vocabulary not yet or no longer in use. One sentence each.
 */
export function datingDoubts(subject: Subject, value: string): string[] {
  const period = parsePeriod(value);
  if (period === undefined) return [];
  return [...congressDoubts(subject.folded, period), ...wordDoubts(subject, period)];
}

function congressDoubts(folded: string, period: Period): string[] {
  const label = period.value;
  return (['party', 'league'] as const).flatMap((series) => {
    const newest = newestNamed(folded, series);
    if (newest === undefined) return [];
    const kind = series === 'party' ? '党代会' : '团代会';
    if (newest.opened > period.end) {
      return [`文中提到“${newest.name}”，${newest.opened}召开，晚于所属期“${label}”`];
    }
    const current = CONGRESSES.findLast(
      (row) => row.series === series && row.opened < period.start,
    );
    const masked = series === 'party' && maskedCongresses(folded) > 0;
    if (current === undefined || current.number <= newest.number || masked) return [];
    return [
      `文中最近的${kind}是“${newest.name}”，而所属期“${label}”在“${current.name}”（${current.opened}）之后，原文可能早于所标年份`,
    ];
  });
}

const MASKED_CONGRESS = /(?:党的|学习|贯彻)(?:[XxＸ×*]{2,}|某某)大/gu;

/** How often the number of a party congress is masked, so that nothing can be judged by it. */
export function maskedCongresses(folded: string): number {
  return folded.match(MASKED_CONGRESS)?.length ?? 0;
}

function wordDoubts(subject: Subject, period: Period): string[] {
  return DATED_WORDS.flatMap((row) => {
    const remark = subject.remarks.find(({ folded }) => row.pattern.test(folded));
    if (remark === undefined) return [];
    const where = `“${row.word}”（第${remark.line}行）${row.unsure === true ? '可能' : ''}`;
    if (row.to !== undefined && period.start > row.to) {
      return [`用语${where}早于所属期“${period.value}”：${row.reason}`];
    }
    if (row.from !== undefined && period.end < row.from) {
      return [`用语${where}晚于所属期“${period.value}”：${row.reason}`];
    }
    return [];
  });
}
