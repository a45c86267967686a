import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Issue, Result } from '#issues/issue';
import type { BundleOptions, WrittenBundle } from './bundle-writer.ts';
import { bundlesOf, groupsOf } from './bundles.ts';
import { codeDigest } from './code-digest.ts';
import { DIRECTORY_FILE, INDEX_FOLDER, type Bundle } from './contract.ts';
import { packDirectory } from './directory.ts';
import { IndexWorkers, type IndexWorker } from './index-workers.ts';
import { IndexingFailed } from './indexer.ts';
import { MadeFolders } from './made-folders.ts';
import { readPages } from './page-cache.ts';
import type { RecordFacts } from './records.ts';
import type { WrittenShelves } from './shelf-writer.ts';
import { directoryUnits, withLevel, type ListedUnit } from './unit-list.ts';

/**
 * UTF-16 units of text in a bundle: 200 items of 3,500, so that one that changed is indexed again in
 * about five seconds. Measured at 333, 500, 667 and 1,000 items: 8, 13, 23, 31 seconds of the indexer
 * and 0.8, 1.1, 1.5, 2.1 GB.
 */
const BUNDLE_LIMIT = 700_000;

/** Bundles that share their shelves: a word is one request for all of them. */
const GROUP_SIZE = 16;

const NAME_LENGTH = 16;

/** Texts of items; chunks of words go to the site by way of the shelves only. */
const TEXT_FILE = /^t\d+\.bin$/;

export interface IndexOptions<Listed extends ListedUnit = ListedUnit> {
  /** Folder that remembers what was made, for the next time; it belongs to one site alone. */
  cache?: string;
  /** The archive's list of units in its order (建制顺序). */
  units?: readonly Listed[];
  /** What else a unit is found by: pinyin, initials. */
  keysOf?: (unit: Listed) => readonly string[];
  /** UTF-16 units of text in a bundle, `BUNDLE_LIMIT` if not said. */
  limit?: number;
  /** Bundles that share their shelves, `GROUP_SIZE` if not said. */
  groupSize?: number;
  chunkSize?: number;
  /** Unpacked bytes on a shelf. */
  shelfSize?: number;
  /** A folder that gets each bundle as Pagefind wrote it, for comparison; nothing is reused then. */
  official?: string;
  /** Called before each bundle that has to be made. */
  onProgress?: (progress: Progress) => void;
}

/** Bundles begun before this one, and how many have to be made. */
interface Progress {
  made: number;
  toMake: number;
}

/** What was built. */
export interface BuiltIndex {
  items: number;
  /** Of all files of the index. */
  bytes: number;
  bundles: number;
  /** Bundles that had to be made; the others were there. */
  made: number;
  /** Names below `<site>/pagefind/`. */
  names: string[];
}

/**
 * Builds the search index of a built site into `<site>/pagefind/`: one record an item page, from what
 * a reader sees there, in bundles by year. Takes over what an older index in its place has of the new
 * one and removes the rest, so that place must not be one that is served. The same pages, units and code give the same bytes, whatever the cache holds; only bundles
 * with a page that changed are made anew.
 */
export async function buildIndex<Listed extends ListedUnit = ListedUnit>(
  site: string,
  options: IndexOptions<Listed> = {},
): Promise<Result<BuiltIndex>> {
  const cache = options.cache ?? (await mkdtemp(path.resolve(site, `${INDEX_FOLDER}-cache-`)));
  const workers = new IndexWorkers();
  try {
    return { value: await build(site, cache, workers, options), issues: [] };
  } catch (error) {
    if (!(error instanceof IndexingFailed)) throw error;
    return {
      value: { items: 0, bytes: 0, bundles: 0, made: 0, names: [] },
      issues: [issueOf(error)],
    };
  } finally {
    await workers.end();
    if (options.cache === undefined) await rm(cache, { recursive: true, force: true });
  }
}

