import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { INBOX, itemId } from '#domain/address';
import { squash } from '#domain/faithful-text';
import type { FileReport, Verdict } from '#domain/intake-report';
import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import type { Issue } from '#issues/issue';
import { hasClassification } from './classification.ts';
import { describe } from './description/describe.ts';
import type { Description } from './description/describe.ts';
import { questionsOf } from './description/questions.ts';
import { subjectOf } from './description/subject.ts';
import { digestOf, fileAway, originalFolder } from './filing/file-away.ts';
import { filedOriginals } from './filing/filed-originals.ts';
import { twinOf } from './filing/twin.ts';
import { finding } from './finding.ts';
import { manuscriptOf } from './manuscript.ts';
import { countMasks } from './masks.ts';
import { outlineOf } from './outline.ts';
import { prove } from './proof.ts';
import { reasonOf } from './filing/failure.ts';
import { readerFor } from './readers/registry.ts';
import { transform } from './transforms/pipeline.ts';
import { doubtfulRemovals } from './transforms/remove-clutter.ts';
import { entryFile, frontmatterOf } from './writers/entry.ts';

/** The archive that takes files in. */
export interface Receiver {
  /** Content root, as a path. */
  root: string;
  settings: Settings;
  units: readonly Unit[];
  /** ISO day on which the files are received. */
  today: string;
}

export type IntakeReport = FileReport<Issue>;

/** Largest file that is opened at all; a summary of 50 MB is pictures. */
const SIZE_LIMIT = 50 * 1024 * 1024;

/** Most characters of a removal that a finding quotes. */
const QUOTE = 60;

const MEGABYTE = 1024 * 1024;

/** Takes files in, one after the other. A bad file costs itself only. */
export function takeIn(files: readonly string[], receiver: Receiver): IntakeReport[] {
  const filed = filedOriginals(receiver.root);
  return files.map((file) => {
    try {
      return takeInFile(file, receiver, filed);
    } catch (error) {
      return report(file, 'refused', {
        issues: [finding('file-unreadable', { reason: reasonOf(error) }, { file })],
      });
    }
  });
}

function takeInFile(file: string, receiver: Receiver, filed: Map<string, string>): IntakeReport {
  const stats = statSync(file);
  // A folder says by being read why it cannot be; a pipe would never end.
  if (stats.isDirectory()) readdirSync(file);
  if (!stats.isFile()) {
    const reason = '不是普通文件';
    return report(file, 'refused', { issues: [finding('file-unreadable', { reason }, { file })] });
  }
  const { size } = stats;
  if (size > SIZE_LIMIT) {
    const values = { size: (size / MEGABYTE).toFixed(1), limit: SIZE_LIMIT / MEGABYTE };
    return report(file, 'refused', { issues: [finding('file-too-large', values, { file })] });
  }
  const original = new Uint8Array(readFileSync(file));
  const sha256 = digestOf(original);
  const known = filed.get(sha256);
  if (known !== undefined) return report(file, 'already-filed', { entry: known });

  const reader = readerFor(original);
  const read = reader.read(original);
  if (read.value === null || squash(read.value.text) === '') {
    const issues = read.value === null ? read.issues : [...read.issues, finding('file-empty')];
    return report(file, 'refused', { issues: inFile(file, issues) });
  }
  // Nothing of a classified text is kept, not even in the report.
  if (hasClassification(read.value.text))
    return report(file, 'refused', { issues: [finding('classified', {}, { file })] });
  const manuscript = transform(manuscriptOf(read.value));
  const subject = subjectOf(manuscript, {
    fileName: path.basename(file),
    today: receiver.today,
    settings: receiver.settings,
    units: receiver.units,
  });
  const fields = describe(subject);
  const outline = outlineOf(manuscript);
  const unsure = doubtfulRemovals(manuscript.removed).map(({ rule, text, line }) =>
    finding('removal-doubtful', { rule, text: text.slice(0, QUOTE) }, { line }),
  );
  const questions = [...read.issues, ...questionsOf(subject, fields, outline), ...unsure];
  const found = {
    fields,
    outline,
    removed: manuscript.removed,
    redactions: countMasks(manuscript.text),
    issues: inFile(file, questions),
  };

  const entry = entryOf(fields, sha256);
  const source = {
    original: `${originalFolder(sha256)}/original.${reader.format}`,
    fileName: path.basename(file),
    sha256,
    textSha256: digestOf(manuscript.text),
    format: reader.format,
    receivedAt: receiver.today,
  };
  const placed = entry.startsWith(`${INBOX}/`) ? withoutUnit(fields) : fields;
  const frontmatter = frontmatterOf(placed, source, unsure.length > 0);
  const proof = prove(manuscript, frontmatter.title);
  if (proof.body === null) {
    return report(file, 'refused', {
      ...found,
      issues: [...found.issues, { ...proof.issue, file }],
    });
  }
  const twin = twinOf(receiver.root, frontmatter);
  if (twin !== undefined) {
    const issue = finding('entry-conflict', { entry: twin }, { file });
    return report(file, 'conflict', { ...found, entry: twin, issues: [...found.issues, issue] });
  }
  const outcome = fileAway({
    root: receiver.root,
    entry,
    file: entryFile(frontmatter, proof.body),
    sha256,
    format: reader.format,
    original,
    text: manuscript.text,
    record: { removed: manuscript.removed, title: manuscript.title },
  });
  if (outcome !== 'filed') {
    const values = { entry, folder: originalFolder(sha256) };
    return report(file, 'conflict', {
      ...found,
      entry,
      issues: [...found.issues, finding(outcome, values, { file })],
    });
  }
  filed.set(sha256, entry);
  return report(file, frontmatter.draft ? 'review' : 'filed', { ...found, entry });
}

function inFile(file: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => Object.assign({}, issue, { file }));
}

function report(file: string, verdict: Verdict, found: Partial<IntakeReport> = {}): IntakeReport {
  return {
    file,
    verdict,
    entry: null,
    fields: {},
    outline: { level1: [], level2: [], headings: [] },
    removed: [],
    redactions: {},
    issues: [],
    ...found,
  };
}

/** Where the entry goes; without a unit or a period it waits in the inbox. */
function entryOf({ unit, period, kinds }: Description, sha256: string): string {
  if (unit.id === null || period.value === null) return `${INBOX}/${sha256.slice(0, 12)}`;
  return itemId({ unit: unit.id, period: period.value, kinds: kinds.value ?? ['work-summary'] });
}

function withoutUnit(fields: Description): Description {
  return Object.assign({ ...fields }, { unit: { ...fields.unit, id: null } });
}
