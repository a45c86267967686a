import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getCollection, getEntry, render } from 'astro:content';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { Expected } from '#domain/expected';
import type { Item } from '#domain/item';
import { localDay } from '#domain/period';
import type { Settings } from '#domain/settings';
import type { Unit } from '#domain/unit';
import { readSettings, readUnits } from '#loader/content';
import { splitEntry } from '#loader/entry';
import { readExpected } from '#loader/expected';
import { readLoaded } from '#loader/loaded';
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

let archive: Promise<Archive> | undefined;

/** The archive; read anew on every call while developing, once in a build. */
export function loadArchive(): Promise<Archive> {
  if (import.meta.env.DEV) return readArchive();
  archive ??= readArchive();
  return archive;
}

async function readArchive(): Promise<Archive> {
  const settings = readSettings(roots.content).value;
  // The loader has refused a root without sound settings before any page is made.
  if (settings === undefined) throw new Error('archive.yaml is missing or unsound');
  const units = readUnits(roots.content).value;
  const expected = readExpected(roots.content, units).value;
  const entries = await getCollection('summaries');
  const items = entries
    .map(({ id, data }): Item => ({ id, frontmatter: data }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    settings,
    units,
    items,
    expected,
    today: expected?.asOf ?? localDay(),
    preview: roots.preview,
    pages: prosePages(),
    digests: new Map(entries.map(({ id, digest }) => [id, String(digest)])),
    pictures: new Map(
      readLoaded(roots).entries.flatMap(({ id, pictures }) =>
        pictures === undefined ? [] : [[id, pictures] as const],
      ),
    ),
  };
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
  const entry = await getEntry('summaries', id);
  if (entry?.filePath === undefined) throw new Error(`no item “${id}”`);
  if ('deferredRender' in entry && entry.deferredRender === true) {
    const { Content, headings } = await render(entry);
    return { Content, headings: bySection(headings) };
  }
  const body = await renderEntryFile(path.resolve(project, entry.filePath), roots.content);
  return { html: body.html, headings: bySection(body.headings) };
}

/** Only headings of the text; the label of the footnotes is none. */
function bySection(headings: readonly RenderedHeading[]): RenderedHeading[] {
  return headings.filter(({ slug }) => /^s\d/u.test(slug));
}

/** Help is there always; what an archive says about itself, only it can say. */
function prosePages(): string[] {
  return existsSync(path.join(roots.content, 'pages', 'about.md')) ? ['help', 'about'] : ['help'];
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
