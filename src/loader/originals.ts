import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { coversText } from '#domain/faithful-text';
import { parseIntakeRecord, parseSplitRecord } from '#domain/intake-record';
import type { ItemFrontmatter } from '#domain/item';
import { keptFiles, ORIGINALS, wholeFiles } from '#domain/originals';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import type { Entry } from './entry.ts';

/**
 * Fixity: every original an entry names is there with the SHA-256 it was received with, its text and its
 * record beside it; every original kept belongs to an entry, and of an original with several texts
 * every text is there: as an entry, and as a stretch of the whole text taken in.
 */
export function checkOriginals(root: string, entries: readonly Entry[]): Issue[] {
  const issues: Issue[] = [];
  const claimed = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { file, frontmatter } = entry;
    const { source } = frontmatter;
    if (source === undefined) continue;
    const folder = path.posix.dirname(source.original);
    claimed.set(folder, [...(claimed.get(folder) ?? []), entry]);
    issues.push(...keptFaults(root, file, source));
  }
  const home = path.join(root, ORIGINALS);
  const kept = existsSync(home) ? readdirSync(home, { withFileTypes: true }) : [];
  for (const entry of kept.filter((found) => found.isDirectory())) {
    const folder = `${ORIGINALS}/${entry.name}`;
    const owners = claimed.get(folder);
    if (owners === undefined) issues.push(contentIssue('original-orphan', { file: folder }));
    else issues.push(...checkParts(root, folder, owners));
  }
  return issues;
}

/** What is wrong with the files kept for one entry, each named: its original, its text, its record. */
export function keptFaults(
  root: string,
  file: string,
  source: NonNullable<ItemFrontmatter['source']>,
): Issue[] {
  const place = { file, field: 'source.original' };
  const missing = (found: string) => contentIssue('original-missing', place, { found });
  const original = path.resolve(root, source.original);
  const isInside = original.startsWith(path.resolve(root, ORIGINALS) + path.sep);
  if (!isInside || digestIn(original) !== source.sha256) return [missing(source.original)];
  const kept = keptFiles(source);
  const recordFile = path.join(root, kept.record);
  const record = existsSync(recordFile)
    ? parseIntakeRecord(readFileSync(recordFile, 'utf8'))
    : undefined;
  const changed = (record?.illustrations ?? []).filter(
    (picture) =>
      path.posix.dirname(picture.file) !== kept.folder ||
      digestIn(path.join(root, picture.file)) !== picture.sha256,
  );
  return [
    ...(digestIn(path.join(root, kept.text)) === source.textSha256 ? [] : [missing(kept.text)]),
    ...(record === undefined
      ? [contentIssue('record-missing', place, { found: kept.record })]
      : []),
    ...changed.map((picture) => contentIssue('picture-changed', place, { found: picture.file })),
  ];
}

function digestIn(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** The texts of one original; nothing to say about an original that holds one. */
function checkParts(root: string, folder: string, owners: readonly Entry[]): Issue[] {
  const sources = owners.flatMap(({ frontmatter }) => frontmatter.source ?? []);
  const source = sources.find(({ part }) => part !== undefined);
  const of = source?.part?.of ?? 0;
  if (source === undefined) return [];
  const held = new Set(sources.map(({ part }) => part?.number));
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((at) => !held.has(at));
  const values = { of: String(of), found: missing.join('、') };
  return [
    ...(missing.length === 0 ? [] : [contentIssue('part-missing', { file: folder }, values)]),
    ...(isWhole(root, source.original, of, held)
      ? []
      : [contentIssue('parts-differ', { file: folder }, { found: source.original })]),
  ];
}

/** True when lead and parts kept beside an original are the text taken in, to the character. */
function isWhole(
  root: string,
  original: string,
  of: number,
  held: ReadonlySet<number | undefined>,
): boolean {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  try {
    const whole = wholeFiles(original);
    const taken = read(whole.text);
    const record = parseSplitRecord(read(whole.record));
    return (
      record !== undefined &&
      record.parts.length === of &&
      coversText(taken, record) &&
      record.parts.every(({ number, start, end }) => {
        // What is not filed may not be there yet; the missing entry is reported.
        if (!held.has(number)) return true;
        return read(keptFiles({ original, part: { number } }).text) === taken.slice(start, end);
      })
    );
  } catch {
    return false;
  }
}
