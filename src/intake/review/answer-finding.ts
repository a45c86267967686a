import type { RecordedFinding } from '#domain/faithful-text';
import { needsReason } from '#domain/open-findings';
import { foldWidth } from '../checks/check.ts';
import { secretNumbers } from '../checks/secret-numbers.ts';
import type { FindingAnswer } from './finding-answers.ts';
import type { Session } from './session.ts';
import type { Outcome, Step } from './step.ts';

const DECISIONS: Record<string, FindingAnswer['decision']> = {
  '1': 'keep',
  '2': 'mended',
  '3': 'no-issue',
  '4': 'mended',
};

/** A number, an `a` that belongs to no word, and the rest; either width, with or without spaces. */
const ANSWER = /^([1-4])(?![\d.%])\s*(a(?![\w.@-]))?[\s,，、:：]*(.*)$/isu;

/**
 * One line about a finding: a number, `a` behind it for all the rest of its kind, and a reason in
 * words. `rest` are the findings that `a` decides, the present one first.
 */
export function answerFinding(
  session: Session,
  { finding }: Step & { ask: 'finding' },
  words: string,
  rest: readonly RecordedFinding[],
): Outcome {
  const match = ANSWER.exec(foldWidth(words));
  const [, number = '', all = '', reason = ''] = match ?? [];
  // Folding keeps every place: the reason is kept in the width it was typed in.
  const note = reason === '' ? '' : words.slice(-reason.length);
  const decision = DECISIONS[number];
  if (decision === undefined) {
    return {
      problem: words === '' ? '请输入序号；暂不能定的按 s。' : `“${words}”不是可选的回答。`,
    };
  }
  const decided = all === '' ? [finding] : rest;
  const putBack = number === '4';
  if (putBack && !decided.every((one) => isRestorable(one, session))) {
    return { problem: '该处文字不能由程序补回；请手工补入正文并在 corrections 中写明，再答 2。' };
  }
  if (decision === 'mended' && decided.some((one) => stillStands(one, session))) {
    return { problem: '正文中仍有该号码，未见改动。请先改正正文并在 corrections 中写明，再答 2。' };
  }
  if (decision === 'keep' && needsReason(finding.name) && note.trim() === '') {
    return { problem: '保留个人信息须写明理由，如：1 对外公布的值班电话' };
  }
  const keys = new Set(decided.map(({ key }) => key));
  return {
    answered: {
      findings: [
        ...session.findings.filter((earlier) => !keys.has(earlier.finding.key)),
        ...decided.map((one) => ({ finding: one, decision, note: note.trim(), putBack })),
      ],
    },
  };
}

/**
 * True for a number that belongs to a person and is in the body still: nobody has mended it. The record
 * shows two of its characters; the number itself is read from the text taken in.
 */
function stillStands({ name, message, line }: RecordedFinding, { item }: Session): boolean {
  if (!needsReason(name)) return false;
  const shown = /\*{2,}\S{1,2}/u.exec(message)?.[0];
  const place = line === undefined ? item.lines.join('\n') : (item.lines[line - 1] ?? '');
  const meant = secretNumbers(name, place).filter((number) => number.shown === shown);
  const body = item.body.replace(/\\(?=[!-/:-@[-`{-~])/gu, '');
  const there = new Set(secretNumbers(name, body).map(({ plain }) => plain));
  return meant.some(({ plain }) => there.has(plain));
}

/** True for removed text that can be put back into the body as a paragraph of its own. */
export function isRestorable({ name, line }: RecordedFinding, { item }: Session): boolean {
  return name === 'removal-doubtful' && line !== undefined && item.canPutBack.has(line);
}
