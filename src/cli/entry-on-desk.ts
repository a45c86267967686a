import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expectedText } from '#domain/faithful-text';
import type { RecordedFinding } from '#domain/faithful-text';
import { CONFLICT, openFindings } from '#domain/open-findings';
import { readRecord, readTaken } from '#intake/filing/record';
import type { Claimant, Conflict } from '#intake/review/conflict';
import type { OpenItem } from '#intake/review/desk';
import { putBack } from '#intake/review/put-back';
import type { Restorable } from '#intake/review/put-back';
import { remarksOn } from '#intake/review/remarks';
import { splitEntry } from '#loader/entry';
import type { Entry } from '#loader/entry';

/** What intake recorded about an entry; nothing for one without a record. */
export function findingsOn(root: string, { frontmatter }: Entry): RecordedFinding[] {
  const { source } = frontmatter;
  return source === undefined ? [] : (readRecord(root, source)?.findings ?? []);
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
  const findings = record?.findings ?? [];
  const restorable = restorableOf(root, entry, text);
  const doubtful = findings.flatMap(({ name, line }) =>
    name === 'removal-doubtful' && line !== undefined ? [line] : [],
  );
  return {
    item: {
      id,
      frontmatter,
      titleInText: record !== undefined && record.title !== null,
      findings,
      lines: (taken ?? text).split('\n'),
      body: splitEntry(text)?.body ?? text,
      canPutBack: new Set(
        doubtful.filter(
          (line) => restorable !== undefined && !('problem' in putBack(restorable, line)),
        ),
      ),
      conflict: conflictOf(root, entry, text, entries, findings),
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

/** The entry that holds the place, as the record names it; nothing when it is there no longer. */
function conflictOf(
  root: string,
  entry: Entry,
  text: string,
  entries: readonly Entry[],
  findings: readonly RecordedFinding[],
): Conflict | undefined {
  const open = openFindings(findings, entry.frontmatter);
  const finding = open.find(({ name }) => name === CONFLICT);
  const existing = entries.find(({ id }) => id === finding?.found);
  if (finding === undefined || existing === undefined) return undefined;
  const file = path.join(root, existing.file);
  const other = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    finding,
    mine: claimant(root, entry, text),
    existing: claimant(root, existing, other),
  };
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
