import path from 'node:path';
import { reasonOf } from '#intake/filing/failure';
import { writeWhole } from '#intake/filing/atomic-write';
import { givenUp } from '#domain/versions';
import { openInWords } from '#intake/review/table';
import { undecidedFindings } from '#intake/review/undecided';
import { isSound } from '#issues/issue';
import type { Issue } from '#issues/issue';
import { formatIssues } from '#issues/report';
import { readContent } from '#loader/content';
import type { Content } from '#loader/content';
import { checkOriginals } from '#loader/originals';
import { versionOf } from '#loader/rules';
import type { Terminal } from '../console.ts';
import { proveEntry } from '../entry-proofs.ts';
import { openEntries } from '../entries-to-review.ts';
import { contentFolder, parseFlags } from '../flags.ts';
import { openRows } from '../open-rows.ts';

const USAGE = `用法：npm run check -- [--content 目录] [--json 文件]

  核对全库：著录、正文、原件，以及收稿所见疑点是否都有处理意见。待核件也在内。

  --content 目录   内容目录；默认取 ARCHIVE_CONTENT，再默认为 content
  --json 文件      另存 JSON，一项一条：{name, severity, message, advice, file, line, field}
  --help           显示本说明

  退出码：0 没有错误，1 有错误，2 用法有误`;

/** `npm run check`: every finding about the content, drafts included; 1 when one is an error. */
export async function check(args: string[], io: Terminal): Promise<number> {
  const flags = parseFlags(args, {
    content: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if ('problem' in flags || flags.positionals.length > 0) {
    io.error('problem' in flags ? flags.problem : `不认识的参数：${flags.positionals.join(' ')}`);
    io.error(USAGE);
    return 2;
  }
  const { content, json, help } = flags.values;
  if (help) {
    io.print(USAGE);
    return 0;
  }
  const root = contentFolder(content);
  const { value, issues: ofAll } = readContent(root, { drafts: true });
  const issues = [...ofAll];
  issues.push(...checkOriginals(root, value.entries));
  issues.push(...asBuilt(root, value, issues));
  const gone = givenUp(value.entries.map(versionOf));
  const rows = openRows(root, value.entries, value.entries);
  for (const [at, entry] of value.entries.entries()) {
    issues.push(...proveEntry(root, entry));
    // A version that gave its place up is kept as it was; nobody publishes it again.
    if (entry.frontmatter.draft && gone.has(entry.id)) continue;
    const row = rows[at];
    if (row !== undefined) issues.push(...undecidedFindings(entry, row));
  }
  if (issues.length > 0) io.print(formatIssues(issues));
  const waiting = new Set(openEntries(root, value.entries).map(({ id }) => id));
  const open = rows.filter(({ id }) => waiting.has(id));
  io.print(`核对：${value.found}件，${value.units.length}个单位；所见问题和提示${issues.length}项`);
  io.print(`${openInWords(open)}。`);
  if (json !== undefined) {
    try {
      writeWhole(path.resolve(json), `${JSON.stringify(issues, null, 2)}\n`);
    } catch (error) {
      io.error(`“${json}”未能写入（${reasonOf(error)}）。`);
      return 1;
    }
  }
  return isSound(issues) ? 0 : 1;
}

/** What only the published entries by themselves give, as a build reads them, and `known` does not say. */
function asBuilt(root: string, { entries }: Content, known: readonly Issue[]): Issue[] {
  const read = new Map(entries.map((entry) => [entry.file, entry]));
  const { issues } = readContent(root, { drafts: false, reuse: (file) => read.get(file) });
  const said = new Set(known.map((issue) => JSON.stringify(issue)));
  return issues.filter((issue) => !said.has(JSON.stringify(issue)));
}
