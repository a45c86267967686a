import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder that goes away with `remove`. */
export function temporaryFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianlun-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A copy of one of the archives in `test/fixtures/archives`, which a test may change. */
export function copyArchive(name: string, to: string): string {
  const content = path.join(to, name);
  cpSync(path.join('test/fixtures/archives', name), content, { recursive: true });
  return content;
}
