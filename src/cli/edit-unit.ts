import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { writeWhole } from '#intake/filing/atomic-write';
import type { Unit } from '#domain/unit';
import { changesInWords } from '#intake/units/changes-in-words';
import { answerPart, knownUnitForm, partsOf, unitOf } from '#intake/units/unit-form';
import type { FormPart, UnitForm } from '#intake/units/unit-form';
import { formInWords, offeredSuperiors, partQuestion } from '#intake/units/unit-form-words';
import type { UnitChange } from '#intake/units/unit-table';
import { writeUnits } from '#intake/units/write-units';
import { formatIssues } from '#issues/report';
import { readUnits } from '#loader/content';
import type { Answers } from './answers.ts';
import type { Terminal } from './console.ts';
import { withUnitList } from './list-lock.ts';
import { checkedList, UNIT_LIST } from './unit-list.ts';

const KEYS = '  改某项输入序号，可连写其值，如 4 县级；回车完成，q 不改退出';

/**
 * Lets a person put a unit of the list right, part by part, and shows what changes before it is written.
 * A name that is corrected leaves no former name behind: the unit never bore it. 1 when nothing could
 * be written, and nothing is changed then.
 */
export async function editUnit(
  root: string,
  unit: Unit,
  { units, answers, io }: { units: readonly Unit[]; answers: Answers; io: Terminal },
): Promise<number> {
  io.print(`改正单位 ${unit.id}（代码不改；更名的不在此处改，用表格并写曾用名）：`);
  let form = knownUnitForm(unit);
  for (;;) {
    for (const line of [...formInWords(form, units), KEYS]) io.print(line);
    const words = (await answers.next())?.trim();
    if (words === undefined || words === 'q') return unchanged(io);
    if (words !== '') {
      form = await answered(form, words, { units, answers, io });
      continue;
    }
    const { value, issues } = unitOf(form, units);
    if (value === undefined) {
      io.print(`× ${issues.map(({ message }) => message).join('')}`);
      continue;
    }
    const change = changeOf(unit, value, form);
    if (change.fields.length === 0) return unchanged(io);
    for (const line of changesInWords([change])) io.print(line);
    io.print('写入 units.yaml？y 写入，b 继续改，其他不写');
    const answer = (await answers.next())?.trim() ?? '';
    if (answer === 'b') continue;
    if (!/^(?:[yｙ]|是)$/iu.test(answer)) return unchanged(io);
    return withUnitList(root, () => write(root, unit, change, io));
  }
}

function unchanged(io: Terminal): number {
  io.print('名录未改动。');
  return 0;
}

/** The form after a line that names a part, and a line with its value where it was not given at once. */
async function answered(
  form: UnitForm,
  words: string,
  { units, answers, io }: { units: readonly Unit[]; answers: Answers; io: Terminal },
): Promise<UnitForm> {
  const [, number = '', typed = ''] = /^(\d)(?!\d)[\s.、:：]*(.*)$/su.exec(words) ?? [];
  const part: FormPart | undefined = partsOf(form)[Number(number) - 1];
  if (part === undefined) {
    io.print(`× “${words}”不是可选的回答。`);
    return form;
  }
  let offered = offeredSuperiors(form, units);
  let given: string | undefined = typed;
  for (;;) {
    if (given === '') {
      for (const line of partQuestion(form, part, units, offered)) io.print(line);
      given = (await answers.next())?.trim();
    }
    if (given === undefined || given === '') return form;
    const answer = answerPart(form, part, given, units, offered);
    if (answer.form !== undefined) return answer.form;
    io.print(`× ${answer.problem}`);
    if (answer.units !== undefined) offered = [...answer.units];
    given = '';
  }
}

function changeOf(before: Unit, unit: Unit, form: UnitForm): UnitChange {
  const fields = partsOf(form)
    .filter((field) => !isDeepStrictEqual(before[field], unit[field]))
    .map((field) => ({ field, before: before[field], after: unit[field] }));
  return { kind: 'changed', unit, fields, idProposed: false };
}

/** Writes the change into the list as it is now; refuses when the unit was changed meanwhile. */
function write(root: string, unit: Unit, change: UnitChange, io: Terminal): number {
  const now = readUnits(root).value;
  if (
    !isDeepStrictEqual(
      now.find(({ id }) => id === unit.id),
      unit,
    )
  ) {
    io.error(`units.yaml 中的 ${unit.id} 刚被另行改动，未写入，请重新改正。`);
    return 1;
  }
  const file = path.join(root, UNIT_LIST);
  const written = checkedList(writeUnits(readFileSync(file, 'utf8'), [change]), now.length);
  if (written.issues.length > 0) {
    io.error(`${formatIssues(written.issues)}\n\n改正后的名录有误，未写入。`);
    return 1;
  }
  writeWhole(file, written.text);
  io.print('已写入 units.yaml。');
  return 0;
}
