import { dev as astroDev } from 'astro';
import type { Terminal } from '../console.ts';

/** `npm run dev`: pages as they are edited; the search needs a build. */
export async function dev(_args: string[], io: Terminal): Promise<number> {
  const server = await astroDev({
    server: { port: Number(process.env['PORT'] ?? 4321), host: process.env['HOST'] || 'localhost' },
  });
  io.print('边改边看；检索须先 npm run build。');
  await new Promise((resolve) => process.once('SIGINT', resolve));
  await server.stop();
  return 0;
}
