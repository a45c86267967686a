import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Writes a file whole or not at all, replacing one that is there. Folders are made as needed. What can
 * be worked out again at any time need not be `durable`: it is not waited for until it is on the disk.
 */
export function writeWhole(
  file: string,
  data: string | Uint8Array,
  { durable = true }: { durable?: boolean } = {},
): void {
  withTemporary(file, data, (temporary) => renameSync(temporary, file), durable);
}

/** Writes a file whole or not at all; false, and nothing touched, when one is there already. */
export function writeNew(file: string, data: string | Uint8Array): boolean {
  let written = true;
  withTemporary(file, data, (temporary) => {
    try {
      // Unlike a rename, a link never replaces what is there, not even in a race.
      linkSync(temporary, file);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') written = false;
      else written = reserve(file, temporary);
    }
  });
  return written;
}

/** For file systems without links: takes the name first, then puts the file there. */
function reserve(file: string, temporary: string): boolean {
  try {
    closeSync(openSync(file, 'wx'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  renameSync(temporary, file);
  return true;
}

function withTemporary(
  file: string,
  data: string | Uint8Array,
  place: (temporary: string) => void,
  durable = true,
): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
    const handle = openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      if (durable) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    place(temporary);
  } finally {
    rmSync(temporary, { force: true });
  }
}
