import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { readItemPage, type ItemPage } from '#document/from-page';
import type { Issue, Result } from '#issues/issue';
import type { SearchBlock } from './blocks.ts';
import { catalogueOf } from './catalogue.ts';
import { CATALOGUE_FILE, INDEX_FOLDER, INDEX_LANGUAGE, type CatalogueItem } from './contract.ts';
import { tokensOf } from './tokens.ts';

/** Folders of the built site that hold the pages of items. */
const ITEM_FOLDERS = ['units', 'inbox'];
/** Files of Pagefind that the search needs; its ready-made interfaces are left out. */
const RUNTIME = /^(pagefind\.js|pagefind-entry\.json|wasm\.unknown\.pagefind|.*\.pf_meta)$/;
const SIGNATURE = 'pagefind_dcd';

export interface IndexOptions {
  /** Unit ids in the order in which the filter lists them (建制顺序); by id without it. */
  unitOrder?: readonly string[];
}

interface Indexed {
  item: CatalogueItem;
  /** The fragment as it will be written. */
  fragment: Uint8Array;
}

/**
 * Builds the search index of a built site into `<outDir>/pagefind/`: one record an item page, from
 * what a reader sees there, and the catalogue beside it. Replaces an older index. The same pages
 * give the same bytes. `items` counts records, `bytes` all files written.
 */
export async function buildIndex(
  outDir: string,
  options: IndexOptions = {},
): Promise<Result<{ items: number; bytes: number }>> {
  const target = path.join(outDir, INDEX_FOLDER);
  const work = path.resolve(outDir, `${INDEX_FOLDER}.tmp`);
  await rm(work, { recursive: true, force: true });
  const { index, errors } = await createIndex({ forceLanguage: INDEX_LANGUAGE });
  if (index === undefined) return failed(errors);
  try {
    const indexed = await addItems(index, outDir);
    if ('issues' in indexed) return indexed;
    const written = await index.writeFiles({ outputPath: work });
    if (written.errors.length > 0) return failed(written.errors);
    await keepOnlyRuntime(work);
    await rewriteFragments(work, indexed.byUrl);
    const items = [...indexed.byUrl.values()].map(({ item }) => item);
    const catalogue = catalogueOf(items, options.unitOrder ?? []);
    await writeFile(path.join(work, CATALOGUE_FILE), JSON.stringify(catalogue));
    await rm(target, { recursive: true, force: true });
    await rename(work, target);
    return { value: { items: items.length, bytes: await bytesIn(target) }, issues: [] };
  } finally {
    await index.deleteIndex();
    await close();
    await rm(work, { recursive: true, force: true });
  }
}

function failed(errors: readonly string[]): Result<{ items: number; bytes: number }> {
  const issue: Issue = {
    name: 'search-index-failed',
    severity: 'error',
    message: '检索索引未能生成。',
    advice: '请重新构建；仍不成功的，将下列信息告知维护人员。',
    found: errors.join('; '),
  };
  return { value: { items: 0, bytes: 0 }, issues: [issue] };
}

/** One page after the other, so that memory holds one page and the compressed fragments. */
async function addItems(
  index: PagefindIndex,
  outDir: string,
): Promise<{ byUrl: Map<string, Indexed> } | Result<{ items: number; bytes: number }>> {
  const byUrl = new Map<string, Indexed>();
  for (const url of await itemFolders(outDir)) {
    const html = await readFile(path.join(outDir, url, 'index.html'), 'utf8');
    const page = readItemPage(html);
    if (page === undefined) continue;
    const blocks = page.blocks.map(searchBlock);
    const stored = JSON.stringify(blocks);
    const record = await index.addCustomRecord({
      url,
      content: tokensOf(blocks),
      language: INDEX_LANGUAGE,
      // Pagefind names a fragment by its content, which are tokens and do not change with a comma.
      meta: { title: digestOf(stored) },
    });
    if (record.errors.length > 0) return failed(record.errors);
    byUrl.set(url, {
      item: catalogueItem(page, url, langOf(html)),
      fragment: fragmentOf(url, stored),
    });
  }
  return { byUrl };
}

