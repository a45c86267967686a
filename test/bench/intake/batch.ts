import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSourceTexts } from '../fixtures/source-text.ts';
import { batchOf, PLACES } from './variants.ts';

export interface BatchResult {
  files: number;
  /** Of one uninterrupted run, process start included. */
  seconds: number;
  /** Highest resident memory of that run. */
  peakMB: number;
  /** What became of the files: verdict → number. */
  verdicts: Record<string, number>;
  /** Of a run killed half-way and started again, against the uninterrupted one. */
  resumed: {
    /** Entries there were when it was killed. */
    killedAt: number;
    entries: number;
    /** Originals that stand behind two entries. */
    double: number;
    /** Entries of the uninterrupted run that are missing. */
    lost: number;
    /** Entries without their original, text or record. */
    incomplete: number;
  };
}

/** Runs a batch through the command twice: once whole, once killed half-way and started again. */
export async function measureBatch(files: number): Promise<BatchResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nianlun-batch-'));
  try {
    const sources = path.join(folder, 'sources');
    mkdirSync(sources);
    for (const { name, bytes } of batchOf(files, readSourceTexts())) {
      writeFileSync(path.join(sources, name), bytes);
    }
    const whole = startRoot(folder, 'whole');
    const start = performance.now();
    await ended(intake(sources, whole, path.join(folder, 'peak')));
    const seconds = Math.round((performance.now() - start) / 100) / 10;
    const wanted = entriesOf(whole);

    const cut = startRoot(folder, 'cut');
    const killedAt = await killHalfWay(intake(sources, cut), cut, wanted.length / 2);
    await ended(intake(sources, cut));
    const found = entriesOf(cut);
    const ids = new Set(found.map(({ id }) => id));
    const peak = path.join(folder, 'peak');
    return {
      files,
      seconds,
      peakMB: existsSync(peak) ? Math.round(Number(readFileSync(peak, 'utf8')) / 1024) : 0,
      verdicts: verdictsOf(whole),
      resumed: {
        killedAt,
        entries: found.length,
        double: found.length - new Set(found.map(({ sha256 }) => sha256)).size,
        lost: wanted.filter(({ id }) => !ids.has(id)).length,
        incomplete: found.filter(({ complete }) => !complete).length,
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Units the archive knows; the places of the other files are unknown to it. */
const KNOWN_UNITS = 48;

function startRoot(folder: string, name: string): string {
  const root = path.join(folder, name);
  mkdirSync(root);
  writeFileSync(
    path.join(root, 'archive.yaml'),
    'schemaVersion: 1\nname: 测试用库\nowner: 测试用单位\n',
  );
  const units = PLACES.slice(0, KNOWN_UNITS).map(
    (place, index) => `  - id: unit-${index + 1}
    name: 共青团${place}县委员会
    shortName: ${place}团县委
    aliases: [${place}镇团委, ${place}街道团工委, ${place}中学团委]
    tier: 县级
    form: 委员会
    sector: 机关
    order: ${index + 1}`,
  );
  writeFileSync(path.join(root, 'units.yaml'), `units:\n${units.join('\n')}\n`);
  return root;
}

/** Starts `intake` as a person would; with `peak`, it leaves its highest resident memory (KB) there. */
function intake(sources: string, root: string, peak?: string): ChildProcess {
  const watch = `import { writeFileSync } from 'node:fs';
    import { isMainThread } from 'node:worker_threads';
    const file = ${JSON.stringify(peak ?? '')};
    if (isMainThread && file) process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));`;
  return spawn(
    process.execPath,
    [
      ...(peak === undefined
        ? []
        : ['--import', `data:text/javascript,${encodeURIComponent(watch)}`]),
      path.join('src', 'cli', 'main.ts'),
      'intake',
      sources,
      '--content',
      root,
      '--report',
      `${root}.json`,
    ],
    { stdio: 'ignore' },
  );
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}

/** Kills the run once it has filed so many entries; gives the number it had filed. */
async function killHalfWay(child: ChildProcess, root: string, half: number): Promise<number> {
  const end = ended(child);
  while (child.exitCode === null && entryFiles(root).length < half) await sleep(20);
  child.kill('SIGKILL');
  await end;
  return entryFiles(root).length;
}

function entryFiles(root: string): string[] {
  const folder = path.join(root, 'summaries');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.mdx'),
  );
}

interface EntryFile {
  id: string;
  sha256: string;
  complete: boolean;
}

function entriesOf(root: string): EntryFile[] {
  return entryFiles(root).map((name) => {
    const text = readFileSync(path.join(root, 'summaries', name), 'utf8');
    const sha256 = /^\s+sha256:\s*['"]?([0-9a-f]{64})/mu.exec(text)?.[1] ?? '';
    const original = /^\s+original:\s*['"]?([^'"\s]+)/mu.exec(text)?.[1] ?? '';
    const beside = path.dirname(path.join(root, original));
    const complete = [path.join(root, original), `${beside}/text.txt`, `${beside}/intake.json`];
    return {
      id: name,
      sha256,
      complete: sha256 !== '' && original !== '' && complete.every((file) => existsSync(file)),
    };
  });
}

function verdictsOf(root: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const file = `${root}.json`;
  if (!existsSync(file)) return counts;
  for (const { verdict } of JSON.parse(readFileSync(file, 'utf8')) as { verdict: string }[]) {
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}
