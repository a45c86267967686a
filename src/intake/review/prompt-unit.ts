import { proposedInWords } from '../units/register.ts';
import { formInWords, partQuestion } from '../units/unit-form-words.ts';
import type { UnitForm } from '../units/unit-form.ts';
import { unitsOf } from './decisions.ts';
import type { Desk } from './desk.ts';
import type { Session } from './session.ts';
import type { UnitFormStep, UnitPartStep } from './step.ts';

/** A unit that is not in the list, offered as a choice, with what it was read from. */
export function unlistedInWords({ proposed }: UnitForm): string[] {
  if (proposed.name === '') return ['  n  登记为新单位，各项自填'];
  return [
    `  n  登记为新单位：${proposed.name}（各项可改）`,
    ...proposedInWords(proposed)
      .slice(1)
      .map((line) => `       ${line}`),
  ];
}

/** A new unit as it would be written, every part with its number, and the keys. */
export function showUnitForm(
  { form, problem }: UnitFormStep,
  session: Session,
  desk: Desk,
  back: string,
): string[] {
  if (problem !== undefined) return [`× ${problem}`];
  return [
    '  登记新单位，本件写入时加入 units.yaml：',
    ...formInWords(form, unitsOf(session, desk)),
    `  无误按回车登记；改某项输入序号，可连写其值，如 4 乡级；${back}s 不登记，q 保存并退出`,
  ];
}

/** A part of a new unit, with the values it may have; after a slip only what is new. */
export function showUnitPart(
  { form, parts, offered, problem }: UnitPartStep,
  session: Session,
  desk: Desk,
  back: string,
): string[] {
  const [part] = parts;
  if (part === undefined) return [];
  return [
    ...(problem === undefined ? [] : [`× ${problem}`]),
    ...partQuestion(form, part, unitsOf(session, desk), offered),
    `  ${back}s 不登记，q 保存并退出`,
  ];
}
