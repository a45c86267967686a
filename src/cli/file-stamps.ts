import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type BigIntStats } from 'node:fs';
import path from 'node:path';

/** What files looked like at one moment: whoever finds them the same later need not read them. */
export interface Stamps {
  /** Of names, sizes, times and numbers of all files; of those in `young`, of their contents. */
  digest: string;
  /** Files that had changed so shortly before that their times could hide a further change. */
  young: string[];
}

/** A disk may count time in steps of two seconds. Milliseconds. */
const SETTLED_AFTER = 3000;
/**
 * A time with a part of a second comes from a disk that counts in the steps of the system's clock (10 ms at
 * the most on Linux, 16 on Windows). Putting a site in place gives every file of it such a time: reading all of
 * 10,000 items because of that took 1.8 s, and 5 from a disk that had to look for them. Milliseconds.
 */
const SETTLED_AFTER_FINE = 100;

/**
 * Stamps all files in and below `places` (files or folders, absolute; links are followed), and says
 * whether they are still as they were `before`. A file counts as unchanged when size, time of last
 * change, time of last change of its entry (which no program can set) and number on the disk are the
 * same; right after a change, when its contents are. What is not there is a part of the stamp, too.
 */
export function stampFiles(
  places: readonly string[],
  { before, now = Date.now() }: { before?: Stamps | undefined; now?: number } = {},
): { stamps: Stamps; same: boolean } {
  const wereYoung = new Set(before?.young);
  const asBefore = createHash('sha256');
  const asNow = createHash('sha256');
  const young: string[] = [];
  for (const { file, stats } of filesIn(places)) {
    const isYoung = stats !== undefined && isYoungAt(stats, now);
    const wasYoung = wereYoung.has(file);
    const byTimes = `${file}\n${timesOf(stats)}\n`;
    const byContents = isYoung || wasYoung ? `${file}\n${contentsOf(file)}\n` : byTimes;
    asNow.update(isYoung ? byContents : byTimes);
    asBefore.update(wasYoung ? byContents : byTimes);
    if (isYoung) young.push(file);
  }
  return {
    stamps: { digest: asNow.digest('hex'), young },
    same: before !== undefined && before.digest === asBefore.digest('hex'),
  };
}

interface Found {
  file: string;
  /** Undefined for what is not there, or cannot be looked at. */
  stats: BigIntStats | undefined;
}

function* filesIn(places: readonly string[]): Generator<Found> {
  for (const place of places) yield* filesBelow(place, new Set());
}

/** Files in a stable order; `above` are the folders on the way, for links that lead back into one. */
function* filesBelow(place: string, above: ReadonlySet<string>): Generator<Found> {
  const stats = statsOf(place);
  if (stats?.isDirectory() !== true) {
    yield { file: place, stats };
    return;
  }
  const own = `${stats.dev}:${stats.ino}`;
  if (above.has(own)) return;
  const inside = new Set([...above, own]);
  for (const name of namesIn(place)) yield* filesBelow(path.join(place, name), inside);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // The build itself finds out whether it needs to look into it.
    return [];
  }
}

function statsOf(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true });
  } catch {
    return undefined;
  }
}

const timesOf = (stats: BigIntStats | undefined): string =>
  stats === undefined ? '-' : `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}`;

/** True when another change could leave a file's times as they are. */
const isYoungAt = ({ mtimeNs, ctimeNs }: BigIntStats, now: number): boolean =>
  [mtimeNs, ctimeNs].some((time) => {
    const settled = time % 1_000_000_000n === 0n ? SETTLED_AFTER : SETTLED_AFTER_FINE;
    return Number(time / 1_000_000n) > now - settled;
  });

function contentsOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return '-';
  }
}
