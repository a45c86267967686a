import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';
import { findBrowser } from './browser.ts';

export interface OpenBrowser {
  /** A page in a context of its own, watched for noise. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Console errors and warnings, failed requests of the page's own, requests to other hosts. */
  complaints(page: Page): string[];
  close(): Promise<void>;
}

/** Starts the Chromium that `findBrowser` finds, and says which it is. */
export async function openBrowser(): Promise<OpenBrowser> {
  const { executable, environment, origin } = findBrowser(console.info);
  console.info(`browser: ${origin}`);
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const browser = await chromium.launch({
    executablePath: executable,
    env: { ...Object.fromEntries(inherited), ...environment },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
  });
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
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== 'data:' && protocol !== 'blob:' && hostname !== 'localhost')
          complaints.push(`foreign request: ${request.url()}`);
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
