import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

/** `npm run dev` on a content root, and a browser that waits for its word. */
export interface DevServer {
  /** A page as it is served now. */
  get: (page: string) => Promise<{ status: number; text: string }>;
  /** Moments (`performance.now()`) at which open pages were told to load again. */
  reloads: number[];
  /** All that was said on the terminal. */
  said: () => string;
  pid: number;
  stop: () => Promise<void>;
}

/** Starts the dev server; resolves when it has served the page `first`. */
export async function startDevServer(
  content: string,
  { first = '/', waitMs = 120_000, nodeFlags = [] as string[] } = {},
): Promise<DevServer> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [...nodeFlags, 'src/cli/main.ts', 'dev', '--content', content],
    {
      env: { ...process.env, NODE_ENV: '', VITEST: '', PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const origin = `http://127.0.0.1:${port}`;
  const get = async (page: string) => {
    const response = await fetch(origin + page, { headers: { accept: 'text/html' } });
    return { status: response.status, text: await response.text() };
  };
  const stop = async () => {
    child.kill('SIGINT');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
  };
  const until = performance.now() + waitMs;
  for (;;) {
    const answer = await get(first).catch(() => undefined);
    if (answer !== undefined) break;
    if (child.exitCode !== null || performance.now() > until) {
      await stop();
      throw new Error(`the dev server does not answer\n${said}`);
    }
    await sleep(20);
  }
  const reloads: number[] = [];
  const socket = await listen(origin, () => reloads.push(performance.now()));
  return {
    get,
    reloads,
    said: () => said,
    pid: child.pid ?? 0,
    stop: () => {
      socket.close();
      return stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

/** The channel by which the dev server speaks to open pages. */
async function listen(origin: string, reload: () => void): Promise<WebSocket> {
  const client = await (await fetch(`${origin}/@vite/client`)).text();
  const token = /wsToken = "([^"]*)"/u.exec(client)?.[1] ?? '';
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  socket.addEventListener('message', ({ data }) => {
    if ((JSON.parse(String(data)) as { type: string }).type === 'full-reload') reload();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('no channel to the dev server')), {
      once: true,
    });
  });
  return socket;
}
