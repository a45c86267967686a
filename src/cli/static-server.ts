import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import sirv from 'sirv';

export interface StaticServer {
  /** The address to open, with the base path. */
  address: string;
  close(): Promise<void>;
  /** Settles when the server has been closed. */
  closed: Promise<void>;
}

/** True for an address without its last slash: relative links of the page would lead astray. */
function isFolder(folder: string, address: string): boolean {
  const [pathname = ''] = address.split(/[?#]/u);
  if (pathname === '' || pathname.endsWith('/') || pathname.includes('..')) return false;
  return existsSync(path.join(folder, pathname, 'index.html'));
}

/** Serves a folder as a plain static host does, at `/` or under a sub-path. Port 0 takes a free one. */
export async function serveFolder(
  folder: string,
  options: { host: string; port: number; base?: string },
): Promise<StaticServer> {
  const base = `/${(options.base ?? '/').replace(/^\/+|\/+$/gu, '')}/`.replace('//', '/');
  const files = sirv(folder, { etag: true, dev: true });
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    const notFound = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(path.join(folder, '404.html')));
    };
    if (`${url.split('?')[0]}/` === base) {
      response.writeHead(302, { location: base });
      response.end();
    } else if (url.startsWith(base) && isFolder(folder, url.slice(base.length))) {
      const [pathname = '', ...query] = url.split('?');
      response.writeHead(302, { location: [`${pathname}/`, ...query].join('?') });
      response.end();
    } else if (url.startsWith(base)) {
      request.url = `/${url.slice(base.length)}`;
      files(request, response, notFound);
    } else notFound();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  return {
    address: `http://${host}:${port}${base}`,
    closed,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await closed;
    },
  };
}
