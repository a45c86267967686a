import { Connection, within, type ProtocolEvent } from '../../support/browser-protocol.ts';
import { readThrough, watchPage, type Seen } from './page-watch.ts';

/** A window a page is shown in. */
export interface Screen {
  width: number;
  height: number;
  phone: boolean;
}

/** Bytes over the wire by what they are, headers included, as the browser counts them. */
export type Bytes = Record<'html' | 'css' | 'js' | 'fonts' | 'other', number>;

/** One visit of a reader who has seen nothing of the site before. */
export interface Visit {
  lcpMs: number;
  cls: number;
  tbtMs: number;
  bytes: Bytes;
  requests: number;
  elements: number;
  /** What moved, and by how much; empty where nothing did. */
  shifts: { value: number; where: string }[];
}

/** An old office machine on an office's line: issue 6. */
const PROCESSOR_RATE = 4;
const BITS_A_SECOND = 10_000_000;
const LATENCY_MS = 40;

/** A page is done when nothing has happened for so long. */
const QUIET_MS = 1000;
const LONGEST_MS = 25_000;
const LOOK_EVERY_MS = 100;
const WINDOWS_READ = 12;

const KINDS: Record<string, keyof Bytes> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Font: 'fonts',
};

/**
 * Opens an address in a context of its own, with an empty cache, on a throttled processor and line,
 * waits until it is quiet, takes its figures, and reads it through for shifts that come late. Rejects
 * when the page does not load, shows nothing or never comes to rest.
 */
export async function visit(
  connection: Connection,
  address: string,
  screen: Screen,
): Promise<Visit> {
  const { browserContextId } = await connection.send<{ browserContextId: string }>(
    'Target.createBrowserContext',
  );
  try {
    const { targetId } = await connection.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      browserContextId,
    });
    const { sessionId } = await connection.send<{ sessionId: string }>('Target.attachToTarget', {
      targetId,
      flatten: true,
    });
    return await measure(new PageSession(connection, sessionId), address, screen);
  } finally {
    await connection.send('Target.disposeBrowserContext', { browserContextId });
  }
}

async function measure(page: PageSession, address: string, screen: Screen): Promise<Visit> {
  await prepare(page, screen);
  const { errorText } = await page.send<{ errorText?: string }>('Page.navigate', { url: address });
  if (errorText !== undefined) throw new Error(`${address}: ${errorText}`);
  await within(`loading of ${address}`, page.loaded);
  const seen = await atRest(page, address);
  if (seen.lcp === 0) throw new Error(`${address}: nothing was painted`);
  const { bytes, requests } = page.traffic();
  await page.evaluate(`(${String(readThrough)})(${WINDOWS_READ})`);
  const { shifts } = await page.evaluate<Seen>('nianlunSeen()');
  return {
    lcpMs: seen.lcp,
    cls: layoutShift(shifts),
    tbtMs: blockingTime(seen),
    bytes,
    requests,
    elements: seen.elements,
    shifts: shifts.map(({ value, where }) => ({ value, where })),
  };
}

async function prepare(page: PageSession, { width, height, phone }: Screen): Promise<void> {
  for (const domain of ['Page', 'Network']) await page.send(`${domain}.enable`);
  await page.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: BITS_A_SECOND / 8,
    uploadThroughput: BITS_A_SECOND / 8,
  });
  await page.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR_RATE });
  await page.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor: phone ? 2 : 1,
    mobile: phone,
  });
  if (phone) await page.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  await page.send('Page.addScriptToEvaluateOnNewDocument', {
    source: `(${String(watchPage)})()`,
  });
}

/** What was seen once nothing is on its way and nothing has happened for a while. */
async function atRest(page: PageSession, address: string): Promise<Seen> {
  const started = Date.now();
  while (Date.now() - started < LONGEST_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (page.quietFor() < QUIET_MS) continue;
    const seen = await page.evaluate<Seen>('nianlunSeen()');
    const last = Math.max(
      seen.lcp,
      ...seen.tasks.map(({ start, duration }) => start + duration),
      ...seen.shifts.map(({ start }) => start),
    );
    if (seen.now - last >= QUIET_MS) return seen;
  }
  throw new Error(`${address}: not at rest after ${LONGEST_MS} ms`);
}

/** A page's end of the protocol, which counts what comes over the wire. */
class PageSession {
  readonly loaded: Promise<void>;
  readonly #connection: Connection;
  readonly #id: string;
  readonly #kinds = new Map<string, keyof Bytes>();
  readonly #open = new Set<string>();
  readonly #bytes: Bytes = { html: 0, css: 0, js: 0, fonts: 0, other: 0 };
  #load = (): void => {};
  #last = Date.now();

  constructor(connection: Connection, id: string) {
    this.#connection = connection;
    this.#id = id;
    this.loaded = new Promise((resolve) => (this.#load = resolve));
    connection.listen((event) => {
      if (event.sessionId === id) this.#hear(event);
    });
  }

  send<Result>(method: string, params: object = {}): Promise<Result> {
    return this.#connection.send<Result>(method, params, this.#id);
  }

  async evaluate<Value>(expression: string): Promise<Value> {
    const options = { expression, awaitPromise: true, returnByValue: true };
    const said = await this.send<{
      result: { value: Value };
      exceptionDetails?: { text: string };
    }>('Runtime.evaluate', options);
    if (said.exceptionDetails !== undefined) throw new Error(said.exceptionDetails.text);
    return said.result.value;
  }

  /** Milliseconds since something last came over the wire; none while something is on its way. */
  quietFor(): number {
    return this.#open.size > 0 ? 0 : Date.now() - this.#last;
  }

  traffic(): { bytes: Bytes; requests: number } {
    return { bytes: { ...this.#bytes }, requests: this.#kinds.size };
  }

  #hear({ method, params }: ProtocolEvent): void {
    if (method === 'Page.loadEventFired') this.#load();
    if (!method.startsWith('Network.')) return;
    const { requestId, type, request, encodedDataLength } = params as Heard;
    if (method === 'Network.requestWillBeSent' && request?.url.startsWith('http') === true) {
      this.#kinds.set(requestId, KINDS[type ?? ''] ?? 'other');
      this.#open.add(requestId);
    }
    if (method === 'Network.loadingFinished' || method === 'Network.loadingFailed') {
      this.#open.delete(requestId);
      this.#last = Date.now();
      const kind = this.#kinds.get(requestId);
      if (kind !== undefined) this.#bytes[kind] += encodedDataLength ?? 0;
    }
  }
}

/** Of the events of the network what is needed. */
interface Heard {
  requestId: string;
  type?: string;
  request?: { url: string };
  encodedDataLength?: number;
}

/** A task may take so long before it is one that blocks. */
const FREE_MS = 50;

/** Total blocking time: of every long task after the first paint of content what exceeds 50 ms. */
function blockingTime({ tasks, fcp }: Seen): number {
  return tasks
    .map(({ start, duration }) => Math.min(duration, start + duration - fcp) - FREE_MS)
    .reduce((sum, blocked) => sum + Math.max(0, blocked), 0);
}

const GAP_MS = 1000;
const LONGEST_BURST_MS = 5000;

/** Cumulative layout shift: the largest burst, one second apart from others and five long at most. */
function layoutShift(shifts: Seen['shifts']): number {
  let [largest, burst, first, last] = [0, 0, 0, 0];
  for (const { start, value } of shifts) {
    const joins = start - last < GAP_MS && start - first < LONGEST_BURST_MS && burst > 0;
    if (!joins) [burst, first] = [0, start];
    burst += value;
    last = start;
    largest = Math.max(largest, burst);
  }
  return largest;
}
