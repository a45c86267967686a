import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** Milliseconds after the last of a burst of changes: editors write a file in several steps. */
const SETTLED = 25;

/**
 * Watches a folder's own files and all that lies below some of its subfolders, and tells the paths
 * (relative to `root`, with `/`) that changed, came or went. One watch a folder: a watch for each of
 * ten thousand files, as general watchers take, is more than many machines allow. Returns the end of it.
 */
export function watchFolders(
  root: string,
  subfolders: readonly string[],
  tell: (places: ReadonlySet<string>) => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    const places = changed;
    changed = new Set();
    timer = undefined;
    for (const place of places) {
      // A folder that is named itself came or went: one of the same name may be another.
      unwatch(place);
      watchBelow(place);
    }
    tell(places);
  };
  const note = (place: string) => {
    changed.add(place);
    clearTimeout(timer);
    timer = setTimeout(flush, SETTLED);
  };
  const isBelow = (place: string) =>
    subfolders.some((folder) => `${place}/`.startsWith(`${folder}/`));

  const unwatch = (place: string) => {
    watchers.get(place)?.close();
    watchers.delete(place);
  };
  const watchOne = (place: string) => {
    if (watchers.has(place)) return;
    try {
      const watcher = watch(path.join(root, place), (_event, name) => {
        note(name === null ? place : path.posix.join(place, name));
      });
      watchers.set(place, watcher);
      // The server decides how long the process lives.
      watcher.on('error', () => unwatch(place)).unref();
    } catch {
      // Gone again.
    }
  };
  /** Takes up folders that came; a file among the places is none. */
  const watchBelow = (place: string) => {
    if (!isBelow(place)) return;
    const folder = path.join(root, place);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
    // Watched before it is listed: what comes in between is in one of the two.
    watchOne(place);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) watchBelow(path.posix.join(place, entry.name));
    }
  };

  watchOne('');
  for (const folder of subfolders) watchBelow(folder);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
}
