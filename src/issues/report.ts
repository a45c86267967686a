import type { Issue, Severity } from './issue.ts';

const SEVERITY_WORDS: Record<Severity, string> = { error: '错误', warning: '待核', note: '提示' };

/** One finding as lines of plain text: place, what happened, what was found, what is allowed, what to do. */
function formatIssue(issue: Issue): string {
  const place = [
    issue.file,
    issue.line === undefined ? undefined : `第${issue.line}行`,
    issue.field === undefined ? undefined : `字段 ${issue.field}`,
  ].filter((part) => part !== undefined);
  const lines = [
    `[${SEVERITY_WORDS[issue.severity]}] ${place.length > 0 ? `${place.join('，')}：` : ''}${issue.message}`,
  ];
  // A note asks for nothing: one line is enough.
  if (issue.severity === 'note') return `${lines[0]}（${issue.name}）`;
  if (issue.found !== undefined) lines.push(`    现值：${issue.found}`);
  if (issue.allowed !== undefined) lines.push(`    可填：${issue.allowed}`);
  lines.push(`    处理：${issue.advice}（${issue.name}）`);
  return lines.join('\n');
}

/** All findings, gravest first, in a stable order within one severity. */
export function formatIssues(issues: readonly Issue[]): string {
  const order: Severity[] = ['error', 'warning', 'note'];
  return [...issues]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map(formatIssue)
    .join('\n');
}
