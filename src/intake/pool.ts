import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { finding } from './finding.ts';
import { refusal } from './file-report.ts';
import type { IntakeReport } from './file-report.ts';
import type { Receiver } from './receiver.ts';

/** Milliseconds after which a file is given up. */
const TIME_LIMIT = 30_000;
/** Memory of one worker; a hostile file meets this limit and not the machine's. */
const WORKER_MEGABYTES = 256;

export interface PoolOptions {
  /** Told after every file. */
  onProgress?: (done: number, all: number) => void;
  workers?: number;
  timeLimit?: number;
}

/**
 * Takes files in on all cores. The reports come in the order of the files, several for an archive
 * (zip) of files. A file that takes too long, or brings its worker down, costs itself only.
 */
export async function takeInAll(
  files: readonly string[],
  receiver: Receiver,
  { onProgress, workers = availableParallelism(), timeLimit = TIME_LIMIT }: PoolOptions = {},
): Promise<IntakeReport[]> {
  const results: IntakeReport[][] = files.map(() => []);
  const queue = await withoutTwins(files);
  let done = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined;
    for (let group = queue[next++]; group !== undefined; group = queue[next++]) {
      // Files with the same bytes stay in one lane, so that the second finds the first already filed.
      for (const index of group) {
        const file = files[index] ?? '';
        worker ??= startWorker(receiver);
        const outcome = await ask(worker, file, timeLimit);
        if ('failed' in outcome) {
          await worker.terminate();
          worker = undefined;
        }
        results[index] =
          'failed' in outcome
            ? [refusal(file, finding(outcome.failed, { seconds: timeLimit / 1000 }, { file }))]
            : outcome.reports;
        done += 1;
        onProgress?.(done, files.length);
      }
    }
    await worker?.terminate();
  };
  const lanes = Math.max(1, Math.min(workers, queue.length));
  await Promise.all(Array.from({ length: lanes }, lane));
  return results.flat();
}

/** Indexes of the files, those with the same bytes together, in the order of the first of each. */
async function withoutTwins(files: readonly string[]): Promise<number[][]> {
  const groups = new Map<string, number[]>();
  for (const [index, file] of files.entries()) {
    const digest = await digestOf(file).catch(() => `unreadable ${index}`);
    groups.set(digest, [...(groups.get(digest) ?? []), index]);
  }
  return [...groups.values()];
}

async function digestOf(file: string): Promise<string> {
  // A pipe would never end.
  if (!(await stat(file)).isFile()) throw new Error('not a file');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function startWorker(receiver: Receiver): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: receiver,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEGABYTES },
  });
  // A worker that dies after it was given up must not bring the process down.
  worker.on('error', () => undefined);
  return worker;
}

type Outcome = { reports: IntakeReport[] } | { failed: 'file-took-too-long' | 'file-broke-reader' };

function ask(worker: Worker, file: string, timeLimit: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => settle({ failed: 'file-took-too-long' }), timeLimit);
    const onMessage = (reports: IntakeReport[]) => settle({ reports });
    const onDeath = () => settle({ failed: 'file-broke-reader' });
    function settle(outcome: Outcome): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
      resolve(outcome);
    }
    worker.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
    worker.postMessage({ file });
  });
}
