import { Refused } from './office-finding.ts';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Largest sector number that is a sector; above are marks such as end of chain. */
const LAST_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
/** Entries of a directory that are looked at. */
const ENTRY_LIMIT = 20_000;

/** A compound file ([MS-CFB]): named streams in one file. */
export interface OlePackage {
  /** Names of the streams in the root storage. */
  names: string[];
  /** The bytes of a stream of the root storage; undefined when there is none of the name. */
  stream(name: string): Uint8Array | undefined;
}

interface Entry {
  name: string;
  kind: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

/** True when the bytes begin as a compound file does. */
export function isOle(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** Opens a compound file; throws Refused or RangeError when its chains lead nowhere. */
export function openOle(bytes: Uint8Array): OlePackage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if (shift < 7 || shift > 16 || miniShift < 4 || miniShift > shift) throw broken();
  const size = 1 << shift;
  const sectorAt = (sector: number): Uint8Array => {
    const from = (sector + 1) * size;
    if (from >= bytes.length) throw broken();
    // The last sector of a file may be cut short by programs that write no padding.
    return bytes.subarray(from, from + size);
  };
  const numbersIn = (sector: number): number[] => {
    const from = (sector + 1) * size;
    return Array.from({ length: size / 4 }, (_, index) => view.getUint32(from + index * 4, true));
  };

  const fat = tableOf(view, numbersIn, size);
  const chain = (start: number, table: readonly number[]): number[] => {
    const sectors: number[] = [];
    for (let at = start; at < LAST_SECTOR; at = table[at] ?? NO_ENTRY) {
      if (sectors.length > table.length || at >= table.length) throw broken();
      sectors.push(at);
    }
    return sectors;
  };

  const entries = entriesIn(joined(chain(view.getUint32(48, true), fat).map(sectorAt)));
  const root = entries[0];
  if (root === undefined || root.kind !== 5) throw broken();
  const streams = new Map(
    childrenOf(root, entries)
      .filter((entry) => entry.kind === 2)
      .map((entry) => [entry.name, entry]),
  );
  const cutoff = view.getUint32(56, true);
  let mini: { bytes: Uint8Array; fat: number[] } | undefined;

  return {
    names: [...streams.keys()],
    stream(name) {
      const entry = streams.get(name);
      if (entry === undefined) return undefined;
      if (entry.size > bytes.length) throw broken();
      if (entry.size >= cutoff) {
        return exactly(joined(chain(entry.start, fat).map(sectorAt)), entry.size);
      }
      mini ??= {
        bytes: joined(chain(root.start, fat).map(sectorAt)),
        fat: chain(view.getUint32(60, true), fat).flatMap(numbersIn),
      };
      const miniSize = 1 << miniShift;
      const parts = chain(entry.size === 0 ? NO_ENTRY : entry.start, mini.fat).map(
        (sector) => mini?.bytes.subarray(sector * miniSize, (sector + 1) * miniSize) ?? bytes,
      );
      return exactly(joined(parts), entry.size);
    },
  };
}

function broken(): Refused {
  return new Refused('office-broken', { format: 'OLE', reason: '文件不完整' });
}

/** The file allocation table: the first 109 of its sectors stand in the header, the rest in a chain. */
function tableOf(view: DataView, numbersIn: (sector: number) => number[], size: number): number[] {
  const count = view.getUint32(44, true);
  if (count * size > view.byteLength) throw broken();
  const sectors = Array.from({ length: 109 }, (_, index) => view.getUint32(76 + index * 4, true));
  let next = view.getUint32(68, true);
  for (let read = 0; next < LAST_SECTOR && read * size < view.byteLength; read += 1) {
    const numbers = numbersIn(next);
    next = numbers.pop() ?? NO_ENTRY;
    sectors.push(...numbers);
  }
  return sectors
    .filter((sector) => sector < LAST_SECTOR)
    .slice(0, count)
    .flatMap(numbersIn);
}

function entriesIn(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const count = Math.min(ENTRY_LIMIT, Math.floor(directory.length / 128));
  return Array.from({ length: count }, (_, index) => {
    const at = index * 128;
    const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    };
  });
}

/** Entries right below a storage (a tree of siblings). */
function childrenOf(storage: Entry, entries: readonly Entry[]): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<number>();
  const open = [storage.child];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    found.push(entry);
    open.push(entry.left, entry.right);
  }
  return found;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function exactly(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length < size) throw broken();
  return bytes.subarray(0, size);
}
