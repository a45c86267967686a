import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeBundle, type BundleOptions, type WrittenBundle } from './bundle-writer.ts';
import type { ItemRecord, RecordFacts } from './records.ts';

/** Beside the bundle's files in the store; not part of the site. */
const NOTE_FILE = 'bundle.json';
const NAME_LENGTH = 16;

interface Note {
  written: WrittenBundle;
  /** Of the bundle's files. */
  digest: string;
}

/**
 * The bundles that were made, each in a folder of its name below `folder`. A bundle comes into it
 * whole, by rename, and is never changed.
 */
export class BundleStore {
  readonly #folder: string;
  readonly #code: string;

  /** `code` names the code that makes bundles: another code's bundles have other names. */
  constructor(folder: string, code: string) {
    this.#folder = folder;
    this.#code = code;
  }

  /** The name of the bundle of these records: the same for the same content, and for no other. */
  nameOf(facts: readonly RecordFacts[], { chunkSize }: BundleOptions): string {
    const hash = createHash('sha256').update(`${this.#code} ${chunkSize ?? ''}`);
    for (const { digest } of facts) hash.update(digest);
    return hash.digest('hex').slice(0, NAME_LENGTH);
  }

  /**
   * What the store holds under a name; undefined when that is nothing, or not what was made. All of
   * it is read: a published site shares the files, and whatever changes them there in place changes
   * them here.
   */
  find(name: string): WrittenBundle | undefined {
    const home = path.join(this.#folder, name);
    try {
      const note = JSON.parse(readFileSync(path.join(home, NOTE_FILE), 'utf8')) as Note;
      return digestOf(home) === note.digest ? note.written : undefined;
    } catch {
      return undefined;
    }
  }

  /** Makes a bundle. Nothing is there under the name until all is. */
  async make(
    name: string,
    records: Iterable<ItemRecord>,
    options: BundleOptions,
  ): Promise<WrittenBundle> {
    const making = path.join(this.#folder, `${name}.tmp`);
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { recursive: true });
    const written = await writeBundle(making, records, options);
    const note: Note = { written, digest: digestOf(making) };
    await writeFile(path.join(making, NOTE_FILE), JSON.stringify(note));
    await rm(path.join(this.#folder, name), { recursive: true, force: true });
    await rename(making, path.join(this.#folder, name));
    return written;
  }

  /** Puts a bundle's files into a folder, without copying them where the disk allows it. */
  putInto(name: string, folder: string): void {
    const home = path.join(this.#folder, name);
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(home)) {
      if (file !== NOTE_FILE) linkOrCopy(path.join(home, file), path.join(folder, file));
    }
  }

  /** Removes all but these bundles, and what an interrupted build left. */
  async keepOnly(names: ReadonlySet<string>): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (names.has(name)) continue;
      await rm(path.join(this.#folder, name), { recursive: true, force: true });
    }
  }
}

/** Of names and contents of all files of a bundle. */
function digestOf(home: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(home).sort()) {
    if (file === NOTE_FILE) continue;
    const content = readFileSync(path.join(home, file));
    hash.update(`${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

/** Tens of thousands of small files: one call after the other is faster than promises of them. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
