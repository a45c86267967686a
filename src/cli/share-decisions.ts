import path from 'node:path';
import { itemSchema } from '#domain/item';
import { openFindings } from '#domain/open-findings';
import { writeWhole } from '#intake/filing/atomic-write';
import { textOf } from '#intake/filing/refile';
import { isAboutFile } from '#intake/review/about-file';
import type { Desk } from '#intake/review/desk';
import { editFrontmatter } from '#intake/review/edit-frontmatter';
import { recordedDecisions } from '#intake/review/finding-answers';
import type { Session } from '#intake/review/session';
import { readEntry, type Entry } from '#loader/entry';
import { findingsOn } from './entry-on-desk.ts';

/**
 * Writes what was decided about a file as a whole into the entries of its other texts, where the same
 * is still open: it is asked once a file. Returns the entries as they stand then. An entry that cannot
 * be edited in place is left, and asked about itself.
 */
export function shareDecisions(
  root: string,
  from: Entry,
  session: Session,
  { desk, entries }: { desk: Desk; entries: readonly Entry[] },
): { entries: Entry[]; shared: number } {
  const { source } = from.frontmatter;
  const answers = session.findings.filter(
    ({ finding, putBack, hides }) => isAboutFile(finding) && !putBack && hides === undefined,
  );
  let shared = 0;
  const after = entries.map((entry) => {
    const other = entry.frontmatter.source;
    const isOfSameFile =
      source?.part !== undefined &&
      other?.sha256 === source.sha256 &&
      other.part?.number !== source.part.number;
    if (!isOfSameFile || answers.length === 0) return entry;
    const open = new Set(
      openFindings(findingsOn(root, entry, entries), entry.frontmatter).map(({ key }) => key),
    );
    const here = answers.filter(({ finding }) => open.has(finding.key));
    const written = here.length === 0 ? undefined : withDecisions(root, entry, here, desk);
    shared += written === undefined ? 0 : 1;
    return written ?? entry;
  });
  return { entries: after, shared };
}

function withDecisions(
  root: string,
  entry: Entry,
  answers: Session['findings'],
  desk: Desk,
): Entry | undefined {
  const file = path.join(root, entry.file);
  const text = textOf(file);
  const now = text === undefined ? undefined : readEntry(entry.id, text, entry.file).value;
  if (text === undefined || now === undefined) return undefined;
  const { review } = now.frontmatter;
  const decisions = [...(review?.decisions ?? []), ...recordedDecisions(answers, undefined, desk)];
  const edits = [
    { path: ['review', 'date'], value: desk.today },
    { path: ['review', 'decisions'], value: decisions },
  ];
  try {
    const after = editFrontmatter(text, edits, Object.keys(itemSchema.shape));
    const read = readEntry(entry.id, after, entry.file).value;
    if (read !== undefined) writeWhole(file, after);
    return read;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
