import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BLANK_FILES, BLANK_FOLDERS } from './blank-archive.ts';

/** What became of a new archive; `held` names what stands in the folder already. */
export type Started =
  { outcome: 'started' } | { outcome: 'not-empty' | 'no-folder'; held: string[] };

/**
 * Starts an empty archive. All of it is made beside the folder and put in place by one rename, so that
 * an interruption leaves no half archive. A folder with anything in it, hidden files included, is
 * left as it is.
 */
export function startArchive(folder: string): Started {
  const target = path.resolve(folder);
  const held = heldBy(target);
  if (held === 'no-folder') return { outcome: 'no-folder', held: [] };
  if (held !== undefined && held.length > 0) return { outcome: 'not-empty', held };
  const fresh = `${target}.new-${process.pid}`;
  try {
    for (const name of BLANK_FOLDERS) mkdirSync(path.join(fresh, name), { recursive: true });
    for (const [name, text] of BLANK_FILES) {
      mkdirSync(path.dirname(path.join(fresh, name)), { recursive: true });
      writeFileSync(path.join(fresh, name), text);
    }
    // An empty folder stands in the way of the rename on Windows; one that is no longer empty stops it.
    if (held !== undefined) rmdirSync(target);
    renameSync(fresh, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return { outcome: 'not-empty', held: [] };
    throw error;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return { outcome: 'started' };
}

function heldBy(target: string): string[] | undefined | 'no-folder' {
  try {
    return readdirSync(target).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') return 'no-folder';
    throw error;
  }
}
