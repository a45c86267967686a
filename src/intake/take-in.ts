import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { INBOX, itemId } from '#domain/address';
import { expectedText, firstDifference, squash } from '#domain/faithful-text';
import type { FileReport, Verdict } from '#domain/intake-report';
import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import { blockText } from '#document/text';
import type { Issue } from '#issues/issue';
import { describe } from './description/describe.ts';
import type { Description } from './description/describe.ts';
import { questionsOf } from './description/questions.ts';
import { subjectOf } from './description/subject.ts';
import { digestOf, fileAway, originalFolder } from './filing/file-away.ts';
import { filedOriginals } from './filing/filed-originals.ts';
import { twinOf } from './filing/twin.ts';
import { finding } from './finding.ts';
import { blocksOf, manuscriptOf } from './manuscript.ts';
import type { Manuscript } from './manuscript.ts';
import { countMasks } from './masks.ts';
import { outlineOf } from './outline.ts';
import { readerFor } from './readers/registry.ts';
import { titleWords } from './transforms/find-title.ts';
import { transform } from './transforms/pipeline.ts';
import { readBack, writeBody } from './writers/body.ts';
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

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return '文件不存在';
  if (code === 'EACCES' || code === 'EPERM') return '没有读写权限';
  if (code === 'ENOSPC') return '磁盘空间不足';
  return code ?? message;
}

function takeInFile(file: string, receiver: Receiver, filed: Map<string, string>): IntakeReport {
  const { size } = statSync(file);
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
  const manuscript = transform(manuscriptOf(read.value));
  const subject = subjectOf(manuscript, {
    fileName: path.basename(file),
    today: receiver.today,
    settings: receiver.settings,
    units: receiver.units,
  });
  const fields = describe(subject);
  const outline = outlineOf(manuscript);
  const questions = [...read.issues, ...questionsOf(subject, fields, outline)];
  const found = {
    fields,
    outline,
    removed: manuscript.removed,
    redactions: countMasks(manuscript.text),
    issues: inFile(file, questions),
  };

  const entry = entryOf(fields, sha256);
  const frontmatter = frontmatterOf(entry.startsWith(`${INBOX}/`) ? withoutUnit(fields) : fields, {
    original: `${originalFolder(sha256)}/original.${reader.format}`,
    fileName: path.basename(file),
    sha256,
    textSha256: digestOf(manuscript.text),
    format: reader.format,
    receivedAt: receiver.today,
  });
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

/**
 * The proof that nothing was lost, before anything is written: the text taken in, less what was
 * removed, equals title and blocks, and the body as its readers' parser sees it equals the blocks.
 */
function prove(
  manuscript: Manuscript,
  title: string,
): { body: string; issue?: never } | { body: null; issue: Issue } {
  const blocks = blocksOf(manuscript);
  const words = squash(blocks.map(blockText).join('\n'));
  const expected = expectedText(manuscript.text, {
    removed: manuscript.removed,
    title: manuscript.title,
  });
  const shown = squash(titleWords(manuscript) === null ? '' : title) + words;
  const body = writeBody(blocks);
  const difference =
    firstDifference(expected, shown) ?? (body === null ? { expected: '', shown: '' } : undefined);
  if (difference !== undefined || body === null || readBack(body) !== words) {
    const { expected: should = '', shown: is = '' } = difference ?? {};
    return { body: null, issue: finding('text-not-proved', { expected: should, shown: is }) };
  }
  return { body };
}
