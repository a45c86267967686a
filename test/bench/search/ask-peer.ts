import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { OpenBrowser } from '../../support/browser-session.ts';
import type { Corpus } from '../../support/corpus/items.ts';
import { truthBlocks, type Asked } from '../../support/corpus/truth.ts';
import { installPackages } from '../npm-packages.ts';
import { measured, type Measured } from './child.ts';
import { PEERS } from './peers/list.ts';
import type { PeerDocument } from './peers/peer.ts';
import type { Answered } from './scores.ts';
import { watchTraffic } from './traffic.ts';

export const STOCK = 'pagefind';

/** Questions that every engine can be asked; the rest is asked of the project's own alone. */
export function askable({ excluded = [], roles }: Asked): boolean {
  return excluded.length === 0 && roles === undefined;
}

/** Puts the packages of the peers into a folder. */
export function installPeers(folder: string, names: readonly string[]): void {
  installPackages(
    folder,
    names.flatMap((name) => PEERS[name] ?? []),
  );
}

export function writeDocuments(file: string, { items }: Corpus): void {
  const documents: PeerDocument[] = items.map((item) => ({
    id: item.id,
    title: item.title,
    text: truthBlocks(item)
      .slice(1)
      .map(({ text }) => text)
      .join('\n'),
  }));
  writeFileSync(file, JSON.stringify(documents));
}

/** Folders of one size's work, as the server shows them. */
export interface PeerFolders {
  site: string;
  documents: string;
  packages: string;
  indexes: string;
  stock: string;
}

/** Makes the index of a peer in a process of its own. */
export function buildPeer(name: string, folders: PeerFolders): Promise<Measured<unknown>> {
  const scripts = path.join(import.meta.dirname, 'peers');
  if (name === STOCK) {
    return measured(path.join(scripts, 'stock-build.ts'), [folders.site, folders.stock]);
  }
  mkdirSync(folders.indexes, { recursive: true });
  const out = path.join(folders.indexes, `${name}.json`);
  return measured(path.join(scripts, 'build.ts'), [name, folders.packages, folders.documents, out]);
}

export interface PeerRun {
  answers: Answered[];
  bootBytes: number;
  coldMs: number[];
}

/** Asks a peer every question on its page, and some from cold. */
export async function askPeer(
  browser: OpenBrowser,
  address: string,
  name: string,
  questions: readonly Asked[],
  cold: readonly Asked[],
  folders: PeerFolders,
): Promise<PeerRun> {
  const coldMs: number[] = [];
  for (const asked of cold) {
    const page = await browser.newPage();
    await page.goto(addressOf(address, name, typedFor(name, asked)));
    coldMs.push(await ready(page));
    await page.context().close();
  }
  const nameOf = name === STOCK ? stockNames(folders.stock) : undefined;
  const page = await browser.newPage();
  const traffic = await watchTraffic(page);
  let bootBytes = 0;
  const open = async (): Promise<void> => {
    await page.goto(addressOf(address, name));
    await ready(page);
    bootBytes = (await traffic.taken()).reduce((sum, { bytes }) => sum + bytes, 0);
  };
  await open();
  const answers: Answered[] = [];
  for (const asked of questions) {
    // Stock Pagefind keeps what it has loaded; for others all was loaded with the page.
    if (name === STOCK) await open();
    const ask = (typed: string) => page.evaluate((text) => window.ask(text), typed);
    const fresh = await ask(typedFor(name, asked)).catch(() => undefined);
    const bytes = (await traffic.taken()).reduce((sum, file) => sum + file.bytes, 0);
    const warm = await ask(typedFor(name, asked)).catch(() => undefined);
    answers.push({
      asked,
      ids: fresh?.ids.map((id) => nameOf?.get(id) ?? id),
      bytes,
      warmMs: warm?.ms ?? Number.NaN,
    });
  }
  await page.context().close();
  return { answers, bootBytes, coldMs };
}

/** Only stock Pagefind knows quotation marks; to others they would be part of a word. */
const typedFor = (name: string, { typed, wanted }: Asked): string =>
  name === STOCK ? typed.replaceAll(/[“”]/gu, '"') : wanted.map(({ text }) => text).join(' ');

function addressOf(address: string, name: string, query?: string): string {
  const listed = PEERS[name];
  const params = new URLSearchParams({ peer: name });
  if (listed !== undefined) params.set('entry', `/peers/${listed.package}/${listed.entry}`);
  if (listed?.global !== undefined) params.set('global', listed.global);
  if (query !== undefined) params.set('q', query);
  return `${address}bench/peer.html?${params.toString()}`;
}

async function ready(page: import('playwright-core').Page): Promise<number> {
  await page.waitForFunction(
    () => window.readyMs !== undefined || window.failed !== undefined,
    undefined,
    { timeout: 300_000 },
  );
  const [ms, failed] = await page.evaluate(() => [window.readyMs, window.failed] as const);
  if (ms === undefined) throw new Error(failed ?? 'the page did not start');
  return ms;
}

/** Ids of items by the names of stock Pagefind's fragments. */
function stockNames(folder: string): Map<string, string> {
  const names = new Map<string, string>();
  const fragments = path.join(folder, 'fragment');
  for (const name of readdirSync(fragments)) {
    const text = gunzipSync(readFileSync(path.join(fragments, name))).toString('utf8');
    const { url } = JSON.parse(text.slice('pagefind_dcd'.length)) as { url: string };
    names.set(
      path.basename(name, '.pf_fragment'),
      url.replace(/^\/?units\/(.+?)\/(?:index\.html)?$/u, '$1'),
    );
  }
  return names;
}
