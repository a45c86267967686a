import type { RecordedFinding } from '#domain/faithful-text';
import { needsReason } from '#domain/open-findings';
import { groupOf } from '../sheet/words.ts';
import { isRestorable } from './answer-finding.ts';
import { contextOf } from './context.ts';
import type { Session } from './session.ts';

/** A finding with the lines around it, what to do about it, and the keys. */
export function showFinding(
  finding: RecordedFinding,
  session: Session,
  given: { count: string; back: string; rest: readonly RecordedFinding[] },
): string[] {
  const { count, back, rest } = given;
  const reason = needsReason(finding.name) ? '（后写理由，如 1 对外公布的值班电话）' : '';
  const choices = [
    `1 属实保留${reason}`,
    '2 已改',
    '3 不是问题',
    ...(isRestorable(finding, session) ? ['4 补回正文'] : []),
  ];
  const others = rest.length - 1;
  const all = others > 0 ? `序号后加 a，同类其余 ${others} 项同此；` : '';
  return [
    '',
    `（${count}）${groupOf(finding.name)}：${finding.message}`,
    ...contextOf(finding, session.item),
    ...(finding.advice === undefined ? [] : [`  处理：${finding.advice}`]),
    `  ${choices.join('，')}`,
    `  ${all}序号后空一格可写说明；s 留待以后，${back}q 退出`,
  ];
}
