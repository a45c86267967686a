import path from 'node:path';
import type { Readable } from 'node:stream';
import { localDay } from '#domain/period';
import { textOf } from '#intake/filing/refile';
import type { Desk } from '#intake/review/desk';
import { introduce, show } from '#intake/review/prompt';
import { answer, breakOff, openSession } from '#intake/review/session';
import type { Session } from '#intake/review/session';
import { isInConflict } from '#intake/review/rival';
import { openInWords, openTable } from '#intake/review/table';
import type { OpenRow } from '#intake/review/table';
import { formatIssues } from '#issues/report';
import { readContent } from '#loader/content';
import type { Entry } from '#loader/entry';
import { answersFrom } from '../answers.ts';
import type { Answers } from '../answers.ts';
import type { Terminal } from '../console.ts';
import { entriesNamed, openEntries } from '../entries-to-review.ts';
import { entryOnDesk, faultOf, findingsOn, placeHolders } from '../entry-on-desk.ts';
import { contentFolder, parseFlags } from '../flags.ts';
import { keepAnswers } from '../keep-answers.ts';
import { restoreLine } from '../restore-line.ts';

const USAGE = `用法：npm run review -- [件…] [--content 目录] [--by 经办人] [--list]
      npm run review -- <件> --restore 行号 [--content 目录] [--by 经办人]

  逐件核定待核件和已收录而有疑点未核定的件，先收到的在前。只问未填、存疑和没有依据的著录项，以及收稿
  所见、尚无处理意见的疑点（个人信息、内部标志、去除的文字、数字、近似件等）；单位、所属期、文种定后，与已有件冲突的问取舍。
  答案写入该件的著录部分，正文不动。全部核定后可去掉待核标记，未定单位的件随即移到该单位目录下，从不
  覆盖已有的件。任一问可按 b 返回上一步。收稿记录缺失或损坏的件不能收录。

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
    const holders = placeHolders(content.entries);
    const rows = chosen.map((entry) => listed(root, entry, { entries: content.entries, holders }));
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

interface Walk {
  root: string;
  entries: readonly Entry[];
  desk: Desk;
  answers: Answers;
  io: Terminal;
}

async function walk(chosen: readonly Entry[], given: Walk): Promise<number> {
  const { root, answers, io } = given;
  const { today, handledBy } = given.desk;
  let { entries } = given;
  let { units } = given.desk;
  let code = 0;
  const done = { decided: 0, published: 0 };
  for (const [index, { id }] of chosen.entries()) {
    // An answer about one entry may have moved another.
    const entry = entries.find((one) => one.id === id);
    if (entry === undefined) continue;
    const desk: Desk = { units, today, handledBy };
    const text = textOf(path.join(root, entry.file));
    if (text === undefined) {
      io.error(`${entry.file} 已不在原处，跳过。`);
      entries = entries.filter((one) => one.id !== id);
      code = 1;
      continue;
    }
    const { item, remarks } = entryOnDesk(root, entry, text, entries);
    for (const line of introduce(item, `${index + 1}/${chosen.length}`, remarks)) io.print(line);
    const session = await talk(openSession(item, desk), { answers, desk, io });
    const kept = keepAnswers(root, session, { entry, text, desk, entries });
    for (const line of kept.lines) io.print(line);
    if (kept.problem !== undefined) {
      io.error(kept.problem);
      code = 1;
    }
    entries = kept.entries;
    units = kept.units;
    done.decided += kept.written ? decidedIn(session) : 0;
    done.published += kept.published ? 1 : 0;
    if (session.quit) break;
  }
  const left = openInWords(openEntries(root, entries));
  io.print(`\n核定${done.decided}项，收录${done.published}件；全库仍${left}。`);
  return code;
}

function decidedIn({ decisions, findings, settlement, discard }: Session): number {
  return discard !== undefined
    ? 1
    : decisions.length + findings.length + (settlement === undefined ? 0 : 1);
}

/** One open entry as the list shows it. */
function listed(
  root: string,
  entry: Entry,
  { entries, holders }: { entries: readonly Entry[]; holders: readonly Entry[] },
): OpenRow {
  const findings = findingsOn(root, entry, entries);
  const { id, frontmatter } = entry;
  const others = holders.filter((other) => other.id !== id);
  const isContended = isInConflict({ findings, others }, frontmatter);
  return { id, frontmatter, findings, isContended, fault: faultOf(root, entry) };
}

/** Asks until nothing more is asked; the end of the answers is a way of leaving. */
async function talk(
  opened: Session,
  { answers, desk, io }: Pick<Walk, 'answers' | 'desk' | 'io'>,
): Promise<Session> {
  let session = opened;
  while (session.step.ask !== 'nothing') {
    for (const line of show(session, desk)) io.print(line);
    const line = await answers.next();
    session = line === undefined ? breakOff(session) : answer(session, line, desk);
  }
  return session;
}

async function askName(answers: Answers, io: Terminal): Promise<string | undefined> {
  io.print('经办人姓名？（记入审核情况，回车不记，q 退出）');
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
