import type { CheckIssueName } from '#issues/check-issues';
import { lineAt } from '../manuscript.ts';
import { checkFinding, foldWidth } from './check.ts';
import type { Check } from './check.ts';

/** A stretch of a text that should not be repeated; UTF-16 offsets. */
export interface Secret {
  start: number;
  end: number;
  /** What makes it less certain, in words; '' when nothing does. */
  note: string;
}

/** Finds one kind of secret in a text whose width is folded. */
export type SecretFinder = (folded: string) => Secret[];

/** How many characters of a secret a report may show. */
const SHOWN = 2;

/** A secret as a report shows it: its last two characters, the rest hidden. */
export function hidden(words: string): string {
  const kept = words.slice(-SHOWN);
  return '*'.repeat(Math.max(0, words.length - kept.length)) + kept;
}

/** A check that lists every secret of one kind, in the whole text taken in, each with its line. */
export function secretCheck(given: {
  name: string;
  reason: string;
  issue: CheckIssueName;
  find: SecretFinder;
}): Check {
  return {
    name: given.name,
    reason: given.reason,
    run: ({ subject }) =>
      given.find(foldWidth(subject.taken)).map(({ start, end, note }) =>
        checkFinding(
          given.issue,
          {
            shown: hidden(subject.taken.slice(start, end)),
            note: note === '' ? '' : `（${note}）`,
          },
          { line: lineAt(subject.taken, start) },
        ),
      ),
  };
}
