import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isSafeId } from '#domain/address';
import { itemDataPath, itemFileText, itemOnLine } from '#domain/item-data';

/**
 * Cuts `data/items.json` of a built site into one file an item, `data/items/<unit>/<entry>.json`, and
 * gives their number. Cut rather than made as ten thousand pages, each of which costs a build as much
 * as one of text. Nothing where the site has no such list.
 */
export function writeItemFiles(site: string): number {
  let text: string;
  try {
    text = readFileSync(path.join(site, 'data', 'items.json'), 'utf8');
  } catch {
    return 0;
  }
  const folders = new Set<string>();
  let count = 0;
  for (const line of text.split('\n')) {
    const id = itemOnLine(line);
    if (id === undefined || !isSafeId(id)) continue;
    const file = path.join(site, itemDataPath(id));
    const folder = path.dirname(file);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(file, itemFileText(line));
    count += 1;
  }
  return count;
}
