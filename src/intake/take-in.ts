import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { INBOX, itemId } from '#domain/address';
import { squash } from '#domain/faithful-text';
import type { FileReport, Verdict } from '#domain/intake-report';
import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import type { SourceDocument } from '#document/model';
import type { Issue, Result } from '#issues/issue';
import { secrecyFindings } from './checks/secrecy-mark.ts';
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
import { Refused } from './readers/office-finding.ts';
import { readerFor } from './readers/registry.ts';
import { convertWithSoffice } from './readers/soffice.ts';
import { isPlainZip, unpackZip } from './readers/zip.ts';
import { runChecks } from './checks/registry.ts';
import { bilingualHalf } from './bilingual-halves.ts';
import { splitTexts } from './split-texts.ts';
import { furnitureOf, transform } from './transforms/pipeline.ts';
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
  /** Reads old Word files by way of LibreOffice instead of the reader of our own. */
  converter?: 'soffice';
}

export type IntakeReport = FileReport<Issue>;

/** Largest file that is opened at all; a summary of 50 MB is pictures. */
const SIZE_LIMIT = 50 * 1024 * 1024;

/** Most characters of a removal that a finding quotes. */
const QUOTE = 60;

const MEGABYTE = 1024 * 1024;

/** Findings of numbers that belong to one person. */
const PERSONAL_NUMBERS = new Set(['id-number-found', 'bank-card-found', 'mobile-found']);

/** Takes files in, one after the other, in this thread. A bad file costs itself only. */
export async function takeIn(
  files: readonly string[],
  receiver: Receiver,
): Promise<IntakeReport[]> {
  const filed = filedOriginals(receiver.root);
  const reports: IntakeReport[] = [];
  for (const file of files) reports.push(...(await takeInFile(file, receiver, filed)));
  return reports;
}

/**
 * Takes one file in; an archive (zip) gives a report for each file in it. `filed` holds the entries
 * by the SHA-256 of their originals and grows. Never rejects.
 */
export async function takeInFile(
  file: string,
  receiver: Receiver,
  filed: Map<string, string>,
): Promise<IntakeReport[]> {
  try {
    const objection = objectionTo(file);
    if (objection !== undefined) return [refusal(file, objection)];
    const bytes = new Uint8Array(readFileSync(file));
    if (!isPlainZip(bytes)) return [await takeInBytes({ file, bytes }, receiver, filed)];
    return await takeInArchive(file, bytes, receiver, filed);
  } catch (error) {
    return [refusal(file, finding('file-unreadable', { reason: reasonOf(error) }, { file }))];
  }
}

/** Why a file is not opened at all. */
function objectionTo(file: string): Issue | undefined {
  const stats = statSync(file);
  // A folder says by being read why it cannot be; a pipe would never end.
  if (stats.isDirectory()) readdirSync(file);
  if (!stats.isFile()) return finding('file-unreadable', { reason: '不是普通文件' }, { file });
  if (stats.size <= SIZE_LIMIT) return undefined;
  const values = { size: (stats.size / MEGABYTE).toFixed(1), limit: SIZE_LIMIT / MEGABYTE };
  return finding('file-too-large', values, { file });
}

/** The files in an archive, each as if it had come alone; names inside are labels, never paths. */
async function takeInArchive(
  file: string,
  bytes: Uint8Array,
  receiver: Receiver,
  filed: Map<string, string>,
): Promise<IntakeReport[]> {
  const { value: members, issues } = unpackZip(bytes);
  const reports: IntakeReport[] = [];
  for (const member of members) {
    const label = `${file}!/${member.name}`;
    reports.push(await takeInBytes({ file: label, bytes: member.bytes }, receiver, filed));
  }
  const refused = members.length === 0 || issues.some(({ severity }) => severity === 'error');
  if (refused) reports.push(report(file, 'refused', { issues: inFile(file, issues) }));
  else if (reports[0] !== undefined) reports[0].issues.unshift(...inFile(file, issues));
  return reports;
}

async function takeInBytes(
  { file, bytes: original }: { file: string; bytes: Uint8Array },
  receiver: Receiver,
  filed: Map<string, string>,
): Promise<IntakeReport> {
  const sha256 = digestOf(original);
  const known = filed.get(sha256);
  if (known !== undefined) return report(file, 'already-filed', { entry: known });

  const reader = readerFor(original);
  const read =
    reader.format === 'doc' && receiver.converter === 'soffice'
      ? await readConverted(file)
      : await reader.read(original);
  if (read.value === null || squash(read.value.text) === '') {
    const issues = read.value === null ? read.issues : [...read.issues, finding('file-empty')];
    return report(file, 'refused', { issues: inFile(file, issues) });
  }
  // Nothing of a classified text is kept, not even in the report.
  const marks = secrecyFindings(read.value.text, path.basename(file));
  const forbidden = marks.filter(({ severity }) => severity === 'error');
  if (forbidden.length > 0) return report(file, 'refused', { issues: inFile(file, forbidden) });
  const manuscript = transform(manuscriptOf(read.value), furnitureOf(read.value));
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
  const half = bilingualHalf(manuscript);
  const checked = runChecks({ subject, outline, fields });
  const questions = [
    ...read.issues,
    ...questionsOf(subject, fields),
    ...checked,
    ...splitTexts(manuscript).issues,
    ...(half === null ? [] : [half.issue]),
    ...unsure,
  ];
  const found = {
    fields,
    outline,
    removed: manuscript.removed,
    redactions: countMasks(manuscript.text),
    issues: inFile(file, questions),
  };

  // What must not be published without a decision waits for it, however sure its description is.
  const waits = unsure.length > 0 || checked.some(({ name }) => PERSONAL_NUMBERS.has(name));
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
  const frontmatter = frontmatterOf(placed, source, waits);
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

/** Reads a file by way of LibreOffice; what it cannot convert is refused with its reason. */
async function readConverted(file: string): Promise<Result<SourceDocument | null>> {
  try {
    const converted = await convertWithSoffice(file);
    return await readerFor(converted).read(converted);
  } catch (error) {
    if (error instanceof Refused) return { value: null, issues: [error.issue] };
    throw error;
  }
}

/** A report that says no more than why a file was refused. */
export function refusal(file: string, issue: Issue): IntakeReport {
  return report(file, 'refused', { issues: [issue] });
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