/** Folders with a page below `units/` and `inbox/`, as addresses from the root, in a stable order. */
async function itemFolders(outDir: string): Promise<string[]> {
  const urls: string[] = [];
  for (const folder of ITEM_FOLDERS) {
    const names = await readdir(path.join(outDir, folder), { recursive: true }).catch(() => []);
    for (const name of names) {
      if (path.basename(name) !== 'index.html') continue;
      urls.push(`${path.posix.join(folder, path.dirname(name).split(path.sep).join('/'))}/`);
    }
  }
  return urls.sort();
}

function searchBlock(block: ItemPage['blocks'][number]): SearchBlock {
  const { anchor, kind, text, joinsNext, section } = block;
  return {
    anchor,
    kind,
    text: text.trim(),
    ...(joinsNext ? { joinsNext } : {}),
    ...(section === undefined
      ? {}
      : { section: { anchor: section.anchor, title: section.title.trim() } }),
  };
}

/** Twenty letters a–p: metadata are indexed as words, and no token has that length. */
function digestOf(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 20);
  return hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}

function catalogueItem(page: ItemPage, url: string, lang: string): CatalogueItem {
  const { facets } = page;
  const values = (name: string): string[] => (facets[name] ?? '').split(/\s+/).filter(Boolean);
  return {
    id: page.id,
    path: url,
    title: page.title.trim(),
    lang,
    unitName: facets['unit-name'] ?? '',
    periodLabel: facets['period-label'] ?? '',
    end: facets['end'] ?? '',
    ...(facets['draft'] === undefined ? {} : { draft: true }),
    values: {
      unit: values('unit'),
      year: values('year'),
      period: values('period'),
      kind: values('kinds'),
    },
    fragment: '',
  };
}

/** The article's `lang`; Simplified when it has none. */
function langOf(html: string): string {
  const article = /<article\b[^>]*\sdata-item=[^>]*>/.exec(html)?.[0] ?? '';
  return /\slang=["']?([\w-]+)/.exec(article)?.[1] ?? 'zh-Hans';
}

/** A Pagefind fragment with the original text: what the stock runtime loads as a result's data. */
function fragmentOf(url: string, blocks: string): Uint8Array {
  const data = `{"url":${JSON.stringify(url)},"content":"","word_count":0,"filters":{},"meta":{},"anchors":[],"blocks":${blocks}}`;
  const packed = gzipSync(SIGNATURE + data, { level: 9 });
  // The byte that names the operating system would differ between machines.
  packed[9] = 255;
  return packed;
}

async function keepOnlyRuntime(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile() && !RUNTIME.test(entry.name)) await rm(path.join(folder, entry.name));
  }
}

/** Puts our fragments in place of Pagefind's and notes each name in its item. */
async function rewriteFragments(folder: string, byUrl: Map<string, Indexed>): Promise<void> {
  const fragments = path.join(folder, 'fragment');
  await mkdir(fragments, { recursive: true });
  let rewritten = 0;
  for (const name of await readdir(fragments)) {
    const file = path.join(fragments, name);
    const text = gunzipSync(await readFile(file)).toString('utf8');
    const { url } = JSON.parse(text.slice(SIGNATURE.length)) as { url: string };
    const indexed = byUrl.get(url);
    if (indexed === undefined) throw new Error(`fragment of an unknown page: ${url}`);
    indexed.item.fragment = path.basename(name, '.pf_fragment');
    await writeFile(file, indexed.fragment);
    rewritten += 1;
  }
  if (rewritten !== byUrl.size) {
    throw new Error(`Pagefind wrote ${rewritten} fragments for ${byUrl.size} items`);
  }
}

async function bytesIn(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true })) {
    const { size, isFile } = await stat(path.join(folder, name)).then((found) => ({
      size: found.size,
      isFile: found.isFile(),
    }));
    if (isFile) bytes += size;
  }
  return bytes;
}
