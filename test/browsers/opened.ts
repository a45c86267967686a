import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { DrivenBrowser, Tab } from '../support/browser-tab.ts';
import type { Browser } from '../support/browser.ts';
import type { NamedBrowser } from './named.ts';

/** A browser of a suite and its first tab; both undefined where it cannot be had on this machine. */
export interface OpenedBrowser {
  browser?: DrivenBrowser;
  tab?: Tab;
}

/**
 * Opens a browser for the tests of the suite in which this is called, and closes it after them. Where it
 * cannot be had every test is skipped, and the reason is said.
 */
export function useBrowser({ name, find, open }: NamedBrowser): OpenedBrowser {
  const opened: OpenedBrowser = {};
  let missing = '';

  beforeAll(async () => {
    let found: Browser;
    try {
      found = find(console.info);
    } catch (error) {
      missing = error instanceof Error ? error.message : String(error);
      console.warn(`\n!!! NOT RUN: ${name} cannot be had on this machine: ${missing}\n`);
      return;
    }
    opened.browser = await open(found);
    opened.tab = await opened.browser.newPage();
  });

  beforeEach(({ skip }) => skip(missing !== '', missing));

  afterAll(() => opened.browser?.close());
  return opened;
}

const PICTURES = path.resolve('test', 'artefacts', 'browsers');

/** Where a picture of a page in a browser is kept. */
export function pictureFile(browser: string, page: string): string {
  mkdirSync(PICTURES, { recursive: true });
  return path.join(PICTURES, `${browser.replaceAll(' ', '-').toLowerCase()}-${page}.png`);
}
