import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Terminal } from '../console.ts';
import { parseFlags, rootsGiven } from '../flags.ts';
import { serveFolder } from '../static-server.ts';

/** `npm run serve`: serves the finished site until it is stopped. */
export async function serve(args: string[], io: Terminal): Promise<number> {
  const flags = parseFlags(args, { out: { type: 'string' } });
  if ('problem' in flags || flags.positionals.length > 0) {
    io.error('用法：npm run serve -- [--out 目录]（PORT、HOST、BASE 由环境变量指定）');
    return 2;
  }
  const { out } = rootsGiven(flags.values);
  if (!existsSync(path.join(out, 'index.html'))) {
    io.error(`“${out}”中没有站点，请先运行 npm run build。`);
    return 1;
  }
  const port = Number(process.env['PORT'] ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    io.error(`端口“${process.env['PORT']}”无效，PORT 应为 0—65535 的整数。`);
    return 2;
  }
  try {
    const server = await serveFolder(out, {
      host: process.env['HOST'] || 'localhost',
      port,
      base: process.env['BASE'] ?? '/',
    });
    io.print(`浏览：${server.address}（按 Ctrl+C 停止）`);
    await server.closed;
    return 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    io.error(`端口${port}已被占用，请用 PORT 另选一个，如 PORT=4400 npm start。`);
    return 1;
  }
}
