import type { Issue } from '#issues/issue';
import { atLine } from '../description/subject.ts';
import type { Remark } from '../description/subject.ts';
import { checkFinding } from './check.ts';
import type { Check } from './check.ts';
import { reckonLists } from './counted-lists.ts';
import { reckonPercentages } from './percentages.ts';
import type { Reckoning } from './reckoning.ts';
import { reckonSums } from './sums.ts';
import { reckonTable } from './table-sums.ts';

/** Longest quotation of a reckoned figure. */
const QUOTE = 60;

/** How many figures one line names; the rest is counted. */
const NAMED = 20;

/** Every figure of a text that can be reckoned from others, in the order of the text. */
export function reckon(remarks: readonly Remark[]): Reckoning[] {
  const figures = remarks.flatMap((remark) => {
    const { kind, folded, line } = remark;
    return kind === 'table'
      ? reckonTable(remark)
      : [...reckonSums(folded, line), ...reckonPercentages(folded, line)];
  });
  return [...figures, ...reckonLists(remarks)]
    .map((reckoning) => asWritten(reckoning, remarks))
    .sort((a, b) => a.line - b.line);
}

/** The same reckoning with its words in the script of the text. */
function asWritten(reckoning: Reckoning, remarks: readonly Remark[]): Reckoning {
  const remark = remarks.find(
    ({ line, folded }) => line === reckoning.line && folded.includes(reckoning.words),
  );
  if (remark === undefined) return reckoning;
  const at = remark.folded.indexOf(reckoning.words);
  return { ...reckoning, words: remark.words.slice(at, at + reckoning.words.length) };
}

/** Sums, shares, rates and counted lists: 不符 asks, 截断 informs, the rest is told in one line each. */
export const figures: Check = {
  name: 'figures',
  reason: '分项与总数、比例与基数、列举与所称项数应当相合；不合的照录，但要有人看过。',
  run({ subject }) {
    const all = reckon(subject.remarks);
    const issues: Issue[] = all
      .filter(({ verdict }) => verdict === 'differs' || verdict === 'truncated')
      .map(({ verdict, words, working, line }) =>
        checkFinding(
          verdict === 'differs' ? 'figure-differs' : 'figure-truncated',
          { words: short(words), working },
          { line },
        ),
      );
    const undecided = all.filter(({ verdict }) => verdict === 'undecided');
    if (undecided.length > 0) {
      const list = undecided
        .slice(0, NAMED)
        .map(({ words, working, line }) => `“${short(words)}”（${atLine(line)}，${working}）`)
        .join('、');
      issues.push(checkFinding('figures-undecided', { count: undecided.length, list }));
    }
    const agreed = all.filter(({ verdict }) => verdict === 'agrees');
    if (agreed.length > 0) {
      const list = agreed
        .slice(0, NAMED)
        .map(({ working, line }) => `${working}（${atLine(line)}）`)
        .join('、');
      issues.push(checkFinding('figures-agree', { count: agreed.length, list }));
    }
    return issues;
  },
};

function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > QUOTE ? `${line.slice(0, QUOTE - 20)}…${line.slice(-19)}` : line;
}
