import { OFFICE_ISSUES } from '#issues/office-issues';
import type { OfficeIssueName } from '#issues/office-issues';
import type { SourceDocument } from '#document/model';
import { findingsOfTable } from '#issues/finding';
import type { Issue, Result } from '#issues/issue';

/** A finding of the office formats. */
export const officeFinding = findingsOfTable(OFFICE_ISSUES);

/** A file that cannot be read, with the finding to report; thrown inside a reader, never out of it. */
export class Refused extends Error {
  readonly issue: Issue;
  constructor(name: OfficeIssueName, params: Record<string, string | number> = {}) {
    const issue = officeFinding(name, params);
    super(issue.message);
    this.issue = issue;
  }
}

/** Runs a reader; whatever goes wrong inside becomes a finding. */
export function guarded(
  format: string,
  read: () => Result<SourceDocument>,
): Result<SourceDocument | null> {
  try {
    return read();
  } catch (error) {
    const issue =
      error instanceof Refused
        ? error.issue
        : officeFinding('office-broken', { format, reason: '结构不能解析' });
    return { value: null, issues: [issue] };
  }
}
