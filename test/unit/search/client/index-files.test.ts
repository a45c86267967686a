import { describe, expect, it } from 'vitest';
import { IndexFiles, URGENT } from '#search/client/index-files';
import { MissingFile, type IndexSource, type LoadOptions } from '#search/client/index-source';
import { KeptFiles } from '#search/client/kept-files';
import { RequestQueue } from '#search/client/request-queue';

const CHUNK = new TextEncoder().encode('nianlun_shelf');
const TEXT = new TextEncoder().encode('{"title":""}');
const DIRECTORY = new TextEncoder().encode('{"version":2');
const NO_FILES = ['<!doctype html>', '{"error":"login"}', ''].map((text) =>
  new TextEncoder().encode(text),
);

type Reply = (path: string, options: LoadOptions) => Uint8Array | Promise<Uint8Array>;

/** A source that notes what is asked of it, and answers as told. */
function source(
  reply: Reply = (path) => (path.includes('/t') ? TEXT : path.includes('/') ? CHUNK : DIRECTORY),
) {
  const asked: string[] = [];
  const made: IndexSource = {
    async load(path, options) {
      asked.push(options.fresh === undefined ? path : `${path} ${options.fresh}`);
      return reply(path, options);
    },
  };
  return { source: made, asked };
}

/** Requests that wait until they are let go. */
function gated() {
  const waiting = new Map<string, () => void>();
  const reply: Reply = (path) =>
    new Promise((resolve) => {
      waiting.set(path, () => resolve(CHUNK));
    });
  const letGo = async (path: string): Promise<void> => {
    waiting.get(path)?.();
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  };
  return { ...source(reply), letGo };
}

const names = Array.from({ length: 9 }, (_, at) => `b/${at}.bin`);

