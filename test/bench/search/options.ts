import { parseArgs } from 'node:util';
import { STOCK } from './ask-peer.ts';
import { PEERS } from './peers/list.ts';

const NAMES = [STOCK, ...Object.keys(PEERS)];

export const USAGE = `usage: npm run bench -- search [options]

  --n 1000,10000     numbers of items; 1000 by default
  --chars N          characters an item, about; 3500 by default
  --corpus DIR       texts of a folder instead: one file an item, its first line the title
  --peers a,b        engines beside: ${NAMES.join(', ')}; all by default, none with “none”
  --peers-to N       sizes up to which they are run; 1000 by default (their indexes are loaded whole)
  --bundle a,b       items a bundle, for the trade-off: 250,500,1000
  --cold N           cold starts measured; 40 by default
  --questions X      scales the number of questions; 1 (more than 500) by default
  --json FILE        write the figures as JSON, after each size
  --details          figures by class of question, and every question not answered exactly`;

export interface Options {
  sizes: number[];
  chars: number;
  corpus: string | undefined;
  peers: string[];
  peersTo: number;
  bundles: number[];
  cold: number;
  questions: number;
  json: string | undefined;
  details: boolean;
}

/** The options of the bench; undefined when they are wrong. */
export function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        n: { type: 'string', default: '1000' },
        chars: { type: 'string', default: '3500' },
        corpus: { type: 'string' },
        peers: { type: 'string', default: NAMES.join(',') },
        'peers-to': { type: 'string', default: '1000' },
        bundle: { type: 'string', default: '' },
        cold: { type: 'string', default: '40' },
        questions: { type: 'string', default: '1' },
        json: { type: 'string' },
        details: { type: 'boolean', default: false },
      },
    });
    const numbers = (text: string) => text.split(',').filter(Boolean).map(Number);
    const peers = values.peers === 'none' ? [] : values.peers.split(',').filter(Boolean);
    const options: Options = {
      sizes: numbers(values.n),
      chars: Number(values.chars),
      corpus: values.corpus,
      peers,
      peersTo: Number(values['peers-to']),
      bundles: numbers(values.bundle),
      cold: Number(values.cold),
      questions: Number(values.questions),
      json: values.json,
      details: values.details,
    };
    const positive = [
      ...options.sizes,
      options.chars,
      ...options.bundles,
      options.cold,
      options.questions,
    ];
    const known = peers.every((name) => NAMES.includes(name));
    return known && positive.every((number) => number > 0) ? options : undefined;
  } catch {
    return undefined;
  }
}
