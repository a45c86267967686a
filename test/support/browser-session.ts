import {
  chromium,
  type Browser as Started,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findBrowser, type Browser } from './browser.ts';

export interface OpenBrowser {
  /** A page in a context of its own, watched for noise. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Console errors and warnings, failed requests of the page's own, requests to other hosts. */
  complaints(page: Page): string[];
  close(): Promise<void>;
}

/** What keeps a Chromium of any age to itself, also in a container and without a screen. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];

/** Starts the Chromium that `findBrowser` finds, and says which it is. */
export async function openBrowser(): Promise<OpenBrowser> {
  const found = findBrowser(console.info);
  console.info(`browser: ${found.origin}`);
  return watched(await startChromium(found), 'localhost');
}

/** Starts a Chromium from 83 on. */
export function startChromium(
  { executable, environment }: Browser,
  flags: readonly string[] = [],
): Promise<Started> {
  return chromium.launch({
    executablePath: executable,
    env: { ...ownEnvironment(), ...environment },
    args: [...CHROMIUM_FLAGS, ...flags],
  });
}

/** The environment of this process, without what is not set. */
export function ownEnvironment(): Record<string, string> {
  const set = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(set);
}

/** A browser whose pages are listened to; requests to another host than `host` are noise. */
export function watched(browser: Started, host: string): OpenBrowser {
  const heard = new WeakMap<Page, string[]>();
  return {
    async newPage(options) {
      const page = await (await browser.newContext(options)).newPage();
      const complaints: string[] = [];
      heard.set(page, complaints);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type()))
          complaints.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
      page.on('request', (request) => {
        const foreign = foreignRequest(request.url(), host);
        if (foreign !== undefined) complaints.push(foreign);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
      });
      return page;
    },
    complaints: (page) => heard.get(page) ?? [],
    close: () => browser.close(),
  };
}

/** What is to be said of a request that leaves the host; nothing where it does not. */
export function foreignRequest(address: string, host: string): string | undefined {
  const { protocol, hostname } = new URL(address);
  const isOwn = protocol === 'data:' || protocol === 'blob:' || hostname === host;
  return isOwn ? undefined : `foreign request: ${address}`;
}
