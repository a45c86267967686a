import type { Item } from '#domain/item';
import { isAboutField, openFindings } from '#domain/open-findings';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import type { RecordedFinding } from '#domain/faithful-text';
import { groupOf } from '../sheet/words.ts';
import { findingsToAsk } from './matters.ts';
import type { OpenRow } from './table.ts';

/**
 * What intake found about an entry and nobody has decided: one warning each for an entry that is in the
 * archive, one note with their number for a draft, the number that `review --list` gives. What the
 * description says to be doubtful is told by the rules of the description; a conflict by itself.
 */
export function undecidedFindings(
  { id, frontmatter, file }: Item & { file: string },
  { findings, isContended }: Pick<OpenRow, 'findings' | 'isContended'>,
): Issue[] {
  const asked = findingsToAsk(findings, frontmatter);
  if (frontmatter.draft) {
    const matters = [
      ...(isContended ? ['与已有件冲突'] : []),
      ...(asked.length === 0 ? [] : [`疑点${asked.length}项（${inGroups(asked)}）`]),
    ];
    if (matters.length === 0) return [];
    return [contentIssue('draft-findings', { file }, { list: matters.join('，') })];
  }
  const doubts = openFindings(findings, frontmatter).filter(({ name }) => isAboutField(name));
  return [...doubts, ...asked].map(({ key, message, line }) => {
    const detail = line === undefined ? message : `${message}（收入文本第${line}行）`;
    return contentIssue('finding-undecided', { file }, { detail, id, key });
  });
}

function inGroups(findings: readonly RecordedFinding[]): string {
  const counts = new Map<string, number>();
  for (const { name } of findings) {
    const group = groupOf(name);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => `${group}${count}项`).join('、');
}
