import { parsePeriod } from '#domain/period';
import type { Period } from '#domain/period';
import { CONGRESSES, DATED_WORDS } from './lexicon.ts';
import type { Subject } from './subject.ts';

type Congress = (typeof CONGRESSES)[number];

/** Before a congress that is still to come: 迎接党的二十大, 喜迎二十大. */
const AWAITED = /(?:迎接?|期待|即将召开的|筹备|献礼)(?:党的|共青团|团的|团)?$/u;

/** The newest congress that a text speaks of as held, by the number in its name. */
function newestNamed(folded: string, series: Congress['series']): Congress | undefined {
  return CONGRESSES.findLast((congress) => {
    if (congress.series !== series) return false;
    const bare = congress.name.replace('团', '');
    // 以来 looks back; it does not show that the congress was the latest.
    const named =
      series === 'league'
        ? new RegExp(`团(?:的|中央)?${bare}(?!以来)`, 'gu')
        : new RegExp(
            `(?<!团|团的|团中央|人大|[省市县区]第)${bare}(?!以来)|(?<!团|团中央|团的)${bare.replace('大', '届')}[一二三四五六七]中`,
            'gu',
          );
    return [...folded.matchAll(named)].some(
      ({ index }) => !AWAITED.test(folded.slice(Math.max(0, index - 10), index)),
    );
  });
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
    const where = `“${row.word}”（第${remark.line}行）`;
    if (row.to !== undefined && period.start > row.to) {
      return [`用语${where}早于所属期“${period.value}”：${row.reason}`];
    }
    if (row.from !== undefined && period.end < row.from) {
      return [`用语${where}晚于所属期“${period.value}”：${row.reason}`];
    }
    return [];
  });
}
