import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { writeNew, writeWhole } from '../filing/atomic-write.ts';
import { textOf } from '../filing/refile.ts';
import type { Refiled } from '../filing/refile.ts';

/** An entry's file on its way: the text the change was made on, and the text it becomes. */
export interface Move {
  from: string;
  to: string;
  before: string;
  after: string;
}

/**
 * A new version takes the place of an old one: the old is kept under its new name first, then the new
 * one put in place whole, then what it came from taken away. A run cut short leaves a file more,
 * never one less, and anybody may go on with it another day: the copy that is kept already stays as it
 * is. Nothing is changed when either file was edited meanwhile or a place is taken.
 */
export function supersede(root: string, old: Move, next: Move): Refiled {
  const fileOf = (id: string) => path.join(root, 'summaries', `${id}.mdx`);
  const isChanged = ({ from, before }: Move) => textOf(fileOf(from)) !== before;
  if (isChanged(old) || isChanged(next)) return 'changed-meanwhile';
  const target = fileOf(next.to);
  if (next.to !== old.from && next.to !== next.from && existsSync(target)) return 'place-taken';
  const kept = fileOf(old.to);
  const isKept = writeNew(kept, old.after) || isSameVersion(textOf(kept) ?? '', old.after);
  if (!isKept) return 'place-taken';
  writeWhole(target, next.after);
  for (const gone of new Set([old.from, next.from])) {
    if (gone !== next.to) rmSync(fileOf(gone));
  }
  return next.to === next.from ? 'written' : 'moved';
}

/** True for two files of one original and one body, whoever put which remark into them when. */
function isSameVersion(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map(bodyAndOriginal);
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function bodyAndOriginal(file: string): [body: string, sha256: unknown] | undefined {
  const match = /^\ufeff?---[ \t]*\r?\n([\s\S]*?\r?\n)---[ \t]*(?:\r?\n|$)/u.exec(file);
  if (match === null) return undefined;
  try {
    const { source } = parse(match[1] ?? '') as { source?: { sha256?: unknown } };
    return [file.slice(match[0].length), source?.sha256];
  } catch {
    return undefined;
  }
}
