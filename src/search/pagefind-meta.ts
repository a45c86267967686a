import { gunzipSync } from 'node:zlib';

/** What the official index says of itself in `*.pf_meta`, as much as is used here (Pagefind 1.6). */
export interface PagefindMeta {
  version: string;
  /** Names of the pages' fragments; a page's place is its number in the chunks. */
  pages: string[];
  /** Chunks in the order of their words: first word (or as much as tells it), last word, file name. */
  chunks: { from: string; to: string; name: string }[];
}

const SIGNATURE = 'pagefind_dcd';

/** Reads a `pf_meta` file. Throws on anything that is not laid out as in 1.6. */
export function readPagefindMeta(file: Uint8Array): PagefindMeta {
  const bytes = gunzipSync(file);
  if (bytes.subarray(0, SIGNATURE.length).toString('latin1') !== SIGNATURE) {
    throw new Error('pf_meta does not begin as expected');
  }
  const [version, pages, chunks] = listOf(new Reader(bytes.subarray(SIGNATURE.length)).value());
  return {
    version: textOf(version),
    pages: listOf(pages).map((page) => textOf(listOf(page)[0])),
    chunks: listOf(chunks).map((chunk) => {
      const [from, to, name] = listOf(chunk).map(textOf);
      return { from: from ?? '', to: to ?? '', name: name ?? '' };
    }),
  };
}

type Value = number | string | Value[];

function listOf(value: Value | undefined): Value[] {
  if (!Array.isArray(value)) throw new Error('pf_meta holds no list where one is expected');
  return value;
}

function textOf(value: Value | undefined): string {
  if (typeof value !== 'string') throw new Error('pf_meta holds no text where one is expected');
  return value;
}

/** The part of CBOR (RFC 8949) that the file uses: whole numbers, text, arrays. */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  value(): Value {
    const head = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    const kind = head >> 5;
    if (kind === 4 && head % 32 === 31) return this.#openArray();
    const argument = this.#argument(head % 32);
    if (kind === 0) return argument;
    if (kind === 1) return -1 - argument;
    if (kind === 3) {
      const end = this.#at + argument;
      const text = this.#bytes.toString('utf8', this.#at, end);
      this.#at = end;
      return text;
    }
    if (kind === 4) return Array.from({ length: argument }, () => this.value());
    throw new Error(`pf_meta holds CBOR of kind ${kind}`);
  }

  #argument(short: number): number {
    if (short < 24) return short;
    const length = { 24: 1, 25: 2, 26: 4 }[short];
    if (length === undefined) throw new Error(`pf_meta holds a number of kind ${short}`);
    const number = this.#bytes.readUIntBE(this.#at, length);
    this.#at += length;
    return number;
  }

  #openArray(): Value[] {
    const values: Value[] = [];
    while (this.#bytes.readUInt8(this.#at) !== 0xff) values.push(this.value());
    this.#at += 1;
    return values;
  }
}
