import type { Readable } from 'node:stream';
import { localDay } from '#domain/period';
import type { Desk } from '#intake/review/desk';
import { openTable } from '#intake/review/table';
import { formatIssues } from '#issues/report';
import { readContent } from '#loader/content';
import { answersFrom } from '../answers.ts';
import type { Answers } from '../answers.ts';
import type { Terminal } from '../console.ts';
import { entriesNamed, openEntries } from '../entries-to-review.ts';
import { contentFolder, parseFlags } from '../flags.ts';
import { openRows } from '../open-rows.ts';
import { restoreLine } from '../restore-line.ts';
import { walk } from '../walk.ts';

const USAGE = `用法：npm run review -- [件…] [--content 目录] [--by 经办人] [--list]
      npm run review -- <件> --restore 行号 [--content 目录] [--by 经办人]

  逐件核定待核件和已收录而有疑点未核定的件，先收到的在前。只问未填、存疑和没有依据的著录项，以及收稿
  所见、尚无处理意见的疑点（个人信息、内部标志、去除的文字、数字、近似件等）；单位、所属期、文种定后，与已有件冲突的问取舍。
  答案写入该件的著录部分；正文只在选“补回”“隐去”时由程序改动，并逐处记录，建站时照样逐字核对。隐去写为
  138****5678、王某某之类，件中各处一并隐去。全部核定后可去掉待核标记，未定单位的件随即移到该单位目录下，
  从不覆盖已有的件。未入名录的单位可登记，各项可改。任一问可按 b 返回上一步；件在别处改动的，自动重读。
  收稿记录缺失或损坏的件不能收录。

  件               如 _inbox/4d3a6dadd0be 或 yunxi/2019-h1，写开头几位即可；不写则逐件核定
  --content 目录   内容目录；默认取 ARCHIVE_CONTENT，再默认为 content
  --by 经办人      记入审核情况；不写则开始时询问
  --list           只列出待核的件、著录项和疑点数
  --restore 行号   把收稿时在该行（收入文本的行号，见来稿核查单）去除的文字补回正文，先显示再询问
  --help           显示本说明

  退出码：0 完成（包括留待以后的），1 有答案未能写入或未能收录，2 用法有误`;

/** `npm run review`: walks a person through what is open; answers come from the terminal or a pipe. */
export async function review(
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
  const root = flags.content;
  const today = localDay();
  const { value: content, issues } = readContent(root, { drafts: true, today });
  // An entry that cannot be read cannot be asked about; `check` explains, here it is only named.
  const unread = issues.filter(
    ({ severity, file }) =>
      severity === 'error' && !content.entries.some((entry) => entry.file === file),
  );
  if (unread.length > 0) io.error(`以下文件有误，未列入，请先改正：\n${formatIssues(unread)}`);
  // Without a sound list of units nothing can be decided about one.
  const isListSound = !issues.some(
    ({ severity, file }) => severity === 'error' && file === 'units.yaml',
  );
  if (content.settings === undefined || !isListSound) return 1;
  const chosen =
    flags.restore === undefined
      ? entriesNamed(openEntries(root, content.entries), flags.entries)
      : entriesNamed(content.entries, flags.entries);
  if (typeof chosen === 'string') {
    io.error(chosen);
    return 2;
  }
  const desk: Desk = { units: content.units, today, handledBy: flags.by };
  if (flags.restore !== undefined) {
    const [entry, another] = chosen;
    if (entry !== undefined && another === undefined) {
      const asked = { entry, entries: content.entries, line: flags.restore, desk };
      const answers = answersFrom(input);
      try {
        return await restoreLine(root, asked, answers, io);
      } finally {
        answers.close();
      }
    }
    io.error('--restore 须指明一件，如 npm run review -- yunxi/2019-h1 --restore 12。');
    return 2;
  }
  if (flags.list || chosen.length === 0) {
    const rows = openRows(root, chosen, content.entries);
    for (const line of openTable(rows, content.units)) io.print(line);
    return 0;
  }
  const answers = answersFrom(input);
  try {
    const handledBy = flags.by ?? (await askName(answers, io));
    if (handledBy === undefined) return 0;
    const signed = { ...desk, handledBy: handledBy || undefined };
    return await walk(chosen, { root, entries: content.entries, desk: signed, answers, io });
  } finally {
    answers.close();
  }
}

async function askName(answers: Answers, io: Terminal): Promise<string | undefined> {
  io.print('经办人姓名？（记入审核情况，回车不记，q 保存并退出）');
  const name = (await answers.next())?.trim();
  return name === 'q' ? undefined : name;
}

interface Flags {
  entries: string[];
  content: string;
  by: string | undefined;
  list: boolean;
  restore: number | undefined;
  help: boolean;
}

function readFlags(args: string[]): Flags | string {
  const parsed = parseFlags(args, {
    content: { type: 'string' },
    by: { type: 'string' },
    list: { type: 'boolean', default: false },
    restore: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in parsed) return parsed.problem;
  const { values, positionals } = parsed;
  const { restore } = values;
  if (restore !== undefined && !/^[1-9]\d*$/u.test(restore)) {
    return `--restore 之后应为行号，现为“${restore}”。`;
  }
  return {
    entries: positionals,
    content: contentFolder(values.content),
    by: values.by,
    list: values.list,
    restore: restore === undefined ? undefined : Number(restore),
    help: values.help,
  };
}
