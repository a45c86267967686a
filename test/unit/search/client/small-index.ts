import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SearchBlock } from '#search/blocks';
import { writeBundle } from '#search/bundle-writer';
import { MissingFile, type IndexSource } from '#search/client/index-source';
import type { Directory, DirectoryItem, DirectoryUnit } from '#search/contract';
import { packDirectory } from '#search/directory';
import { writeShelves } from '#search/shelf-writer';
import type { ItemRecord } from '#search/records';

/** An item of a small index; what is left out is filled from the id (`unit/2023`). */
export interface IndexedItem {
  id: string;
  blocks: SearchBlock[];
  values?: Partial<DirectoryItem['values']>;
}

export const heading = (text: string, ...roles: string[]): SearchBlock => ({
  anchor: '',
  kind: 'heading',
  text,
  roles,
});
export const runIn = (text: string, ...roles: string[]): SearchBlock => ({
  ...heading(text, ...roles),
  joinsNext: true,
});
export const body = (text: string, ...roles: string[]): SearchBlock => ({
  ...heading(text, ...roles),
  kind: 'body',
});
export const title = (text: string): SearchBlock => ({ anchor: '', kind: 'title', text });

function directoryItem({ id, values }: IndexedItem): DirectoryItem {
  const [unit = '', rest = ''] = id.split('/');
  const year = rest.slice(0, 4);
  return {
    id,
    path: `units/${id}/`,
    lang: 'zh-Hans',
    end: rest.endsWith('h1') ? `${year}-06-30` : `${year}-12-31`,
    periodLabel: `${year}年${rest.endsWith('h1') ? '上半年' : '度'}`,
    values: {
      unit: [unit],
      year: [year],
      period: [rest.endsWith('h1') ? 'H1' : 'year'],
      kind: ['work-summary'],
      level: ['基层'],
      ...values,
    },
  };
}

/**
 * Indexes items with the official indexer as the build does, each list as a bundle, and writes it
 * all into a folder. `official`: a folder that gets what Pagefind wrote of the first bundle; `together`:
 * how many bundles share their shelves.
 */
export async function writeSmallIndex(
  folder: string,
  bundles: readonly IndexedItem[][],
  units: readonly DirectoryUnit[] = [],
  options: { chunkSize?: number; official?: string; together?: number } = {},
): Promise<Directory> {
  const directory: Directory = { units: [...units], bundles: [] };
  const { together = 1 } = options;
  const written: { folder: string; chunks: number }[] = [];
  const names: string[] = [];
  for (const [number, items] of bundles.entries()) {
    const name = `b${number}-${items.length}`;
    mkdirSync(path.join(folder, name), { recursive: true });
    const records = items.map((item): ItemRecord => {
      const text = item.blocks.find(({ kind }) => kind === 'title')?.text ?? '';
      const fragment = { title: text, unitName: '', periodLabel: '', blocks: item.blocks };
      return {
        item: directoryItem(item),
        unitName: '',
        fragment: JSON.stringify(fragment),
        blocks: item.blocks,
      };
    });
    const { chunkSize = 20, official } = options;
    const kept = official !== undefined && number === 0 ? { official } : {};
    const home = path.join(folder, name);
    const { chunks } = await writeBundle(home, records, { chunkSize, ...kept });
    written.push({ folder: home, chunks });
    const place = number % together;
    if (place === 0) names.push(`s${names.length}-${items.length}`);
    const shelves = { folder: names.at(-1) ?? '', bounds: [] };
    directory.bundles.push({
      folder: name,
      shelves: place === 0 ? shelves : (directory.bundles.at(-1)?.shelves ?? shelves),
      place,
      items: records.map(({ item }) => item),
    });
  }
  for (const [at, name] of names.entries()) {
    mkdirSync(path.join(folder, name), { recursive: true });
    const own = written.slice(at * together, (at + 1) * together);
    const { bounds } = await writeShelves(path.join(folder, name), own, { size: 60 });
    const shelves = directory.bundles[at * together]?.shelves;
    if (shelves !== undefined) shelves.bounds = bounds;
  }
  writeFileSync(path.join(folder, 'directory.bin'), packDirectory(directory));
  return directory;
}

/** A source that reads from disk, notes what was asked for, and can be made to fail or to be slow. */
export class DiskSource implements IndexSource {
  readonly folder: string;
  loaded: string[] = [];
  /** Called before a file is read; may throw or take its time. */
  before: (path: string) => Promise<void> | void = () => {};

  constructor(folder: string) {
    this.folder = folder;
  }

  async load(file: string, { heard }: { heard?: () => void }): Promise<Uint8Array> {
    this.loaded.push(file);
    await this.before(file);
    heard?.();
    try {
      const bytes = readFileSync(path.join(this.folder, file));
      return new Uint8Array(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
    } catch (error) {
      throw (error as { code?: string }).code === 'ENOENT' ? new MissingFile(file) : error;
    }
  }
}
