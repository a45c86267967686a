import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { romanise } from '#domain/pinyin';
import type { Unit } from '#domain/unit';
import { writeWhole } from '#intake/filing/atomic-write';
import { decodeText } from '#intake/readers/decode-text';
import { planUnits, readUnitTable } from '#intake/units-csv';
import { COLUMN_HEADS } from '#intake/units/columns';
import { changesInWords } from '#intake/units/changes-in-words';
import { groupProposals } from '#intake/units/proposals';
import { proposedInWords } from '#intake/units/register';
import { writeUnits } from '#intake/units/write-units';
import { formatIssues } from '#issues/report';
import { readUnits } from '#loader/content';
import type { Terminal } from '../console.ts';
import { contentFolder, parseFlags } from '../flags.ts';
import { withUnitList } from '../list-lock.ts';
import { checkedList, UNIT_LIST } from '../unit-list.ts';
import { waitingForUnits } from '../waiting-for-units.ts';

const USAGE = `用法：npm run units -- <文件.csv> [--content 目录] [--dry-run]
      npm run units -- --propose [--content 目录]

  把表格中的单位并入单位名录 units.yaml：没有的添上，已有的补上或改为表中所填，从不删去，原有注释保留。
  表格用逗号、制表符或分号分隔，UTF-8 或 GB18030 编码均可；第一行为表头，各列次序不限，空格不改原值。
  表中有一处不合要求，整表不写入。没有代码的单位，代码按名称的拼音拟定。

  表头             ${heads()}
  曾用名           原全称（原简称，至2021-03），多个以“；”分隔
  上级             代码、全称或简称，可写起止：团县委（2001至2021-03）

  --propose        列出待核件中未入名录的单位，逐项拟出并注明依据；不写入
  --content 目录   内容目录；默认取 ARCHIVE_CONTENT，再默认为 content
  --dry-run        只说明会改什么，不写入
  --help           显示本说明

  退出码：0 完成，1 有错未写入，2 用法有误`;

/** First bytes of workbooks of today (zip) and of old (OLE). */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * `npm run units`: brings units in from a table, those without an id under one made from the pinyin of
 * their name; with --propose lists the units that entries wait for and the list does not have.
 */
export async function units(args: string[], io: Terminal): Promise<number> {
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
  if (flags.table !== undefined && !flags.dryRun && existsSync(flags.content))
    return withUnitList(flags.content, () => bringIn(flags, io));
  return bringIn(flags, io);
}

/** Reads the list, and brings the table in or lists what is missing; the exit code. */
function bringIn(flags: Flags, io: Terminal): number {
  const known = readUnits(flags.content);
  const faults = known.issues.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) {
    io.error(`单位名录有误：\n${formatIssues(faults)}`);
    return 1;
  }
  if (flags.table === undefined) return propose(flags.content, known.value, io);
  const table = textOf(flags.table);
  if (table.text === undefined) {
    io.error(`表格不能读取，未并入：${table.problem}`);
    return 1;
  }
  const name = path.basename(flags.table);
  const read = readUnitTable(table.text, name);
  const plan = planUnits(read.value, known.value, name, romanise);
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
  const written = checkedList(
    writeUnits(readFileSync(file, 'utf8'), plan.value),
    known.value.length,
  );
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

/** Says what the list lacks, unit by unit, with the entries that wait for it. */
function propose(content: string, listed: readonly Unit[], io: Terminal): number {
  const groups = groupProposals(waitingForUnits(content), listed);
  const missing = groups.filter(({ proposed }) => proposed !== undefined).length;
  if (groups.length === 0) {
    io.print('待核件中没有未入名录的单位。');
    return 0;
  }
  for (const { name, otherwise, proposed, known, entries } of groups) {
    io.print(`── ${name}（${entries.length}件）`);
    if (otherwise.length > 0) io.print(`  另写作：${otherwise.join('、')}`);
    const [only, another] = known;
    if (only !== undefined && another === undefined && proposed === undefined)
      io.print(`  名录中有“${only.name}”（${only.id}），用 npm run review 逐件核定。`);
    else if (proposed === undefined) io.print('  名称不足以定为一个单位，请对照原件核定。');
    else for (const line of proposedInWords(proposed)) io.print(`  ${line}`);
    io.print(`  各件：${entries.join('、')}`);
  }
  io.print(
    `共${groups.length}个名称，可登记${missing}个。逐件登记用 npm run review；成批登记，填入表格后用 npm run units -- <文件.csv>。`,
  );
  return 0;
}

function textOf(
  file: string,
): { text: string; problem?: never } | { text?: never; problem: string } {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      problem: code === 'ENOENT' ? `没有文件“${file}”。` : `“${file}”（${code ?? '原因不明'}）。`,
    };
  }
  // A workbook is easily given the wrong suffix.
  if (WORKBOOKS.some((head) => head.every((byte, index) => bytes[index] === byte))) {
    return { problem: '这是电子表格文件，请在表格软件中另存为 CSV。' };
  }
  const { value, issues } = decodeText(bytes);
  return value === null
    ? { problem: issues.map(({ message }) => message).join('') }
    : { text: value };
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
  help: boolean;
}

function readFlags(args: string[]): Flags | string {
  const parsed = parseFlags(args, {
    content: { type: 'string' },
    propose: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed.problem;
  const { values, positionals } = parsed;
  const [table, another] = positionals;
  if (values.propose && table !== undefined) return '--propose 只列出拟增的单位，不并入表格。';
  if (!values.help && !values.propose && (table === undefined || another !== undefined))
    return '请给出一个 CSV 文件。';
  return {
    table,
    content: contentFolder(values.content),
    dryRun: values['dry-run'],
    help: values.help,
  };
}
