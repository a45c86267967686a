import type { Machine } from '../search/machine.ts';
import { columns, round } from '../search/report.ts';
import type { Cost } from './measure.ts';
import type { Variant } from './system.ts';

/** One build: what it took, and what stood there at its end. */
export interface RunFigures extends Cost {
  files: number;
  bytes: number;
}

export type Runs = Record<'cold' | 'oneChanged' | 'nothingChanged', RunFigures>;

/** One generator at one size; a variant it does not have is absent. */
export type SystemFigures =
  | ({ version: string } & { [variant in Variant]?: Runs | { failed: string } })
  | { skipped: string };

export interface Report {
  machine: Omit<Machine, 'browser'>;
  /** Programs that wanted the processor, in the mean of the last minute. */
  load: { start: number; end: number };
  /** By number of items, then by generator. */
  sizes: Record<string, Record<string, SystemFigures>>;
}

/** The figures without digits that mean nothing. */
export function rounded(cost: Cost): Cost {
  return {
    ...cost,
    cpuSeconds: round(cost.cpuSeconds, 2),
    wallSeconds: round(cost.wallSeconds, 2),
    othersCpuSeconds: round(cost.othersCpuSeconds, 2),
  };
}

const VARIANTS: Record<Variant, string> = { pages: 'pages', withSearch: 'with search' };
const RUNS: Record<keyof Runs, string> = {
  cold: 'cold',
  oneChanged: 'one changed',
  nothingChanged: 'nothing changed',
};

/** One table of all generators at one size. */
export function tableOf(size: string, systems: Readonly<Record<string, SystemFigures>>): string[] {
  const rows = [
    [`${size} items`, 'CPU s', 'wall s', 'peak MB', 'largest MB', 'files', 'MB', 'others s'],
  ];
  for (const [name, figures] of Object.entries(systems)) {
    if ('skipped' in figures) {
      rows.push([`${name}: skipped, ${figures.skipped}`]);
      continue;
    }
    for (const variant of Object.keys(VARIANTS) as Variant[]) {
      const runs = figures[variant];
      const title = `${name} ${figures.version}, ${VARIANTS[variant]}`;
      if (runs === undefined) continue;
      if ('failed' in runs) rows.push([`${title}: failed`]);
      else {
        for (const run of Object.keys(RUNS) as (keyof Runs)[]) {
          rows.push([`${title}, ${RUNS[run]}`, ...cellsOf(runs[run])]);
        }
      }
    }
  }
  return columns(rows);
}

const cellsOf = (run: RunFigures): string[] => [
  run.cpuSeconds.toFixed(1),
  run.wallSeconds.toFixed(1),
  String(run.peakMB ?? '—'),
  String(run.largestMB ?? '—'),
  String(run.files),
  (run.bytes / 2 ** 20).toFixed(1),
  run.othersCpuSeconds.toFixed(1),
];
