import { createHash } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Beside the files in the store; not part of the site. */
const NOTE_FILE = 'made.json';

interface Note<Made> {
  made: Made;
  /** Of the files. */
  digest: string;
  /** Of their sizes and times, which tell without reading that nothing has changed. */
  stamp: string;
}

/**
 * What was made, each in a folder of its name below `folder`; a name goes with what is in it. A folder
 * comes into the store whole, by rename, and is never changed. `Made` is what the maker says of it.
 */
export class MadeFolders<Made> {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What the store holds under a name; undefined when that is nothing, or not what was made. A
   * published site shares the files, and whatever changes them there in place changes them here, so
   * files whose sizes or times are others are read: a copy of the store has new times, too.
   */
  find(name: string): Made | undefined {
    const home = this.folderOf(name);
    try {
      const note = JSON.parse(readFileSync(path.join(home, NOTE_FILE), 'utf8')) as Note<Made>;
      const stamp = stampOf(home);
      if (note.stamp === stamp) return note.made;
      if (note.digest !== digestOf(home)) return undefined;
      this.#write(name, { ...note, stamp });
      return note.made;
    } catch {
      return undefined;
    }
  }

  /** Nobody ever sees half a note. */
  #write(name: string, note: Note<Made>): void {
    const fresh = path.join(this.#folder, `${name}.json.tmp`);
    writeFileSync(fresh, JSON.stringify(note));
    renameSync(fresh, path.join(this.folderOf(name), NOTE_FILE));
  }

  /** Makes a folder. Nothing is there under the name until all is. */
  async make(name: string, write: (folder: string) => Promise<Made>): Promise<Made> {
    const making = path.join(this.#folder, `${name}.tmp`);
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    const made = await write(making);
    const note: Note<Made> = { made, digest: digestOf(making), stamp: stampOf(making) };
    await writeFile(path.join(making, NOTE_FILE), JSON.stringify(note));
    await rm(this.folderOf(name), { recursive: true, force: true });
    await rename(making, this.folderOf(name));
    return made;
  }

  folderOf(name: string): string {
    return path.join(this.#folder, name);
  }

  /**
   * Makes a folder hold the files of one in the store whose names match, and nothing else; without
   * copying them where the disk allows it. Files that are there as names of the store's own stay.
   */
  putInto(name: string, folder: string, wanted = /\.bin$/): void {
    const home = this.folderOf(name);
    mkdirSync(folder, { recursive: true });
    const there = new Set(readdirSync(folder));
    for (const file of readdirSync(home)) {
      if (!wanted.test(file)) continue;
      const from = path.join(home, file);
      const to = path.join(folder, file);
      if (there.delete(file)) {
        if (isSameFile(from, to)) continue;
        rmSync(to, { recursive: true });
      }
      linkOrCopy(from, to);
    }
    for (const left of there) rmSync(path.join(folder, left), { recursive: true });
  }

  /** Removes all but these folders, and what an interrupted build left. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (names.has(name)) continue;
      await rm(path.join(this.#folder, name), { recursive: true, force: true });
    }
  }
}

const filesIn = (home: string): string[] =>
  readdirSync(home)
    .filter((file) => file !== NOTE_FILE)
    .sort();

/** Of names, sizes and times of last change of all files. */
function stampOf(home: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(home)) {
    const { size, mtimeMs } = statSync(path.join(home, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Of names and contents of all files. */
function digestOf(home: string): string {
  const hash = createHash('sha256');
  for (const file of filesIn(home)) {
    const content = readFileSync(path.join(home, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** True of two names of one file on the disk. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [lstatSync(one), lstatSync(other)];
  return a.ino === b.ino && a.dev === b.dev;
}

/** Tens of thousands of small files: one call after the other is faster than promises of them. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
