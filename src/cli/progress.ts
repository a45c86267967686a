import type { Terminal } from './console.ts';
import { inWords } from './time-in-words.ts';

/** A stage that lasts less says nothing, and no two lines are closer together. Milliseconds. */
const LEAST_PAUSE = 5000;
const LONGEST_PAUSE = 60_000;
/** The next line comes when this share of the time passed has passed again, so that few lines do. */
const PAUSE_SHARE = 0.2;

/** Tells how far a stage is. */
export type Progress = (done: number, of: number) => void;

/**
 * Tells a person how far a long stage is, by whole lines, which read the same on a terminal and in a
 * log: `生成页面：3200/10463（30%），已用12秒`. Short stages stay silent; an hour gives some seventy
 * lines, a minute eight. Called as often as one likes.
 */
export function progressTo(
  io: Terminal,
  stage: string,
  now: () => number = () => performance.now(),
): Progress {
  const started = now();
  let due = LEAST_PAUSE;
  return (done, of) => {
    const elapsed = now() - started;
    if (elapsed < due || done >= of) return;
    due = elapsed + Math.min(LONGEST_PAUSE, Math.max(LEAST_PAUSE, elapsed * PAUSE_SHARE));
    const share = Math.floor((100 * done) / of);
    io.print(`${stage}：${done}/${of}（${share}%），已用${inWords(elapsed / 1000)}`);
  };
}
