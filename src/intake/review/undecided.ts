import type { RecordedFinding } from '#domain/faithful-text';
import type { Item } from '#domain/item';
import { CONFLICT, isAboutField, openFindings } from '#domain/open-findings';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import { groupOf } from '../sheet/words.ts';

/**
 * What intake found about an entry and nobody has decided: one warning each for an entry that is in the
 * archive, one note with their number for a draft. What the description says to be doubtful is told
 * by the rules of the description.
 */
export function undecidedFindings(
  { id, frontmatter, file }: Item & { file: string },
  findings: readonly RecordedFinding[],
): Issue[] {
  const open = openFindings(findings, frontmatter);
  if (frontmatter.draft) {
    const asked = open.filter(({ name }) => !isAboutField(name));
    if (asked.length === 0) return [];
    const values = { count: String(asked.length), list: inGroups(asked) };
    return [contentIssue('draft-findings', { file }, values)];
  }
  return open.map(({ key, message, line }) => {
    const detail = line === undefined ? message : `${message}（收入文本第${line}行）`;
    return contentIssue('finding-undecided', { file }, { detail, id, key });
  });
}

function inGroups(findings: readonly RecordedFinding[]): string {
  const counts = new Map<string, number>();
  for (const { name } of findings) {
    const group = name === CONFLICT ? '与已有件冲突' : groupOf(name);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return [...counts].map(([group, count]) => `${group}${count}项`).join('、');
}
