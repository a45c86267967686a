import { unpackEntry } from './zip.ts';
import { readDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Most entries of a package, and most bytes that the pictures of one may have when unpacked. */
const ENTRY_LIMIT = 20_000;
const TOTAL_LIMIT = 128 * 1024 * 1024;

/**
 * The pictures in a package, unpacked one by one as they are asked for. Names lead to members of the
 * package and never become paths; a member that is broken costs itself only.
 */
export class ZipMembers {
  readonly #bytes: Uint8Array;
  readonly #keyOf: (name: string) => string;
  readonly #files = new Map<string, Uint8Array | undefined>();
  #entries: Map<string, ZipEntry> | undefined;
  #room = TOTAL_LIMIT;

  /** `keyOf` makes the names alike that a format takes for the same. */
  constructor(bytes: Uint8Array, keyOf: (name: string) => string = (name) => name) {
    this.#bytes = bytes;
    this.#keyOf = keyOf;
  }

  has(name: string): boolean {
    return this.#directory().has(this.#keyOf(name));
  }

  /** The member's bytes; undefined when there is none, it is broken, or all together are too large. */
  file(name: string): Uint8Array | undefined {
    const key = this.#keyOf(name);
    if (!this.#files.has(key)) this.#files.set(key, this.#unpacked(this.#directory().get(key)));
    return this.#files.get(key);
  }

  #unpacked(entry: ZipEntry | undefined): Uint8Array | undefined {
    if (entry === undefined || entry.encrypted) return undefined;
    const file = unpackEntry(this.#bytes, entry, this.#room);
    if (typeof file === 'string') return undefined;
    this.#room -= file.length;
    return file;
  }

  #directory(): Map<string, ZipEntry> {
    if (this.#entries === undefined) {
      const entries = readDirectory(this.#bytes, ENTRY_LIMIT) ?? [];
      this.#entries = new Map(entries.map((entry) => [this.#keyOf(entry.name), entry]));
    }
    return this.#entries;
  }
}
