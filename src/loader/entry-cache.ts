import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Reuse } from './content.ts';
import type { Entry } from './entry.ts';

/** What was read of entries in former builds. */
export interface EntryCache {
  /** The entry read before from a file of the same SHA-256. */
  reuse: Reuse;
  /** Keeps these entries and no others for the next time. */
  keep: (entries: readonly Entry[]) => void;
}

const LINE_END = 0x0a;
/** Bytes gathered before they are written. */
const BLOCK = 1 << 20;

/**
 * Opens what is kept of entries over builds: a line an entry, its digest and file first, then
 * description and pictures; never a body. Lines are parsed when they are asked for and copied when they
 * hold on. Whatever was kept under other `rules`, or cannot be read, is not known: that costs time only.
 */
export function openEntryCache(file: string, rules: string): EntryCache {
  let { lines, count } = linesOf(file, rules);
  return {
    reuse(entryFile, digest) {
      const line = lines.get(keyOf(digest, entryFile));
      if (line === undefined) return undefined;
      try {
        const said = JSON.parse(line.toString('utf8', line.indexOf(0x09) + 1)) as Kept;
        return { id: said.id, digest, file: entryFile, ...entryParts(said) };
      } catch {
        return undefined;
      }
    },
    keep(entries) {
      const known = entries.filter((entry) => lines.has(keyOf(entry.digest, entry.file)));
      if (known.length !== count || entries.length !== count) write(file, rules, entries, lines);
      // A build holds on to this while it makes its pages.
      lines = new Map();
      count = -1;
    },
  };
}

type Kept = Pick<Entry, 'id' | 'needsMdx' | 'pictures' | 'frontmatter'>;

const entryParts = ({ needsMdx, pictures, frontmatter }: Kept) => ({
  needsMdx,
  pictures,
  frontmatter,
});

const keyOf = (digest: string, file: string) => `${digest} ${file}`;

function linesOf(file: string, rules: string): { lines: Map<string, Buffer>; count: number } {
  const lines = new Map<string, Buffer>();
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return { lines, count: -1 };
  }
  const head = bytes.indexOf(LINE_END);
  if (bytes.toString('utf8', 0, head) !== rules) return { lines, count: -1 };
  for (let start = head + 1; start < bytes.length;) {
    const end = bytes.indexOf(LINE_END, start);
    if (end < 0) break;
    const line = bytes.subarray(start, end);
    lines.set(line.toString('utf8', 0, line.indexOf(0x09)), line);
    start = end + 1;
  }
  return { lines, count: lines.size };
}

function write(
  file: string,
  rules: string,
  entries: readonly Entry[],
  lines: ReadonlyMap<string, Buffer>,
): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = openSync(temporary, 'w');
  try {
    let block: Buffer[] = [Buffer.from(`${rules}\n`)];
    let size = 0;
    const flush = () => {
      writeSync(handle, Buffer.concat(block));
      block = [];
      size = 0;
    };
    for (const entry of entries) {
      const key = keyOf(entry.digest, entry.file);
      const line: Buffer = lines.get(key) ?? Buffer.from(`${key}\t${JSON.stringify(said(entry))}`);
      block.push(line, Buffer.from('\n'));
      size += line.length;
      if (size > BLOCK) flush();
    }
    flush();
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}

const said = (entry: Entry): Kept => ({ id: entry.id, ...entryParts(entry) });
