import process from 'node:process';
import { highWaterMark, processIds, statFields } from './linux-processes.ts';

/** Ticks of a second in `/proc`: the same on every Linux that Node runs on. */
const TICKS = 100;

/**
 * User and system time of this process so far; on Linux with that of the processes it started and that
 * have ended (the indexer of the search), elsewhere without, for no system call of Node tells it.
 */
export function cpuSecondsSoFar(): number {
  const { user, system } = process.cpuUsage();
  const fields = statFields('self');
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
  return processIds()
    .filter((id) => statFields(id)?.[1] === String(process.pid))
    .reduce((sum, id) => sum + highWaterMark(id), 0);
}
