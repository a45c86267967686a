import { parseArgs } from 'node:util';
import { PEERS } from './systems/all.ts';

const NAMES = PEERS.map(({ name }) => name);

export const USAGE = `usage: npm run bench -- build [options]

  --n 1000,10000     numbers of items; 1000 by default
  --chars N          characters an item, about; 3500 by default
  --peers a,b        generators beside: ${NAMES.join(', ')}; all by default
  --no-peers         none of them
  --peers-to N       sizes up to which they are run; 1000 by default
  --json FILE        write the figures as JSON, after each system`;

export interface Options {
  sizes: number[];
  chars: number;
  peers: string[];
  peersTo: number;
  json: string | undefined;
}

/** The options of the bench; undefined when they are wrong. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        n: { type: 'string', default: '1000' },
        chars: { type: 'string', default: '3500' },
        peers: { type: 'string', default: NAMES.join(',') },
        'no-peers': { type: 'boolean', default: false },
        'peers-to': { type: 'string', default: '1000' },
        json: { type: 'string' },
      },
    });
    const options: Options = {
      sizes: values.n.split(',').map(Number),
      chars: Number(values.chars),
      peers: values['no-peers'] ? [] : values.peers.split(',').filter(Boolean),
      peersTo: Number(values['peers-to']),
      json: values.json,
    };
    const known = options.peers.every((name) => NAMES.includes(name));
    const whole = [...options.sizes, options.chars, options.peersTo].every(
      (number) => Number.isSafeInteger(number) && number > 0,
    );
    return known && whole ? options : undefined;
  } catch {
    return undefined;
  }
}
