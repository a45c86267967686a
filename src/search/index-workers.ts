import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { BundleOptions, WrittenBundle } from './bundle-writer.ts';
import { IndexingFailed } from './indexer.ts';
import type { ChunkFolder, ShelfOptions, WrittenShelves } from './shelf-writer.ts';

/**
 * Each has an indexer of its own, a process on one core that holds some 300 MB for a bundle. Measured at
 * 1,000 items on two cores: one worker 33 s, two 23 s.
 */
const MOST_WORKERS = 4;

interface BundleJob {
  kind: 'bundle';
  /** An existing empty folder. */
  folder: string;
  /** The built site, and the addresses of the bundle's pages in their order. */
  site: string;
  paths: string[];
  options: BundleOptions;
}

interface ShelvesJob {
  kind: 'shelves';
  folder: string;
  bundles: ChunkFolder[];
  options: ShelfOptions;
}

export type IndexJob = BundleJob | ShelvesJob;

/** What a worker answers: what was written, why the indexer refused, or what broke. */
export type JobOutcome =
  { done: WrittenBundle | WrittenShelves } | { refused: string } | { broken: string };

/** The workers that write an index, started when there is work and ended with `end`. */
export class IndexWorkers {
  readonly #most: number;
  readonly #idle: IndexWorker[] = [];
  readonly #all: IndexWorker[] = [];

  constructor(most = Math.min(availableParallelism(), MOST_WORKERS)) {
    this.#most = most;
  }

  /** Gives each item to a worker as soon as one is free; the results are in the order of the items. */
  async map<Item, Done>(
    items: readonly Item[],
    task: (worker: IndexWorker, item: Item) => Promise<Done>,
  ): Promise<Done[]> {
    const results: Done[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      const worker = this.#idle.pop() ?? this.#start();
      for (let at = next++; at < items.length; at = next++) {
        results[at] = await task(worker, items[at] as Item);
      }
      this.#idle.push(worker);
    };
    const lanes = Math.min(this.#most, items.length);
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  }

  async end(): Promise<void> {
    await Promise.all(this.#all.map((worker) => worker.end()));
  }

  #start(): IndexWorker {
    const worker = new IndexWorker();
    this.#all.push(worker);
    return worker;
  }
}

/** A worker and the indexer it starts; does one job at a time. */
export class IndexWorker {
  readonly #worker = new Worker(new URL('./index-worker.ts', import.meta.url));

  /** Writes a bundle. Rejects with `IndexingFailed` when the indexer refuses. */
  async bundle(job: Omit<BundleJob, 'kind'>): Promise<WrittenBundle> {
    return (await this.#do({ kind: 'bundle', ...job })) as WrittenBundle;
  }

  async shelves(job: Omit<ShelvesJob, 'kind'>): Promise<WrittenShelves> {
    return (await this.#do({ kind: 'shelves', ...job })) as WrittenShelves;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  async #do(job: IndexJob): Promise<WrittenBundle | WrittenShelves> {
    const outcome = await this.#answer(job);
    if ('refused' in outcome) throw new IndexingFailed(outcome.refused);
    if ('broken' in outcome) throw new Error(outcome.broken);
    return outcome.done;
  }

  #answer(job: IndexJob): Promise<JobOutcome> {
    const worker = this.#worker;
    return new Promise((resolve) => {
      const onMessage = (outcome: JobOutcome): void => settle(outcome);
      const onError = (error: Error): void => settle({ broken: error.stack ?? error.message });
      const onExit = (code: number): void => settle({ broken: `a worker ended with ${code}` });
      function settle(outcome: JobOutcome): void {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        resolve(outcome);
      }
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(job);
    });
  }
}
