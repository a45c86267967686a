import { parentPort } from 'node:worker_threads';
import { writeBundle } from './bundle-writer.ts';
import type { IndexJob, JobOutcome } from './index-workers.ts';
import { IndexingFailed } from './indexer.ts';
import { readPage } from './page-cache.ts';
import { recordOf, type ItemRecord } from './records.ts';
import { writeShelves } from './shelf-writer.ts';

/** One worker of the index: does the jobs it is handed, one after the other. */
parentPort?.on('message', (job: IndexJob) => {
  void outcomeOf(job).then((outcome) => parentPort?.postMessage(outcome));
});

async function outcomeOf(job: IndexJob): Promise<JobOutcome> {
  try {
    if (job.kind === 'shelves') {
      return { done: await writeShelves(job.folder, job.bundles, job.options) };
    }
    return { done: await writeBundle(job.folder, recordsOf(job.site, job.paths), job.options) };
  } catch (error) {
    if (error instanceof IndexingFailed) return { refused: error.message };
    return { broken: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function* recordsOf(site: string, paths: readonly string[]): Generator<ItemRecord, void> {
  for (const path of paths) {
    const record = recordOf(readPage(site, path), path);
    // Leaving it out would give the pages after it wrong numbers.
    if (record === undefined) throw new IndexingFailed(`${path} changed during the build`);
    yield record;
  }
}
