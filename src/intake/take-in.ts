import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { squash } from '#domain/faithful-text';
import { originalFolder } from '#domain/originals';
import type { SourceDocument } from '#document/model';
import { errorsOf, isSound, type Issue, type Result } from '#issues/issue';
import { alreadyFiled, discardOf, entryFiled, turnedAway } from './already-filed.ts';
import { secrecyFindings } from './checks/secrecy-mark.ts';
import { inFile, refusal, reportOn, splitReport } from './file-report.ts';
import type { IntakeReport } from './file-report.ts';
import { fileText, removalsToDecide } from './file-text.ts';
import type { ReadFile } from './file-text.ts';
import { reasonOf } from './filing/failure.ts';
import { digestOf } from './filing/file-away.ts';
import { filedOriginals } from './filing/filed-originals.ts';
import type { FiledOriginals } from './filing/filed-originals.ts';
import { readSplit } from './filing/record.ts';
import { finding } from './finding.ts';
import { illustrationsOf } from './illustrations.ts';
import { manuscriptOf } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { issuesOfPart, ofWhole } from './part-issues.ts';
import { partManuscripts } from './part-manuscripts.ts';
import { proveSplit } from './proof.ts';
import { Refused } from './readers/office-finding.ts';
import { readerFor } from './readers/registry.ts';
import { convertWithSoffice } from './readers/soffice.ts';
import { isPlainZip, unpackZip } from './readers/zip.ts';
import type { Receiver } from './receiver.ts';
import { splitTexts } from './split-texts.ts';
import type { SplitTexts } from './split-texts.ts';
import { clean, furnitureOf, structure } from './transforms/pipeline.ts';

export type { IntakeReport } from './file-report.ts';
export type { Receiver } from './receiver.ts';

/** Largest file that is opened at all; a summary of 50 MB is pictures. */
const SIZE_LIMIT = 50 * 1024 * 1024;

const MEGABYTE = 1024 * 1024;

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
  filed: FiledOriginals,
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
  filed: FiledOriginals,
): Promise<IntakeReport[]> {
  const { value: members, issues } = unpackZip(bytes);
  const reports: IntakeReport[] = [];
  for (const member of members) {
    const label = `${file}!/${member.name}`;
    reports.push(await takeInBytes({ file: label, bytes: member.bytes }, receiver, filed));
  }
  const refused = members.length === 0 || !isSound(issues);
  if (refused) reports.push(reportOn(file, 'refused', { issues: inFile(file, issues) }));
  else if (reports[0] !== undefined) reports[0].issues.unshift(...inFile(file, issues));
  return reports;
}

async function takeInBytes(
  { file, bytes: original }: { file: string; bytes: Uint8Array },
  receiver: Receiver,
  filed: FiledOriginals,
): Promise<IntakeReport> {
  const sha256 = digestOf(original);
  const known = filed.get(sha256);
  const already = known === undefined ? undefined : alreadyFiled(file, known, receiver);
  if (already !== undefined) return already;

  const reader = readerFor(original);
  const read =
    reader.format === 'doc' && receiver.converter === 'soffice'
      ? await readConverted(file)
      : await reader.read(original);
  if (read.value === null || squash(read.value.text) === '') {
    const issues = read.value === null ? read.issues : [...read.issues, wordless(read.value)];
    return reportOn(file, 'refused', { issues: inFile(file, issues) });
  }
  // Nothing of a classified text is kept, not even in the report.
  const marks = secrecyFindings(read.value.text, path.basename(file));
  const forbidden = errorsOf(marks);
  if (forbidden.length > 0) return reportOn(file, 'refused', { issues: inFile(file, forbidden) });
  const { pictures = [] } = read.value;
  const illustrations = illustrationsOf(pictures, sha256);
  const whole = { ...manuscriptOf(read.value), pictures: illustrations.placed };
  const manuscript = clean(whole, furnitureOf(read.value));
  const { files } = illustrations;
  const from: ReadFile = { file, original, sha256, format: reader.format, pictures: files };
  const split = splitTexts(manuscript);
  const ofReading = [...read.issues, ...illustrations.issues];
  if (split.parts.length > 0)
    return takeInParts({ manuscript, split, ofFile: ofReading }, from, receiver, filed);
  const ofFile = [...ofReading, ...split.issues];
  return fileText({ manuscript: structure(manuscript), ofFile }, from, receiver, filed);
}

/** What to say of a document without words. */
function wordless({ pictures = [] }: SourceDocument): Issue {
  return pictures.length === 0
    ? finding('file-empty')
    : finding('only-pictures', { count: pictures.length });
}

/** Files the texts of a file that holds several, but for those an earlier run has filed. */
function takeInParts(
  given: { manuscript: Manuscript; split: SplitTexts; ofFile: readonly Issue[] },
  from: ReadFile,
  receiver: Receiver,
  filed: FiledOriginals,
): IntakeReport {
  const { file, sha256, format } = from;
  const { manuscript, split, ofFile } = given;
  const { record, parts } = partManuscripts(manuscript, split);
  const known = filed.get(sha256)?.parts;
  const kept = readSplit(receiver.root, `${originalFolder(sha256)}/original.${format}`);
  const unsure = removalsToDecide(record.removed);
  const ofSplit = [...split.issues, ...unsure];
  const found = { removed: record.removed, issues: inFile(file, [...ofFile, ...ofSplit]) };
  const lost = proveSplit(manuscript.text, record);
  const hasMoved = known !== undefined && JSON.stringify(kept) !== JSON.stringify(record);
  if (lost !== undefined || hasMoved) {
    const issue =
      lost ?? finding('split-differs', { before: kept?.parts.length ?? 0, now: parts.length });
    return reportOn(file, 'refused', { ...found, issues: [...found.issues, { ...issue, file }] });
  }
  const reports = parts.map(({ part, manuscript: own, line }) => {
    const entry = known?.get(part.number);
    if (entry !== undefined) return { ...entryFiled(file, entry.entry, receiver), part };
    const gone = discardOf(filed.get(sha256), part.number);
    if (gone !== undefined) return { ...turnedAway(file, gone), part };
    // Each text waits until its cut is confirmed; what stood above the first is asked with the first.
    const atCut = [...split.issues, ...(part.number === 1 ? unsure : [])];
    const text = {
      manuscript: structure(own),
      ofFile: [...issuesOfPart(ofFile, line, own.text), ...atCut.map(ofWhole(split))],
      portion: { part, whole: { text: manuscript.text, record } },
    };
    return fileText(text, from, receiver, filed);
  });
  return splitReport(file, reports, found);
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
