import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { readItemPage } from '#document/from-page';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { seriousFindings } from '../support/axe.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';

// The folder of sample-archive.test.ts: built anew only where that has not.
const site = path.resolve('.cache/e2e/site');
const BOOK = 'units/tuanxianwei/book/';
let browser: OpenBrowser;
let server: StaticServer;

beforeAll(async () => {
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: 'content' });
  if (built.code !== 0) throw new Error(built.stderr);
  server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function opened(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(server.address + BOOK);
  return page;
}

const load = (page: Page) => page.getByRole('button', { name: /^装入/u }).click();
const status = (page: Page) => page.locator('[data-book-status]');
const squeezed = (text: string) => text.replace(/\s/gu, '');

describe('a unit as one book', () => {
  it('has the text of every item of its contents, as the item’s own page has it, in order', async () => {
    const page = await opened();
    const addresses = await page
      .locator('[data-book-entry]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
    await load(page);
    await page.getByRole('button', { name: '打印' }).waitFor();
    const texts = await page
      .locator('[data-book-items] article')
      .evaluateAll((articles) =>
        articles.map((article) =>
          ['h1', '[data-item-body]']
            .map((part) => article.querySelector(part)?.textContent ?? '')
            .join(''),
        ),
      );
    const own = addresses.map((address) => {
      const file = path.join(site, address.replace('/oa/archive/', ''), 'index.html');
      return squeezed(readItemPage(readFileSync(file, 'utf8'))?.text ?? 'none');
    });
    expect(own.length).toBeGreaterThan(8);
    expect(texts.map(squeezed)).toEqual(own);
    expect(browser.complaints(page)).toEqual([]);
    await page.context().close();
  });

  it('leads from its contents to its items, and has no id twice', async () => {
    const page = await opened();
    await load(page);
    await page.getByRole('button', { name: '打印' }).waitFor();
    const [lost, ids] = await page.evaluate(() => [
      Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
        .map(({ hash }) => decodeURIComponent(hash.slice(1)))
        .filter((id) => document.getElementById(id) === null),
      Array.from(document.querySelectorAll('[id]'), ({ id }) => id),
    ]);
    expect(lost).toEqual([]);
    expect(new Set(ids).size).toBe(ids?.length);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('names what did not come, offers no printing without it, and asks for it again', async () => {
    const page = await opened();
    const missing = '**/units/tuanxianwei/2022/';
    await page.route(missing, (route) => route.abort());
    await load(page);
    await expect.poll(() => status(page).innerText()).toContain('未装全');
    expect(await page.locator('[data-book-lost]').innerText()).toBe(
      '未能装入：《共青团澄湖县委员会2022年度工作总结》',
    );
    expect(await page.getByRole('button', { name: '打印' }).count()).toBe(0);
    await page.unroute(missing);
    await load(page);
    await expect.poll(() => status(page).innerText()).toContain('已装入全部');
    expect(await page.locator('[data-book-lost]').isHidden()).toBe(true);
    const numbers = await page.locator('.book-number').allInnerTexts();
    expect(numbers.map(squeezed)).toEqual(numbers.map((_, at) => `第${at + 1}件`));
    await page.context().close();
  });
});
