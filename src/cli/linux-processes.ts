import { readdirSync, readFileSync } from 'node:fs';

/** Processes as `/proc` of Linux tells of them; other systems tell nothing. */

/** Of all processes that run; none where the system does not tell. */
export function processIds(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

/**
 * What `/proc/<pid>/stat` says behind the name of the program, which may hold anything: the state, then
 * the id of the parent (proc(5)). Undefined for a process that has ended.
 */
export function statFields(pid: number | 'self'): string[] | undefined {
  return read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /su, '')
    .split(' ');
}

/** The most a process has held; kilobytes, 0 for one that has just ended. */
export function highWaterMark(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/u.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
