import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Lines a person types, or a file or another program gives, one at a time. */
export interface Answers {
  /** The next line; undefined when there are no more (end of input, or Ctrl-C). */
  next(): Promise<string | undefined>;
  close(): void;
}

/** Reads answers from a stream, usually `process.stdin`. Nothing is echoed: the terminal does that. */
export function answersFrom(input: Readable): Answers {
  const lines = createInterface({ input, crlfDelay: Infinity });
  const waiting = lines[Symbol.asyncIterator]();
  return {
    next: async () => {
      const { value, done } = await waiting.next();
      return done === true ? undefined : value;
    },
    close: () => lines.close(),
  };
}
