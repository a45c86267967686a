import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { INDEX_LANGUAGE } from './contract.ts';

/** Pagefind's own name for the size of chunks; it has no option. Should it no longer be obeyed, chunks are larger. */
const CHUNK_SIZE_VARIABLE = 'PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE';
/** Where Node tells of every process that is started. */
const SPAWNED = 'child_process';

/** What the indexer could not do, in its own words. */
export class IndexingFailed extends Error {
  override name = 'IndexingFailed';
}

/** Pagefind's indexer: a process of its own. All methods reject with `IndexingFailed`. */
export interface Indexer {
  add(page: { url: string; content: string }): Promise<void>;
  write(folder: string): Promise<void>;
  end(): Promise<void>;
}

/**
 * Starts an indexer, with so many postings a chunk. There is one a thread: it ends the one before.
 * Pagefind does not notice the death of its process (a full disk ends it) and would wait for ever, so
 * the process is watched.
 */
export async function startIndexer(chunkSize: number): Promise<Indexer> {
  await close();
  let fail: (reason: IndexingFailed) => void;
  const death = new Promise<never>((_, reject) => {
    fail = reject;
  });
  death.catch(() => {});
  const watch = (message: unknown): void => {
    const { process: started } = message as { process: ChildProcess };
    started.once('exit', (code, signal) => {
      fail(new IndexingFailed(`the indexer ended with ${signal ?? code}`));
    });
  };
  const unlessDead = async <Reply extends { errors: string[] }>(task: Promise<Reply>) => {
    const reply = await Promise.race([task, death]);
    if (reply.errors.length > 0) throw new IndexingFailed(reply.errors.join('; '));
    return reply;
  };

  subscribe(SPAWNED, watch);
  let starting: ReturnType<typeof createIndex>;
  try {
    starting = withChunkSize(chunkSize, () => createIndex({ forceLanguage: INDEX_LANGUAGE }));
  } finally {
    unsubscribe(SPAWNED, watch);
  }
  const index = (await unlessDead(starting)).index as PagefindIndex;
  return {
    async add(page) {
      await unlessDead(index.addHTMLFile(page));
    },
    async write(folder) {
      await unlessDead(index.writeFiles({ outputPath: folder }));
    },
    async end() {
      await close();
    },
  };
}

/** The process reads its environment when it starts, which is before anything is awaited. */
function withChunkSize<Started>(chunkSize: number, start: () => Started): Started {
  const before = process.env[CHUNK_SIZE_VARIABLE];
  process.env[CHUNK_SIZE_VARIABLE] = String(chunkSize);
  try {
    return start();
  } finally {
    if (before === undefined) delete process.env[CHUNK_SIZE_VARIABLE];
    else process.env[CHUNK_SIZE_VARIABLE] = before;
  }
}
