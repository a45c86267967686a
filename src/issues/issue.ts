/** How grave a finding is: an `error` stops its item, a `warning` asks for a decision, a `note` informs. */
export type Severity = 'error' | 'warning' | 'note';

/** Where a finding stands. All parts are optional: a finding about a folder has no line. */
export interface IssuePlace {
  /** Path as the person gave it, or relative to the content root; never a path of this machine alone. */
  file?: string | undefined;
  /** 1-based line in `file`. */
  line?: number | undefined;
  /** 1-based lines in the whole of a file that holds several texts, for what is about none of them alone. */
  wholeLines?: number[] | undefined;
  /** Name of the field in the frontmatter or settings, dotted for nested ones. */
  field?: string | undefined;
}

/** One finding, ready to be shown. `name` is permanent English; the words are Chinese. */
export interface Issue extends IssuePlace {
  name: string;
  severity: Severity;
  /** What happened, with the value found. */
  message: string;
  /** What to do about it. */
  advice: string;
  /** The value found, as written. */
  found?: string | undefined;
  /** The persons named, for a finding about persons. */
  persons?: readonly { name: string; line: number }[] | undefined;
  /** The values allowed, when they can be listed or described. */
  allowed?: string | undefined;
}

/** A stage returns its value together with what it found on the way; only the CLI prints. */
export interface Result<T> {
  value: T;
  issues: Issue[];
}

/** True when nothing found is an error. */
export function isSound(issues: readonly Issue[]): boolean {
  return !issues.some((issue) => issue.severity === 'error');
}

/** What was found that is an error. */
export function errorsOf(issues: readonly Issue[]): Issue[] {
  return issues.filter((issue) => issue.severity === 'error');
}
