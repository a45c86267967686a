import { parsePeriod } from '#domain/period';
import type { Issue } from '#issues/issue';
import { CAMPAIGNS } from '../description/campaigns.ts';
import { datingDoubts } from '../description/dating.ts';
import type { Remark } from '../description/subject.ts';
import { checkFinding } from './check.ts';
import type { Check } from './check.ts';

/** Before something still to come: 迎接, 将于, 筹备. */
const AWAITED = /(?:迎接?|期待|即将|将于|筹备|献礼)[^，。；]{0,8}$/u;

/** Words younger than the period, or older than it by years. What the period says already is left out. */
export const datedWords: Check = {
  name: 'dated-words',
  reason: '用语晚于所属期的，年份必有一误；用语过旧的，可能是旧稿改标年份。',
  run({ subject, fields }) {
    const period = parsePeriod(String(fields.period.value ?? ''));
    if (period === undefined) return [];
    const said = fields.period.reasons.join('\n');
    const issues: Issue[] = datingDoubts(subject, period.value)
      .filter((doubt) => !said.includes(doubt))
      .map((doubt) =>
        checkFinding(doubt.includes('晚于') ? 'word-too-young' : 'word-too-old', { words: doubt }),
      );
    // A plan may speak of what is to come.
    const remarks = subject.remarks.filter(({ inPlan }) => !inPlan);
    for (const { pattern, word, from, to, reason, source, unsure } of CAMPAIGNS) {
      const remark = remarks.find((each) => isNamed(each, pattern));
      if (remark === undefined || said.includes(`“${word}”`)) continue;
      const perhaps = unsure === true ? '可能' : '';
      const words = `用语“${word}”${perhaps}${from !== undefined && period.end < from ? '晚于' : '早于'}所属期“${period.value}”：${reason}（依据：${source}）`;
      if (from !== undefined && period.end < from)
        issues.push(
          checkFinding(
            unsure === true ? 'word-perhaps-too-young' : 'word-too-young',
            { words },
            { line: remark.line },
          ),
        );
      else if (to !== undefined && period.start > to)
        issues.push(checkFinding('word-too-old', { words }, { line: remark.line }));
    }
    return issues;
  },
};

function isNamed({ folded }: Remark, pattern: RegExp): boolean {
  const every = new RegExp(pattern.source, `${pattern.flags}g`);
  return [...folded.matchAll(every)].some(
    ({ index }) => !AWAITED.test(folded.slice(Math.max(0, index - 14), index)),
  );
}
