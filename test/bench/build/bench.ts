import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { makeCorpus, type Corpus } from '../../support/corpus/items.ts';
import { machine } from '../search/machine.ts';
import { round } from '../search/report.ts';
import { endRuns } from './measure.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { tableOf, type Report, type SystemFigures } from './report.ts';
import type { System, Variant } from './system.ts';
import { PEERS } from './systems/all.ts';
import { nianlun } from './systems/nianlun.ts';
import { clear, threeBuilds } from './three-builds.ts';

/** Where one bench works; removed at its end, also when it is interrupted. */
const WORK = path.resolve('.cache', 'bench-build');

/** The bench of the build; code 1 when the project's own build fails. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const end = () => {
    endRuns();
    for (const size of options.sizes) {
      for (const variant of nianlun.variants) clear(nianlun, folderOf(size, nianlun, variant));
    }
    rmSync(WORK, { recursive: true, force: true, maxRetries: 5 });
  };
  const interrupted = () => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const { browser: _browser, ...here } = machine('');
  const report: Report = { machine: here, load: { start: load(), end: load() }, sizes: {} };
  try {
    console.log(`${Object.values(here).join(', ')}, load ${report.load.start}`);
    for (const size of options.sizes) {
      const figures: Record<string, SystemFigures> = {};
      report.sizes[size] = figures;
      await measureSize(makeCorpus(size, options.chars), options, (name, measured) => {
        figures[name] = measured;
        report.load.end = load();
        if (options.json !== undefined) {
          writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
        }
      });
      console.log(tableOf(String(size), figures).join('\n'));
    }
    console.log(`load at the start ${report.load.start}, at the end ${report.load.end}`);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    end();
  }
  return Object.values(report.sizes).some((systems) => isFailed(systems[nianlun.name])) ? 1 : 0;
}

const load = (): number => round(os.loadavg()[0] ?? 0);

const folderOf = (size: number, { name }: System, variant: Variant): string =>
  path.join(WORK, `${size}-${name}-${variant}`);

const isFailed = (figures: SystemFigures | undefined): boolean =>
  figures === undefined ||
  'skipped' in figures ||
  [figures.pages, figures.withSearch].some((runs) => runs !== undefined && 'failed' in runs);

async function measureSize(
  corpus: Corpus,
  options: Options,
  measured: (name: string, figures: SystemFigures) => void,
): Promise<void> {
  const size = corpus.items.length;
  const peers = size > options.peersTo ? [] : options.peers;
  for (const system of [nianlun, ...PEERS.filter(({ name }) => peers.includes(name))]) {
    const ready = system.install();
    if ('missing' in ready) {
      measured(system.name, { skipped: ready.missing });
      continue;
    }
    const figures: SystemFigures = { version: ready.version };
    for (const variant of system.variants) {
      console.log(`${size} items, ${system.name}, ${variant} …`);
      const folder = folderOf(size, system, variant);
      figures[variant] = await threeBuilds(system, variant, corpus, folder).catch(failure);
      measured(system.name, figures);
    }
  }
}

/** Said at once, so that a table stays one; the other systems go on. */
function failure(error: unknown): { failed: string } {
  const failed = error instanceof Error ? error.message : String(error);
  console.error(failed);
  return { failed };
}
