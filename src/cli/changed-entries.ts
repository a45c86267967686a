import { readFileSync } from 'node:fs';
import { writeWhole } from '#intake/filing/atomic-write';

/** How the entries of a build differ from those of the build whose site stands in its place. */
export interface EntryChanges {
  added: number;
  changed: number;
  removed: number;
}

interface BuiltEntry {
  id: string;
  /** Of its file. */
  digest: string;
}

/** Compares with the entries an earlier build remembered; undefined when none did. */
export function changedSince(
  file: string,
  entries: readonly BuiltEntry[],
): EntryChanges | undefined {
  const before = readBuilt(file);
  if (before === undefined) return undefined;
  const known = entries.filter(({ id }) => before.has(id));
  return {
    added: entries.length - known.length,
    changed: known.filter(({ id, digest }) => before.get(id) !== digest).length,
    removed: before.size - known.length,
  };
}

/** Remembers the entries of a site that was put into its place. */
export function rememberBuilt(file: string, entries: readonly BuiltEntry[]): void {
  const digests = entries.map(({ id, digest }) => [id, digest] as const);
  writeWhole(file, JSON.stringify(Object.fromEntries(digests)), { durable: false });
}

function readBuilt(file: string): Map<string, unknown> | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof kept === 'object' && kept !== null ? new Map(Object.entries(kept)) : undefined;
  } catch {
    return undefined;
  }
}
