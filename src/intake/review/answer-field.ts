import type { Confidence } from '#domain/item';
import { openPartsOf } from '../units/unit-form.ts';
import { askedNext } from './answer-unit.ts';
import { CONFIDENCE_WORDS } from '../description-words.ts';
import { BY_ARCHIVIST, unitInWords, unitsOf } from './decisions.ts';
import type { Decision } from './decisions.ts';
import type { Desk } from './desk.ts';
import { readAnswer, valueInWords } from './fields.ts';
import { findUnits } from './find-units.ts';
import { isInText } from './in-text.ts';
import { levelStep } from './level-step.ts';
import { valueOf } from './questions.ts';
import type { Session } from './session.ts';
import { CHOICES } from './step.ts';
import type { LevelStep, Outcome, ValueStep } from './step.ts';

/** Longest title an archivist may make up: the brackets around it count. */
const OWN_TITLE = 98;

/** One line about the value of a field: taken as proposed, corrected, or said not to exist. */
export function answerValue(session: Session, step: ValueStep, words: string, desk: Desk): Outcome {
  const { question } = step;
  const { field, proposed } = question;
  const decide = (value: unknown, accepted: boolean): Outcome => ({
    step: levelStep(session, { question, value, accepted }, unitsOf(session, desk)),
  });
  if (words === '') {
    if (proposed === undefined) return { problem: '没有拟定值，请输入；暂不能定的按 s 留下。' };
    return decide(proposed, true);
  }
  if (words === '-') {
    if (!field.required) return decide(undefined, false);
    return { problem: `${field.label}是必填项，不能空缺；暂不能定的按 s 留下。` };
  }
  if (field.name === 'unit') return answerUnit(session, step, words, desk, decide);
  const read = readAnswer(field, words);
  if ('problem' in read) return read;
  const { lines } = session.item;
  const isOwn = field.name === 'title' && !isInText(field, words, { lines, units: [] });
  if (isOwn && words.length > OWN_TITLE) {
    return { problem: `原文未见该题名，拟写的题名至多${OWN_TITLE}字。` };
  }
  return decide(read.value, String(read.value) === String(proposed));
}

function answerUnit(
  session: Session,
  step: ValueStep,
  words: string,
  desk: Desk,
  decide: (value: unknown, accepted: boolean) => Outcome,
): Outcome {
  const { question, choices, unlisted } = step;
  if (words === 'n' && unlisted !== undefined) {
    return { step: askedNext(question, unlisted, openPartsOf(unlisted)) };
  }
  const numbered = /^\d$/.test(words) ? choices[Number(words) - 1] : undefined;
  const [only, ...others] =
    numbered === undefined ? findUnits(words, unitsOf(session, desk)) : [numbered];
  if (only === undefined) {
    const how = unlisted === undefined ? '新单位请先登记到 units.yaml' : '按 n 可登记为新单位';
    return { problem: `名录中没有与“${words}”相符的单位；${how}。` };
  }
  if (others.length === 0) return decide(only.id, only.id === question.proposed);
  const found = others.length + 1;
  const rest = found > CHOICES ? `，只列前${CHOICES}个，请写得再全些` : '';
  return {
    problem: `与“${words}”相符的单位有${found}个${rest}。`,
    step: { ...step, choices: [only, ...others].slice(0, CHOICES) },
  };
}

const LEVELS: Record<string, Confidence> = {
  '': 'inferred',
  '1': 'stated',
  '2': 'inferred',
  '3': 'doubtful',
};

/** One line about what a value rests on. What the text does not contain is never called stated. */
export function answerLevel(session: Session, step: LevelStep, words: string, desk: Desk): Outcome {
  const level = LEVELS[words];
  if (level === undefined) return { problem: `“${words}”不是可选的回答。` };
  const { question, value, accepted, inText } = step;
  if (level === 'stated' && !inText) {
    const said =
      question.field.name === 'unit'
        ? unitInWords(String(value), unitsOf(session, desk))
        : valueInWords(value);
    return {
      problem: `收入文本中没有“${said}”，不能作${CONFIDENCE_WORDS.stated}；回车作${CONFIDENCE_WORDS.inferred}，注明${BY_ARCHIVIST}。`,
    };
  }
  const before = valueOf(session.item.frontmatter, question.field);
  const decision: Decision = {
    field: question.field,
    before,
    after: value,
    level,
    accepted,
    inText,
  };
  return { answered: { decisions: [...session.decisions, decision] } };
}
