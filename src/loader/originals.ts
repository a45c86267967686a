import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentIssue } from '#issues/table';
import type { Issue } from '#issues/issue';
import type { Entry } from './entry.ts';

/** Folder of the untouched originals below a content root. */
const ORIGINALS = 'originals';

/**
 * Fixity: every original an entry names is there with the SHA-256 it was received with, and every
 * original kept belongs to an entry.
 */
export function checkOriginals(root: string, entries: readonly Entry[]): Issue[] {
  const issues: Issue[] = [];
  const claimed = new Set<string>();
  for (const { file, frontmatter } of entries) {
    const { source } = frontmatter;
    if (source === undefined) continue;
    claimed.add(path.posix.dirname(source.original));
    const original = path.resolve(root, source.original);
    const isInside = original.startsWith(path.resolve(root, ORIGINALS) + path.sep);
    const isSound =
      isInside &&
      existsSync(original) &&
      createHash('sha256').update(readFileSync(original)).digest('hex') === source.sha256;
    if (isSound) continue;
    const place = { file, field: 'source.original' };
    issues.push(contentIssue('original-missing', place, { found: source.original }));
  }
  const home = path.join(root, ORIGINALS);
  const kept = existsSync(home) ? readdirSync(home, { withFileTypes: true }) : [];
  for (const entry of kept.filter((found) => found.isDirectory())) {
    const folder = `${ORIGINALS}/${entry.name}`;
    if (!claimed.has(folder)) issues.push(contentIssue('original-orphan', { file: folder }));
  }
  return issues;
}
