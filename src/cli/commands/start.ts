import type { Terminal } from '../console.ts';
import { build } from './build.ts';
import { serve } from './serve.ts';

/** `npm start`: builds the archive, then serves it. */
export async function start(args: string[], io: Terminal): Promise<number> {
  const code = await build(args, io);
  return code === 0 ? serve([], io) : code;
}
