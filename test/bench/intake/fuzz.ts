import { Worker } from 'node:worker_threads';
import type { FuzzAnswer } from './fuzz-worker.ts';
import { mutantOf } from './mutations.ts';
import { specimens } from './specimens.ts';

interface FuzzResult {
  inputs: number;
  crashes: number;
  hangs: number;
  silentEmpty: number;
}

/** The figures, and how many mutants were read and how many refused with a reason. */
export interface FuzzRun extends FuzzResult {
  read: number;
  refused: number;
}

/** Milliseconds after which a mutant counts as a hang; intake gives a file up after the same time. */
const TIME_LIMIT = 30_000;

/** A worker that needs more has met a bomb; it dies alone and counts as a crash. */
const MEMORY_MB = 512;

const LANES = 2;

/**
 * Feeds mutants to readers, transforms, description and writer. The same numbers are the same mutants
 * on every machine; `faults` names each that failed, to be made again with `mutantOf`.
 */
export async function measureFuzz(inputs: number, faults: string[]): Promise<FuzzRun> {
  const result: FuzzRun = { inputs, crashes: 0, hangs: 0, silentEmpty: 0, read: 0, refused: 0 };
  const known = specimens();
  let next = 0;
  const lane = async (): Promise<void> => {
    let worker: Worker | undefined;
    let before = '';
    while (next < inputs) {
      const index = next;
      next += 1;
      worker ??= startWorker();
      const answer = await ask(worker, index);
      const { file, mutation } = mutantOf(known, index);
      const name = `mutant ${index} (${file}, ${mutation})`;
      // A promise that nobody waits for may break the worker while it is at the next mutant.
      const suspect = answer.dead && before !== '' ? `; before it ${before}` : '';
      before = name;
      if (answer.dead) {
        await worker.terminate();
        worker = undefined;
        before = '';
      }
      if (answer.outcome === 'crash') result.crashes += 1;
      else if (answer.outcome === 'hang') result.hangs += 1;
      else if (answer.outcome === 'silentEmpty') result.silentEmpty += 1;
      else {
        result[answer.outcome === 'text' ? 'read' : 'refused'] += 1;
        continue;
      }
      faults.push(`${name}: ${answer.outcome}, ${answer.detail}${suspect}`);
    }
    await worker?.terminate();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return result;
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  // A worker that dies while it is being ended must not bring the bench down.
  return worker.on('error', () => undefined);
}

interface Answer {
  outcome: FuzzAnswer['outcome'] | 'hang';
  detail: string;
  /** True when the worker is of no more use. */
  dead: boolean;
}

function ask(worker: Worker, index: number): Promise<Answer> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => settle({ outcome: 'hang', detail: `over ${TIME_LIMIT} ms`, dead: true }),
      TIME_LIMIT,
    );
    const onMessage = ({ outcome, detail }: FuzzAnswer) => settle({ outcome, detail, dead: false });
    const onError = (error: Error) =>
      settle({ outcome: 'crash', detail: error.message, dead: true });
    const onExit = (code: number) =>
      settle({ outcome: 'crash', detail: `worker ended with ${code}`, dead: true });
    function settle(answer: Answer): void {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    // A worker thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage(index);
  });
}
