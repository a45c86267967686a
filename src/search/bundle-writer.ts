import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { INDEX_LANGUAGE } from './contract.ts';
import { readPagefindMeta, type PagefindMeta } from './pagefind-meta.ts';
import { recordHtml } from './record-html.ts';
import type { ItemRecord } from './records.ts';
import { recordWords } from './tokens.ts';

/**
 * Postings a chunk of words holds at the most, unless a single word has more. Chunks are put on shelves
 * and never served; of these few are open at a time.
 */
const CHUNK_SIZE = 20_000;
/** Pagefind's own name for it; it has no option. Should it no longer be obeyed, chunks are larger. */
const CHUNK_SIZE_VARIABLE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';
const SIGNATURE = 'pagefind_dcd';
/** Where gzip says on which system it was made; 255 is “unknown”. */
const GZIP_SYSTEM = 9;

/** What the indexer could not do, in its own words. */
export class IndexingFailed extends Error {
  override name = 'IndexingFailed';
}

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
  const index = await startIndex(options.chunkSize ?? CHUNK_SIZE);
  try {
    for (const { item, blocks, fragment } of records) {
      const content = recordHtml(recordWords(blocks));
      const added = await index.addHTMLFile({ url: item.path, content });
      if (added.errors.length > 0) throw new IndexingFailed(added.errors.join('; '));
      const packed = packFragment(fragment);
      await writeFile(path.join(folder, `t${paths.length}.bin`), packed);
      bytes += packed.length;
      paths.push(item.path);
    }
    const written = await index.writeFiles({ outputPath: official });
    if (written.errors.length > 0) throw new IndexingFailed(written.errors.join('; '));
  } finally {
    await close();
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

/** A fresh indexer process; it reads the size of chunks from the environment it starts with. */
async function startIndex(chunkSize: number): Promise<PagefindIndex> {
  await close();
  const before = process.env[CHUNK_SIZE_VARIABLE];
  process.env[CHUNK_SIZE_VARIABLE] = String(chunkSize);
  // The process has started when the call returns, before anything is awaited.
  const starting = createIndex({ forceLanguage: INDEX_LANGUAGE });
  if (before === undefined) delete process.env[CHUNK_SIZE_VARIABLE];
  else process.env[CHUNK_SIZE_VARIABLE] = before;
  const { index, errors } = await starting;
  if (index === undefined) throw new IndexingFailed(errors.join('; '));
  return index;
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
