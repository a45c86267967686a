import { PAGED_ISSUES } from '#issues/paged-issues';
import type { PagedIssueName } from '#issues/paged-issues';
import { findingsOfTable } from '#issues/finding';
import type { Issue } from '#issues/issue';

/** Longest stretch of text that one finding quotes. */
const QUOTE = 60;

/** A finding of the formats with fixed pages. */
export const pagedFinding = findingsOfTable(PAGED_ISSUES);

/** A file that cannot be read, with the finding to report; thrown inside a reader, never out of it. */
export class PagedRefused extends Error {
  readonly issue: Issue;
  constructor(name: PagedIssueName, params: Record<string, string | number> = {}) {
    const issue = pagedFinding(name, params);
    super(issue.message);
    this.issue = issue;
  }
}

/** Page numbers (1-based) for a message: `1、4、5`, cut after twelve. */
export function pageList(pages: readonly number[]): string {
  const shown = [...new Set(pages)].sort((a, b) => a - b);
  return shown.length > 12 ? `${shown.slice(0, 12).join('、')} 等` : shown.join('、');
}

/** A stretch short enough to be quoted. */
export function quote(text: string): string {
  const characters = [...text];
  return characters.length > QUOTE ? `${characters.slice(0, QUOTE).join('')}…` : text;
}
