import type { Issue } from '#issues/issue';
import type { SplitTexts } from './split-texts.ts';

/** A finding about the whole file, as each of its texts keeps it: with lines of the whole. */
export function ofWhole({ parts }: SplitTexts): (issue: Issue) => Issue {
  return ({ line, ...issue }) => {
    const isCut = issue.name === 'several-texts';
    const wholeLines = isCut ? parts.map((part) => part.line) : line === undefined ? [] : [line];
    return { ...issue, wholeLines };
  };
}

/** Findings about a file that may concern one of its texts, with lines counted in that text. */
export function issuesOfPart(issues: readonly Issue[], first: number, text: string): Issue[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return issues.flatMap((issue) => {
    if (issue.line === undefined) return [issue];
    const line = issue.line - first + 1;
    return line >= 1 && line <= lines ? [{ ...issue, line }] : [];
  });
}
