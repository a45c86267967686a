import { CONTENT_ISSUES, type IssueRow } from './content-issues.ts';
import type { Issue, IssuePlace } from './issue.ts';

/** Values put into a row's words, and the `found` / `allowed` shown beneath them. */
export type IssueValues = Record<string, string | undefined>;

function fill(words: string, values: IssueValues): string {
  return words.replace(/\{([a-z]+)\}/gi, (whole, name: string) => values[name] ?? whole);
}

/** Makes an issue from a row of a table. `name` is the row's name. */
function issueFrom(
  name: string,
  row: IssueRow,
  place: IssuePlace,
  values: IssueValues = {},
): Issue {
  const all = { field: place.field, ...values };
  return {
    name,
    severity: row.severity,
    message: fill(row.message, all),
    advice: fill(row.advice, all),
    ...place,
    ...(values['found'] === undefined ? {} : { found: values['found'] }),
    ...(values['allowed'] === undefined ? {} : { allowed: values['allowed'] }),
  };
}

/** A finding about the content. */
export function contentIssue(
  name: keyof typeof CONTENT_ISSUES,
  place: IssuePlace,
  values?: IssueValues,
): Issue {
  return issueFrom(name, CONTENT_ISSUES[name], place, values);
}
