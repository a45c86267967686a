import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

/** Ticks of a second in `/proc`: the same on every Linux that Node runs on. */
const TICKS = 100;

/**
 * User and system time of this process so far; on Linux with that of the processes it started and that
 * have ended (the indexer of the search), elsewhere without, for no system call of Node tells it.
 */
export function cpuSecondsSoFar(): number {
  const { user, system } = process.cpuUsage();
  const fields = fieldsOf('self');
  const children = fields === undefined ? 0 : Number(fields[13]) + Number(fields[14]);
  return (user + system) / 1e6 + children / TICKS;
}

/**
 * The most megabytes this process has held so far; on Linux with those of the processes it has started
 * and that run now (each with the most it has held).
 */
export function heldMegabytes(): number {
  const { maxRSS } = process.resourceUsage();
  return (maxRSS + childKilobytes()) / 1024;
}

function childKilobytes(): number {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  } catch {
    return 0;
  }
  return names
    .filter((name) => fieldsOf(name)?.[1] === String(process.pid))
    .reduce((sum, name) => sum + highWaterMark(name), 0);
}

/** What `/proc/<pid>/stat` says behind the name of the program, which may hold anything. */
function fieldsOf(pid: string): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /su, '')
    .split(' ');
}

/** Kilobytes; 0 for a process that has just ended. */
function highWaterMark(pid: string): number {
  return Number(/VmHWM:\s+(\d+)/u.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
