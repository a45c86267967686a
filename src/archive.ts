import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getEntry, render } from 'astro:content';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { Expected } from '#domain/expected';
import type { Item } from '#domain/item';
import { localDay } from '#domain/period';
import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import { htmlTextLength, textLength } from '#catalogue/text-length';
import { factsCode, FactsCache, plainFacts, type BodyFacts } from '#loader/body-facts';
import { splitEntry, type Entry } from '#loader/entry';
import { findingsPage } from '#loader/findings-page';
import { takeLoaded, type LoadedContent } from '#loader/loaded';
import { pictureSize } from '#loader/picture-size';
import { renderEntryFile, renderMarkdown, type RenderedHeading } from '#loader/render';
import { rootsFrom } from '#loader/roots';

/** Everything the pages are made of, loaded once a build. */
export interface Archive {
  settings: Settings;
  /** In 建制顺序. */
  units: Unit[];
  /** In the order of their ids. */
  items: Item[];
  /** Who owes what by when; undefined where the archive does not say. */
  expected: Expected | undefined;
  /** ISO day of the ledger: the one the archive states, or that of the build. */
  today: string;
  /** True when drafts are among the items. */
  preview: boolean;
  /** Names of the prose pages there are. */
  pages: readonly string[];
  /** Digest of each item's file, by id. */
  digests: ReadonlyMap<string, string>;
  /** Picture files that an item shows, below the content root, by its id; only items that have any. */
  pictures: ReadonlyMap<string, readonly string[]>;
}

const project = process.cwd();
const roots = rootsFrom(process.env, project);

let kept: { version: number; archive: Archive; byId: ReadonlyMap<string, Entry> } | undefined;

/** The archive: one for a build; while people edit, another one after each change of what is described. */
export async function loadArchive(): Promise<Archive> {
  return current().archive;
}

function current() {
  const loaded = takeLoaded(roots);
  if (kept?.version === loaded.version && (!loaded.live || isOfToday(kept.archive))) {
    return kept;
  }
  const byId = new Map(loaded.content.entries.map((entry) => [entry.id, entry]));
  kept = { version: loaded.version, archive: archiveOf(loaded), byId };
  return kept;
}

const isOfToday = ({ today, expected }: Archive) => today === (expected?.asOf ?? localDay());

