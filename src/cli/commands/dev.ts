import { dev as astroDev } from 'astro';
import type { Terminal } from '../console.ts';
import { parseFlags, rootsGiven } from '../flags.ts';

/** `npm run dev`: pages as they are edited; the search needs a build. */
export async function dev(args: string[], io: Terminal): Promise<number> {
  const flags = parseFlags(args, { content: { type: 'string' } });
  if ('problem' in flags || flags.positionals.length > 0) {
    io.error('用法：npm run dev -- [--content 目录]（PORT、HOST 由环境变量指定）');
    return 2;
  }
  rootsGiven(flags.values);
  const server = await astroDev({
    server: { port: Number(process.env['PORT'] ?? 4321), host: process.env['HOST'] || 'localhost' },
  });
  io.print('边改边看；检索须先 npm run build。');
  await new Promise((resolve) => process.once('SIGINT', resolve));
  await server.stop();
  return 0;
}
