import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { unitsFileSchema } from '#domain/unit';
import { writeWhole } from '#intake/filing/atomic-write';
import { decodeText } from '#intake/readers/decode-text';
import { planUnits, readUnitTable } from '#intake/units-csv';
import { COLUMN_HEADS } from '#intake/units/columns';
import type { Romanise } from '#intake/units/propose-id';
import { changesInWords } from '#intake/units/changes-in-words';
import { writeUnits } from '#intake/units/write-units';
import type { Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { readUnits } from '#loader/content';
import { checkUnits } from '#loader/rules';
import { readYaml } from '#loader/yaml';
import type { Terminal } from '../console.ts';

const USAGE = `用法：npm run units -- <文件.csv> [--content 目录] [--dry-run]

  把表格中的单位并入单位名录 units.yaml：没有的添上，已有的补上或改为表中所填，从不删去，原有注释保留。
  表格用逗号、制表符或分号分隔，UTF-8 或 GB18030 编码均可；第一行为表头，各列次序不限，空格不改原值。
  表中有一处不合要求，整表不写入。

  表头             ${heads()}
  曾用名           原全称（原简称，至2021-03），多个以“；”分隔
  上级             代码、全称或简称，可写起止：团县委（2001至2021-03）

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
 * `npm run units`: brings units in from a table. With `romanise` units without an id get one from the
 * pinyin of their name; without it an id must be given.
 */
export async function units(args: string[], io: Terminal, romanise?: Romanise): Promise<number> {
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
  const known = readUnits(flags.content);
  const faults = known.issues.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) {
    io.error(`单位名录有误，未并入：\n${formatIssues(faults)}`);
    return 1;
  }
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
  const file = path.join(flags.content, 'units.yaml');
  const written = checked(writeUnits(readFileSync(file, 'utf8'), plan.value), known.value.length);
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

/** The list as it would be read again: sound, and with no unit fewer. */
function checked(text: string, before: number): { text: string; issues: Issue[] } {
  const read = readYaml(text, unitsFileSchema, 'units.yaml');
  const listed = read.value?.units ?? [];
  const issues = [...read.issues, ...checkUnits(listed, 'units.yaml')];
  if (issues.length === 0 && listed.length < before) throw new Error('a unit was lost in merging');
  return { text, issues };
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
  table: string;
  content: string;
  dryRun: boolean;
  help: boolean;
}

function readFlags(args: string[]): Flags | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        content: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [table = '', another] = positionals;
    if (!values.help && (table === '' || another !== undefined)) return '请给出一个 CSV 文件。';
    if (values.content === '') return '--content 之后应有路径。';
    return {
      table,
      content: path.resolve(values.content ?? (process.env['ARCHIVE_CONTENT'] || 'content')),
      dryRun: values['dry-run'],
      help: values.help,
    };
  } catch (error) {
    const { message } = error as Error;
    return `参数有误：${/'(-[^']*)'/u.exec(message)?.[1] ?? message}`;
  }
}
