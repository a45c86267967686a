import type { Confidence } from '#domain/item';
import type { Unit } from '#domain/unit';
import { openParts, PART_CHOICES, unitFrom } from '../units/register.ts';
import { unitsOf } from './decisions.ts';
import type { Decision } from './decisions.ts';
import type { Desk } from './desk.ts';
import { readAnswer } from './fields.ts';
import { findUnits } from './find-units.ts';
import { valueOf } from './questions.ts';
import type { Session } from './session.ts';
import { CHOICES } from './step.ts';
import type { LevelStep, Outcome, UnitPartStep, ValueStep } from './step.ts';

/** Longest title an archivist may make up: the brackets around it count. */
const OWN_TITLE = 98;

/** One line about the value of a field: taken as proposed, corrected, or said not to exist. */
export function answerValue(session: Session, step: ValueStep, words: string, desk: Desk): Outcome {
  const { question } = step;
  const { field, proposed } = question;
  const decide = (value: unknown, accepted: boolean): Outcome => ({
    step: { ask: 'level', question, value, accepted },
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
  if (field.name === 'title' && !session.item.titleInText && words.length > OWN_TITLE) {
    return { problem: `原文未见题名，拟写的题名至多${OWN_TITLE}字。` };
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
    const parts = openParts(unlisted);
    const asked: UnitPartStep = {
      ask: 'unit-part',
      question,
      proposed: unlisted,
      parts,
      given: {},
    };
    return parts.length > 0 ? { step: asked } : registered(asked, session, desk);
  }
  const numbered = /^\d$/.test(words) ? choices[Number(words) - 1] : undefined;
  const [only, ...others] =
    numbered === undefined ? findUnits(words, unitsOf(session, desk)) : [numbered];
  if (only === undefined) {
    const how =
      unlisted === undefined ? '新单位请先登记到 units.yaml' : '按 n 可把拟定的新单位登记到名录';
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

/** One line about a part of a new unit that nothing in the text says: a number of the list, or words. */
export function answerUnitPart(
  session: Session,
  step: UnitPartStep,
  words: string,
  desk: Desk,
): Outcome {
  const [part, ...rest] = step.parts;
  if (part === undefined) return registered(step, session, desk);
  if (words === '') return { problem: '该项必填；暂不登记的按 s。' };
  const choices = part in PART_CHOICES ? PART_CHOICES[part as keyof typeof PART_CHOICES] : [];
  const value = /^\d$/.test(words) ? (choices[Number(words) - 1] ?? words) : words;
  if (choices.length > 0 && !choices.includes(value)) {
    return { problem: `“${words}”不在可选之列。` };
  }
  const next = { ...step, parts: rest, given: { ...step.given, [part]: value } };
  return rest.length > 0 ? { step: next } : registered(next, session, desk);
}

/** The new unit, checked as the list would be; from here on it is decided about like any other. */
function registered(step: UnitPartStep, session: Session, desk: Desk): Outcome {
  const { value, issues } = unitFrom(step.proposed, step.given, unitsOf(session, desk));
  if (value === undefined) {
    const problem = issues.map(({ message }) => message).join('');
    return { problem, step: { ...step, parts: openParts(step.proposed), given: {} } };
  }
  const { question } = step;
  return {
    step: { ask: 'level', question, value: value.id, accepted: false },
    newUnits: [value satisfies Unit],
  };
}

const LEVELS: Record<string, Confidence> = {
  '': 'inferred',
  '1': 'stated',
  '2': 'inferred',
  '3': 'doubtful',
};

/** One line about what a value rests on. */
export function answerLevel(session: Session, step: LevelStep, words: string): Outcome {
  const level = LEVELS[words];
  if (level === undefined) return { problem: `“${words}”不是可选的回答。` };
  const { question, value, accepted } = step;
  const before = valueOf(session.item.frontmatter, question.field);
  const decision: Decision = { field: question.field, before, after: value, level, accepted };
  return { answered: { decisions: [...session.decisions, decision] } };
}
