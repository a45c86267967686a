import type { OpenItem } from './desk.ts';
import { valueOf } from './questions.ts';
import type { Session } from './session.ts';

/**
 * The talk about an entry whose file was edited meanwhile: it goes on with the file as it is now. What
 * was decided about a field that was changed there, or about a finding that is no longer known, is
 * dropped: the person who edited has the last word.
 */
export function rebased(session: Session, item: OpenItem): Session {
  const known = new Set(item.findings.map(({ key }) => key));
  const isUntouched = ({ field, before }: Session['decisions'][number]) =>
    JSON.stringify(valueOf(item.frontmatter, field)) === JSON.stringify(before);
  const { previous } = session;
  return {
    ...session,
    item,
    decisions: session.decisions.filter(isUntouched),
    findings: session.findings.filter(({ finding }) => known.has(finding.key)),
    ...(previous === undefined ? {} : { previous: rebased(previous, item) }),
  };
}
