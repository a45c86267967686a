/** Requests to one host under way at a time: what browsers open to one host. */
const AT_ONE_HOST = 6;
/**
 * Requests under way at a time over all hosts. It fills any line; more would only make each of them
 * later, so that all end together instead of the most urgent first.
 */
const AT_ONCE = 18;
/** Milliseconds after which a request that gives nothing makes room for one to another host. */
const STALLED = 1000;

/** Something to be asked of a host. */
export interface Waiting {
  /** Less is sooner. */
  urgency: number;
  /** Asks; `heard` is called whenever anything comes. Resolves when all has come, or will not. */
  start(heard: () => void): Promise<void>;
}

/** What is asked of one host, whichever of its archives it is of. */
export interface HostQueue {
  add(waiting: Waiting): void;
  /** Nobody wants it any more; nothing happens when it was started. */
  drop(waiting: Waiting): void;
  /** Starts as many as there is room for; to be called when something was added or is more urgent. */
  startSome(): void;
  /** Something has come that was not asked for by way of the queue. */
  heard(): void;
  /**
   * Calls `heard` whenever the host gives anything, until the function given back is called. While
   * others are in its way the host is not silent, so then as well.
   */
  listen(heard: () => void): () => void;
}

/** What is asked of several hosts over one line: so much at once, the most urgent first. */
export class RequestQueue {
  readonly #hosts = new Map<string, Host>();
  /** Requests that give something. */
  #lively = 0;

  host(name: string): HostQueue {
    let host = this.#hosts.get(name);
    if (host === undefined) {
      host = new Host(
        () => this.#startSome(),
        () => this.#passOn(),
      );
      this.#hosts.set(name, host);
    }
    return host;
  }

  #startSome(): void {
    while (this.#lively < AT_ONCE) {
      let first: { host: Host; waiting: Waiting } | undefined;
      for (const host of this.#hosts.values()) {
        const waiting = host.next();
        if (waiting === undefined) continue;
        if (first === undefined || waiting.urgency < first.waiting.urgency)
          first = { host, waiting };
      }
      if (first === undefined) break;
      void this.#run(first.host, first.waiting);
    }
    this.#passOn();
  }

  async #run(host: Host, waiting: Waiting): Promise<void> {
    let isLively = true;
    this.#lively += 1;
    const rest = (): void => {
      if (!isLively) return;
      isLively = false;
      this.#lively -= 1;
      this.#startSome();
    };
    let timer = setTimeout(rest, STALLED);
    try {
      await host.run(waiting, () => {
        clearTimeout(timer);
        if (isLively) timer = setTimeout(rest, STALLED);
        host.heard();
      });
    } finally {
      clearTimeout(timer);
      rest();
      this.#startSome();
    }
  }

  /** Hosts of which nothing is under way wait for the line, which moves. */
  #passOn(): void {
    for (const host of this.#hosts.values()) host.keepAlive();
  }
}

class Host implements HostQueue {
  readonly startSome: () => void;
  readonly #moves: () => void;
  readonly #waiting = new Set<Waiting>();
  readonly #listeners = new Set<() => void>();
  #running = 0;

  constructor(startSome: () => void, moves: () => void) {
    this.startSome = startSome;
    this.#moves = moves;
  }

  add(waiting: Waiting): void {
    this.#waiting.add(waiting);
  }

  drop(waiting: Waiting): void {
    this.#waiting.delete(waiting);
  }

  listen(heard: () => void): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  heard(): void {
    for (const listener of this.#listeners) listener();
    this.#moves();
  }

  /** The most urgent that may be started. */
  next(): Waiting | undefined {
    if (this.#running >= AT_ONE_HOST) return undefined;
    let next: Waiting | undefined;
    for (const waiting of this.#waiting) {
      if (next === undefined || waiting.urgency < next.urgency) next = waiting;
    }
    return next;
  }

  async run(waiting: Waiting, heard: () => void): Promise<void> {
    this.#waiting.delete(waiting);
    this.#running += 1;
    // From now on the host may be silent.
    for (const listener of this.#listeners) listener();
    try {
      await waiting.start(heard);
    } finally {
      this.#running -= 1;
    }
  }

  keepAlive(): void {
    if (this.#running > 0 || this.#waiting.size === 0) return;
    for (const listener of this.#listeners) listener();
  }
}
