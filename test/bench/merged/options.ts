import { parseArgs } from 'node:util';

export const USAGE = `usage: npm run bench -- merged [options]

  --archives N       archives searched as one; 20 by default
  --items N          items of each; 5000 by default
  --distinct N       archives that are made and indexed, the others are copies of them under other
                     names and addresses; 2 by default
  --chars N          characters an item, about; 3500 by default
  --mbit N           megabits a second of the reader's line; 10 by default
  --latency MS       milliseconds until a request is answered; 40 by default
  --cpu N            how many times slower the reader's machine is; 1 by default
  --cold N           questions asked of a browser that knows nothing; 39 by default
  --questions X      scales the number of questions compared with brute force; 1 (more than 500) by
                     default
  --work DIR         works there and keeps it: an index that is there is not made again
  --json FILE        write the figures as JSON`;

export interface Options {
  archives: number;
  items: number;
  distinct: number;
  chars: number;
  line: Line;
  cold: number;
  questions: number;
  work: string | undefined;
  json: string | undefined;
}

/** What lies between a reader and the archives. */
export interface Line {
  mbit: number;
  latencyMs: number;
  /** How many times slower than this one the reader's machine is. */
  cpu: number;
}

/** The options of the bench; undefined when they are wrong. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        archives: { type: 'string', default: '20' },
        items: { type: 'string', default: '5000' },
        distinct: { type: 'string', default: '2' },
        chars: { type: 'string', default: '3500' },
        mbit: { type: 'string', default: '10' },
        latency: { type: 'string', default: '40' },
        cpu: { type: 'string', default: '1' },
        cold: { type: 'string', default: '39' },
        questions: { type: 'string', default: '1' },
        work: { type: 'string' },
        json: { type: 'string' },
      },
    });
    const options: Options = {
      archives: Number(values.archives),
      items: Number(values.items),
      distinct: Math.min(Number(values.distinct), Number(values.archives)),
      chars: Number(values.chars),
      line: {
        mbit: Number(values.mbit),
        latencyMs: Number(values.latency),
        cpu: Number(values.cpu),
      },
      cold: Number(values.cold),
      questions: Number(values.questions),
      work: values.work,
      json: values.json,
    };
    const { archives, items, distinct, chars, cold, questions, line } = options;
    const whole = [archives, items, distinct, chars, cold].every(
      (number) => Number.isSafeInteger(number) && number > 0,
    );
    const sound = questions > 0 && line.mbit > 0 && line.cpu >= 1 && line.latencyMs >= 0;
    // One archive alone is what the bench of the search measures.
    return whole && sound && archives > 1 ? options : undefined;
  } catch {
    return undefined;
  }
}
