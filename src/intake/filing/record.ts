import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IntakeRecord, RecordedFinding, SplitRecord } from '#domain/faithful-text';
import { parseIntakeRecord, parseSplitRecord } from '#domain/intake-record';
import { keptFiles, ORIGINALS, wholeFiles } from '#domain/originals';
import type { KeptSource } from '#domain/originals';
import type { Issue } from '#issues/issue';
import { maskSecrets } from '../checks/mask-secrets.ts';
import { writeWhole } from './atomic-write.ts';

/**
 * What intake recorded about an entry, by the entry's `source`. Undefined when nothing was recorded,
 * when it cannot be read, or when the path leads out of the archive's originals.
 */
export function readRecord(root: string, source: KeptSource): IntakeRecord | undefined {
  const text = readInside(root, keptFiles(source).record);
  return text === undefined ? undefined : parseIntakeRecord(text);
}

/** The text taken in that an entry's record speaks of: its lines and offsets count in it. */
export function readTaken(root: string, source: KeptSource): string | undefined {
  return readInside(root, keptFiles(source).text);
}

/** The whole text of a file that holds several, by the source of one of them; undefined for a file with one. */
export function readWholeText(root: string, { original, part }: KeptSource): string | undefined {
  return part === undefined ? undefined : readInside(root, wholeFiles(original).text);
}

/** Where an original with several texts was cut; undefined for an original with one. */
export function readSplit(root: string, original: string): SplitRecord | undefined {
  const text = readInside(root, wholeFiles(original).record);
  return text === undefined ? undefined : parseSplitRecord(text);
}

/**
 * Adds findings that arose after an entry was filed. One that stands there already is not added again;
 * an entry without a record stays without.
 */
export function addFindings(root: string, source: KeptSource, issues: readonly Issue[]): void {
  const record = readRecord(root, source);
  if (record === undefined) return;
  const known = new Set(record.findings?.map(({ key }) => key));
  const fresh = findingsOf(issues).filter(({ key }) => !known.has(key));
  if (fresh.length === 0) return;
  const findings = [...(record.findings ?? []), ...fresh];
  writeWhole(path.join(root, keptFiles(source).record), recordText({ ...record, findings }));
}

/** Marks an entry as compared with the archive: the last step of taking it in. */
export function markCompared(root: string, source: KeptSource): void {
  const record = readRecord(root, source);
  if (record === undefined || record.compared === true) return;
  const findings = record.findings ?? [];
  const done = { ...record, findings, compared: true } as const;
  writeWhole(path.join(root, keptFiles(source).record), recordText(done));
}

/** A record as it is written. */
export function recordText(record: IntakeRecord | SplitRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/**
 * Findings in the form that is kept: secrets hidden, each with a key. The key depends on what was found
 * (the value where there is one, else the words) and on its line, so that it is the same whenever
 * the same is found; findings that agree in all of it are numbered.
 */
export function findingsOf(issues: readonly Issue[]): RecordedFinding[] {
  const seen = new Map<string, number>();
  return issues.map(
    ({ name, severity, message, advice, line, wholeLines, field, found, persons }) => {
      const words = maskSecrets(message);
      const value = found === undefined ? undefined : maskSecrets(found);
      const ground = JSON.stringify([
        value ?? words,
        line ?? 0,
        field ?? '',
        ...(wholeLines ?? []),
      ]);
      const digest = createHash('sha256').update(ground).digest('hex').slice(0, 8);
      const base = `${name}-${digest}`;
      const count = (seen.get(base) ?? 0) + 1;
      seen.set(base, count);
      return {
        key: count === 1 ? base : `${base}-${count}`,
        name,
        severity,
        message: words,
        ...(advice === '' ? {} : { advice }),
        ...(line === undefined ? {} : { line }),
        ...(wholeLines === undefined ? {} : { wholeLines }),
        ...(field === undefined ? {} : { field }),
        ...(value === undefined ? {} : { found: value }),
        // Not part of the key: decisions made before persons were kept hold on.
        ...(persons === undefined ? {} : { persons }),
      };
    },
  );
}

function readInside(root: string, file: string): string | undefined {
  const home = path.resolve(root, ORIGINALS);
  const target = path.resolve(root, file);
  if (!target.startsWith(home + path.sep)) return undefined;
  try {
    return readFileSync(target, 'utf8');
  } catch {
    return undefined;
  }
}
