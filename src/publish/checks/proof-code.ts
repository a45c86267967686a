import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';

/** The modules that decide whether a page counts as proved; with all they import. */
export const PROVING_MODULES: readonly string[] = [
  'evidence.ts',
  'proof-code.ts',
  'proof-memory.ts',
  'prove-item.ts',
  'text-equality.ts',
  '../../document/from-page.ts',
  '../../domain/address.ts',
  '../../domain/faithful-text.ts',
  '../../domain/illustration.ts',
  '../../domain/intake-record.ts',
  '../../domain/kind.ts',
  '../../domain/originals.ts',
  '../../domain/period.ts',
  '../../issues/content-issues.ts',
  '../../issues/table.ts',
];

/**
 * A digest of the code that proves pages and of what it runs on, so that no proof outlives the code
 * that made it. The lock file names every package in its version, those of the packages too.
 */
export function proofCode(): string {
  const here = new URL('.', import.meta.url);
  const hash = createHash('sha256').update(process.version);
  for (const name of [...PROVING_MODULES, '../../../package-lock.json']) {
    hash.update(`\n${name}\n`).update(readFileSync(new URL(name, here)));
  }
  return hash.digest('hex');
}
