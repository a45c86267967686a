import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatIssues } from '#issues/report';
import { ensureArchiveRoot } from '#intake/filing/archive-root';
import { writeWhole } from '#intake/filing/atomic-write';
import { reasonOf } from '#intake/filing/failure';
import { removeLeftovers } from '#intake/filing/leftovers';
import { sourceFiles } from '#intake/filing/source-files';
import { formatReport, formatTotals } from '#intake/report-text';
import { takeIn } from '#intake/take-in';
import { readSettings, readUnits } from '#loader/content';

interface Output {
  print(line: string): void;
  error(line: string): void;
}

const USAGE = `用法：npm run intake -- <文件或文件夹…> [--content 目录] [--report 文件]

  收入 .txt 和 .docx 材料（按内容识别，与后缀无关），写入内容目录，并逐件说明著录依据和待核事项。
  文件夹逐级读取，隐藏文件和符号链接不读。

  --content 目录   内容目录，没有则新建；默认取 ARCHIVE_CONTENT，再默认为 content
  --report 文件    另存 JSON 格式的收稿报告
  --help           显示本说明

  退出码：0 全部收录（含待核件），1 有文件未收录，2 用法有误`;

/** `npm run intake`: 0 all filed, 1 something was not, 2 wrong usage. */
export async function intake(args: string[], io: Output): Promise<number> {
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
  const obstacle = obstacleTo(flags);
  if (obstacle !== undefined) {
    io.error(`${obstacle}，未收稿。`);
    return 1;
  }
  removeLeftovers(flags.content);
  const settings = readSettings(flags.content);
  const units = readUnits(flags.content);
  const faults = [...settings.issues, ...units.issues].filter(
    ({ severity }) => severity === 'error',
  );
  if (settings.value === undefined || faults.length > 0) {
    io.error('内容目录的设置或单位名录有误，未收稿：');
    io.error(formatIssues(faults));
    return 1;
  }
  const { files, passedOver } = sourceFiles(flags.files);
  const reports = takeIn(files, {
    root: flags.content,
    settings: settings.value,
    units: units.value,
    today: today(),
  });
  for (const report of reports) io.print(formatReport(report));
  io.print(formatTotals(reports));
  if (passedOver.length > 0) io.print(`文件夹中不是材料的文件未读：${passedOver.join('、')}`);
  if (flags.report !== undefined && !isSaved(flags.report, reports, io)) return 1;
  return reports.length > 0 &&
    reports.every(({ verdict }) => verdict !== 'refused' && verdict !== 'conflict')
    ? 0
    : 1;
}

/** What makes taking in pointless, found before a single file is taken in. */
function obstacleTo({ content, report }: Flags): string | undefined {
  try {
    ensureArchiveRoot(content);
    accessSync(content, constants.W_OK);
  } catch (error) {
    return `内容目录“${content}”不能使用（${reasonOf(error)}）`;
  }
  if (report === undefined) return undefined;
  try {
    if (statSync(report, { throwIfNoEntry: false })?.isDirectory() === true)
      return `--report 所给“${report}”是文件夹，应为文件`;
    const folder = path.dirname(path.resolve(report));
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `--report 所给“${report}”不能写入（${reasonOf(error)}）`;
  }
}

/** Saves the reports; what has been filed stays filed when that fails. */
function isSaved(file: string, reports: readonly unknown[], io: Output): boolean {
  try {
    writeWhole(path.resolve(file), `${JSON.stringify(reports, null, 2)}\n`);
    return true;
  } catch (error) {
    io.error(`收稿报告“${file}”未能写入（${reasonOf(error)}）；材料已按上述结论收录。`);
    return false;
  }
}

interface Flags {
  files: string[];
  content: string;
  report: string | undefined;
  help: boolean;
}

function readFlags(args: string[]): Flags | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        content: { type: 'string' },
        report: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length === 0 && !values.help) return '请给出要收入的文件或文件夹。';
    if (values.content === '' || values.report === '')
      return '--content 和 --report 之后应有路径。';
    return {
      files: positionals,
      content: path.resolve(values.content ?? (process.env['ARCHIVE_CONTENT'] || 'content')),
      report: values.report,
      help: values.help,
    };
  } catch (error) {
    const { message } = error as Error;
    return `参数有误：${/'(-[^']*)'/u.exec(message)?.[1] ?? message}`;
  }
}

/** The day of this machine, not of Greenwich: it is a date for people. */
function today(): string {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
