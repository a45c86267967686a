import { formatIssues } from '#issues/report';
import { isSound } from '#issues/issue';
import { readContent } from '#loader/content';
import { checkOriginals } from '#loader/originals';
import { rootsFrom } from '#loader/roots';
import type { Terminal } from '../console.ts';

/** `npm run check`: every finding about the content, drafts included; 1 when one is an error. */
export async function check(args: string[], io: Terminal): Promise<number> {
  if (args.length > 0) {
    io.error('用法：npm run check（内容目录由 ARCHIVE_CONTENT 指定）');
    return 2;
  }
  const root = rootsFrom(process.env, process.cwd()).content;
  const { value, issues } = readContent(root, { drafts: true });
  issues.push(...checkOriginals(root, value.entries));
  if (issues.length > 0) io.print(formatIssues(issues));
  const drafts = value.entries.filter(({ frontmatter }) => frontmatter.draft).length;
  io.print(
    `核对：${value.found}件（其中待核${drafts}件），${value.units.length}个单位，` +
      `待核事项${issues.length}项`,
  );
  return isSound(issues) ? 0 : 1;
}
