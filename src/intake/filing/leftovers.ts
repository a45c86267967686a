import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Temporaries of `atomic-write.ts`: `.text.txt.4711.tmp`. */
const TEMPORARY = /^\..+\.(\d+)\.tmp$/u;

/**
 * Takes away what a run that was killed left half-written in a content root. Called before anything is
 * written, so that a temporary with this process's own number is an earlier one's.
 */
export function removeLeftovers(root: string): void {
  for (const folder of [root, path.join(root, 'originals'), path.join(root, 'summaries')]) {
    for (const name of namesBelow(folder, folder !== root)) {
      const owner = TEMPORARY.exec(path.basename(name))?.[1];
      if (owner !== undefined && !isAlive(Number(owner)))
        rmSync(path.join(folder, name), { force: true });
    }
  }
}

function namesBelow(folder: string, recursive: boolean): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: 'utf8' });
  } catch {
    return [];
  }
}

/** True for another process that runs; one we may not signal runs too. */
function isAlive(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
