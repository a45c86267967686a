import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { romanise } from '#domain/pinyin';
import type { Unit } from '#domain/unit';
import { writeWhole } from '#intake/filing/atomic-write';
import { findUnits } from '#intake/review/find-units';
import { planUnits, readUnitTable } from '#intake/units-csv';
import { COLUMN_HEADS } from '#intake/units/columns';
import { changesInWords } from '#intake/units/changes-in-words';
import { writeUnits } from '#intake/units/write-units';
import { errorsOf } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { readUnits } from '#loader/content';
import { answersFrom } from '../answers.ts';
import type { Terminal } from '../console.ts';
import { editUnit } from '../edit-unit.ts';
import { contentFolder, parseFlags } from '../flags.ts';
import { withUnitList } from '../list-lock.ts';
import { missingUnits } from '../missing-units.ts';
import { tableText } from '../table-text.ts';
import { checkedList, UNIT_LIST } from '../unit-list.ts';

const USAGE = `用法：npm run units -- <文件.csv> [--correct] [--content 目录] [--dry-run]
      npm run units -- --edit 代码 [--content 目录]
      npm run units -- --propose [--content 目录]

  把表格中的单位并入单位名录 units.yaml：没有的添上，已有的补上或改为表中所填，从不删去，原有注释保留。
  表格用逗号、制表符或分号分隔，UTF-8 或 GB18030 编码均可；第一行为表头，各列次序不限，空格不改原值。
  表中有一处不合要求，整表不写入。没有代码的单位，代码按名称的拼音拟定。

  表头             ${heads()}
  曾用名           原全称（原简称，至2021-03），多个以“；”分隔
  上级             代码、全称或简称，可写起止：团县委（2001至2021-03）

  --correct        表格用于改正录错的全称等：原全称不留作曾用名，也不增单位，各行须有代码或名录中的名称
  --edit 代码      逐项改正名录中的一个单位（全称、简称、层级、形式、领域、上级、所在单位），先显示再写入
  --propose        列出待核件中未入名录的单位，逐项拟出并注明依据；不写入
  --content 目录   内容目录；默认取 ARCHIVE_CONTENT，再默认为 content
  --dry-run        只说明会改什么，不写入
  --help           显示本说明

  退出码：0 完成，1 有错未写入，2 用法有误`;

/**
 * `npm run units`: brings units in from a table, those without an id under one made from the pinyin of
 * their name; with --edit puts one unit of the list right; with --propose lists the units that entries
 * wait for and the list does not have.
 */
export async function units(
  args: string[],
  io: Terminal,
  input: Readable = process.stdin,
): Promise<number> {
  const flags = readFlags(args);
  if (typeof flags === 'string') {
    io.error(flags);
    io.error(USAGE);
    return 2;
  }
  if (flags.help) {
    io.print(USAGE);
    return 0;
  }
  if (flags.edit !== undefined) return await edit(flags.content, flags.edit, io, input);
  if (flags.table !== undefined && !flags.dryRun && existsSync(flags.content))
    return withUnitList(flags.content, () => bringIn(flags, io));
  return bringIn(flags, io);
}

/** Reads the list, and brings the table in or lists what is missing; the exit code. */
function bringIn(flags: Flags, io: Terminal): number {
  const known = soundList(flags.content, io);
  if (known === undefined) return 1;
  if (flags.table === undefined) return missingUnits(flags.content, known, io);
  const table = tableText(flags.table);
  if (table.text === undefined) {
    io.error(`表格不能读取，未并入：${table.problem}`);
    return 1;
  }
  const name = path.basename(flags.table);
  const read = readUnitTable(table.text, name);
  const plan = planUnits(read.value, known, name, { romanise, correcting: flags.correct });
  const issues = [...read.issues, ...plan.issues];
  if (issues.length > 0) {
    io.error(`${formatIssues(issues)}\n\n表中有${issues.length}处不合要求，名录未改动。`);
    return 1;
  }
  for (const line of changesInWords(plan.value)) io.print(line);
  const untouched = read.value.length - plan.value.length;
  if (untouched > 0) io.print(`与名录一致的${untouched}个，不改。`);
  if (plan.value.length === 0) return 0;
  const file = path.join(flags.content, UNIT_LIST);
  const written = checkedList(writeUnits(readFileSync(file, 'utf8'), plan.value), known.length);
  if (written.issues.length > 0) {
    io.error(`${formatIssues(written.issues)}\n\n并入后的名录有误，未写入。`);
    return 1;
  }
  if (flags.dryRun) {
    io.print('以上为预演，名录未改动。');
    return 0;
  }
  writeWhole(file, written.text);
  io.print('已写入 units.yaml。');
  return 0;
}

/** The units of the list; undefined when it is faulty, which is said. */
function soundList(content: string, io: Terminal): Unit[] | undefined {
  const known = readUnits(content);
  const faults = errorsOf(known.issues);
  if (faults.length === 0) return known.value;
  io.error(`单位名录有误：\n${formatIssues(faults)}`);
  return undefined;
}

/** Puts one unit right, found by its id or any part of its name. */
async function edit(
  content: string,
  words: string,
  io: Terminal,
  input: Readable,
): Promise<number> {
  const known = soundList(content, io);
  if (known === undefined) return 1;
  const [unit, another] = findUnits(words, known);
  if (unit === undefined || another !== undefined) {
    io.error(
      another === undefined
        ? `名录中没有与“${words}”相符的单位。`
        : `与“${words}”相符的单位不止一个，请写代码。`,
    );
    return 2;
  }
  const answers = answersFrom(input);
  try {
    return await editUnit(content, unit, { units: known, answers, io });
  } finally {
    answers.close();
  }
}

function heads(): string {
  const order = [
    'id',
    'name',
    'shortName',
    'formerNames',
    'tier',
    'form',
    'sector',
    'parent',
    'order',
    'established',
    'abolished',
    'aliases',
    'host',
    'region',
  ] as const;
  return order.map((field) => COLUMN_HEADS[field][0]).join('、');
}

interface Flags {
  /** Undefined when proposals are asked for. */
  table: string | undefined;
  content: string;
  dryRun: boolean;
  /** True where the table puts right what was entered wrongly. */
  correct: boolean;
  /** Words for the unit that is to be put right. */
  edit: string | undefined;
  help: boolean;
}

function readFlags(args: string[]): Flags | string {
  const parsed = parseFlags(args, {
    content: { type: 'string' },
    propose: { type: 'boolean', default: false },
    correct: { type: 'boolean', default: false },
    edit: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed.problem;
  const { values, positionals } = parsed;
  const [table, another] = positionals;
  if (values.propose && table !== undefined) return '--propose 只列出拟增的单位，不并入表格。';
  const { edit: wanted } = values;
  if (wanted !== undefined && (table !== undefined || values.propose))
    return '--edit 只改正一个单位，不并入表格。';
  if (
    !values.help &&
    !values.propose &&
    wanted === undefined &&
    (table === undefined || another !== undefined)
  )
    return '请给出一个 CSV 文件。';
  return {
    table,
    content: contentFolder(values.content),
    dryRun: values['dry-run'],
    correct: values.correct,
    edit: wanted,
    help: values.help,
  };
}
