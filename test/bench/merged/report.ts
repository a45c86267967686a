import type { Machine } from '../search/machine.ts';
import { columns } from '../search/report.ts';
import type { BrowseFigures, Listed } from './browse.ts';
import type { Exactness } from './exactness.ts';
import type { FaultFigures } from './faults.ts';
import type { AskedFigures, Weight } from './figures.ts';
import type { Fault } from './hosts.ts';
import type { Line } from './options.ts';
import { PURPOSES, type Purpose } from './reader.ts';

/** Several questions: how they were asked. */
type Asking = 'cold' | 'coldOneHost' | 'next' | 'coldAlone' | 'nextAlone';

/** What `--json` writes; what was not measured yet is not there. */
export interface Report {
  machine: Machine;
  /** Programs that wanted the processor, in the mean of the last minute. */
  load: { start: number; end: number };
  archives: number;
  itemsEach: number;
  /** Archives that were made and indexed; the others are copies of them. */
  distinct: number;
  line: Line;
  indexing: { seconds: number; peakMB: number | null; indexMB: number; directoryKB: number }[];
  /** The search page without a question. */
  opening?: Record<Purpose, Weight>;
  /**
   * `cold`: in the address of the page, in a browser that knows nothing, each archive on a host of its
   * own or all on one; `next`: on the page that is open; `…Alone`: the same of one archive.
   */
  asked: { [asking in Asking]?: AskedFigures };
  /** After all those questions on one page. */
  memory?: { heapMB: number; buffersMB: number; processPeakMB: number | null };
  browse?: Record<Listed, BrowseFigures>;
  faults?: Record<Fault, FaultFigures>;
  exactness?: Exactness;
}

const ASKINGS: Record<Asking, string> = {
  cold: 'cold, own hosts',
  coldOneHost: 'cold, one host',
  next: 'next',
  coldAlone: 'one alone, cold',
  nextAlone: 'one alone, next',
};

const percent = (share: number): string => (Math.floor(share * 10_000) / 100).toFixed(2);

/** The figures as tables. */
export function tablesOf(report: Report): string[] {
  return [
    ...report.indexing.map(
      ({ seconds, peakMB, indexMB, directoryKB }) =>
        `index of one: ${seconds} s, peak ${peakMB ?? '—'} MB, ${indexMB} MB, directory ${directoryKB} KB`,
    ),
    ...exactnessOf(report),
    ...questionsOf(report),
    ...browseOf(report),
    ...faultsOf(report),
  ];
}

function exactnessOf({ exactness }: Report): string[] {
  if (exactness === undefined) return [];
  const { questions, both, right, found, wrong } = exactness;
  return [
    `${questions} questions over all: recall ${percent(both / right)} %, ` +
      `precision ${percent(both / found)} %, not exact ${wrong.length}`,
    ...wrong.slice(0, 10),
  ];
}

function questionsOf({ opening, asked, memory }: Report): string[] {
  const entries = Object.entries(asked) as [Asking, AskedFigures][];
  const heads = ['first ms p50', 'p95', 'done ms p50', 'p95', 'requests', 'p95', 'KB', 'p95'];
  const rows = entries.map(([asking, of]) => [
    ASKINGS[asking],
    ...[of.firstMs.p50, of.firstMs.p95, of.doneMs.p50, of.doneMs.p95].map(String),
    of.requests.mean.toFixed(0),
    of.requests.p95.toFixed(0),
    of.kb.mean.toFixed(0),
    of.kb.p95.toFixed(0),
    ...PURPOSES.map((purpose) => of.byPurpose[purpose].kb.toFixed(0)),
    String(of.wrong.length),
  ]);
  return [
    `opening: ${opening?.page.requests ?? '—'} requests, ${opening?.page.kb ?? '—'} KB`,
    '',
    ...columns([
      ['question', ...heads, ...PURPOSES.map((purpose) => `${purpose} KB`), 'wrong'],
      ...rows,
    ]),
    ...entries.flatMap(([, { wrong }]) => wrong),
    `memory after them: heap ${memory?.heapMB ?? '—'} MB, buffers ${memory?.buffersMB ?? '—'} MB, ` +
      `process at most ${memory?.processPeakMB ?? '—'} MB`,
    '',
  ];
}

function browseOf({ browse }: Report): string[] {
  const rows = Object.entries(browse ?? {}).map(([name, of]) => [
    name,
    String(of.firstMs),
    String(of.doneMs),
    String(of.weight.requests),
    of.weight.kb.toFixed(0),
    String(of.items),
    String(of.elements),
    of.exact ? 'yes' : 'NO',
  ]);
  const heads = ['first ms', 'done ms', 'requests', 'KB', 'items', 'elements', 'exact'];
  return [...columns([['without words', ...heads], ...rows]), ''];
}

function faultsOf({ faults }: Report): string[] {
  const rows = Object.entries(faults ?? {}).map(([fault, of]) => [
    fault,
    String(of.firstMs),
    String(of.doneMs),
    String(of.nextDoneMs),
    of.complete ? 'yes' : 'NO',
    of.named ? 'yes' : 'NO',
  ]);
  const heads = ['first ms', 'done ms', 'next done ms', 'others complete', 'named'];
  return columns([['one at fault', ...heads], ...rows]);
}
