import path from 'node:path';
import { itemSchema } from '#domain/item';
import { keptFiles } from '#domain/originals';
import { maskSecrets } from '#intake/checks/mask-secrets';
import { writeWhole } from '#intake/filing/atomic-write';
import { recordText } from '#intake/filing/record';
import { refile, textOf } from '#intake/filing/refile';
import type { Desk } from '#intake/review/desk';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { recordedDecisions, without } from '#intake/review/finding-answers';
import { putBack } from '#intake/review/put-back';
import type { Entry } from '#loader/entry';
import type { Answers } from './answers.ts';
import type { Terminal } from './console.ts';
import { findingsOn, restorableOf } from './entry-on-desk.ts';

const QUOTE = 200;

/**
 * Puts the text that intake removed in one line back into an entry, when a person who has seen the words
 * says so, and notes it in `review`; a finding that doubted the removal is decided by it. 1 when it
 * is not done, and nothing is changed then.
 */
export async function restoreLine(
  root: string,
  {
    entry,
    entries,
    line,
    desk,
  }: { entry: Entry; entries: readonly Entry[]; line: number; desk: Desk },
  answers: Answers,
  io: Terminal,
): Promise<number> {
  const { source, review } = entry.frontmatter;
  const text = textOf(path.join(root, entry.file));
  const given = text === undefined ? undefined : restorableOf(root, entry, text);
  if (text === undefined || given === undefined || source === undefined) {
    io.error('未补回：原件旁没有收入文本或收稿记录。');
    return 1;
  }
  const done = putBack(given, line);
  if (!('file' in done)) {
    io.error(`未补回：${done.problem}`);
    return 1;
  }
  const words = done.restored.map((removal) => inShort(removal.text));
  io.print(`收入文本第${line}行去除的文字：`);
  for (const one of words) io.print(`  ${maskSecrets(one)}`);
  io.print('补回正文？y 补回，其他不补');
  if (!/^(?:[yｙ]|是)$/iu.test((await answers.next())?.trim() ?? '')) {
    io.print('未补回。');
    return 1;
  }
  const doubted = findingsOn(root, entry, entries).filter(
    (finding) => finding.name === 'removal-doubtful' && finding.line === line,
  );
  const made = recordedDecisions(
    doubted.map((finding) => ({
      finding,
      decision: 'mended' as const,
      note: '',
      putBack: true,
    })),
    undefined,
    desk,
  );
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
  if (refile(root, { from: entry.id, to: entry.id, before: text, after }) !== 'written') {
    io.error(`${entry.file} 刚被另行改动或移走，未补回，请重试。`);
    return 1;
  }
  // The entry goes first: a run cut short here is finished by putting the line back once more.
  writeWhole(path.join(root, keptFiles(source).record), recordText(done.record));
  io.print('√ 已补回正文。');
  return 0;
}

function inShort(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line;
}
