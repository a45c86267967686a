import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { itemPath } from '#domain/address';
import { keptFiles, ORIGINALS, type KeptSource } from '#domain/originals';

/** What the proof of one item looks at, as it lies on the disk at this moment. */
export interface Evidence {
  /** False when the original is not there, or lies outside the archive's `originals`. */
  hasOriginal: boolean;
  /** The text taken in; undefined when it is not there. */
  text: Buffer | undefined;
  /** The record of intake; undefined when it is not there. */
  record: Buffer | undefined;
  /** The page as built; undefined when it is not there. */
  page: Buffer | undefined;
}

/** Reads what the proof of an item looks at, pictures apart. */
export function readEvidence(
  site: string,
  contentRoot: string,
  { id, source }: { id: string; source: KeptSource },
): Evidence {
  const kept = keptFiles(source);
  const hasOriginal =
    isInOriginals(contentRoot, source.original) &&
    existsSync(path.resolve(contentRoot, source.original));
  // Nothing is read for an item that names a place outside the archive.
  const read = (file: string) => (hasOriginal ? readIfThere(file) : undefined);
  return {
    hasOriginal,
    text: read(path.resolve(contentRoot, kept.text)),
    record: read(path.resolve(contentRoot, kept.record)),
    page: read(path.join(site, itemPath(id), 'index.html')),
  };
}

/** SHA-256 of bytes, or of a text in UTF-8, in hex. */
export function digestOf(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 of a file below the content root, in hex; undefined when it is not there. */
export function digestIn(contentRoot: string, file: string): string | undefined {
  const bytes = readIfThere(path.resolve(contentRoot, file));
  return bytes && digestOf(bytes);
}

/** False for a path that leads out of the archive's `originals`. */
function isInOriginals(contentRoot: string, original: string): boolean {
  const home = path.resolve(contentRoot, ORIGINALS);
  return path.dirname(path.resolve(contentRoot, original)).startsWith(home + path.sep);
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
