import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { highWaterMark } from '../../../src/cli/linux-processes.ts';
import { familyOf } from '../search/memory.ts';

/** A program as it is started. */
export interface Command {
  file: string;
  args: readonly string[];
  cwd: string;
  environment?: Readonly<Record<string, string>>;
}

/** What a program and all that it started took. */
export interface Cost {
  /** User and system time of the whole family. */
  cpuSeconds: number;
  wallSeconds: number;
  /** Sum of each process's high-water mark, the most at one time; null but on Linux. */
  peakMB: number | null;
  /** The largest process alone; null but on Linux. */
  largestMB: number | null;
  /** What everything else on the machine took meanwhile: figures hold when it is near nothing. */
  othersCpuSeconds: number;
}

/** The shell's `times` tells what ended processes took; what is asked for runs as its only child. */
const TIMED = '"$@" 3>&-; code=$?; times >&3; exit $code';
const LOOK_EVERY_MS = 100;
const running = new Set<ChildProcess>();

/** Ends what is still running, at once; for an interrupted bench. */
export function endRuns(): void {
  for (const { pid } of running) {
    try {
      // The whole group: builds have processes of their own below them.
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has just ended.
    }
  }
}

/** Runs a program to its end. Throws with its last words when it fails. */
export async function measure({ file, args, cwd, environment = {} }: Command): Promise<Cost> {
  const busyBefore = busySeconds();
  const ownBefore = process.cpuUsage();
  const started = performance.now();
  const child = spawn('sh', ['-c', TIMED, 'sh', file, ...args], {
    cwd,
    env: { ...process.env, NODE_ENV: '', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const family = watchFamily(child.pid ?? 0);
  const said = [gather(child.stdout), gather(child.stderr)];
  const times = gather(child.stdio[3] as Readable);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  running.delete(child);
  const wallSeconds = (performance.now() - started) / 1000;
  const { cpuSeconds: seen, ...memory } = family.stop();
  if (code !== 0) {
    const words = said.map((text) => text().trim()).join('\n');
    throw new Error(`${file} ${args.join(' ')} ended with code ${String(code)}\n${tail(words)}`);
  }
  // `times` knows every process that was waited for, looking knows those that were not.
  const cpuSeconds = Math.max(childSeconds(times()), seen);
  const others = busySeconds() - busyBefore - cpuSeconds - ownSince(ownBefore);
  return { cpuSeconds, wallSeconds, ...memory, othersCpuSeconds: Math.max(0, others) };
}

function gather(stream: Readable | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}

/** As much as tells the reason, without colours. */
const tail = (text: string): string => stripVTControlCharacters(text).slice(-2000);

/** The second line of `times` is about the children: `0m1.25s 0m0.31s`. */
function childSeconds(times: string): number {
  const spans = [...(times.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu)];
  if (spans.length !== 2) throw new Error(`the shell does not tell the time: “${times}”`);
  return spans.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** Processor time that the machine has spent since it started. */
function busySeconds(): number {
  const spent = os.cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq);
  return spent.reduce((sum, ms) => sum + ms, 0) / 1000;
}

/** What the bench itself has taken for looking. */
function ownSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

interface Watched {
  cpuSeconds: number;
  peakMB: number | null;
  largestMB: number | null;
}

/** Looks at a process and all below it until it is stopped; sees nothing where there is no `/proc`. */
function watchFamily(pid: number): { stop: () => Watched } {
  const seconds = new Map<number, number>();
  let peak = 0;
  let largest = 0;
  const look = (): void => {
    const held = familyOf(pid).map((member) => {
      const taken = ownSeconds(member);
      if (taken !== undefined) seconds.set(member, taken);
      return highWaterMark(member);
    });
    peak = Math.max(
      peak,
      held.reduce((sum, kilobytes) => sum + kilobytes, 0),
    );
    largest = Math.max(largest, ...held);
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  const megabytes = (kilobytes: number) => (kilobytes === 0 ? null : Math.round(kilobytes / 1024));
  return {
    stop: () => {
      clearInterval(timer);
      return {
        cpuSeconds: [...seconds.values()].reduce((sum, taken) => sum + taken, 0),
        peakMB: megabytes(peak),
        largestMB: megabytes(largest),
      };
    },
  };
}

/** Ticks of a second in `/proc`: the same on every Linux that Node runs on. */
const TICKS = 100;

/** User and system time of one process, without its children. */
function ownSeconds(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return undefined;
  }
}
