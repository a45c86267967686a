import { INTAKE_ISSUES } from '#issues/intake-issues';
import type { IntakeIssueName } from '#issues/intake-issues';
import type { Issue, IssuePlace } from '#issues/issue';

/** A finding of intake, filled in from its row of the issue table. */
export function finding(
  name: IntakeIssueName,
  params: Record<string, string | number> = {},
  place: IssuePlace & { found?: string | undefined } = {},
): Issue {
  const row = INTAKE_ISSUES[name];
  const message: (values: Record<string, string | number>) => string = row.message;
  return { name, severity: row.severity, message: message(params), advice: row.advice, ...place };
}
