import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { findBrowser } from '../../support/browser.ts';
import { startBrowserProcess } from '../../support/browser-process.ts';
import { Connection } from '../../support/browser-protocol.ts';
import { CHROMIUM_FLAGS } from '../../support/browser-session.ts';
import { machine } from '../search/machine.ts';
import { round } from '../search/report.ts';
import { serveBench } from '../search/server.ts';
import { figuresOf, type PageFigures } from './figures.ts';
import { addressOf, KINDS } from './kinds.ts';
import {
  fetchLighthouse,
  lighthouseVersion,
  PRESETS,
  type Lighthouse,
  type Preset,
  type Verdict,
} from './lighthouse.ts';
import { readOptions, USAGE, type Options } from './options.ts';
import { lighthouseTable, loadTable, shiftLines } from './report.ts';
import { buildSites, clearCaches, type SiteName } from './sites.ts';
import { visit, type Screen, type Visit } from './visit.ts';

/** Where one bench works; removed at its end, also when it is interrupted. */
const WORK = path.resolve('.cache', 'bench-pages');
/** An office's screen, and a phone's. */
const DESK: Screen = { width: 1366, height: 768, phone: false };
const PHONE: Screen = { width: 390, height: 844, phone: true };

/** The bench of the pages; rejects, which is code 1, when a page cannot be built or measured. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === undefined || options.kinds.some((kind) => KINDS[kind] === undefined)) {
    console.error(`${USAGE}\n\nkinds: ${Object.keys(KINDS).join(', ')}`);
    return 2;
  }
  const end = () => {
    clearCaches(WORK);
    rmSync(WORK, { recursive: true, force: true, maxRetries: 5 });
  };
  const interrupted = () => {
    end();
    process.exit(130);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  rmSync(WORK, { recursive: true, force: true });
  try {
    const here = machine(findBrowser(console.log).origin);
    console.log(`${Object.values(here).join(', ')}, load ${load()}`);
    const lighthouse = await lighthouseOf(options);
    const pages = await measurePages(await sitesOf(options), options, lighthouse);
    console.log(
      ['', ...loadTable(pages), '', ...lighthouseTable(pages, options.details)].join('\n'),
    );
    console.log(`load at the end ${load()}`);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    end();
  }
  return 0;
}

const load = (): number => round(os.loadavg()[0] ?? 0);

async function lighthouseOf({ lighthouse }: Options): Promise<Lighthouse | undefined> {
  if (!lighthouse) return undefined;
  const fetched = await fetchLighthouse();
  if ('ask' in fetched) {
    console.log(`Lighthouse ${lighthouseVersion}`);
    return fetched.ask;
  }
  console.log(`without Lighthouse: ${fetched.missing}`);
  return undefined;
}

const kindsOf = ({ kinds }: Options): string[] => (kinds.length === 0 ? Object.keys(KINDS) : kinds);

async function sitesOf(options: Options): Promise<Map<SiteName, string>> {
  if (options.site !== undefined) {
    const site = path.resolve(options.site);
    return new Map((['corpus', 'sample', 'preview'] as const).map((name) => [name, site]));
  }
  const wanted = new Set(kindsOf(options).flatMap((kind) => KINDS[kind]?.site ?? []));
  return buildSites(WORK, options.count, options.chars, wanted);
}

/** Each page by itself: nothing else is to run beside the one that is measured. */
async function measurePages(
  sites: ReadonlyMap<SiteName, string>,
  options: Options,
  lighthouse: Lighthouse | undefined,
): Promise<Record<string, PageFigures>> {
  const pages: Record<string, PageFigures> = {};
  const browser = await startBrowserProcess(
    findBrowser(() => undefined),
    (profile) => [
      ...CHROMIUM_FLAGS,
      '--headless',
      '--hide-scrollbars',
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
    ],
    /^DevTools listening on (ws:\S+)/u,
  );
  const connection = await Connection.to(browser.address);
  try {
    for (const kind of kindsOf(options)) {
      const site = sites.get(KINDS[kind]?.site ?? 'corpus') ?? '';
      const below = addressOf(kind, site, options.chars);
      if (below === undefined) {
        if (options.site === undefined) throw new Error(`the site has no page for ${kind}`);
        console.log(`${kind}: not in this site`);
        continue;
      }
      console.log(`${kind}: /${decodeURIComponent(below)}`);
      const server = await serveBench({ '/': site });
      const address = server.address + below;
      try {
        const desk = await visits(connection, address, DESK, options.runs);
        const phone = await visits(connection, address, PHONE, options.runs);
        if (options.details) {
          for (const [screen, seen] of Object.entries({ desk, phone })) {
            for (const line of shiftLines(seen)) console.log(`  ${screen}: ${line}`);
          }
        }
        const port = Number(new URL(browser.address).port);
        const verdicts = lighthouse && (await askLighthouse(lighthouse, address, port));
        pages[kind] = figuresOf(desk, phone, verdicts);
      } finally {
        await server.close();
      }
      if (options.json !== undefined) {
        writeFileSync(options.json, `${JSON.stringify(pages, null, 2)}\n`);
      }
    }
  } finally {
    connection.close();
    await browser.stop();
  }
  return pages;
}

/** The first visit warms the server, not the reader, and is not counted. */
async function visits(
  connection: Connection,
  address: string,
  screen: Screen,
  runs: number,
): Promise<Visit[]> {
  const all: Visit[] = [];
  for (let at = 0; at <= runs; at += 1) all.push(await visit(connection, address, screen));
  return all.slice(1);
}

async function askLighthouse(
  ask: Lighthouse,
  address: string,
  port: number,
): Promise<Record<Preset, Verdict>> {
  const verdicts = {} as Record<Preset, Verdict>;
  for (const preset of PRESETS) verdicts[preset] = await ask(address, preset, port);
  return verdicts;
}
