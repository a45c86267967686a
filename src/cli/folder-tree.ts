import { readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes all files below a folder but those to be kept (paths below it, in this system's spelling),
 * and folders that are empty then; `apart`, a folder in it, is left alone. Nothing happens when there
 * is no such folder.
 */
export function clearFolder(home: string, isKept: (file: string) => boolean, apart?: string): void {
  clear(home, '', { isKept, apart });
}

interface Clearing {
  isKept: (file: string) => boolean;
  apart: string | undefined;
}

/** True when nothing is left below the folder, which is gone then. */
function clear(home: string, below: string, clearing: Clearing): boolean {
  let isEmpty = true;
  for (const entry of entriesOf(path.join(home, below))) {
    const file = path.join(below, entry.name);
    if (entry.isDirectory() && file === clearing.apart) isEmpty = false;
    else if (entry.isDirectory()) isEmpty = clear(home, file, clearing) && isEmpty;
    else if (clearing.isKept(file)) isEmpty = false;
    else unlinkSync(path.join(home, file));
  }
  if (isEmpty && below !== '') rmdirSync(path.join(home, below));
  return isEmpty;
}

/** Removes the folders above a file that is gone, as far as they are empty. */
export function removeEmptyAbove(home: string, file: string): void {
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) {
    try {
      rmdirSync(path.join(home, folder));
    } catch {
      return;
    }
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
