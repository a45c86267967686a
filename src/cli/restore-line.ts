import { readFileSync } from 'node:fs';
import path from 'node:path';
import { itemSchema } from '#domain/item';
import { keptFiles } from '#domain/originals';
import { writeWhole } from '#intake/filing/atomic-write';
import { recordText } from '#intake/filing/record';
import { refile } from '#intake/filing/refile';
import type { Desk } from '#intake/review/desk';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { recordedDecisions, without } from '#intake/review/finding-answers';
import { putBack } from '#intake/review/put-back';
import type { Entry } from '#loader/entry';
import type { Terminal } from './console.ts';
import { findingsOn, restorableOf } from './entry-on-desk.ts';

const QUOTE = 40;

/**
 * Puts the text that intake removed in one line back into an entry, and says so in `review`; a finding
 * that doubted the removal is decided by it. 1 when it cannot be done, and nothing is changed then.
 */
export function restoreLine(
  root: string,
  { entry, line, desk }: { entry: Entry; line: number; desk: Desk },
  io: Terminal,
): number {
  const { source, review } = entry.frontmatter;
  const text = readFileSync(path.join(root, entry.file), 'utf8');
  const given = restorableOf(root, entry, text);
  if (given === undefined || source === undefined) {
    io.error('未补回：原件旁没有收入文本或收稿记录。');
    return 1;
  }
  const done = putBack(given, line);
  if (!('file' in done)) {
    io.error(`未补回：${done.problem}`);
    return 1;
  }
  const doubted = findingsOn(root, entry).filter(
    (finding) => finding.name === 'removal-doubtful' && finding.line === line,
  );
  const answers = doubted.map((finding) => ({
    finding,
    decision: 'mended' as const,
    note: '',
    putBack: true,
  }));
  const made = recordedDecisions(answers, undefined, desk);
  const who = desk.handledBy === undefined ? '' : ` ${desk.handledBy}`;
  const said = `${desk.today}${who}：补回收稿时去除的文字（收入文本第${line}行）`;
  const decisions = [...without(review?.decisions ?? [], made), said, ...made];
  const after = editFrontmatter(
    done.file,
    [
      { path: ['review', 'date'], value: desk.today },
      { path: ['review', 'decisions'], value: decisions },
    ],
    Object.keys(itemSchema.shape),
  );
  writeWhole(path.join(root, keptFiles(source).record), recordText(done.record));
  if (refile(root, { from: entry.id, to: entry.id, before: text, after }) !== 'written') {
    io.error(`${entry.file} 刚被另行改动，未补回，请重试。`);
    writeWhole(path.join(root, keptFiles(source).record), recordText(given.record));
    return 1;
  }
  for (const removal of done.restored) {
    const words = removal.text.replace(/\s+/gu, ' ').trim();
    io.print(`√ 已补回正文：${words.length > QUOTE ? `${words.slice(0, QUOTE)}…` : words}`);
  }
  return 0;
}
