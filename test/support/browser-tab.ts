import type { BrowserContextOptions, Page } from 'playwright-core';

/** A page of a browser that can be sent to an address and asked by a script. */
export interface ScriptedPage {
  goto(address: string): Promise<unknown>;
  /** The value of an expression in the page, once it is there; it must be one that JSON can say. */
  evaluate(script: string): Promise<unknown>;
  close(): Promise<unknown>;
}

/** Keys that the tests press, as `KeyboardEvent.key` calls them. */
export type Key = 'ArrowDown' | 'Enter' | '/' | 'n' | 'p';

/** What the tests that run in every browser do with a page, by whichever protocol it is driven. */
export interface Tab extends ScriptedPage {
  /** As an input method puts words in: where the focus is, at once. */
  type(text: string): Promise<unknown>;
  press(key: Key): Promise<unknown>;
  /** Keeps a picture of the window, as PNG. */
  picture(file: string): Promise<unknown>;
  /** Errors and warnings of the console, failed requests, requests to other hosts. */
  complaints(): string[];
}

/** A browser of which nothing is known but that it opens such pages. */
export interface DrivenBrowser {
  /** As the browser names itself. */
  version: string;
  newPage(): Promise<Tab>;
  close(): Promise<void>;
}

/** The window of all pages. */
export const WINDOW = { width: 1280, height: 900 } satisfies BrowserContextOptions['viewport'];

/**
 * Runs a function in a page. Its text is sent, so it may name nothing outside itself; and it is sent
 * as it is, so it must be written in what Chromium 78 reads: no `?.`, `??`, `#name`.
 */
export async function inPage<Argument, Result>(
  page: Pick<ScriptedPage, 'evaluate'>,
  script: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  return (await page.evaluate(`(${String(script)})(${JSON.stringify(argument)})`)) as Result;
}

/** A page of Playwright's as a tab; `complaints`: what it was heard to complain of. */
export function tabOf(page: Page, complaints: () => string[]): Tab {
  return {
    goto: (address) => page.goto(address),
    evaluate: (script) => page.evaluate(script),
    close: () => page.context().close(),
    type: (text) => page.keyboard.insertText(text),
    press: (key) => page.keyboard.press(key),
    picture: (file) => page.screenshot({ path: file }),
    complaints,
  };
}
