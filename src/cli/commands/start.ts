import type { Terminal } from '../console.ts';
import { build } from './build.ts';
import { serve } from './serve.ts';

/** `npm start`: builds the archive, then serves it. */
export async function start(args: string[], io: Terminal): Promise<number> {
  const code = await build(args, io);
  // What the flags of the build say stands in the environment now; usage is no site to serve.
  const isHelp = args.some((word) => word === '--help' || word === '-h');
  return code === 0 && !isHelp ? serve([], io) : code;
}
