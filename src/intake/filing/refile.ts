import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeNew, writeWhole } from './atomic-write.ts';

export type Refiled = 'written' | 'moved' | 'changed-meanwhile' | 'place-taken';

/** A file's text; undefined when it is not there (any more). */
export function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Puts a changed entry in its place below `summaries`. `before` is the text the change was made on: a
 * file that somebody edited or moved in the meantime is left alone. When `to` is another id the entry moves
 * there, unless something stands there; then nothing at all is changed. A run cut short leaves both
 * files, never neither.
 */
export function refile(
  root: string,
  entry: { from: string; to: string; before: string; after: string },
): Refiled {
  const fileOf = (id: string) => path.join(root, 'summaries', `${id}.mdx`);
  const source = fileOf(entry.from);
  if (textOf(source) !== entry.before) return 'changed-meanwhile';
  if (entry.to === entry.from) {
    if (entry.after !== entry.before) writeWhole(source, entry.after);
    return 'written';
  }
  if (!writeNew(fileOf(entry.to), entry.after)) return 'place-taken';
  rmSync(source);
  return 'moved';
}
