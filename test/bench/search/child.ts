import { spawn, type ChildProcess } from 'node:child_process';
import { watchMemory } from './memory.ts';

export interface Measured<T> {
  value: T;
  seconds: number;
  peakMB: number | undefined;
}

const running = new Set<ChildProcess>();

/** Ends what is still running; for an interrupted bench. */
export function endChildren(): void {
  for (const child of running) {
    // The whole group: an indexer has a process of its own below it.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  }
}

/**
 * Runs a script of the bench in a process of its own and gives what it printed as JSON, with the time
 * it took and the memory of it and all it started.
 */
export async function measured<T>(script: string, args: readonly string[]): Promise<Measured<T>> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--max-old-space-size=8192', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  running.add(child);
  const memory = watchMemory(child.pid ?? 0);
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  running.delete(child);
  const peakMB = memory.stop();
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with code ${String(code)}`);
  return { value: JSON.parse(printed) as T, seconds, peakMB };
}
