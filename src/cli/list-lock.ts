import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Lock of the list of units, in the content folder, which may be shared by several machines. */
const LOCK = '.units.yaml.lock';

/** Milliseconds after which a lock is nobody's: the list is written in far less. */
const LONGEST = 10_000;

/** Milliseconds between two tries. */
const PAUSE = 50;

/**
 * Reads, changes and writes the list of units while nobody else does, so that of two people who register
 * at once none loses a unit. Waits for another who holds it. Not to be nested, and not to be held while
 * a person is asked.
 */
export function withUnitList<T>(content: string, work: () => T): T {
  const file = path.join(content, LOCK);
  while (!take(file)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  try {
    return work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (isLeft(file)) rmSync(file, { force: true });
  return false;
}

/** True for a lock of a run that was killed: an old one, whoever holds it, or one of our own number. */
function isLeft(file: string): boolean {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    return age > LONGEST || readFileSync(file, 'utf8') === String(process.pid);
  } catch {
    return false;
  }
}
