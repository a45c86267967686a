import type { Page } from 'playwright-core';
import type { OpenBrowser } from '../../support/browser-session.ts';
import type { Asked } from '../../support/corpus/truth.ts';
import type { Answered } from './scores.ts';
import { watchTraffic } from './traffic.ts';

/** The project's own search in a browser: its engine question by question, its page from cold. */

/** Files of a bundle: what a question costs; all else is what the page costs to begin with. */
const OF_A_QUESTION = /\/pagefind\/[^/]+\/[^/]+$/u;

/** Asks each question of an engine that has just started, and then once more. */
export async function askEngine(
  browser: OpenBrowser,
  address: string,
  questions: readonly Asked[],
): Promise<Answered[]> {
  const page = await browser.newPage();
  const traffic = await watchTraffic(page);
  await page.goto(`${address}bench/engine.html`);
  await page.waitForFunction(() => typeof window.askEngine === 'function');
  const answers: Answered[] = [];
  for (const asked of questions) {
    await page.evaluate(() => window.startEngine());
    await traffic.taken();
    const fresh = await reply(page, asked);
    const bytes = (await traffic.taken()).filter(({ url }) => OF_A_QUESTION.test(url));
    const warm = await reply(page, asked);
    answers.push({
      asked,
      ids: fresh?.ids,
      bytes: bytes.reduce((sum, file) => sum + file.bytes, 0),
      freshMs: fresh?.ms ?? Number.NaN,
      warmMs: warm?.ms ?? Number.NaN,
    });
  }
  await page.context().close();
  return answers;
}

function reply(page: Page, { typed, roles, filters }: Asked) {
  const chosen = { ...filters, ...(roles === undefined ? {} : { role: roles }) };
  return page
    .evaluate(([text, values]) => window.askEngine(text, values), [typed, chosen] as const)
    .catch((error: unknown) => {
      console.error(`“${typed}”: ${String(error)}`);
      return undefined;
    });
}

export interface ColdStart {
  /** From the start of the navigation to the first hits, or to the word that there are none. */
  firstMs: number;
  /** To the complete answer. */
  doneMs: number;
  /** All that came over the wire but for files of bundles. */
  bootBytes: number;
  /** Files of bundles, the texts of the hits shown included. */
  questionBytes: number;
}

/** Opens the search page with a question in its address, each time in a browser that knows nothing. */
export async function askCold(
  browser: OpenBrowser,
  address: string,
  questions: readonly Asked[],
): Promise<ColdStart[]> {
  const starts: ColdStart[] = [];
  for (const { typed, roles = [] } of questions) {
    const page = await browser.newPage();
    const traffic = await watchTraffic(page);
    await page.addInitScript(observeAnswer);
    const params = new URLSearchParams([['q', typed], ...roles.map((role) => ['role', role])]);
    await page.goto(`${address}search/?${params.toString()}`);
    await page.waitForFunction(() => window.doneMs !== undefined, undefined, { timeout: 30_000 });
    const [firstMs, doneMs] = await page.evaluate(() => [window.firstMs, window.doneMs]);
    const files = await traffic.taken();
    const sum = (of: typeof files) => of.reduce((bytes, file) => bytes + file.bytes, 0);
    starts.push({
      firstMs: firstMs ?? Number.NaN,
      doneMs: doneMs ?? Number.NaN,
      bootBytes: sum(files.filter(({ url }) => !OF_A_QUESTION.test(url))),
      questionBytes: sum(files.filter(({ url }) => OF_A_QUESTION.test(url))),
    });
    await page.context().close();
  }
  return starts;
}

declare global {
  interface Window {
    firstMs?: number;
    doneMs?: number;
  }
}

/** Runs in the page before its own scripts: notes when hits stand there, and when all do. */
function observeAnswer(): void {
  const look = (): void => {
    const state = document.querySelector('[data-state]')?.getAttribute('data-state');
    const ended = state === 'done' || state === 'error';
    if (ended || document.querySelector('article[data-item]') !== null) {
      window.firstMs ??= performance.now();
    }
    if (ended) window.doneMs ??= performance.now();
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-state'],
  });
}