async function build<Listed extends ListedUnit>(
  site: string,
  cache: string,
  workers: IndexWorkers,
  options: IndexOptions<Listed>,
): Promise<BuiltIndex> {
  const code = codeDigest();
  const facts = await readPages(site, cache, code);
  const stores: Stores = {
    bundles: new MadeFolders(path.join(cache, 'bundles')),
    shelves: new MadeFolders(path.join(cache, 'shelves')),
  };
  const planned = bundlesOf(facts.map(placed), options.limit ?? BUNDLE_LIMIT).map((bundle) => {
    const records = bundle.map((entry) => entry.facts);
    const digests = records.map(({ digest }) => digest);
    return { records, name: nameOf(code, options.chunkSize, digests) };
  });
  const { all: written, made } = await allOf(stores.bundles, workers, planned, {
    reuse: options.official === undefined,
    onBegin: (progress) => options.onProgress?.(progress),
    make: ({ name, records }, { worker, folder }) => {
      const paths = records.map(({ item }) => item.path);
      return worker.bundle({ folder, site, paths, options: bundleOptions(name, options) });
    },
  });
  const groups = groupsOf(
    planned.map(({ name, records }, at) => {
      const { chunks = 0 } = written[at] ?? {};
      return { name, records, written: { folder: stores.bundles.folderOf(name), chunks } };
    }),
    options.groupSize ?? GROUP_SIZE,
  ).map((bundles) => {
    const names = bundles.map(({ name }) => name);
    return { bundles, name: nameOf(code, options.shelfSize, names) };
  });

  const units = directoryUnits(facts, options.units ?? [], options.keysOf ?? (() => []));
  const bundles: Bundle[] = [];
  let bytes = written.reduce((sum, bundle) => sum + bundle.bytes, 0);
  const { all: shelved } = await allOf(stores.shelves, workers, groups, {
    reuse: true,
    make: (group, { worker, folder }) =>
      worker.shelves({
        folder,
        bundles: group.bundles.map((bundle) => bundle.written),
        options: options.shelfSize === undefined ? {} : { size: options.shelfSize },
      }),
  });
  for (const [at, group] of groups.entries()) {
    const { bounds = [], bytes: packed = 0 } = shelved[at] ?? {};
    bytes += packed;
    const shelves = { folder: group.name, bounds };
    for (const [place, { name, records }] of group.bundles.entries()) {
      const items = records.map(({ item }) => withLevel(item, units));
      bundles.push({ folder: name, shelves, place, items });
    }
  }
  const directory = packDirectory({ units, bundles });

  const home = path.join(site, INDEX_FOLDER);
  const names = [...planned, ...groups].map(({ name }) => name);
  // The directory last: without it there is no index.
  keepOfIndex(site, new Set(names));
  await mkdir(home, { recursive: true });
  for (const { name } of planned) stores.bundles.putInto(name, path.join(home, name), TEXT_FILE);
  for (const { name } of groups) stores.shelves.putInto(name, path.join(home, name));
  await writeFile(path.join(home, DIRECTORY_FILE), directory);
  await stores.bundles.keepOnly(new Set(planned.map(({ name }) => name)));
  await stores.shelves.keepOnly(new Set(groups.map(({ name }) => name)));

  return {
    items: facts.length,
    bytes: bytes + directory.length,
    bundles: planned.length,
    made,
    names: [...names, DIRECTORY_FILE],
  };
}

/** Removes all of a site's index but what has these names. */
export function keepOfIndex(site: string, names: ReadonlySet<string>): void {
  const home = path.join(site, INDEX_FOLDER);
  if (!existsSync(home)) return;
  for (const name of readdirSync(home)) {
    if (!names.has(name)) rmSync(path.join(home, name), { recursive: true });
  }
}

interface Stores {
  bundles: MadeFolders<WrittenBundle>;
  shelves: MadeFolders<WrittenShelves>;
}

/** A name that goes with what is made: the same for the same code, measure and parts, and for no other. */
function nameOf(code: string, measure: number | undefined, parts: readonly string[]): string {
  const hash = createHash('sha256').update(`${code} ${measure ?? ''}`);
  for (const part of parts) hash.update(` ${part}`);
  return hash.digest('hex').slice(0, NAME_LENGTH);
}

/** What a store holds under the names of plans, in their order; what it lacks is made. */
async function allOf<Plan extends { name: string }, Made>(
  store: MadeFolders<Made>,
  workers: IndexWorkers,
  plans: readonly Plan[],
  { reuse, make, onBegin }: MakeOptions<Plan, Made>,
): Promise<{ all: Made[]; made: number }> {
  const found = plans.map(({ name }) => (reuse ? store.find(name) : undefined));
  const missing = plans.filter((_, at) => found[at] === undefined);
  let begun = 0;
  const made = await workers.map(missing, (worker, plan) => {
    onBegin?.({ made: begun, toMake: missing.length });
    begun += 1;
    return store.make(plan.name, (folder) => make(plan, { worker, folder }));
  });
  const news = made.values();
  return { all: found.map((old) => old ?? (news.next().value as Made)), made: made.length };
}

interface MakeOptions<Plan, Made> {
  reuse: boolean;
  make: (plan: Plan, by: { worker: IndexWorker; folder: string }) => Promise<Made>;
  onBegin?: (progress: Progress) => void;
}

function bundleOptions(
  name: string,
  { chunkSize, official }: Pick<IndexOptions, 'chunkSize' | 'official'>,
): BundleOptions {
  return {
    ...(chunkSize === undefined ? {} : { chunkSize }),
    ...(official === undefined ? {} : { official: path.join(official, name) }),
  };
}

function placed(facts: RecordFacts): {
  id: string;
  end: string;
  size: number;
  facts: RecordFacts;
} {
  const { id, end } = facts.item;
  return { id, end, size: facts.size, facts };
}

function issueOf(error: IndexingFailed): Issue {
  return {
    name: 'search-index-failed',
    severity: 'error',
    message: '检索索引未能生成。',
    advice: '请重新构建；仍不成功的，将下列信息告知维护人员。',
    found: error.message,
  };
}
