import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { recordOf, factsOf, type RecordFacts } from './records.ts';

/** Folders of the built site that hold the pages of items. */
const ITEM_FOLDERS = ['units', 'inbox'];
const CACHE_FILE = 'pages.json';

interface Known {
  /** Of the page's HTML. */
  digest: string;
  /** Number on the disk, size and times of its file, which tell without reading that it is the same. */
  mark: string;
  /** Null for a page that shows no item. */
  facts: RecordFacts | null;
}

interface Kept {
  code: string;
  pages: Record<string, Known>;
}

/** Times of files that young may hide a further change: a disk may count in steps of two seconds. Milliseconds. */
const SETTLED_AFTER = 3000;

/**
 * The facts of all item pages of a built site, in the order of their paths. A page that is as it was
 * at the last time is not parsed again, and one whose file is the same not even read: `cache` is a
 * folder of ours that remembers it. `code` names the code that reads pages; what other code has read
 * counts for nothing.
 */
export async function readPages(site: string, cache: string, code: string): Promise<RecordFacts[]> {
  const before = readKept(path.join(cache, CACHE_FILE), code);
  const pages: Record<string, Known> = {};
  const now = Date.now();
  for (const page of itemFolders(site)) {
    const known = before.get(page);
    const mark = markOf(fileOf(site, page), now);
    if (known !== undefined && mark !== '' && known.mark === mark) {
      pages[page] = known;
      continue;
    }
    const html = readFileSync(fileOf(site, page));
    const digest = createHash('sha256').update(html).digest('hex');
    if (known?.digest === digest) {
      pages[page] = { ...known, mark };
      continue;
    }
    const record = recordOf(html.toString('utf8'), page);
    pages[page] = { digest, mark, facts: record === undefined ? null : factsOf(record) };
  }
  await writeKept(path.join(cache, CACHE_FILE), { code, pages });
  return Object.values(pages).flatMap(({ facts }) => facts ?? []);
}

/** Empty for a file that has changed so shortly before that its times could hide a further change. */
function markOf(file: string, now: number): string {
  const { ino, size, mtimeNs } = lstatSync(file, { bigint: true });
  return Number(mtimeNs / 1_000_000n) > now - SETTLED_AFTER ? '' : `${ino} ${size} ${mtimeNs}`;
}

/** The HTML of the page at an address from the site's root. */
export function readPage(site: string, page: string): string {
  return readFileSync(fileOf(site, page), 'utf8');
}

const PAGE_FILE = 'index.html';

const fileOf = (site: string, page: string): string => path.join(site, page, PAGE_FILE);

/** A cache that is damaged, or another code's, is as good as none. */
function readKept(file: string, code: string): Map<string, Known> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Kept;
    return new Map(kept.code === code ? Object.entries(kept.pages) : []);
  } catch {
    return new Map();
  }
}

async function writeKept(file: string, kept: Kept): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, JSON.stringify(kept));
  await rename(`${file}.tmp`, file);
}

/** Folders with a page below `units/` and `inbox/`, as addresses from the root, in a stable order. */
function itemFolders(site: string): string[] {
  return ITEM_FOLDERS.filter((folder) => existsSync(path.join(site, folder)))
    .flatMap((folder) => [...pagesBelow(site, `${folder}/`)])
    .sort();
}

function* pagesBelow(site: string, folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(site, folder), { withFileTypes: true })) {
    if (entry.isDirectory()) yield* pagesBelow(site, `${folder}${entry.name}/`);
    else if (entry.name === PAGE_FILE) yield folder;
  }
}
