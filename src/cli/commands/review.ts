import { existsSync, readFileSync } from 'node:fs';
import { localDay } from '#domain/period';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { INBOX } from '#domain/address';
import type { IntakeRecord } from '#domain/faithful-text';
import type { Desk, OpenItem } from '#intake/review/desk';
import { introduce, show } from '#intake/review/prompt';
import { remarksOn } from '#intake/review/remarks';
import { answer, breakOff, openSession } from '#intake/review/session';
import type { Session } from '#intake/review/session';
import { openTable } from '#intake/review/table';
import { formatIssues } from '#issues/report';
import { readContent } from '#loader/content';
import type { Content } from '#loader/content';
import type { Entry } from '#loader/entry';
import { answersFrom } from '../answers.ts';
import type { Answers } from '../answers.ts';
import type { Terminal } from '../console.ts';
import { keepAnswers } from '../keep-answers.ts';

const USAGE = `用法：npm run review -- [件…] [--content 目录] [--by 经办人] [--list]

  逐件核定待核件：先收到的在前，只问未填、存疑和没有依据的著录项，答案写入该件的著录部分，正文不动。
  必填各项都核定后可去掉待核标记，未定单位的件随即移到该单位目录下，从不覆盖已有的件。

  件               如 _inbox/4d3a6dadd0be 或 yunxi/2019-h1，写开头几位即可；不写则逐件核定
  --content 目录   内容目录；默认取 ARCHIVE_CONTENT，再默认为 content
  --by 经办人      记入审核情况；不写则开始时询问
  --list           只列出待核件和待核的著录项
  --help           显示本说明

  退出码：0 完成（包括留待以后的），1 有答案未能写入或未能收录，2 用法有误`;

/** `npm run review`: walks a person through the drafts; answers come from the terminal or a pipe. */
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
  const today = localDay();
  const { value: content, issues } = readContent(flags.content, { drafts: true, today });
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
  const drafts = chosen(content.entries, flags.entries);
  if (typeof drafts === 'string') {
    io.error(drafts);
    return 2;
  }
  if (flags.list || drafts.length === 0) {
    for (const line of openTable(drafts, content.units)) io.print(line);
    return 0;
  }
  const answers = answersFrom(input);
  try {
    const handledBy = flags.by ?? (await askName(answers, io));
    if (handledBy === undefined) return 0;
    const desk: Desk = { units: content.units, today, handledBy: handledBy || undefined };
    return await walk(drafts, { root: flags.content, content, desk, answers, io });
  } finally {
    answers.close();
  }
}

interface Walk {
  root: string;
  content: Content;
  desk: Desk;
  answers: Answers;
  io: Terminal;
}

async function walk(drafts: readonly Entry[], given: Walk): Promise<number> {
  const { root, content, desk, io } = given;
  const entries = [...content.entries];
  let code = 0;
  const done = { decided: 0, published: 0 };
  for (const [index, entry] of drafts.entries()) {
    const text = readFileSync(path.join(root, entry.file), 'utf8');
    const { item, remarks } = onDesk(root, entry, text);
    for (const line of introduce(item, `${index + 1}/${drafts.length}`, remarks)) io.print(line);
    const session = await talk(openSession(item, desk), given);
    const kept = keepAnswers(root, session, { entry, text, desk, entries });
    for (const line of kept.lines) io.print(line);
    if (kept.problem !== undefined) {
      io.error(kept.problem);
      code = 1;
    }
    entries.splice(entries.indexOf(entry), 1, kept.entry);
    done.decided += kept.written ? session.decisions.length : 0;
    done.published += kept.entry.frontmatter.draft ? 0 : 1;
    if (session.quit) break;
  }
  const left = entries.filter(({ frontmatter }) => frontmatter.draft).length;
  io.print(`\n核定${done.decided}项，收录${done.published}件；全库仍待核${left}件。`);
  return code;
}

/** Asks until nothing more is asked; the end of the answers is a way of leaving. */
async function talk(opened: Session, { answers, desk, io }: Walk): Promise<Session> {
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

/** The entry with what lies beside its original: whether its title is in the text, what to bear in mind. */
function onDesk(
  root: string,
  { id, frontmatter }: Entry,
  text: string,
): { item: OpenItem; remarks: string[] } {
  const folder =
    frontmatter.source === undefined
      ? undefined
      : path.join(root, path.dirname(frontmatter.source.original));
  const record = folder === undefined ? undefined : path.join(folder, 'intake.json');
  const taken = folder === undefined ? undefined : path.join(folder, 'text.txt');
  const hasRecord = record !== undefined && existsSync(record);
  const titleInText =
    hasRecord && (JSON.parse(readFileSync(record, 'utf8')) as IntakeRecord).title !== null;
  const words = taken !== undefined && existsSync(taken) ? readFileSync(taken, 'utf8') : text;
  return { item: { id, frontmatter, titleInText }, remarks: remarksOn(words) };
}

/** The drafts asked for, those received first in front; a sentence when a name fits none or several. */
function chosen(entries: readonly Entry[], names: readonly string[]): Entry[] | string {
  const drafts = entries.filter(({ frontmatter }) => frontmatter.draft).sort(byReceipt);
  const found: Entry[] = [];
  for (const name of names) {
    const id = name.replaceAll('\\', '/').replace(/^(?:.*\/)?summaries\/|\.mdx$/gu, '');
    const exact = drafts.filter((draft) => draft.id === id);
    const fits = drafts.filter((draft) =>
      [draft.id, draft.id.replace(`${INBOX}/`, '')].some((known) => known.startsWith(id)),
    );
    const [only, another] = exact.length > 0 ? exact : fits;
    if (only === undefined) return `没有待核件“${name}”。--list 可列出全部待核件。`;
    if (another !== undefined) {
      return `“${name}”所指不止一件：${fits.map((draft) => draft.id).join('、')}。`;
    }
    if (!found.includes(only)) found.push(only);
  }
  return names.length === 0 ? drafts : found;
}

function byReceipt(one: Entry, other: Entry): number {
  const [a, b] = [one, other].map(({ frontmatter }) => frontmatter.source?.receivedAt ?? '');
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : one.id < other.id ? -1 : 1;
}

interface Flags {
  entries: string[];
  content: string;
  by: string | undefined;
  list: boolean;
  help: boolean;
}

function readFlags(args: string[]): Flags | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        content: { type: 'string' },
        by: { type: 'string' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.content === '') return '--content 之后应有路径。';
    return {
      entries: positionals,
      content: path.resolve(values.content ?? (process.env['ARCHIVE_CONTENT'] || 'content')),
      by: values.by,
      list: values.list,
      help: values.help,
    };
  } catch (error) {
    const { message } = error as Error;
    return `参数有误：${/'(-[^']*)'/u.exec(message)?.[1] ?? message}`;
  }
}
