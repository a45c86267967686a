/** Milliseconds that a start, a command or a page may take. */
const PATIENCE = 30_000;

/** What a browser tells unasked. */
export interface ProtocolEvent {
  method: string;
  params: unknown;
  /** Of which page, in the DevTools protocol. */
  sessionId?: string;
}

interface Reply {
  id?: number;
  result?: unknown;
  /** DevTools says an object, WebDriver BiDi a name, and the words beside it. */
  error?: string | { message: string };
  message?: string;
}

/**
 * A connection on which commands and their results go as JSON with a number, and events without:
 * the DevTools protocol and WebDriver BiDi alike.
 */
export class Connection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #listeners = new Set<(event: ProtocolEvent) => void>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(String(data)));
    socket.addEventListener('close', () => {
      for (const settle of this.#waiting.values()) settle({ error: 'the browser is gone' });
    });
  }

  static async to(address: string): Promise<Connection> {
    const socket = new WebSocket(address);
    const opened = new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`no connection to ${address}`)));
    });
    await within('connection to the browser', opened);
    return new Connection(socket);
  }

  listen(listener: (event: ProtocolEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** The result of a command; rejects with what the browser says against it. */
  async send<Result>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    const id = (this.#last += 1);
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    try {
      const { result, error, message } = await within(method, reply);
      if (error === undefined) return result as Result;
      const words = typeof error === 'string' ? [error, message] : [error.message];
      throw new Error(`${method}: ${words.filter(Boolean).join(': ')}`);
    } finally {
      this.#waiting.delete(id);
    }
  }

  close(): void {
    this.#socket.close();
  }

  #hear(data: string): void {
    const heard = JSON.parse(data) as Reply | ProtocolEvent;
    if ('method' in heard) {
      for (const listener of this.#listeners) listener(heard);
    } else if (heard.id !== undefined) this.#waiting.get(heard.id)?.(heard);
  }
}

/** What a promise resolves to, if it does in time; `what` is what was waited for. */
export async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing in ${PATIENCE} ms`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
