import type { RecordedFinding } from '#domain/faithful-text';
import { needsReason } from '#domain/open-findings';
import { foldWidth } from '../checks/check.ts';
import { choicesFor } from './finding-choices.ts';
import type { FindingChoice } from './finding-choices.ts';
import {
  hidingInWords,
  isAboutSecret,
  isLeft,
  personsIn,
  placesOf,
  secretsOf,
} from './secret-places.ts';
import type { Session } from './session.ts';
import type { Outcome, Step, UnsurePlacesStep } from './step.ts';
import { namesTyped } from './name-places.ts';

/** A number, an `a` that belongs to no word, and the rest; either width, with or without spaces. */
const ANSWER = /^([1-4])(?![\d.%])\s*(a(?![\w.@-]))?[\s,，、:：]*(.*)$/isu;

/** The answers that a finding can get here and now. */
export function choicesOf(finding: RecordedFinding, session: Session): FindingChoice[] {
  const { item } = session;
  return choicesFor(finding, {
    putBack: isRestorable(finding, session),
    hide:
      isAboutSecret(finding) && item.canHide === true
        ? hidingInWords(finding, item.lines.join('\n'))
        : undefined,
  });
}

/**
 * One line about a finding: a number, `a` behind it for all the rest of its kind, and a reason in
 * words; behind the number that hides persons the names of those to be hidden. `rest` are the findings
 * that `a` decides, the present one first.
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
  const note = reason === '' ? '' : words.slice(-reason.length).trim();
  const choice = choicesOf(finding, session)[Number(number) - 1];
  if (choice === undefined) {
    return {
      problem: words === '' ? '请输入序号；暂不能定的按 s。' : `“${words}”不是可选的回答。`,
    };
  }
  const decided = all === '' ? [finding] : rest;
  if (choice.act === 'hide') return hidden(session, { finding, decided, choice }, note);
  const { decision } = choice;
  const putBack = choice.act === 'put-back';
  if (putBack && !decided.every((one) => isRestorable(one, session))) {
    return { problem: '同类各处有不能由程序补回的，请逐项回答。' };
  }
  if (decision === 'mended' && decided.some((one) => stillStands(one, session))) {
    const how = session.item.canHide === true ? '；也可选由程序隐去' : '';
    return {
      problem: `正文中仍有该号码，未见改动。请先改正正文并在 corrections 中写明，再答${how}。`,
    };
  }
  if (decision === 'keep' && needsReason(finding.name) && note === '') {
    return { problem: '保留个人信息须写明理由，如：1 对外公布的值班电话' };
  }
  return recorded(
    session,
    decided.map((one) => ({ finding: one, decision, note, putBack })),
  );
}

/**
 * What was found is hidden by the program; of persons those that are named, or all of them. A name may
 * be typed that the program read wrongly or overlooked, if it stands in the text.
 */
function hidden(
  session: Session,
  {
    finding,
    decided,
    choice,
  }: { finding: RecordedFinding; decided: readonly RecordedFinding[]; choice: FindingChoice },
  note: string,
): Outcome {
  const { decision } = choice;
  const isPersons = finding.name === 'person-named';
  const text = session.item.lines.join('\n');
  const typed = isPersons ? namesTyped(note, text) : { names: [] };
  if (typed.names === undefined) {
    return { problem: `收入文本中没有人名“${typed.stranger}”；只隐去几人的，序号后写其姓名。` };
  }
  const asked = typed.names;
  const answers = decided.map((one) => ({
    finding: one,
    decision,
    note: isPersons ? '' : note,
    putBack: false,
    hides: asked.length > 0 ? asked : personsIn(one),
  }));
  const secrets = answers.flatMap((one) =>
    secretsOf({ finding: one.finding, persons: one.hides }, text),
  );
  const places = placesOf(secrets, text).filter(({ unsure }) => unsure);
  if (places.length > 0) return { step: { ask: 'unsure-places', answers, places } };
  return recorded(session, answers);
}

/** One line about the places that may be part of another name: `a` all, `n` none, or their numbers. */
export function answerUnsurePlaces(
  session: Session,
  { answers, places }: UnsurePlacesStep,
  words: string,
): Outcome {
  const typed = foldWidth(words).toLowerCase();
  const numbers = typed.split(/[\s、,;]+/u).map(Number);
  const isList = /^\d/u.test(typed) && numbers.every((number) => places[number - 1] !== undefined);
  if (!isList && typed !== 'a' && typed !== 'n') {
    return { problem: `“${words}”不是可选的回答；a 全部隐去，n 都不隐去，或写序号。` };
  }
  const unsure = places
    .filter((_, index) => typed === 'a' || (isList && numbers.includes(index + 1)))
    .map(({ start }) => start);
  return recorded(
    session,
    answers.map((one) => ({ ...one, unsure })),
  );
}

function recorded(session: Session, answers: Session['findings']): Outcome {
  const keys = new Set(answers.map(({ finding }) => finding.key));
  const earlier = session.findings.filter(({ finding }) => !keys.has(finding.key));
  return { answered: { findings: [...earlier, ...answers] } };
}

/** True for a number that belongs to a person and is in the body still: nobody has mended it. */
function stillStands(finding: RecordedFinding, { item }: Session): boolean {
  if (!needsReason(finding.name)) return false;
  const body = item.body.replace(/\\(?=[!-/:-@[-`{-~])/gu, '');
  return isLeft({ finding, persons: [] }, item.lines.join('\n'), body);
}

/** True for removed text that can be put back into the body as a paragraph of its own. */
function isRestorable({ name, line }: RecordedFinding, { item }: Session): boolean {
  return name === 'removal-doubtful' && line !== undefined && item.canPutBack.has(line);
}
