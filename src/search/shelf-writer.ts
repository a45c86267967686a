import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { chunkOf, wordsOf } from './client/chunk.ts';
import { shelfOf } from './shelf.ts';

/**
 * Unpacked bytes on a shelf, unless a single word has more. Smaller shelves make a query cheaper, and the
 * directory and the number of files greater.
 */
const SHELF_SIZE = 64 * 1024;
/**
 * Level 6 takes half as long again for one part in a hundred, 4 a third less for four; zlib's usual memory
 * (8) takes a third longer for the same bytes.
 */
const PACKING = { level: 5, memLevel: 9 };
/** Where gzip says on which system it was made; 255 is “unknown”. */
const GZIP_SYSTEM = 9;
/** Shelves packed at a time: as many as zlib has threads. */
const AT_ONCE = 4;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** What was written of shelves. */
export interface WrittenShelves {
  /** As `Shelves.bounds` of the contract. */
  bounds: string[];
  bytes: number;
}

export interface ShelfOptions {
  /** Unpacked bytes on a shelf. */
  size?: number;
}

/** A bundle in its folder: its chunks are `0.bin` … */
export interface ChunkFolder {
  folder: string;
  chunks: number;
}

/**
 * Writes the words of bundles, in the order of their places, into an existing empty folder as shelves
 * `<n>.bin`. Of each bundle no more than two chunks are in memory.
 */
export async function writeShelves(
  folder: string,
  bundles: readonly ChunkFolder[],
  { size = SHELF_SIZE }: ShelfOptions = {},
): Promise<WrittenShelves> {
  const written: WrittenShelves = { bounds: [], bytes: 0 };
  const packing = new Set<Promise<number>>();
  const heads = await Promise.all(bundles.map((bundle) => WordStream.open(bundle)));
  let onShelf = bundles.map((): Uint8Array[] => []);
  let filled = 0;
  let first: string | undefined;
  let last: string | undefined;

  const close = async (): Promise<void> => {
    if (first === undefined) return;
    const number = written.bounds.length;
    const shelf = shelfOf(onShelf.map((words) => (words.length === 0 ? EMPTY : chunkOf(words))));
    written.bounds.push(last === undefined ? '' : prefixAfter(first, last));
    onShelf = bundles.map(() => []);
    const task = write(path.join(folder, `${number}.bin`), shelf).then((bytes) => {
      written.bytes += bytes;
      return bytes;
    });
    packing.add(task);
    void task.finally(() => packing.delete(task)).catch(() => {});
    if (packing.size >= AT_ONCE) await Promise.race(packing);
  };

  let before: string | undefined;
  for (;;) {
    const word = leastOf(heads);
    if (word === undefined) break;
    let bytes = 0;
    for (const head of heads) if (head.word === word) bytes += head.bytes.length;
    if (first !== undefined && filled + bytes > size) {
      await close();
      last = before;
      first = undefined;
      filled = 0;
    }
    first ??= word;
    filled += bytes;
    before = word;
    for (const [place, head] of heads.entries()) {
      if (head.word !== word) continue;
      onShelf[place]?.push(head.bytes);
      // Nothing is awaited while a chunk has words.
      if (!head.step()) await head.next();
    }
  }
  await close();
  await Promise.all(packing);
  return written;
}

/** Writes one shelf, packed; gives its length. */
async function write(file: string, shelf: Uint8Array): Promise<number> {
  const packed = await pack(shelf, PACKING);
  packed[GZIP_SYSTEM] = 255;
  await writeFile(file, packed);
  return packed.length;
}

const EMPTY = new Uint8Array(0);

function leastOf(heads: readonly WordStream[]): string | undefined {
  let least: string | undefined;
  for (const { word } of heads) {
    if (word !== undefined && (least === undefined || word < least)) least = word;
  }
  return least;
}

/** The least beginning of a word that is greater than the word before it. */
function prefixAfter(word: string, before: string): string {
  let length = 1;
  while (length < word.length && word.slice(0, length) <= before) length += 1;
  return word.slice(0, length);
}

/** The words of one bundle, one after the other. */
class WordStream {
  /** The word at hand; undefined behind the last. */
  word: string | undefined;
  /** All that its chunk says of it. */
  bytes: Uint8Array = EMPTY;
  readonly #bundle: ChunkFolder;
  #number = 0;
  #chunk: Uint8Array = EMPTY;
  /** The chunk after the open one: unpacked by a thread of zlib while the words before it are merged. */
  #ahead: Promise<Uint8Array> | undefined;
  #words: ReturnType<typeof wordsOf> | undefined;

  private constructor(bundle: ChunkFolder) {
    this.#bundle = bundle;
    this.#ahead = this.#read();
  }

  static async open(bundle: ChunkFolder): Promise<WordStream> {
    const stream = new WordStream(bundle);
    await stream.next();
    return stream;
  }

  /** Goes on to the next word of the chunk that is open; false when that has no more. */
  step(): boolean {
    const found = this.#words?.next();
    if (found === undefined || found.done === true) return false;
    this.word = found.value.word;
    this.bytes = this.#chunk.subarray(found.value.start, found.value.end);
    return true;
  }

  async next(): Promise<void> {
    while (!this.step()) {
      if (this.#ahead === undefined) {
        this.word = undefined;
        return;
      }
      this.#chunk = await this.#ahead;
      this.#words = wordsOf(this.#chunk);
      this.#ahead = this.#read();
    }
  }

  /** The next chunk that has not been read; undefined behind the last. */
  #read(): Promise<Uint8Array> | undefined {
    if (this.#number >= this.#bundle.chunks) return undefined;
    const file = path.join(this.#bundle.folder, `${this.#number}.bin`);
    this.#number += 1;
    const reading = readFile(file).then((packed) => unpack(packed));
    // Should another bundle fail before it is waited for, nobody is left to hear.
    reading.catch(() => {});
    return reading;
  }
}
