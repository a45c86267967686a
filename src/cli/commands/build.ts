import { parseArgs } from 'node:util';
import { rootsFrom } from '#loader/roots';
import type { Terminal } from '../console.ts';
import { buildSite } from '../site.ts';

/** `npm run build`: pages, search index, proof; the finished site is put into its place at the end. */
export async function build(args: string[], io: Terminal): Promise<number> {
  let verbose: boolean;
  try {
    const { values } = parseArgs({
      args,
      options: { verbose: { type: 'boolean', default: false } },
    });
    verbose = values.verbose;
  } catch {
    io.error(`参数有误：${args.join(' ')}\n用法：npm run build -- [--verbose]`);
    return 2;
  }
  return (await buildSite(rootsFrom(process.env, process.cwd()), io, { verbose })) ? 0 : 1;
}
