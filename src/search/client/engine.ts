import { answerFrom, type Progress } from './answer.ts';
import { searchArchive } from './archive-search.ts';
import type { Fragment } from '../contract.ts';
import { Archive, type OpenArchive } from './archive.ts';
import type { Answer, Engine, SearchedArchive } from './engine-contract.ts';
import type { ValueWords } from './fields.ts';
import { abortion } from './index-files.ts';
import { fetchSource, type IndexSource } from './index-source.ts';
import { KeptFiles } from './kept-files.ts';
import { OrderKeeper } from './ranking.ts';
import { RequestQueue } from './request-queue.ts';
import { SearchUnavailable, whileHeard } from './time-limit.ts';

export interface EngineOptions {
  /** Words for values of filters, for typed conditions. */
  values?: ValueWords;
  /** Milliseconds without anything heard after which there is no answer. */
  timeLimit?: number;
  /** Where the files of an archive come from; http by default. */
  sourceOf?: (root: string) => IndexSource;
}

const TIME_LIMIT = 5000;
/**
 * The share of it after which a text is given up that the answer can do without: one that another
 * archive should give, or that would tell whether one item is a hit.
 */
const TEXT_SHARE = 0.6;
/** Least milliseconds between two partial answers: a reader sees no more, and each costs some. */
const PAUSE = 60;
/** Milliseconds that the list of units waits for archives beside this one. */
const MOMENT = 1000;
/** Milliseconds for which an archive that could not be reached is not tried again. */
const PATIENCE = 30_000;

/**
 * The search over the files of one or several archives, the first of which is this site's own: if it
 * cannot be had there is no answer, while one of the others is only named as missing.
 */
export function createEngine(
  archives: readonly SearchedArchive[],
  { values = {}, timeLimit = TIME_LIMIT, sourceOf = fetchSource }: EngineOptions = {},
): Engine {
  const textLimit = timeLimit * TEXT_SHARE;
  const all = archivesOf(archives, sourceOf);
  const shut = new Map<Archive, number>();
  const orders = new OrderKeeper();

  /** What a task gives for an archive, or that it cannot be had. */
  async function within<T>(archive: Archive, task: Promise<T>, limit = timeLimit): Promise<T> {
    try {
      return await whileHeard(limit, (heard) => archive.files.listen(heard), task);
    } catch (error) {
      if (error instanceof SearchUnavailable || isAbortion(error)) throw error;
      throw new SearchUnavailable('loading', error);
    }
  }

  /** The same for all archives; undefined for others than the first that cannot be had. */
  function each<T>(task: (archive: Archive, at: number) => Promise<T>): Promise<(T | undefined)[]> {
    return Promise.all(
      all.map(async (archive, at) => {
        if (at > 0 && Date.now() < (shut.get(archive) ?? 0)) return undefined;
        try {
          return await within(archive, task(archive, at));
        } catch (error) {
          if (at === 0 || isAbortion(error)) throw error;
          leave(archive);
          return undefined;
        }
      }),
    );
  }

  function leave(archive: Archive): void {
    shut.set(archive, Date.now() + PATIENCE);
  }

  /** The text of an item; the next question leaves out another archive that does not give one. */
  async function loadText(open: OpenArchive, item: number): Promise<Fragment> {
    const archive = all.find((other) => other.archive === open.archive);
    if (archive === undefined) throw new Error('an item of no archive');
    if (archive === all[0]) return within(archive, archive.text(open, item));
    try {
      return await within(archive, archive.text(open, item), textLimit);
    } catch (error) {
      leave(archive);
      throw error;
    }
  }

  return {
    async answer(question, onPartial, signal) {
      if (signal?.aborted === true) throw abortion();
      const run = new AbortController();
      const stop = (): void => run.abort();
      signal?.addEventListener('abort', stop);
      const found: (Progress | undefined)[] = all.map(() => undefined);
      const assemble = (complete: boolean, gone: readonly Archive[] = []): Answer => {
        const known = found.filter((progress) => progress !== undefined);
        return answerFrom(question, known, {
          complete,
          unreachable: gone.map(({ archive }) => archive),
          order: orders.of(
            known.map(({ open }) => open),
            question.sort === 'oldest',
          ),
          loadText,
        });
      };
      const partial = new Partials(() => {
        if (!run.signal.aborted) onPartial?.(assemble(false));
      });
      try {
        const done = each((archive, at) =>
          searchArchive(archive, {
            question,
            words: values,
            textLimit,
            signal: run.signal,
            tell(progress) {
              found[at] = progress;
              if (onPartial !== undefined) partial.due();
            },
          }),
        );
        const reached = await Promise.race([done, rejectionBy(run.signal)]);
        const gone = all.filter((_, at) => reached[at] === undefined);
        for (const [at, progress] of reached.entries()) found[at] = progress;
        return assemble(true, gone);
      } finally {
        partial.stop();
        signal?.removeEventListener('abort', stop);
        // Whatever is left, nobody waits for it.
        stop();
      }
    },
    async units() {
      const open = await each((archive, at) =>
        at === 0 ? archive.open() : Promise.race([archive.open(), nothingSoon()]),
      );
      return open.flatMap((archive) => archive?.units ?? []);
    },
  };
}

/** The archives with what they share: memory, and the line on which they are asked. */
function archivesOf(
  archives: readonly SearchedArchive[],
  sourceOf: (root: string) => IndexSource,
): Archive[] {
  const kept = new KeptFiles();
  const queue = new RequestQueue();
  return archives.map((archive) => {
    const host = /^\w+:\/\/[^/]*/.exec(archive.root)?.[0] ?? archive.root;
    return new Archive(archive, sourceOf(archive.root), { kept, queue: queue.host(host) });
  });
}

/** For lists that a reader is waiting for: an archive that is slow is left out. */
function nothingSoon(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), MOMENT);
  });
}

function isAbortion(error: unknown): boolean {
  return (error as { name?: unknown }).name === 'AbortError';
}

function rejectionBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(abortion()));
  });
}

/** Tells of what is there at once, then after a pause, so often as there is something to tell. */
class Partials {
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  due(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
