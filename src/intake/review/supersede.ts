import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeNew, writeWhole } from '../filing/atomic-write.ts';
import type { Refiled } from '../filing/refile.ts';

/** An entry's file on its way: the text the change was made on, and the text it becomes. */
export interface Move {
  from: string;
  to: string;
  before: string;
  after: string;
}

/** Where the version that gave its place up is kept; `digest` tells several of them apart. */
export function replacedId(id: string, digest: string): string {
  return `${id}-replaced-${digest.slice(0, 8)}`;
}

/**
 * A new version takes the place of an old one: the old is kept under its new name first, then the new
 * one put in place whole, then what it came from taken away. A run cut short leaves a file more,
 * never one less. Nothing is changed when either file was edited meanwhile or a place is taken.
 */
export function supersede(root: string, old: Move, next: Move): Refiled {
  const fileOf = (id: string) => path.join(root, 'summaries', `${id}.mdx`);
  const isChanged = ({ from, before }: Move) => readFileSync(fileOf(from), 'utf8') !== before;
  if (isChanged(old) || isChanged(next)) return 'changed-meanwhile';
  const target = fileOf(next.to);
  if (next.to !== old.from && next.to !== next.from && existsSync(target)) return 'place-taken';
  const kept = fileOf(old.to);
  const isKept = writeNew(kept, old.after) || readFileSync(kept, 'utf8') === old.after;
  if (!isKept) return 'place-taken';
  writeWhole(target, next.after);
  for (const gone of new Set([old.from, next.from])) {
    if (gone !== next.to) rmSync(fileOf(gone));
  }
  return next.to === next.from ? 'written' : 'moved';
}
