import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ItemFrontmatter } from '#domain/item';
import { mendedFindings } from '#domain/open-findings';
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
    /** Picture files it shows, below the content root. */
    pictures?: readonly string[];
    /** Findings that a person settled by changing the text, by their keys. */
    mended?: string[];
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
    entries: entries.map(({ id, file, pictures, frontmatter }) => {
      const { source, corrections, withdrawn } = frontmatter;
      const mended = mendedFindings(frontmatter);
      return {
        id,
        file,
        ...(source === undefined ? {} : { source }),
        ...(corrections === undefined ? {} : { corrections }),
        ...(withdrawn === undefined ? {} : { withdrawn: true as const }),
        ...(pictures.length === 0 || withdrawn !== undefined ? {} : { pictures }),
        ...(mended.length === 0 ? {} : { mended }),
      };
    }),
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