function archiveOf({ content }: LoadedContent): Archive {
  const { settings, units, expected, entries } = content;
  // The loader has refused a root without sound settings before any page is made.
  if (settings === undefined) throw new Error('archive.yaml is missing or unsound');
  return {
    settings,
    units,
    items: entries
      .map(({ id, frontmatter }): Item => ({ id, frontmatter }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    expected,
    today: expected?.asOf ?? localDay(),
    preview: roots.preview,
    pages: prosePages(),
    digests: new Map(entries.map(({ id, digest }) => [id, digest])),
    pictures: new Map(
      entries.flatMap(({ id, pictures, frontmatter }) =>
        pictures.length === 0 || frontmatter.withdrawn !== undefined ? [] : [[id, pictures]],
      ),
    ),
  };
}

/** What stands in the place of a page while people edit, when the content's errors touch it. */
export function findingsInstead(pathname: string): string | undefined {
  return findingsPage(takeLoaded(roots), pathname);
}

/**
 * The routes with a key each: all that their page shows. A page whose key is that of the last build
 * is not made again (Astro's incremental build, which watches the templates by itself), so whatever
 * decides a page beside its template must be among `data`. A page that shows items' texts names
 * their ids in `items`.
 */
export function keyed<Route extends object>(
  { digests, pictures }: Archive,
  routes: readonly Route[],
  inputs: (route: Route) => { data: unknown; items?: readonly string[] },
): (Route & { cacheKey: string })[] {
  // While people edit, no page is kept.
  if (takeLoaded(roots).live) return routes.map((route) => ({ ...route, cacheKey: '' }));
  return routes.map((route) => {
    const { data, items = [] } = inputs(route);
    const texts = items.map((id) => [digests.get(id), measuresOf(pictures.get(id) ?? [])]);
    const cacheKey = createHash('sha256')
      .update(JSON.stringify([data, texts]))
      .digest('base64url');
    return { ...route, cacheKey };
  });
}

/** What a page's HTML says of its pictures beside their names. */
function measuresOf(files: readonly string[]): unknown[] {
  return files.map((file) => [file, pictureSize(path.join(roots.content, file)) ?? null]);
}

/** The body of an item: ready HTML for a plain entry, a component for one that uses components. */
export type ItemBody = { headings: RenderedHeading[] } & (
  { html: string; Content?: undefined } | { html?: undefined; Content: AstroComponentFactory }
);

/** Renders an item's body. Throws when there is no such item. */
export async function renderItem(id: string): Promise<ItemBody> {
  const entry = current().byId.get(id);
  if (entry === undefined) throw new Error(`no item “${id}”`);
  const file = path.join(roots.content, entry.file);
  if (entry.needsMdx) {
    const { Content, headings } = takeLoaded(roots).live
      ? await moduleOf(file)
      : await bundledModule(id);
    return { Content, headings: bySection(headings) };
  }
  const body = await renderEntryFile(file, roots.content);
  return { html: body.html, headings: bySection(body.headings) };
}

let facts: FactsCache | undefined;

/**
 * What lists say of the texts of items, one after the other; of one that is no longer shown nothing.
 * A text that did not change is not read again.
 */
export async function* textFacts(
  ids: readonly string[],
): AsyncGenerator<[id: string, facts: BodyFacts | undefined]> {
  facts ??= new FactsCache(path.join(roots.cache, 'texts'), factsCode(project));
  const { byId } = current();
  for (const id of ids) {
    const entry = byId.get(id);
    if (entry === undefined) throw new Error(`no item “${id}”`);
    const isShown = entry.frontmatter.withdrawn === undefined;
    yield [id, isShown ? await facts.of(entry.digest, () => findFacts(entry)) : undefined];
  }
  // What one page asks for while people edit is not all that is known.
  if (!takeLoaded(roots).live) facts.keep();
}

/** What is known of one text; undefined for one that is no longer shown. Throws when there is no such item. */
export async function factsOf(id: string): Promise<BodyFacts | undefined> {
  facts ??= new FactsCache(path.join(roots.cache, 'texts'), factsCode(project));
  const entry = current().byId.get(id);
  if (entry === undefined) throw new Error(`no item “${id}”`);
  if (entry.frontmatter.withdrawn !== undefined) return undefined;
  return facts.of(entry.digest, () => findFacts(entry));
}

async function findFacts({ id, file, needsMdx }: Entry): Promise<BodyFacts> {
  const body = splitEntry(readFileSync(path.join(roots.content, file), 'utf8'))?.body ?? '';
  const plain = needsMdx ? undefined : plainFacts(body, textLength);
  if (plain !== undefined) return plain;
  const { html, headings } = await renderItem(id);
  return { length: html === undefined ? null : htmlTextLength(html), headings };
}

/** The module that `@astrojs/mdx` made of an entry in a build. */
async function bundledModule(id: string) {
  const entry = await getEntry('summaries', id);
  if (entry === undefined) throw new Error(`no item “${id}”`);
  return render(entry);
}

/** The module of an entry while people edit: made of its file as it lies. */
async function moduleOf(file: string) {
  const { Content, getHeadings } = (await import(/* @vite-ignore */ file)) as {
    Content: AstroComponentFactory;
    getHeadings: () => RenderedHeading[];
  };
  return { Content, headings: getHeadings() };
}

/** Only headings of the text; the label of the footnotes is none. */
function bySection(headings: readonly RenderedHeading[]): RenderedHeading[] {
  return headings.filter(({ slug }) => /^s\d/u.test(slug));
}

/** What an archive says about itself, and how far it goes: only it can say. */
const OWN_PAGES = ['about', 'scale'];

/** Help is there always. */
function prosePages(): string[] {
  const folder = path.join(roots.content, 'pages');
  return ['help', ...OWN_PAGES.filter((name) => existsSync(path.join(folder, `${name}.md`)))];
}

/** A prose page of `content/pages`; the project's own text where the archive has none. */
export async function renderPage(name: string): Promise<{ title: string; html: string }> {
  const own = path.join(roots.content, 'pages', `${name}.md`);
  const file = existsSync(own) ? own : path.join(project, 'content', 'pages', `${name}.md`);
  const split = splitEntry(readFileSync(file, 'utf8'));
  const title = /^title:\s*(.+)$/mu.exec(split?.frontmatter ?? '')?.[1]?.trim() ?? '';
  return { title, html: (await renderMarkdown(split?.body ?? '')).html };
}

/** A picture file, of those in `pictures`. */
export function readPicture(file: string): Buffer {
  return readFileSync(path.join(roots.content, file));
}

/** SHA-256 of a picture file, in hex. */
export function pictureDigest(file: string): string {
  return createHash('sha256').update(readPicture(file)).digest('hex');
}
