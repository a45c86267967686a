import { highWaterMark, processIds, statFields } from '../../../src/cli/linux-processes.ts';

/**
 * Watches a process and all below it; `stop` gives the most megabytes they held together (sum of each
 * one's high-water mark, so rather too much than too little), or undefined where the system does not
 * tell (only Linux does).
 */
export function watchMemory(pid: number): { stop: () => number | undefined } {
  let peak = 0;
  const look = (): void => {
    let sum = 0;
    for (const member of familyOf(pid)) sum += highWaterMark(member);
    peak = Math.max(peak, sum);
  };
  const timer = setInterval(look, 50);
  return {
    stop: () => {
      clearInterval(timer);
      return peak === 0 ? undefined : Math.round(peak / 1024);
    },
  };
}

/** A process and all below it. */
export function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const id of processIds()) {
    const parent = statFields(id)?.[1];
    if (parent !== undefined) parents.set(id, Number(parent));
  }
  const family = new Set([pid]);
  for (let grown = -1; grown !== family.size;) {
    grown = family.size;
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
  }
  return [...family];
}
