import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rootsFrom } from '#loader/roots';
import { runCli } from '../../support/cli.ts';
import { writeContentRoot } from '../../support/corpus/content-root.ts';
import { writeItemPages } from '../../support/corpus/item-pages.ts';
import { makeCorpus, type Corpus } from '../../support/corpus/items.ts';
import { measured, type Measured } from './child.ts';

/** A site of the corpus as the bench uses it. */
export interface BenchSite {
  folder: string;
  /** Remembers what the index was made of, for the next time. */
  cache: string;
  unitsFile: string;
}

/**
 * A built site with the real search page and the pages of the corpus' items. The project builds it
 * with a few items; those of the corpus are written beside, for building ten thousand pages is not what
 * is measured.
 */
export async function makeSite(work: string, corpus: Corpus): Promise<BenchSite> {
  const content = path.join(work, 'content');
  const folder = path.join(work, 'site');
  // Not the corpus itself: foreign texts are data here and never become Markdown.
  writeContentRoot(content, makeCorpus(3, 300));
  const built = await runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: folder });
  rmSync(rootsFrom({ ARCHIVE_CONTENT: content }, process.cwd()).cache, {
    recursive: true,
    force: true,
  });
  if (built.code !== 0) throw new Error(`the site was not built: ${built.stderr}`);
  for (const name of ['pagefind', 'units']) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  writeItemPages(folder, corpus.items);
  const unitsFile = path.join(work, 'units.json');
  writeFileSync(unitsFile, JSON.stringify(corpus.units));
  return { folder, cache: path.join(work, 'index-cache'), unitsFile };
}

/** What `buildIndex` says it built. */
export interface IndexBuilt {
  items: number;
  bytes: number;
  bundles: number;
  made: number;
}

/** Builds the index in a process of its own; `limit` in characters a bundle, 0 for the project's. */
function indexSite(site: BenchSite, limit: number): Promise<Measured<IndexBuilt>> {
  const script = path.join(import.meta.dirname, 'index-run.ts');
  return measured(script, [site.folder, site.cache, site.unitsFile, String(limit)]);
}

/** Indexes from nothing, then again with one item changed; the page is put back afterwards. */
export async function indexTwice(
  site: BenchSite,
  corpus: Corpus,
  limit: number,
): Promise<{ clean: Measured<IndexBuilt>; oneChanged: Measured<IndexBuilt> }> {
  rmSync(site.cache, { recursive: true, force: true });
  mkdirSync(site.cache, { recursive: true });
  const clean = await indexSite(site, limit);
  const item = corpus.items[Math.floor(corpus.items.length / 2)];
  const page = path.join(site.folder, 'units', item?.id ?? '', 'index.html');
  const before = readFileSync(page, 'utf8');
  const keptIndex = `${site.folder}-index`;
  cpSync(path.join(site.folder, 'pagefind'), keptIndex, { recursive: true });
  writeFileSync(page, before.replace('</p>', '补记一句：数字已经核对。</p>'));
  const oneChanged = await indexSite(site, limit);
  writeFileSync(page, before);
  rmSync(path.join(site.folder, 'pagefind'), { recursive: true });
  cpSync(keptIndex, path.join(site.folder, 'pagefind'), { recursive: true });
  rmSync(keptIndex, { recursive: true });
  return { clean, oneChanged };
}
