import {
  CATALOGUE_FILE,
  INDEX_FOLDER,
  RUNTIME_FILE,
  type Catalogue,
  type Fragment,
} from '../contract.ts';

/** One result of the stock runtime, as much as is used here. */
export interface RuntimeResult {
  /** Name of the fragment, by which the catalogue knows the item. */
  id: string;
  data(): Promise<Fragment>;
}

/** An instance of the stock Pagefind runtime, as much as is used here. */
interface Runtime {
  search(query: string): Promise<{ results: RuntimeResult[] }>;
}

/** What an engine works with. */
export interface Index {
  catalogue: Catalogue;
  runtime: Runtime;
}

/**
 * Loads catalogue and stock runtime. `root` is the site's root as an absolute address with a slash
 * at its end (`new URL('../', document.baseURI).href`).
 */
export async function loadIndex(root: string): Promise<Index> {
  const folder = `${root}${INDEX_FOLDER}/`;
  const [catalogue, module] = await Promise.all([
    loadCatalogue(`${folder}${CATALOGUE_FILE}`),
    import(/* @vite-ignore */ `${folder}${RUNTIME_FILE}`) as Promise<RuntimeModule>,
  ]);
  // The runtime fails on the index of an archive without items, outside of any promise of ours.
  if (catalogue.items.length === 0) return { catalogue, runtime: SILENT };
  // A search takes milliseconds; a worker would need an exception of its own in the host's policy
  // and five seconds to be given up where it is blocked.
  const runtime = module.createInstance({ noWorker: true });
  await runtime.init();
  return { catalogue, runtime };
}

interface RuntimeModule {
  createInstance(options: { noWorker: boolean }): Runtime & { init(): Promise<void> };
}

const SILENT: Runtime = { search: () => Promise.resolve({ results: [] }) };

async function loadCatalogue(url: string): Promise<Catalogue> {
  // Its name does not change with its content, so a cache must ask.
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${response.status} fetching the catalogue`);
  return (await response.json()) as Catalogue;
}
