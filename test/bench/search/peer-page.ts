import type { Peer, PeerSearch } from './peers/peer.ts';

/** The page on which a peer is asked: `bench.html?peer=minisearch&entry=…&global=…&q=…`. */

declare global {
  interface Window {
    /** Asks; ids and milliseconds. */
    ask(query: string): Promise<{ ids: string[]; ms: number }>;
    /** Set when the page can be asked; with `q` in the address, when that is answered. */
    readyMs?: number;
    failed?: string;
  }
}

const params = new URLSearchParams(location.search);

async function start(): Promise<void> {
  const name = params.get('peer') ?? '';
  const search = name === 'pagefind' ? await stock() : await loaded(name);
  window.ask = async (query) => {
    const started = performance.now();
    const ids = await search(query);
    return { ids, ms: performance.now() - started };
  };
  const query = params.get('q');
  if (query !== null) await window.ask(query);
  window.readyMs = performance.now();
}

async function loaded(name: string): Promise<PeerSearch> {
  const entry = params.get('entry') ?? '';
  const global = params.get('global');
  const [{ peer }, library, file] = await Promise.all([
    import(`/bench-src/test/bench/search/peers/${name}.ts`) as Promise<{ peer: Peer }>,
    global === null ? (import(entry) as Promise<unknown>) : classicScript(entry, global),
    fetch(`/peer-index/${name}.json`).then((response) => response.text()),
  ]);
  return peer.load(file, library as never);
}

async function classicScript(address: string, global: string): Promise<unknown> {
  const script = document.createElement('script');
  script.src = address;
  const done = new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
  });
  document.head.append(script);
  await done;
  return { default: (window as unknown as Record<string, unknown>)[global] };
}

interface StockPagefind {
  createInstance(options: object): StockPagefind;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { id: string }[] }>;
}

/** Stock Pagefind answers with the names of fragments; whose they are, the bench knows. */
async function stock(): Promise<PeerSearch> {
  const address = '/stock/pagefind.js';
  // Without its worker, whose traffic the page would not tell of.
  const pagefind = ((await import(address)) as StockPagefind).createInstance({ noWorker: true });
  await pagefind.init();
  return async (query) => (await pagefind.search(query)).results.map(({ id }) => id);
}

start().catch((error: unknown) => {
  window.failed = String(error);
});
