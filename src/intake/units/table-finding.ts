import type { Issue, IssuePlace } from '#issues/issue';
import { UNIT_LIST_ISSUES } from '#issues/unit-list-issues';
import type { UnitListIssueName } from '#issues/unit-list-issues';

/** A finding about a table of units, filled in from its row of the issue table. */
export function tableFinding(
  name: UnitListIssueName,
  params: Record<string, string | number>,
  place: IssuePlace & { found?: string | undefined; allowed?: string | undefined },
): Issue {
  const row = UNIT_LIST_ISSUES[name];
  const message: (values: Record<string, string | number>) => string = row.message;
  return { name, severity: row.severity, message: message(params), advice: row.advice, ...place };
}
