import path from 'node:path';
import { parseArgs } from 'node:util';
import { localDay } from '#domain/period';
import { errorsOf } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { isTopicSlug } from '#domain/address';
import { isSettled } from '#intake/file-report';
import { writeWhole } from '#intake/filing/atomic-write';
import { reasonOf } from '#intake/filing/failure';
import { removeLeftovers } from '#intake/filing/leftovers';
import { sourceFiles } from '#intake/filing/source-files';
import { formatReport, formatTotals } from '#intake/report-text';
import { discreet } from '#intake/discreet-report';
import { takeInAll } from '#intake/pool';
import { withResemblances } from '#intake/resemblances';
import { sheetHtml } from '#intake/sheet/sheet-html';
import { readSettings, readUnits } from '#loader/content';
import { obstacleTo } from '../intake-obstacles.ts';
import { standingsOf } from '../standings.ts';

/** From this many files on a batch tells how far it is, every so many. */
const LONG_BATCH = 50;
const PROGRESS_STEP = 25;

interface Output {
  print(line: string): void;
  error(line: string): void;
}

const USAGE = `用法：npm run intake -- <文件或文件夹…> [--content 目录] [--report 文件] [--sheet 文件]
                            [--topic 代码=名称]

  收入 txt、docx、doc、wps、rtf、odt、pdf、ofd、html、mht、md 材料和其 zip（按内容识别，与后缀无关），
  写入内容目录，并逐件说明著录依据和待核事项。
  文件夹逐级读取，隐藏文件和符号链接不读。

  --content 目录   内容目录，没有或为空则新建；默认取 ARCHIVE_CONTENT，再默认为 content
  --report 文件    另存 JSON 格式的收稿报告
  --sheet 文件     另存来稿核查单（一页 HTML，可打印）
  --topic 代码=名称    本次各件作专项总结收录，如 yiqing=疫情防控
  --converter soffice  doc、wps 由本机的 LibreOffice 转换后读取
  --help           显示本说明

  一个文件含多篇的，逐篇收录。同期同文种已有一件的，来稿存为待核件，由 npm run review 核定。

  退出码：0 全部收录（含待核件），1 有文件未收录或与已有件的冲突未核定，2 用法有误`;

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
  const obstacle = obstacleTo(flags, (folder) => io.print(`新建内容目录 ${folder}`));
  if (obstacle !== undefined) {
    io.error(`${obstacle}，未收稿。`);
    return 1;
  }
  removeLeftovers(flags.content);
  const settings = readSettings(flags.content);
  const units = readUnits(flags.content);
  const faults = errorsOf([...settings.issues, ...units.issues]);
  if (settings.value === undefined || faults.length > 0) {
    io.error('内容目录的设置或单位名录有误，未收稿：');
    io.error(formatIssues(faults));
    return 1;
  }
  const { files, passedOver } = sourceFiles(flags.files);
  const receiver = {
    root: flags.content,
    settings: settings.value,
    units: units.value,
    today: localDay(),
    ...(flags.converter === undefined ? {} : { converter: flags.converter }),
    ...(flags.topic === undefined ? {} : { topic: flags.topic }),
  };
  const onProgress = (done: number, all: number): void => {
    if (all >= LONG_BATCH && done % PROGRESS_STEP === 0) io.error(`已读 ${done}/${all} 件`);
  };
  const taken = await takeInAll(files, receiver, { onProgress });
  const reports = withResemblances(flags.content, taken).map(discreet);
  for (const report of reports) io.print(formatReport(report));
  io.print(formatTotals(reports));
  if (passedOver.length > 0) io.print(`文件夹中不是材料的文件未读：${passedOver.join('、')}`);
  if (flags.report !== undefined) {
    const json = `${JSON.stringify(reports, null, 2)}\n`;
    if (!isSaved(flags.report, json, io)) return 1;
  }
  if (flags.sheet !== undefined) {
    const standings = standingsOf(flags.content, reports, units.value);
    const context = {
      archive: settings.value.name,
      day: receiver.today,
      standings,
      ...(flags.given === undefined ? {} : { flags: `--content ${asTyped(flags.given)}` }),
    };
    if (!isSaved(flags.sheet, sheetHtml(reports, context), io)) return 1;
  }
  return reports.length > 0 && reports.every(isSettled) ? 0 : 1;
}

/** A path as it is typed: in quotation marks where it holds white space. */
function asTyped(file: string): string {
  return /\s/u.test(file) ? `"${file}"` : file;
}

/** Saves a report; what has been filed stays filed when that fails. */
function isSaved(file: string, text: string, io: Output): boolean {
  try {
    writeWhole(path.resolve(file), text);
    return true;
  } catch (error) {
    io.error(`收稿报告“${file}”未能写入（${reasonOf(error)}）；材料已按上述结论收录。`);
    return false;
  }
}

interface Flags {
  files: string[];
  content: string;
  /** The content root as the person named it; undefined when they did not. */
  given: string | undefined;
  report: string | undefined;
  sheet: string | undefined;
  converter: 'soffice' | undefined;
  topic: { slug: string; name: string } | undefined;
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
        sheet: { type: 'string' },
        converter: { type: 'string' },
        topic: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (positionals.length === 0 && !values.help) return '请给出要收入的文件或文件夹。';
    if (values.converter !== undefined && values.converter !== 'soffice')
      return `--converter 只可为 soffice，现为“${values.converter}”。`;
    if ([values.content, values.report, values.sheet].includes(''))
      return '--content、--report 和 --sheet 之后应有路径。';
    const topic = values.topic === undefined ? undefined : readTopic(values.topic);
    if (typeof topic === 'string') return topic;
    return {
      files: positionals,
      content: path.resolve(values.content ?? (process.env['ARCHIVE_CONTENT'] || 'content')),
      given: values.content,
      report: values.report,
      sheet: values.sheet,
      converter: values.converter,
      topic,
      help: values.help,
    };
  } catch (error) {
    const { message } = error as Error;
    return `参数有误：${/'(-[^']*)'/u.exec(message)?.[1] ?? message}`;
  }
}

/** Longest name of a topic the archive holds. */
const LONGEST_TOPIC = 30;

/** `yiqing=疫情防控` as a topic; a sentence when it is none. */
function readTopic(given: string): { slug: string; name: string } | string {
  const [, slug = '', name = ''] = /^([^=]*)=(.*)$/su.exec(given.trim()) ?? [];
  if (slug === '' || name.trim() === '')
    return `--topic 应写作 代码=名称，如 yiqing=疫情防控，现为“${given}”。`;
  if (!isTopicSlug(slug))
    return `--topic 的代码“${slug}”不可用：应以小写英文字母开头，由字母、数字和连字符组成，至多40个，不得与时段（h1、q3）、文种代码相同。`;
  if (name.trim().length > LONGEST_TOPIC) return `--topic 的名称至多${LONGEST_TOPIC}字。`;
  return { slug, name: name.trim() };
}
