import { createHash } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { writeWhole } from '#intake/filing/atomic-write';
import { INDEX_FOLDER } from '#search/contract';
import { clearFolder, removeEmptyAbove } from './folder-tree.ts';

/** A page as Astro's list of all paths has it. */
export interface ListedPage {
  pathname: string;
  route: { component: string };
  cacheKey?: string | undefined;
}

/** The format of Astro's memory that is understood here. */
const ASTRO_MEMORY_VERSION = 1;

interface AstroMemory {
  version: number;
  routes: Record<string, { paths: Record<string, { cacheKey: string; outputFile: string }> }>;
}

/** A copy of a page, by which it is known again. */
interface Copy {
  /** SHA-256 of its bytes. */
  digest: string;
  /** Of its file: number on the disk, size and time; whatever writes into it changes the last. */
  mark: string;
}

/**
 * The pages that Astro's incremental build will not make again, put into the new site before Astro comes
 * to them: it leaves alone what lies there when key and templates are those of the last build, and else
 * waits for the disk several times for each of ten thousand pages.
 *
 * One file on the disk is Astro's copy of a page and the page in every site that has not changed since,
 * the one that is served among them. So no build writes into a page: before Astro makes one, all names
 * of the old file that it would write to are taken away. Whoever else writes into a page of a site is
 * noticed by time or bytes: then the copy is removed and Astro makes the page again. A lost or damaged
 * cache, or a build that ended halfway, costs time only.
 */
export class KeptPages {
  readonly #copies: string;
  readonly #astroMemory: string;
  readonly #site: string;
  readonly #memory: string;
  /** By their files, below `#copies` and the site alike. */
  #known: Map<string, Copy>;
  /** Pages that lie in the site and are the copies of this name. */
  #there = new Set<string>();

  /** `astro` is Astro's cache folder, `site` the folder of the new site, `memory` a file of ours. */
  constructor({ astro, site, memory }: { astro: string; site: string; memory: string }) {
    this.#copies = path.join(astro, 'dist');
    this.#astroMemory = path.join(astro, 'incremental-build.json');
    this.#site = site;
    this.#memory = memory;
    this.#known = readKnown(memory);
  }

  /**
   * Removes from the folder of the new site, an older site or half of one, all but known pages and the
   * index of the search, which knows itself what it can use again. Call it before Astro begins.
   */
  clearSite(): void {
    this.#there = new Set();
    const isKnown = (file: string): boolean => {
      const mark = this.#known.get(file)?.mark;
      const isSame = mark !== undefined && markOf(path.join(this.#site, file)) === mark;
      if (isSame) this.#there.add(file);
      return isSame;
    };
    clearFolder(this.#site, isKnown, INDEX_FOLDER);
  }

  /** Puts those of the pages into the site whose keys Astro remembers, and takes other old ones away. */
  place(pages: readonly ListedPage[]): void {
    const routes = readAstroMemory(this.#astroMemory)?.routes ?? {};
    const kept = new Set<string>();
    for (const { pathname, route, cacheKey } of pages) {
      const remembered = routes[route.component]?.paths[pathname];
      if (remembered === undefined || remembered.cacheKey !== cacheKey) continue;
      const file = fileOf(remembered.outputFile);
      if (file === undefined) continue;
      if (!this.#isSound(file)) {
        rmSync(path.join(this.#copies, file), { force: true });
        continue;
      }
      if (!this.#there.has(file)) share(path.join(this.#copies, file), path.join(this.#site, file));
      kept.add(file);
    }
    for (const file of this.#there) if (!kept.has(file)) remove(this.#site, file);
    this.#there = kept;
  }

  /**
   * Takes file and copy of a page away, which Astro is about to write; `address` without slashes at its
   * ends.
   */
  release(address: string): void {
    for (const name of [address, `${address}.html`, `${address}/index.html`]) {
      const file = path.normalize(name);
      for (const home of [this.#site, this.#copies]) {
        const place = path.join(home, file);
        const stats = lstatSync(place, { throwIfNoEntry: false });
        if (stats !== undefined && !stats.isDirectory()) rmSync(place);
      }
      this.#there.delete(file);
    }
  }

  /** Remembers the copies that Astro has now, each one file with the page in the site. */
  remember(): void {
    const now = new Map<string, Copy>();
    for (const { paths } of Object.values(readAstroMemory(this.#astroMemory)?.routes ?? {})) {
      for (const { outputFile } of Object.values(paths)) {
        const file = fileOf(outputFile);
        if (file === undefined) continue;
        const copy = path.join(this.#copies, file);
        const known = this.#there.has(file) ? this.#known.get(file) : undefined;
        if (known === undefined) uniteWith(copy, path.join(this.#site, file));
        const digest = known?.digest ?? digestOf(copy);
        const mark = markOf(copy);
        if (digest !== undefined && mark !== undefined) now.set(file, { digest, mark });
      }
    }
    this.#known = now;
    writeWhole(this.#memory, JSON.stringify(Object.fromEntries(now)), { durable: false });
  }

  #isSound(file: string): boolean {
    const known = this.#known.get(file);
    if (known === undefined) return false;
    const copy = path.join(this.#copies, file);
    return markOf(copy) === known.mark || digestOf(copy) === known.digest;
  }
}

/** Gives a file another name; a copy where the disk knows no such thing. */
function share(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Makes one file of a copy and the page that Astro has written beside it. */
function uniteWith(copy: string, page: string): void {
  const fresh = `${copy}.tmp`;
  rmSync(fresh, { force: true });
  try {
    linkSync(page, fresh);
  } catch {
    // There is no such page, or the disk knows no second names: the copy serves as well.
    return;
  }
  renameSync(fresh, copy);
}

function remove(home: string, file: string): void {
  rmSync(path.join(home, file), { force: true });
  removeEmptyAbove(home, file);
}

function readAstroMemory(file: string): AstroMemory | undefined {
  try {
    const memory = JSON.parse(readFileSync(file, 'utf8')) as AstroMemory;
    return memory.version === ASTRO_MEMORY_VERSION ? memory : undefined;
  } catch {
    return undefined;
  }
}

function readKnown(memory: string): Map<string, Copy> {
  try {
    const kept = Object.entries(JSON.parse(readFileSync(memory, 'utf8')) as Record<string, Copy>);
    return new Map(kept.filter(([, { digest, mark }]) => digest !== '' && mark !== ''));
  } catch {
    return new Map();
  }
}

/** Astro notes files as parts of addresses; undefined for one that leads out of its folder. */
function fileOf(outputFile: string): string | undefined {
  try {
    const file = path.normalize(decodeURIComponent(outputFile));
    return path.isAbsolute(file) || file.split(path.sep).includes('..') ? undefined : file;
  } catch {
    return undefined;
  }
}

function markOf(file: string): string | undefined {
  const stats = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return stats?.isFile() === true ? `${stats.ino} ${stats.size} ${stats.mtimeNs}` : undefined;
}

function digestOf(file: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('base64url');
  } catch {
    return undefined;
  }
}
