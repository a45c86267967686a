import { mean, p95, type Answered, type Scores } from './scores.ts';
import type { Machine } from './machine.ts';

/** Figures of one engine at one size; `null` where there is nothing to measure. */
export interface EngineFigures {
  recall: number;
  precision: number;
  nonsenseWithHits: number;
  titleMrr: number;
  bootKB: number;
  queryKBMean: number;
  queryKBP95: number;
  /** Asked a second time: everything is in memory. */
  warmP95Ms: number;
  coldP95Ms: number;
  indexPeakMB: number | null;
  indexSeconds: number;
  questions: number;
  classes: Scores['classes'];
}

/** Beside them, of the project's own engine. */
export interface OwnFigures extends EngineFigures {
  /** Asked the first time on a page that runs. */
  freshP95Ms: number;
  /** The complete answer on a cold page. */
  coldDoneP95Ms: number;
  /** With the texts of the hits that the page shows. */
  pageKBMean: number;
  oneChangedSeconds: number;
  indexMB: number;
  bundles: number;
  /** The trade-off: the same at other sizes of a bundle. */
  bundleSizes?: BundleFigures[];
  peers: Record<string, EngineFigures | { failed: string }>;
}

export interface BundleFigures {
  itemsABundle: number;
  bundles: number;
  directoryKB: number;
  queryKBMean: number;
  queryKBP95: number;
  warmP95Ms: number;
  freshP95Ms: number;
  indexPeakMB: number | null;
  indexSeconds: number;
  oneChangedSeconds: number;
}

export interface Report {
  machine: Machine;
  /** By number of items. */
  [size: string]: OwnFigures | Machine;
}

const KB = 1024;

/** What questions cost, in kilobytes. */
export function costs(answers: readonly Answered[]): { queryKBMean: number; queryKBP95: number } {
  const bytes = answers.map((answer) => answer.bytes ?? 0);
  return { queryKBMean: round(mean(bytes) / KB), queryKBP95: round(p95(bytes) / KB) };
}

export const round = (value: number, digits = 1): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;

const COLUMNS: [string, (figures: EngineFigures & Partial<OwnFigures>) => string][] = [
  ['recall %', ({ recall }) => percent(recall)],
  ['precision %', ({ precision }) => percent(precision)],
  ['nonsense', ({ nonsenseWithHits }) => String(nonsenseWithHits)],
  ['title MRR', ({ titleMrr }) => titleMrr.toFixed(3)],
  ['boot KB', ({ bootKB }) => bootKB.toFixed(0)],
  ['query KB', ({ queryKBMean }) => queryKBMean.toFixed(0)],
  ['p95', ({ queryKBP95 }) => queryKBP95.toFixed(0)],
  ['warm ms p95', ({ warmP95Ms }) => warmP95Ms.toFixed(1)],
  ['cold ms p95', ({ coldP95Ms }) => coldP95Ms.toFixed(0)],
  ['index MB', ({ indexPeakMB }) => (indexPeakMB === null ? '—' : String(indexPeakMB))],
  ['index s', ({ indexSeconds }) => indexSeconds.toFixed(1)],
  ['one changed s', ({ oneChangedSeconds }) => oneChangedSeconds?.toFixed(1) ?? '—'],
];

/** Never rounded up to 100: one missed item must show. */
const percent = (share: number): string => (Math.floor(share * 10_000) / 100).toFixed(2);

/** One table of all engines at one size. */
export function tableOf(size: string, figures: OwnFigures): string[] {
  const rows = [[`${size} items`, ...COLUMNS.map(([name]) => name)]];
  const add = (name: string, of: EngineFigures): void => {
    rows.push([name, ...COLUMNS.map(([, cell]) => cell(of))]);
  };
  add('年轮', figures);
  for (const [name, peer] of Object.entries(figures.peers)) {
    if ('failed' in peer) rows.push([name, `failed: ${peer.failed}`]);
    else add(name, peer);
  }
  const lines = columns(rows);
  for (const sizes of figures.bundleSizes ?? []) {
    lines.push(
      `bundles of ${sizes.itemsABundle}: ${sizes.bundles} bundles, directory ${sizes.directoryKB} KB, ` +
        `a query ${sizes.queryKBMean} KB, p95 ${sizes.queryKBP95} KB, fresh p95 ${sizes.freshP95Ms} ms, ` +
        `warm p95 ${sizes.warmP95Ms} ms, indexing ${sizes.indexSeconds} s, ` +
        `peak ${sizes.indexPeakMB ?? '—'} MB, one changed ${sizes.oneChangedSeconds} s`,
    );
  }
  return lines;
}

/** Recall and precision of each class, for `--details`. */
export function classRows(name: string, figures: EngineFigures): string[] {
  return columns([
    [name, 'questions', 'recall %', 'precision %', 'not exact'],
    ...Object.entries(figures.classes).map(([kind, of]) => [
      kind,
      String(of.questions),
      percent(of.recall),
      percent(of.precision),
      String(of.wrong),
    ]),
  ]);
}

/** A Chinese character is as wide as two letters. */
const widthOf = (text: string): number => text.replace(/[\u2e80-\uffff]/gu, '  ').length;

/** Rows as lines of aligned columns; a row of two cells or less does not widen them. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.filter((row) => row.length > 2).map((row) => widthOf(row[column] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
        return column === 0 ? cell + space : space + cell;
      })
      .join('  '),
  );
}
