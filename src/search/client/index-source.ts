import { INDEX_FOLDER } from '../contract.ts';

/** Where the files of an index come from. Another one (scripts, from `file:`) may stand in. */
export interface IndexSource {
  /**
   * One file, by its path in the folder of the index, unpacked. `fresh`: what a cache holds is not
   * good enough (`ask`: unless the host says that it is the newest). `heard` is called whenever
   * something arrives. Rejects with `MissingFile` when the host has no such file.
   */
  load(path: string, options: LoadOptions): Promise<Uint8Array>;
}

export interface LoadOptions {
  fresh?: 'ask' | 'always';
  signal?: AbortSignal;
  heard?: () => void;
}

/** The host answers, but has no such file: after a new release old names are gone. */
export class MissingFile extends Error {
  constructor(path: string) {
    super(`no such file: ${path}`);
    this.name = 'MissingFile';
  }
}

const NOT_FOUND = 404;
const GONE = 410;

/** The files of a site below `root` (absolute address, `/` at its end), over http. */
export function fetchSource(root: string): IndexSource {
  return {
    async load(path, { fresh, signal, heard }) {
      const response = await fetch(`${root}${INDEX_FOLDER}/${path}`, {
        cache: fresh === undefined ? 'default' : fresh === 'ask' ? 'no-cache' : 'reload',
        ...(signal === undefined ? {} : { signal }),
      });
      if (response.status === NOT_FOUND || response.status === GONE) throw new MissingFile(path);
      if (!response.ok) throw new Error(`${response.status} fetching ${path}`);
      return unpacked(await bytesOf(response, heard));
    },
  };
}

/** The body, saying of every part that it came: a slow line is no dead one. */
async function bytesOf(response: Response, heard: () => void = () => {}): Promise<Uint8Array> {
  heard();
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    parts.push(value);
    length += value.length;
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * Some hosts declare the files as gzipped, and the browser has unpacked them already. Otherwise the
 * browser's own unpacking spares a page that has just opened a few milliseconds a file; before Chromium
 * 80 and Firefox 113 there is none.
 */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  if (typeof DecompressionStream === 'undefined') {
    const { gunzipSync } = await import('./gunzip.ts');
    return gunzipSync(bytes);
  }
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // What is wrong with the bytes is told to who reads.
  for (const step of [writer.write(bytes as BufferSource), writer.close()]) step.catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}
