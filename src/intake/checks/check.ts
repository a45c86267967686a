import type { OutlineReport } from '#domain/intake-report';
import { CHECK_ISSUES } from '#issues/check-issues';
import { findingsOfTable } from '#issues/finding';
import type { Issue } from '#issues/issue';
import type { Description } from '../description/describe.ts';
import type { Subject } from '../description/subject.ts';

/** What a check may look at: the text as read, its headings, its proposed description. */
export interface Material {
  subject: Subject;
  outline: OutlineReport;
  fields: Description;
}

/** One rule that looks over a finished text. Pure: the same material gives the same findings. */
export interface Check {
  /** Permanent English name. */
  name: string;
  /** Why the check is made, in one Chinese sentence. */
  reason: string;
  run(material: Material): Issue[];
}

/** A finding of a check. */
export const checkFinding = findingsOfTable(CHECK_ISSUES);

/** Full-width letters, digits and signs as half-width ones; offsets stay as they are. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
