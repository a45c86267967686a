import type { IntakeRecord } from '#domain/faithful-text';
import { hideWords } from '#intake/review/hide-words';
import type { Hidden } from '#intake/review/hide-words';
import type { HideRequest } from '#intake/review/secret-places';
import type { Session } from '#intake/review/session';
import { readEntry, type Entry } from '#loader/entry';
import { restorableOf } from './entry-on-desk.ts';

/** An entry's file on its way to being written, and the record that goes with it. */
interface Draft {
  entry: Entry;
  text: string;
  record?: IntakeRecord | undefined;
  today: string;
}

/** The entry's file with everything hidden that the answers ask to hide; the file as it is where they ask for nothing. */
export function withHidden(root: string, session: Session, draft: Draft): Hidden {
  const requests = session.findings.flatMap(({ finding, hides, unsure }): HideRequest[] =>
    hides === undefined ? [] : [{ finding, persons: hides, unsure }],
  );
  return requests.length === 0 ? { file: draft.text } : hiddenBy(root, requests, draft);
}

function hiddenBy(
  root: string,
  requests: readonly HideRequest[],
  { entry, text, record, today }: Draft,
): Hidden {
  // The title and the corrections as the answers leave them.
  const read = readEntry(entry.id, text, entry.file).value;
  const given = read === undefined ? undefined : restorableOf(root, read, text);
  if (read === undefined || given === undefined) {
    return { problem: '原件旁没有收入文本或收稿记录。' };
  }
  const { frontmatter } = read;
  const whole = { ...given, record: record ?? given.record, frontmatter };
  return hideWords(whole, requests, today);
}

/**
 * The session without the answers that ask to hide what cannot be hidden here, each with a problem said;
 * one such keeps the entry from being published.
 */
export function hideableAnswers(
  root: string,
  session: Session,
  draft: Draft,
): { session: Session; problems: string[] } {
  const problems: string[] = [];
  const findings = session.findings.filter(({ finding, hides, unsure }) => {
    if (hides === undefined) return true;
    const { problem } = hiddenBy(root, [{ finding, persons: hides, unsure }], draft);
    if (problem === undefined) return true;
    problems.push(`${finding.message}未能隐去：${problem}`);
    return false;
  });
  return { session: { ...session, findings }, problems };
}
