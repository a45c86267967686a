import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ItemFrontmatter } from '#domain/item';
import type { Issue } from '#issues/issue';
import type { Entry } from './entry.ts';
import type { Roots } from './roots.ts';

/** What the loader leaves in the cache for the stages after the pages: proof, report. */
export interface Loaded {
  entries: {
    id: string;
    file: string;
    source?: ItemFrontmatter['source'];
    corrections?: ItemFrontmatter['corrections'];
    /** True for an item whose text is no longer shown. */
    withdrawn?: true;
  }[];
  /** Warnings and notes; errors stop the build and are thrown. */
  issues: Issue[];
}

const fileIn = (roots: Roots) => path.join(roots.cache, 'loaded.json');

export function writeLoaded(
  roots: Roots,
  entries: readonly Entry[],
  issues: readonly Issue[],
): void {
  const loaded: Loaded = {
    entries: entries.map(({ id, file, frontmatter: { source, corrections, withdrawn } }) => ({
      id,
      file,
      ...(source === undefined ? {} : { source }),
      ...(corrections === undefined ? {} : { corrections }),
      ...(withdrawn === undefined ? {} : { withdrawn: true as const }),
    })),
    issues: [...issues],
  };
  mkdirSync(roots.cache, { recursive: true });
  const temporary = `${fileIn(roots)}.tmp`;
  writeFileSync(temporary, JSON.stringify(loaded));
  renameSync(temporary, fileIn(roots));
}

/** Reads what the loader left; throws when no build has loaded this content. */
export function readLoaded(roots: Roots): Loaded {
  return JSON.parse(readFileSync(fileIn(roots), 'utf8')) as Loaded;
}
