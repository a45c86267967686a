import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { IndexingFailed, startIndexer } from './indexer.ts';
import { readPagefindMeta, type PagefindMeta } from './pagefind-meta.ts';
import { recordHtml } from './record-html.ts';
import type { ItemRecord } from './records.ts';
import { recordWords } from './tokens.ts';

/**
 * Postings a chunk of words holds at the most, unless a single word has more. Chunks are put on shelves
 * and never served; of these few are open at a time.
 */
const CHUNK_SIZE = 20_000;
const SIGNATURE = 'pagefind_dcd';
/** Where gzip says on which system it was made; 255 is “unknown”. */
const GZIP_SYSTEM = 9;

export interface BundleOptions {
  chunkSize?: number;
  /** An empty or missing folder that gets the official index as Pagefind wrote it, runtime included. */
  official?: string;
}

/** What was written of a bundle. */
export interface WrittenBundle {
  /** Chunks of words, in the order of the words. */
  chunks: number;
  pages: number;
  /** Of the fragments. */
  bytes: number;
}

/**
 * Writes one bundle into an existing empty folder: chunks `<n>.bin` as Pagefind's indexer makes them,
 * fragments `t<page>.bin`. Pages are numbered in the order of the records. The indexer runs as a
 * process of its own that ends with the bundle, which bounds its memory; two bundles cannot be
 * written at once. Throws `IndexingFailed`.
 */
export async function writeBundle(
  folder: string,
  records: Iterable<ItemRecord>,
  options: BundleOptions = {},
): Promise<WrittenBundle> {
  const official = options.official ?? (await mkdtemp(path.join(folder, 'official-')));
  let bytes = 0;
  const paths: string[] = [];
  const indexer = await startIndexer(options.chunkSize ?? CHUNK_SIZE);
  try {
    let adding = Promise.resolve();
    for (const { item, blocks, fragment } of records) {
      // While the indexer has the page before.
      const content = recordHtml(recordWords(blocks));
      const packed = packFragment(fragment);
      await writeFile(path.join(folder, `t${paths.length}.bin`), packed);
      bytes += packed.length;
      paths.push(item.path);
      await adding;
      adding = indexer.add({ url: item.path, content });
      // Should the next record fail before it, nobody is left to hear.
      adding.catch(() => {});
    }
    await adding;
    await indexer.write(official);
  } finally {
    await indexer.end();
  }
  const meta = await metaIn(official);
  await checkPages(official, meta, paths);
  for (const [number, { name }] of meta.chunks.entries()) {
    const chunk = await readFile(path.join(official, 'index', `${name}.pf_index`));
    await writeFile(path.join(folder, `${number}.bin`), chunk);
  }
  if (options.official === undefined) await rm(official, { recursive: true });
  return { chunks: meta.chunks.length, pages: paths.length, bytes };
}

function packFragment(fragment: string): Uint8Array {
  const packed = gzipSync(fragment, { level: 9 });
  packed[GZIP_SYSTEM] = 255;
  return packed;
}

async function metaIn(official: string): Promise<PagefindMeta> {
  const names = (await readdir(official)).filter((name) => name.endsWith('.pf_meta'));
  const [name] = names;
  // Nothing was indexed: Pagefind writes no index of no pages.
  if (name === undefined) return { version: '', pages: [], chunks: [] };
  if (names.length > 1) throw new IndexingFailed(`${names.length} indexes instead of one`);
  return readPagefindMeta(await readFile(path.join(official, name)));
}

/** The chunks number pages in the order of the index; it must be the order of the records. */
async function checkPages(official: string, meta: PagefindMeta, paths: string[]): Promise<void> {
  if (meta.pages.length !== paths.length) {
    throw new IndexingFailed(`${meta.pages.length} pages indexed of ${paths.length}`);
  }
  for (const [number, name] of meta.pages.entries()) {
    const file = await readFile(path.join(official, 'fragment', `${name}.pf_fragment`));
    const text = gunzipSync(file).toString('utf8').slice(SIGNATURE.length);
    const { url } = JSON.parse(text) as { url: string };
    if (url !== paths[number]) {
      throw new IndexingFailed(`page ${number} is ${url} instead of ${paths[number]}`);
    }
  }
}
