import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { keptFiles, ORIGINALS } from '#domain/originals';
import type { KeptSource } from '#domain/originals';
import { maskSecrets } from '../checks/mask-secrets.ts';
import { writeWhole } from '../filing/atomic-write.ts';
import { DISCARDED, registerDiscard } from '../filing/discarded.ts';

/** An entry that is turned away. */
interface TurnedAway {
  id: string;
  file: string;
  title: string;
  source: (KeptSource & { sha256: string; fileName?: string | undefined }) | undefined;
}

/** Why, when and by whom it is turned away. */
interface Reason {
  /** The entry that had its place. */
  existing: string;
  note: string;
  date: string;
  by?: string | undefined;
}

/**
 * Moves an entry out of the archive with its original and its record, to a folder of its own that is
 * named; nothing is deleted. Where another entry shares the original (several texts in one file) the
 * original stays for it, and a copy goes along. Copies and a line in the register stand before anything
 * is taken away.
 */
export function discardEntry(
  root: string,
  entry: TurnedAway,
  others: readonly (KeptSource | undefined)[],
  reason: Reason,
): string {
  const folder = freeFolder(root, entry.id.split('/').at(-1) ?? entry.id);
  const moved = `${DISCARDED}/${folder}`;
  const copy = (from: string) =>
    writeWhole(path.join(root, moved, path.basename(from)), readFileSync(from));
  const entryFile = path.join(root, entry.file);
  copy(entryFile);
  const kept = entry.source === undefined ? undefined : keptFiles(entry.source);
  const originals = kept === undefined ? '' : path.join(root, kept.folder);
  const isInside = originals.startsWith(path.resolve(root, ORIGINALS) + path.sep);
  if (kept === undefined || entry.source === undefined || !isInside || !existsSync(originals)) {
    register(root, entry, reason, moved);
    rmSync(entryFile);
    return moved;
  }
  const isShared = others.some(
    (other) => other !== undefined && keptFiles(other).folder === kept.folder,
  );
  const files = isShared
    ? [entry.source.original, kept.text, kept.record].map((file) => path.join(root, file))
    : readdirSync(originals).map((name) => path.join(originals, name));
  const there = files.filter((file) => existsSync(file));
  for (const file of there) copy(file);
  register(root, entry, reason, moved);
  rmSync(entryFile);
  if (!isShared) {
    for (const file of there) rmSync(file);
    rmdirSync(originals);
  }
  return moved;
}

/** Without an original there is nothing by which the text would be known again. */
function register(
  root: string,
  { id, title, source }: TurnedAway,
  { existing, note, date, by }: Reason,
  folder: string,
): void {
  if (source === undefined) return;
  const { sha256, part, fileName } = source;
  registerDiscard(root, {
    sha256,
    ...(part === undefined ? {} : { part: part.number }),
    ...(fileName === undefined ? {} : { fileName }),
    title,
    entry: id,
    existing,
    ...(note === '' ? {} : { note: maskSecrets(note) }),
    date,
    ...(by === undefined ? {} : { by }),
    folder,
  });
}

function freeFolder(root: string, wanted: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!existsSync(path.join(root, DISCARDED, name))) return name;
  }
}
