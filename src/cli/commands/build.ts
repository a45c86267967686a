import { rootsFrom } from '#loader/roots';
import type { Terminal } from '../console.ts';
import { parseFlags } from '../flags.ts';
import { buildSite } from '../site.ts';

/** `npm run build`: pages, search index, proof; the finished site is put into its place at the end. */
export async function build(args: string[], io: Terminal): Promise<number> {
  const flags = parseFlags(args, { verbose: { type: 'boolean', default: false } });
  if ('problem' in flags || flags.positionals.length > 0) {
    io.error('problem' in flags ? flags.problem : `不认识的参数：${flags.positionals.join(' ')}`);
    io.error('用法：npm run build -- [--verbose]');
    return 2;
  }
  const { verbose } = flags.values;
  return (await buildSite(rootsFrom(process.env, process.cwd()), io, { verbose })) ? 0 : 1;
}
