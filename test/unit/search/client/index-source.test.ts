import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchSource, MissingFile } from '#search/client/index-source';

const CONTENT = '甲'.repeat(40_000);
const packed = gzipSync(CONTENT);
let server: Server;
let root: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const name = (request.url ?? '').replace('/site/pagefind/', '');
    if (name === 'gone.bin') response.writeHead(404).end('no');
    else if (name === 'broken.bin') response.writeHead(500).end('no');
    else if (name === 'cut.bin')
      response.writeHead(200).end(packed.subarray(0, packed.length - 20));
    else if (name === 'declared.bin') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    } else if (name === 'plain.bin') response.writeHead(200).end(packed);
    else response.writeHead(200).end(CONTENT);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  root = `http://localhost:${(server.address() as AddressInfo).port}/site/`;
});

afterAll(() => {
  server.close();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const textOf = async (path: string): Promise<string> =>
  new TextDecoder().decode(await fetchSource(root).load(path, {}));

describe('the source over http', () => {
  it.each(['plain.bin', 'declared.bin', 'unpacked.bin'])(
    'gives the same, whether the host declares the gzip, does not, or has unpacked it: %s',
    async (path) => {
      expect(await textOf(path)).toBe(CONTENT);
    },
  );

  it('gives the same in a browser that cannot unpack by itself', async () => {
    vi.stubGlobal('DecompressionStream', undefined);
    expect(await textOf('plain.bin')).toBe(CONTENT);
  });

  it.each(['there is', 'there is no'])(
    'refuses what is cut off, where %s own unpacking',
    async (is) => {
      if (is === 'there is no') vi.stubGlobal('DecompressionStream', undefined);
      await expect(textOf('cut.bin')).rejects.toThrow(Error);
    },
  );

  it('tells a file that is not there from one that cannot be had', async () => {
    await expect(textOf('gone.bin')).rejects.toBeInstanceOf(MissingFile);
    await expect(textOf('broken.bin')).rejects.toThrow('500');
  });

  it('says of every part that it came', async () => {
    let heard = 0;
    await fetchSource(root).load('unpacked.bin', { heard: () => (heard += 1) });
    expect(heard).toBeGreaterThan(1);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const stopped = fetchSource(root).load('plain.bin', { signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });
});
