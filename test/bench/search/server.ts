import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface BenchServer {
  /** With a slash at the end. */
  address: string;
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.ts': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** Serves folders under prefixes, see `answersFrom`. */
export async function serveBench(folders: Record<string, string>): Promise<BenchServer> {
  const server = createServer(answersFrom(folders));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * Answers with the files of folders under prefixes, as a host does that compresses text and leaves
 * packed files as they are. TypeScript is served with its types taken off, so that a page can run the
 * engine's own source.
 */
export function answersFrom(folders: Readonly<Record<string, string>>): RequestListener {
  const packed = new Map<string, Buffer>();
  return (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(folders, decodeURIComponent(pathname));
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const extension = path.extname(file);
    const type = TYPES[extension];
    const read = () =>
      extension === '.ts'
        ? Buffer.from(stripTypeScriptTypes(readFileSync(file, 'utf8')))
        : readFileSync(file);
    if (type === undefined) {
      const headers = { 'content-type': 'application/octet-stream', 'cache-control': 'no-cache' };
      response.writeHead(200, headers).end(read());
      return;
    }
    const key = `${file}:${statSync(file).mtimeMs}`;
    const body = packed.get(key) ?? gzipSync(read());
    packed.set(key, body);
    response
      .writeHead(200, {
        'content-type': type,
        'content-encoding': 'gzip',
        'cache-control': 'no-cache',
      })
      .end(body);
  };
}

/** The longest prefix wins; a folder stands for its index page. */
function fileOf(folders: Readonly<Record<string, string>>, pathname: string): string | undefined {
  const prefix = Object.keys(folders)
    .filter((start) => pathname.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
  if (prefix === undefined) return undefined;
  const root = path.resolve(folders[prefix] ?? '');
  let file = path.join(root, pathname.slice(prefix.length));
  if (file !== root && !file.startsWith(root + path.sep)) return undefined;
  if (existsSync(file) && statSync(file).isDirectory()) file = path.join(file, 'index.html');
  // Imports of the project (`#domain/variants`) name no extension.
  return [file, `${file}.ts`].find((candidate) => existsSync(candidate));
}
