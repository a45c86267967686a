import { answerPart, openPartsOf, partsOf, partValue, unitOf } from '../units/unit-form.ts';
import type { FormPart, UnitForm } from '../units/unit-form.ts';
import { offeredSuperiors } from '../units/unit-form-words.ts';
import { levelStep } from './level-step.ts';
import { unitsOf } from './decisions.ts';
import type { Desk } from './desk.ts';
import type { Question } from './questions.ts';
import type { Session } from './session.ts';
import { CHOICES } from './step.ts';
import type { Outcome, Step, UnitFormStep, UnitPartStep } from './step.ts';

/** The question about the first of the parts, or about the whole when there is none left. */
export function askedNext(question: Question, form: UnitForm, parts: readonly FormPart[]): Step {
  return parts.length === 0
    ? { ask: 'unit-form', question, form }
    : { ask: 'unit-part', question, form, parts, offered: [] };
}

/** A number of the form, with the new value behind it or not. */
const PART = /^(\d)(?!\d)[\s.、:：]*(.*)$/su;

/** One line about a new unit as a whole: confirmed, or a part of it named by its number. */
export function answerUnitForm(
  session: Session,
  step: UnitFormStep,
  words: string,
  desk: Desk,
): Outcome {
  const { question, form } = step;
  const units = unitsOf(session, desk);
  if (words === '') {
    const open = openPartsOf(form);
    if (open.length > 0) return { step: askedNext(question, form, open) };
    const { value, issues } = unitOf(form, units);
    if (value === undefined) return { problem: issues.map(({ message }) => message).join('') };
    const given = { question, value: value.id, accepted: false };
    return { step: levelStep(session, given, [...units, value]), newUnits: [value] };
  }
  const [, number = '', typed = ''] = PART.exec(words) ?? [];
  const part = partsOf(form)[Number(number) - 1];
  if (part === undefined)
    return { problem: `“${words}”不是可选的回答；登记按回车，改某项输入其序号。` };
  const asked: UnitPartStep = { ask: 'unit-part', question, form, parts: [part], offered: [] };
  return typed === '' ? { step: asked } : answerUnitPart(session, asked, typed, desk);
}

/** One line about a part of a new unit: a number of the list, words, or nothing to leave it as it is. */
export function answerUnitPart(
  session: Session,
  step: UnitPartStep,
  words: string,
  desk: Desk,
): Outcome {
  const { question, form, parts } = step;
  const [part, ...rest] = parts;
  if (part === undefined) return { step: askedNext(question, form, []) };
  if (words === '') {
    const isOpen = partValue(form, part) === undefined && openPartsOf(form).includes(part);
    return isOpen
      ? { problem: '该项必填；暂不登记的按 s。' }
      : { step: askedNext(question, form, rest) };
  }
  const units = unitsOf(session, desk);
  const offered = step.offered.length > 0 ? step.offered : offeredSuperiors(form, units);
  const answered = answerPart(form, part, words, units, offered);
  if (answered.form === undefined) {
    const found = answered.units?.slice(0, CHOICES) ?? step.offered;
    return { problem: answered.problem, step: { ...step, offered: found } };
  }
  // A name says anew which parts are still open.
  const left = part === 'name' ? openPartsOf(answered.form) : rest;
  return { step: askedNext(question, answered.form, left) };
}
