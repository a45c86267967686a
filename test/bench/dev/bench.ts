import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { rootsFrom } from '#loader/roots';
import { writeContentRoot } from '../../support/corpus/content-root.ts';
import { makeCorpus, type CorpusItem } from '../../support/corpus/items.ts';
import { startDevServer, type DevServer } from '../../support/dev-server.ts';
import { machine, type Machine } from '../search/machine.ts';
import { highWaterMark } from '../../../src/cli/linux-processes.ts';
import { columns, round } from '../search/report.ts';
import { editsOf, measureEdit, type EditFigures } from './edits.ts';

const USAGE = `usage: npm run bench -- dev [options]

  --n 1000,10000     numbers of items; 10000 by default
  --json FILE        write the figures as JSON, after each size`;

/** Where the bench works; removed at its end. */
const WORK = path.resolve('.cache', 'bench-dev');

interface StartFigures {
  /** From the start of the process to the first page served, which is the home page. */
  startMs: number;
  /** The first time a page of a kind is asked for, in this order; again, all being loaded. */
  pages: Record<string, { firstMs: number; againMs: number }>;
  /** The most memory the server held; null but on Linux. */
  peakMB: number | null;
}

interface SizeFigures {
  /** Nothing kept from before. */
  cold: StartFigures;
  warm: StartFigures;
  edits: Record<string, EditFigures>;
}

interface Report {
  machine: Omit<Machine, 'browser'>;
  load: { start: number; end: number };
  sizes: Record<string, SizeFigures>;
}

/** The bench of the dev server; code 1 when an edit does not come onto the screen. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  const { browser: _browser, ...here } = machine('');
  const report: Report = { machine: here, load: { start: load(), end: load() }, sizes: {} };
  console.log(`${Object.values(here).join(', ')}, load ${report.load.start}`);
  try {
    for (const size of options.sizes) {
      const figures = await measureSize(size);
      report.sizes[size] = figures;
      report.load.end = load();
      if (options.json !== undefined) {
        writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
      }
      console.log(tableOf(size, figures).join('\n'));
    }
    console.log(`load at the start ${report.load.start}, at the end ${report.load.end}`);
  } finally {
    rmSync(WORK, { recursive: true, force: true, maxRetries: 5 });
  }
  return Object.values(report.sizes).some(({ edits }) =>
    Object.values(edits).some(({ shownMs }) => shownMs === null),
  )
    ? 1
    : 0;
}

function readOptions(args: string[]): { sizes: number[]; json: string | undefined } | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { n: { type: 'string', default: '10000' }, json: { type: 'string' } },
    });
    const sizes = values.n.split(',').map(Number);
    const whole = sizes.every((size) => Number.isSafeInteger(size) && size > 0);
    return whole ? { sizes, json: values.json } : undefined;
  } catch {
    return undefined;
  }
}

const load = (): number => round(os.loadavg()[0] ?? 0);

async function measureSize(size: number): Promise<SizeFigures> {
  const content = path.join(WORK, String(size));
  const { cache } = rootsFrom({ ARCHIVE_CONTENT: content }, process.cwd());
  const clear = () => {
    for (const folder of [content, cache]) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  };
  clear();
  const corpus = makeCorpus(size);
  writeContentRoot(content, corpus);
  const item = corpus.items[Math.floor(size / 2)];
  if (item === undefined) throw new Error('the corpus is empty');
  try {
    const cold = await measureStart(content, item, async () => {});
    let edits: SizeFigures['edits'] = {};
    const warm = await measureStart(content, item, async (server) => {
      edits = await measureEdits(server, content, item);
    });
    return { cold, warm, edits };
  } finally {
    clear();
  }
}

async function measureStart(
  content: string,
  item: CorpusItem,
  then: (server: DevServer) => Promise<void>,
): Promise<StartFigures> {
  const started = performance.now();
  const server = await startDevServer(content);
  try {
    const startMs = round(performance.now() - started);
    const pages: StartFigures['pages'] = {};
    for (const [kind, page] of Object.entries(pagesOf(item))) {
      const ask = async () => {
        const asked = performance.now();
        const { status } = await server.get(page);
        if (status !== 200) throw new Error(`${page}: ${status}\n${server.said()}`);
        return round(performance.now() - asked);
      };
      pages[kind] = { firstMs: await ask(), againMs: await ask() };
    }
    await then(server);
    const peakMB = Math.round(highWaterMark(server.pid) / 1024) || null;
    return { startMs, pages, peakMB };
  } finally {
    await server.stop();
  }
}

const pagesOf = ({ id, unit, year }: CorpusItem): Record<string, string> => ({
  home: '/',
  item: `/units/${id}/`,
  unit: `/units/${unit.id}/`,
  units: '/units/',
  year: `/years/${year}/`,
  years: '/years/',
});

async function measureEdits(
  server: DevServer,
  content: string,
  item: CorpusItem,
): Promise<SizeFigures['edits']> {
  const figures: SizeFigures['edits'] = {};
  for (const edit of editsOf(content, item)) figures[edit.name] = await measureEdit(server, edit);
  return figures;
}

function tableOf(size: number, { cold, warm, edits }: SizeFigures): string[] {
  const kinds = Object.keys(cold.pages);
  const starts = [
    [`${size} items`, 'start ms', 'peak MB', ...kinds.map((kind) => `${kind} ms (again)`)],
    ...Object.entries({ cold, warm }).map(([name, { startMs, peakMB, pages }]) => [
      name,
      String(startMs),
      String(peakMB ?? '–'),
      ...kinds.map((kind) => `${pages[kind]?.firstMs} (${pages[kind]?.againMs})`),
    ]),
  ];
  const changes = [
    ['edit', 'told to reload ms', 'on screen ms', 'reloads'],
    ...Object.entries(edits).map(([name, { toldMs, shownMs, reloads }]) => [
      name,
      String(toldMs ?? 'never'),
      String(shownMs ?? 'never'),
      String(reloads),
    ]),
  ];
  return ['', ...columns(starts), '', ...columns(changes), ''];
}
