import type { CDPSession, Page } from 'playwright-core';
import type { OpenBrowser } from '../../support/browser-session.ts';
import type { Asked } from '../../support/corpus/truth.ts';
import { highWaterMark } from '../../../src/cli/linux-processes.ts';
import { watchTraffic, type Traffic } from '../search/traffic.ts';
import { goOn, observeAnswers } from './answer-times.ts';
import type { Line } from './options.ts';

/** What files came for. */
export const PURPOSES = ['page', 'directories', 'words', 'texts'] as const;

export type Purpose = (typeof PURPOSES)[number];

export type Cost = Record<Purpose, { requests: number; bytes: number }>;

/** What a reader saw of one question, and what came over the line for it. */
export interface Seen {
  firstMs: number;
  doneMs: number;
  cost: Cost;
  /** Items found, as the page says; undefined where it says that the search is not to be had. */
  total: number | undefined;
  /** The line above the hits. */
  summary: string;
  /** Items on the page, each with the address of its archive's page. */
  shown: string[];
}

/** Milliseconds after which a question is given up. */
const PATIENCE = 90_000;

/** A reader at the end of a line: a browser that knows nothing, and its search page. */
export class Reader {
  readonly page: Page;
  readonly #session: CDPSession;
  readonly #traffic: Traffic;

  private constructor(page: Page, session: CDPSession, traffic: Traffic) {
    this.page = page;
    this.#session = session;
    this.#traffic = traffic;
  }

  static async open(browser: OpenBrowser, { mbit, latencyMs, cpu }: Line): Promise<Reader> {
    const page = await browser.newPage();
    const traffic = await watchTraffic(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const bytesPerSecond = (mbit * 1e6) / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput: bytesPerSecond,
      uploadThroughput: bytesPerSecond,
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    await page.addInitScript(observeAnswers);
    return new Reader(page, session, traffic);
  }

  /** Opens the search page of a site with a question in its address. */
  async ask(root: string, query: string): Promise<Seen> {
    await this.page.goto(`${root}search/${query}`);
    return this.#seen();
  }

  /** Asks another question on the page that is open. */
  async askNext(query: string): Promise<Seen> {
    await this.page.evaluate(goOn, query);
    return this.#seen();
  }

  /** Opens the search page without a question. */
  async openIdle(root: string): Promise<Cost> {
    await this.page.goto(`${root}search/`);
    await this.page.waitForSelector('[data-search-field]', { state: 'visible' });
    return costOf(await this.#traffic.taken());
  }

  /** Megabytes of the page's own objects after what nobody needs is gone, and the most its process held. */
  async memory(): Promise<{ heapMB: number; buffersMB: number; processPeakMB: number | null }> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const heap = (await this.#session.send('Runtime.getHeapUsage')) as {
      usedSize: number;
      backingStorageSize?: number;
    };
    const buffersMB = (heap.backingStorageSize ?? 0) / MB;
    return { heapMB: heap.usedSize / MB, buffersMB, processPeakMB: await this.#processPeak() };
  }

  async #processPeak(): Promise<number | null> {
    const session = await this.page.context().browser()?.newBrowserCDPSession();
    if (session === undefined) return null;
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    // Of a browser with one page the largest renderer is the page's.
    const held = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => highWaterMark(id));
    const most = Math.max(0, ...held);
    return most === 0 ? null : most / 1024;
  }

  close(): Promise<void> {
    return this.page.context().close();
  }

  async #seen(): Promise<Seen> {
    await this.page.waitForFunction(() => window.answerTimes.doneMs !== undefined, undefined, {
      timeout: PATIENCE,
    });
    const said = await this.page.evaluate(() => {
      const results = document.querySelector('[data-search-results]');
      const total = results?.getAttribute('data-total');
      return {
        firstMs: window.answerTimes.firstMs ?? Number.NaN,
        doneMs: window.answerTimes.doneMs ?? Number.NaN,
        total: total == null ? undefined : Number(total),
        summary: ['[data-search-summary]', '.failed']
          .map((part) => document.querySelector(part)?.textContent ?? '')
          .join(''),
        shown: Array.from(document.querySelectorAll('article[data-item] h3 a'), (link) =>
          (link as HTMLAnchorElement).href.replace(/[?#].*$/u, ''),
        ),
      };
    });
    return { ...said, cost: costOf(await this.#traffic.taken()) };
  }
}

const MB = 1024 * 1024;

/** A question as the address of the search page carries it. */
export function queryOf({ typed, roles = [] }: Asked): string {
  const params = new URLSearchParams([['q', typed], ...roles.map((role) => ['role', role])]);
  return `?${params.toString()}`;
}

function costOf(files: readonly { url: string; bytes: number }[]): Cost {
  const cost = Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, { requests: 0, bytes: 0 }]),
  ) as Cost;
  for (const { url, bytes } of files) {
    const of = cost[purposeOf(url)];
    of.requests += 1;
    of.bytes += bytes;
  }
  return cost;
}

function purposeOf(url: string): Purpose {
  if (url.endsWith('/pagefind/directory.bin')) return 'directories';
  if (/\/pagefind\/[^/]+\/t\d+\.bin$/u.test(url)) return 'texts';
  return /\/pagefind\/[^/]+\/\d+\.bin$/u.test(url) ? 'words' : 'page';
}