describe('the files of an index', () => {
  it('are asked for once, however many want them and however often', async () => {
    const { source: from, asked } = source();
    const files = new IndexFiles(from);
    await Promise.all([files.load('b/1.bin', 0), files.load('b/1.bin', 1)]);
    await files.load('b/1.bin', 0);
    expect(asked).toEqual(['b/1.bin']);
    expect(files.peek('b/1.bin')).toBe(CHUNK);
  });

  it('are asked for six at a time, the most urgent of the rest first', async () => {
    const { source: from, asked, letGo } = gated();
    const files = new IndexFiles(from);
    for (const [at, name] of names.entries()) void files.load(name, 10 - at);
    expect(asked).toEqual(names.slice(0, 6));
    void files.load('b/t1.bin', URGENT);
    await letGo('b/0.bin');
    expect(asked.slice(6)).toEqual(['b/t1.bin']);
    await letGo('b/1.bin');
    expect(asked.slice(7)).toEqual(['b/8.bin']);
  });

  it('are not asked for any more when nobody waits, unless they are under way', async () => {
    const { source: from, asked, letGo } = gated();
    const files = new IndexFiles(from);
    const leaving = new AbortController();
    const all = names.map((name) => files.load(name, 0, leaving.signal));
    void files.load('b/8.bin', 0);
    leaving.abort();
    for (const each of all) await expect(each).rejects.toMatchObject({ name: 'AbortError' });
    await letGo('b/0.bin');
    await letGo('b/1.bin');
    expect(asked).toEqual([...names.slice(0, 6), 'b/8.bin']);
    expect(files.peek('b/0.bin')).toBe(CHUNK);
  });

  it('are tried twice, past all caches the second time', async () => {
    let times = 0;
    const { source: from, asked } = source(() => {
      times += 1;
      if (times === 1) throw new TypeError('Failed to fetch');
      return CHUNK;
    });
    await new IndexFiles(from).load('b/1.bin', 0);
    expect(asked).toEqual(['b/1.bin', 'b/1.bin always']);
  });

  it('are given up after the second time, and can be asked for again', async () => {
    const { source: from, asked } = source(() => {
      throw new TypeError('Failed to fetch');
    });
    const files = new IndexFiles(from);
    await expect(files.load('b/1.bin', 0)).rejects.toThrow('Failed to fetch');
    await expect(files.load('b/1.bin', 0)).rejects.toThrow('Failed to fetch');
    expect(asked).toHaveLength(4);
  });

  it('are not tried twice when the host says that they are not there', async () => {
    const { source: from, asked } = source((path) => {
      throw new MissingFile(path);
    });
    await expect(new IndexFiles(from).load('b/1.bin', 0)).rejects.toBeInstanceOf(MissingFile);
    expect(asked).toHaveLength(1);
  });

  it.each(NO_FILES)('are none when a host gives a page in their place: %#', async (page) => {
    const { source: from, asked } = source(() => page);
    const files = new IndexFiles(from);
    for (const path of ['b/1.bin', 'b/t1.bin']) {
      await expect(files.load(path, 0)).rejects.toBeInstanceOf(MissingFile);
    }
    await expect(files.directory()).rejects.toBeInstanceOf(MissingFile);
    expect(asked).toEqual([
      'b/1.bin',
      'b/1.bin always',
      'b/t1.bin',
      'b/t1.bin always',
      'directory.bin ask',
      'directory.bin always',
    ]);
    expect(files.peek('b/1.bin')).toBeUndefined();
  });

  it('give way to newer ones when there are too many', async () => {
    const big = new Uint8Array(16 * 1024 * 1024);
    big.set(CHUNK);
    const { source: from } = source(() => big);
    const files = new IndexFiles(from);
    for (const name of names.slice(0, 3)) await files.load(name, 0);
    files.peek('b/0.bin');
    await files.load('b/3.bin', 0);
    expect(names.slice(0, 4).map((name) => files.peek(name) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it('of several indexes on one host are asked for six at a time together, and all hear of it', async () => {
    const queue = new RequestQueue().host('one');
    const [one, two] = [gated(), gated()];
    const [first, second] = [one, two].map(({ source: from }) => new IndexFiles(from, { queue }));
    if (first === undefined || second === undefined) throw new Error('two indexes');
    for (const name of names.slice(0, 4)) void first.load(name, 5);
    for (const name of names.slice(0, 4)) void second.load(name, 7);
    expect([one, two].map(({ asked }) => asked.length)).toEqual([4, 2]);
    const urgent = second.load('b/8.bin', URGENT);
    await one.letGo('b/0.bin');
    expect(two.asked.at(-1)).toBe('b/8.bin');
    await two.letGo('b/8.bin');
    expect(await urgent).toBe(CHUNK);
    let heard = 0;
    const leave = first.listen(() => (heard += 1));
    const saying = source((_, { heard: say }) => {
      say?.();
      return DIRECTORY;
    });
    await new IndexFiles(saying.source, { queue }).directory();
    expect(heard).toBe(1);
    leave();
    await new IndexFiles(saying.source, { queue }).directory();
    expect(heard).toBe(1);
  });

  it('of several indexes give way to each other in one memory, and are never taken for another’s', async () => {
    const big = (first: number) => {
      const bytes = new Uint8Array(16 * 1024 * 1024);
      bytes.set(CHUNK);
      bytes[CHUNK.length] = first;
      return bytes;
    };
    const kept = new KeptFiles();
    const [one, two] = [1, 2].map(
      (number) => new IndexFiles(source(() => big(number)).source, { kept, root: `/${number}/` }),
    );
    if (one === undefined || two === undefined) throw new Error('two indexes');
    for (const files of [one, two]) await files.load('b/0.bin', 0);
    expect([one, two].map((files) => files.peek('b/0.bin')?.[CHUNK.length])).toEqual([1, 2]);
    for (const name of names.slice(1, 3)) await two.load(name, 0);
    expect(one.peek('b/0.bin')).toBeUndefined();
    expect(two.peek('b/0.bin')).toBeDefined();
  });

  it('have a directory that is always asked for', async () => {
    const { source: from, asked } = source();
    const files = new IndexFiles(from);
    await files.directory();
    await files.directory();
    expect(asked).toEqual(['directory.bin ask', 'directory.bin ask']);
  });
});
