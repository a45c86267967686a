import { findingsOfTable } from '#issues/finding';
import type { FindingParams } from '#issues/finding';
import type { Issue } from '#issues/issue';
import { WEB_ISSUES } from '#issues/web-issues';
import { ZIP_ISSUES } from '#issues/zip-issues';

const ROWS = { ...WEB_ISSUES, ...ZIP_ISSUES };

export type WebIssueName = keyof typeof ROWS;

const findingOf = findingsOfTable(ROWS);

/** A finding of the readers of web pages, Markdown and zip archives. */
export function webFinding(name: WebIssueName, params: FindingParams = {}, line?: number): Issue {
  return findingOf(name, params, line === undefined ? {} : { line });
}

/** Longest stretch that one finding quotes. */
const QUOTE = 60;

/** A stretch of text on one line, short enough for a finding. */
export function quoted(text: string, longest = QUOTE): string {
  const line = text
    .slice(0, 20 * longest)
    .replace(/\s+/gu, ' ')
    .trim();
  const chars = [...line];
  return chars.length > longest ? `${chars.slice(0, longest).join('')}…` : line;
}
