import { putBack } from '#intake/review/put-back';
import type { Session } from '#intake/review/session';
import type { IntakeRecord } from '#domain/faithful-text';
import type { Entry } from '#loader/entry';
import { restorableOf } from './entry-on-desk.ts';

/** An entry's file with removed text put back, and the record that agrees with it. */
export interface BodyChange {
  text: string;
  record: IntakeRecord;
}

/**
 * The changes to the body that answers ask for. An answer that cannot be carried out is left out of the
 * session, with a problem said, and keeps the entry from being published.
 */
export function putBackAnswers(
  root: string,
  session: Session,
  { entry, text }: { entry: Entry; text: string },
): { session: Session; change: BodyChange | undefined; problems: string[] } {
  const lines = new Set(
    session.findings.flatMap(({ finding, putBack: back }) =>
      back && finding.line !== undefined ? [finding.line] : [],
    ),
  );
  let change: BodyChange | undefined;
  const problems: string[] = [];
  const failed = new Set<number>();
  for (const line of lines) {
    const given = restorableOf(root, entry, text);
    const done =
      given === undefined
        ? { problem: '原件旁没有收入文本或收稿记录。' }
        : putBack(
            { ...given, file: change?.text ?? text, record: change?.record ?? given.record },
            line,
          );
    if ('file' in done) change = { text: done.file, record: done.record };
    else {
      failed.add(line);
      problems.push(`第${line}行未能补回：${done.problem}`);
    }
  }
  const findings = session.findings.filter(
    ({ finding, putBack: back }) => !(back && failed.has(finding.line ?? 0)),
  );
  return { session: { ...session, findings }, change, problems };
}
