import { parseArgs } from 'node:util';

export const USAGE = `usage: npm run bench -- pages [options]

  --n N              items of the archive; 200 by default
  --chars N          characters an item, about; 3500 by default
  --site DIR         a built site instead: only the kinds of pages that it has
  --kinds a,b        only these kinds of pages; all by default
  --runs N           visits to a page at each screen; 5 by default
  --no-lighthouse    without Lighthouse
  --json FILE        write the figures as JSON
  --details          where Lighthouse found what it names, and what shifted`;

export interface Options {
  count: number;
  chars: number;
  site: string | undefined;
  /** Empty for all. */
  kinds: string[];
  runs: number;
  lighthouse: boolean;
  json: string | undefined;
  details: boolean;
}

/** The options of the bench; undefined when they are wrong. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        n: { type: 'string', default: '200' },
        chars: { type: 'string', default: '3500' },
        site: { type: 'string' },
        kinds: { type: 'string', default: '' },
        runs: { type: 'string', default: '5' },
        'no-lighthouse': { type: 'boolean', default: false },
        json: { type: 'string' },
        details: { type: 'boolean', default: false },
      },
    });
    const options: Options = {
      count: Number(values.n),
      chars: Number(values.chars),
      site: values.site,
      kinds: values.kinds.split(',').filter(Boolean),
      runs: Number(values.runs),
      lighthouse: !values['no-lighthouse'],
      json: values.json,
      details: values.details,
    };
    const whole = [options.count, options.chars, options.runs].every(
      (number) => Number.isSafeInteger(number) && number > 0,
    );
    return whole ? options : undefined;
  } catch {
    return undefined;
  }
}
