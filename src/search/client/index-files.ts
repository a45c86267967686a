import { DIRECTORY_FILE } from '../contract.ts';
import { checkBeginning, OtherFile } from './index-paths.ts';
import { MissingFile, type IndexSource, type LoadOptions } from './index-source.ts';
import { KeptFiles } from './kept-files.ts';
import { RequestQueue, type HostQueue } from './request-queue.ts';

/** Milliseconds after which a request that gives nothing makes room for another. */
const HANGING = 20_000;

/** Less is sooner. */
export type Urgency = number;
/** What a reader is waiting to see, before everything that a search loads. */
export const URGENT: Urgency = -1;

interface Request {
  path: string;
  urgency: Urgency;
  waiting: number;
  started: boolean;
  promise: Promise<Uint8Array>;
  start(heard: () => void): Promise<void>;
}

/** What several indexes have in common. */
export interface Shared {
  /** All that they keep in memory. */
  kept?: KeptFiles;
  /** Requests to the host they are on. */
  queue?: HostQueue;
  /** Under what name an index keeps its files there. */
  root?: string;
}

/**
 * The files of one index: remembers what was loaded, shares what is under way, keeps to a number of
 * requests at once and starts the most urgent first. A file that does not come is asked for once
 * more, unless the host says that there is none.
 */
export class IndexFiles {
  readonly #source: IndexSource;
  readonly #kept: KeptFiles;
  readonly #root: string;
  readonly #queue: HostQueue;
  readonly #requests = new Map<string, Request>();

  constructor(
    source: IndexSource,
    { kept = new KeptFiles(), queue = new RequestQueue().host(''), root = '' }: Shared = {},
  ) {
    this.#source = source;
    this.#kept = kept;
    this.#queue = queue;
    this.#root = root;
  }

  /** Calls `heard` as its host's queue does, until the function given back is called. */
  listen(heard: () => void): () => void {
    return this.#queue.listen(heard);
  }

  /** The directory as it is now; never from memory. */
  directory(): Promise<Uint8Array> {
    return this.#twice(DIRECTORY_FILE, () => this.#queue.heard(), 'ask');
  }

  /** A file that is in memory. */
  peek(path: string): Uint8Array | undefined {
    return this.#kept.get(this.#root + path);
  }

  /**
   * A file whose content never changes. A request that nobody waits for any more is dropped if it has
   * not started; one that has is let finish, for the next question may want it.
   */
  async load(path: string, urgency: Urgency, signal?: AbortSignal): Promise<Uint8Array> {
    const bytes = this.peek(path);
    if (bytes !== undefined) return bytes;
    const request = this.#requests.get(path) ?? this.#enqueue(path, urgency);
    request.urgency = Math.min(request.urgency, urgency);
    request.waiting += 1;
    this.#queue.startSome();
    return signal === undefined ? request.promise : this.#unlessLeft(request, signal);
  }

  async #unlessLeft(request: Request, signal: AbortSignal): Promise<Uint8Array> {
    let giveUp: (reason: Error) => void;
    const left = new Promise<never>((_, reject) => {
      giveUp = reject;
    });
    const leave = (): void => {
      request.waiting -= 1;
      if (request.waiting === 0 && !request.started) {
        this.#requests.delete(request.path);
        this.#queue.drop(request);
      }
      giveUp(abortion());
    };
    signal.addEventListener('abort', leave);
    if (signal.aborted) leave();
    try {
      return await Promise.race([request.promise, left]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #enqueue(path: string, urgency: Urgency): Request {
    let settle: { resolve: (bytes: Uint8Array) => void; reject: (reason: unknown) => void };
    const promise = new Promise<Uint8Array>((resolve, reject) => {
      settle = { resolve, reject };
    });
    // A failure is told to those who wait; there may be none left.
    promise.catch(() => {});
    const start = async (heard: () => void): Promise<void> => {
      request.started = true;
      try {
        const bytes = await this.#twice(path, heard);
        this.#kept.keep(this.#root + path, bytes);
        settle.resolve(bytes);
      } catch (error) {
        settle.reject(error);
      } finally {
        this.#requests.delete(path);
      }
    };
    const request: Request = { path, urgency, waiting: 0, started: false, promise, start };
    this.#requests.set(path, request);
    this.#queue.add(request);
    return request;
  }

  async #twice(path: string, heard: () => void, fresh?: LoadOptions['fresh']): Promise<Uint8Array> {
    try {
      return await this.#once(path, heard, fresh);
    } catch (error) {
      if (error instanceof MissingFile && !(error instanceof OtherFile)) throw error;
      return this.#once(path, heard, 'always');
    }
  }

  async #once(path: string, tell: () => void, fresh?: LoadOptions['fresh']): Promise<Uint8Array> {
    const giveUp = new AbortController();
    let timer = setTimeout(() => giveUp.abort(), HANGING);
    const heard = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => giveUp.abort(), HANGING);
      tell();
    };
    try {
      const { signal } = giveUp;
      const options: LoadOptions = { signal, heard, ...(fresh === undefined ? {} : { fresh }) };
      const bytes = await this.#source.load(path, options);
      checkBeginning(path, bytes);
      return bytes;
    } catch (error) {
      // An abortion that nobody asked for would pass for one that somebody did.
      throw giveUp.signal.aborted ? new Error(`nothing came of ${path}`, { cause: error }) : error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** What a promise rejects with that nobody wants any more. */
export function abortion(): Error {
  return new DOMException('no longer asked for', 'AbortError');
}
