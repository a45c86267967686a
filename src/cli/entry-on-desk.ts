import path from 'node:path';
import { INBOX } from '#domain/address';
import { expectedText } from '#domain/faithful-text';
import type { RecordedFinding } from '#domain/faithful-text';
import { inboxId } from '#domain/originals';
import { givenUp } from '#domain/versions';
import { readRecord, readTaken, readWholeText } from '#intake/filing/record';
import { textOf } from '#intake/filing/refile';
import type { Claimant } from '#intake/review/conflict';
import type { OpenItem } from '#intake/review/desk';
import { putBack, shownIn } from '#intake/review/put-back';
import type { Restorable } from '#intake/review/put-back';
import { remarksOn } from '#intake/review/remarks';
import { splitEntry } from '#loader/entry';
import type { Entry } from '#loader/entry';
import { keptFaults } from '#loader/originals';
import { holdsPlace } from '#loader/place-rules';
import { versionOf } from '#loader/rules';

/**
 * What intake recorded about an entry; nothing for one without a record. An entry that has left the
 * inbox since is named as it is called among `entries`.
 */
export function findingsOn(
  root: string,
  { frontmatter }: Entry,
  entries: readonly Entry[],
): RecordedFinding[] {
  const { source } = frontmatter;
  const findings = source === undefined ? [] : (readRecord(root, source)?.findings ?? []);
  return findings.map((finding) => asCalledNow(finding, entries));
}

function asCalledNow(finding: RecordedFinding, entries: readonly Entry[]): RecordedFinding {
  const { found, message } = finding;
  if (found?.startsWith(`${INBOX}/`) !== true || entries.some(({ id }) => id === found)) {
    return finding;
  }
  const moved = entries.find(({ frontmatter: { source } }) => {
    return source !== undefined && inboxId(source.sha256, source.part) === found;
  });
  if (moved === undefined) return finding;
  return { ...finding, found: moved.id, message: message.replaceAll(found, moved.id) };
}

/** Why an entry cannot be published, in one clause: what is kept of it is damaged or lost. */
export function faultOf(
  root: string,
  { file, frontmatter: { source } }: Entry,
): string | undefined {
  const [fault] = source === undefined ? [] : keptFaults(root, file, source);
  return fault?.message.replace(/。$/u, '');
}

/** The entries that hold a place of the archive. */
export function placeHolders(entries: readonly Entry[]): Entry[] {
  const gone = givenUp(entries.map(versionOf));
  return entries.filter((entry) => holdsPlace(entry, gone));
}

/** An entry with what lies beside its original, and what to bear in mind where nothing was recorded. */
export function entryOnDesk(
  root: string,
  entry: Entry,
  text: string,
  entries: readonly Entry[],
): { item: OpenItem; remarks: string[] } {
  const { id, frontmatter } = entry;
  const { source } = frontmatter;
  const record = source === undefined ? undefined : readRecord(root, source);
  const taken = source === undefined ? undefined : readTaken(root, source);
  const whole = source === undefined ? undefined : readWholeText(root, source);
  const findings = findingsOn(root, entry, entries);
  const restorable = restorableOf(root, entry, text);
  const doubtful = findings.flatMap(({ name, line }) =>
    name === 'removal-doubtful' && line !== undefined ? [line] : [],
  );
  const others = placeHolders(entries).filter((other) => other.id !== id);
  return {
    item: {
      id,
      frontmatter,
      titleInText: record !== undefined && record.title !== null,
      findings,
      lines: (taken ?? text).split('\n'),
      wholeLines: whole?.split('\n'),
      body: splitEntry(text)?.body ?? text,
      canPutBack: new Set(
        doubtful.filter(
          (line) => restorable !== undefined && !('problem' in putBack(restorable, line)),
        ),
      ),
      canHide: restorable !== undefined && shownIn(restorable) !== undefined,
      others,
      claimantOf: (wanted) => {
        const other = wanted === id ? undefined : others.find((one) => one.id === wanted);
        if (other === undefined) return claimant(root, entry, text);
        return claimant(root, other, textOf(path.join(root, other.file)) ?? '');
      },
      fault: faultOf(root, entry),
    },
    // Records of older versions hold no findings: what the text shows is told without being asked.
    remarks: record?.findings === undefined ? remarksOn(taken ?? text) : [],
  };
}

/** What is needed to put removed text back; undefined for an entry without text and record. */
export function restorableOf(root: string, entry: Entry, text: string): Restorable | undefined {
  const { source, title, corrections } = entry.frontmatter;
  if (source === undefined) return undefined;
  const record = readRecord(root, source);
  const taken = readTaken(root, source);
  if (record === undefined || taken === undefined) return undefined;
  return { file: text, taken, record, title, corrections };
}

function claimant(root: string, { id, frontmatter }: Entry, text: string): Claimant {
  const { source, corrections } = frontmatter;
  const record = source === undefined ? undefined : readRecord(root, source);
  const taken = source === undefined ? undefined : readTaken(root, source);
  const body = splitEntry(text)?.body ?? text;
  if (record === undefined || taken === undefined) return { id, frontmatter, words: body };
  try {
    return { id, frontmatter, words: expectedText(taken, record, corrections) };
  } catch (error) {
    if (error instanceof RangeError) return { id, frontmatter, words: body };
    throw error;
  }
}
