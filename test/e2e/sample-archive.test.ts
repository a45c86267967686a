import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { seriousFindings } from '../support/axe.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItemPage, type ItemPage } from '#document/from-page';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { folded } from '../support/folded.ts';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { straddlingPhrases } from '../support/phrases.ts';
import { answer, searchItems } from '../support/search-page.ts';
import { addressesOf, filesOf } from '../support/site-files.ts';

const site = path.resolve('.cache/e2e/site');
const artefacts = path.resolve('test/artefacts');
let browser: OpenBrowser;
let atRoot: StaticServer;
let atSubPath: StaticServer;
let items: ItemPage[];

beforeAll(async () => {
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: 'content' });
  if (built.code !== 0) throw new Error(built.stderr);
  atRoot = await serveFolder(site, { host: 'localhost', port: 0 });
  atSubPath = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  browser = await openBrowser();
  mkdirSync(artefacts, { recursive: true });
  items = filesOf(site)
    .filter((file) => /^units\/.+\/.+\/index\.html$/u.test(file))
    .flatMap((file) => readItemPage(readFileSync(path.join(site, file), 'utf8')) ?? []);
});

afterAll(async () => {
  await browser?.close();
  await atRoot?.close();
  await atSubPath?.close();
});

/** Ids of the items in whose text a phrase stands, by brute force over the pages. */
function itemsWith(phrase: string): string[] {
  const wanted = folded(phrase);
  return items
    .filter(({ blocks }) => {
      let joined = '';
      return blocks.some((block) => {
        joined += folded(block.text);
        if (block.joinsNext) return false;
        const hit = joined.includes(wanted);
        joined = '';
        return hit;
      });
    })
    .map(({ id }) => id)
    .sort();
}

describe.each(Object.entries(PAGE_KINDS))('the page %s', (name, address) => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(atSubPath.address + address);
    if (address.startsWith('search/')) await answer(page);
    await page.screenshot({ path: path.join(artefacts, `${name}.png`), fullPage: true });
  });
  afterAll(() => page.close());

  it('makes no noise in the console and asks no other host', () => {
    // The 404 page looks for the archive's root from wherever it was reached.
    const probes = name === 'not-found' ? /archive-root\.txt|status of 404/u : /^$/u;
    expect(browser.complaints(page).filter((complaint) => !probes.test(complaint))).toEqual([]);
  });

  it('has no serious finding of axe, light or dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await seriousFindings(page), colorScheme).toEqual([]);
    }
  });

  it.each([390, 1024, 1440])('fits a window of %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('the same build at / and at /oa/archive/', () => {
  it.each(['/', '/oa/archive/'])('answers every link from %s', async (base) => {
    const start = base === '/' ? atRoot.address : atSubPath.address;
    const seen = new Set<string>([start]);
    const broken: string[] = [];
    for (const address of seen) {
      const response = await fetch(address);
      if (!response.ok) broken.push(address);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      for (const link of addressesOf(await response.text()).links) {
        const target = new URL(link, address);
        target.hash = '';
        expect(target.href.startsWith(start), `${address} → ${link}`).toBe(true);
        seen.add(target.href);
      }
    }
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(items.length);
  });

  it('finds the way home from a page that does not exist, at any depth', async () => {
    const page = await browser.newPage();
    await page.goto(`${atSubPath.address}units/nobody/2023/`);
    const home = page.locator('a').first();
    await expect
      .poll(() => home.evaluate((link: HTMLAnchorElement) => link.pathname))
      .toBe('/oa/archive/');
    await page.close();
  });
});

describe('reading', () => {
  it('goes from home to a unit, an item, its next period and back, by keyboard alone', async () => {
    const page = await browser.newPage();
    await page.goto(atRoot.address);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toContain(
      '正文',
    );
    await page.getByRole('link', { name: '单位', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/units/');
    await page.locator('main a[href$="shuangqiao/"]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/units/shuangqiao/');
    expect(await page.locator('main').innerText()).toContain('双桥乡');
    await page.locator('main a[href$="shuangqiao/2021-h1/"]').first().click();
    await page.waitForURL('**/2021-h1/');
    await page.locator('a[rel="next"]').first().click();
    await page.waitForURL('**/2021-h2/');
    await page.goBack();
    expect(page.url()).toMatch(/2021-h1\/$/u);
    expect(browser.complaints(page)).toEqual([]);
    await page.close();
  });

  it('works without JavaScript, and the search page then offers the indexes', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${atSubPath.address}units/tuanxianwei/2023/`);
    expect(await page.locator('[data-item-body]').innerText()).toContain('一、');
    await page.goto(`${atSubPath.address}search/?q=x`);
    expect(await page.locator('main').innerText()).toMatch(/按单位|单位/u);
    expect(await page.locator('main a[href="../units/"]').count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe('searching', () => {
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage();
  });
  afterAll(() => page.close());

  it('finds exactly the items that contain a phrase, for phrases across word boundaries of every item', async () => {
    for (const item of items) {
      for (const phrase of straddlingPhrases(item.blocks.map(({ text }) => text).join('\n'), 2)) {
        expect(await searchItems(page, atSubPath.address, phrase), `${item.id}: ${phrase}`).toEqual(
          itemsWith(phrase),
        );
      }
    }
  });

  it.each([
    '夜',
    '1+100',
    '12·5',
    '137.6万元',
    '20余场',
    '总结',
    'XX',
    '计划',
    '計畫',
    '著',
    '着眼',
    '青年',
    '西部计划志愿者',
  ])('finds “%s” where it stands and nowhere else', async (query) => {
    expect(await searchItems(page, atSubPath.address, query)).toEqual(itemsWith(query));
  });

  it('takes several words, excluded words and either script', async () => {
    const both = itemsWith('志愿服务').filter((id) => itemsWith('夜校').includes(id));
    expect(both.length).toBeGreaterThan(0);
    expect(await searchItems(page, atRoot.address, '志愿服务 夜校')).toEqual(both);
    expect(await searchItems(page, atRoot.address, '志願服務　夜校')).toEqual(both);
    const without = itemsWith('志愿服务').filter((id) => !itemsWith('夜校').includes(id));
    expect(await searchItems(page, atRoot.address, '志愿服务 -夜校')).toEqual(without);
  });

  it('finds nothing for nonsense and says so', async () => {
    for (const query of ['火星基地', 'zzqx', '青年青年青年']) {
      expect(await searchItems(page, atRoot.address, query)).toEqual(itemsWith(query));
    }
    await searchItems(page, atRoot.address, '火星基地');
    expect(await page.locator('main').innerText()).toContain('未找到含“火星基地”的材料');
  });

  it('narrows by unit, year, period and kind, from the address and by the boxes', async () => {
    const all = await searchItems(page, atRoot.address, '青年');
    for (const [name, value, test] of [
      ['unit', 'nandu', (item: ItemPage) => item.facets['unit'] === 'nandu'],
      ['year', '2022', (item: ItemPage) => item.facets['year'] === '2022'],
      ['period', 'H1', (item: ItemPage) => item.facets['period'] === 'H1'],
      ['kind', 'work-plan', (item: ItemPage) => item.facets['kinds']?.includes('work-plan')],
    ] as const) {
      const expected = all.filter((id) => test(items.find((item) => item.id === id)!));
      expect(expected.length, name).toBeGreaterThan(0);
      expect(await searchItems(page, atRoot.address, '青年', `&${name}=${value}`), name).toEqual(
        expected,
      );
    }
    await searchItems(page, atRoot.address, '青年');
    await page.locator('[data-search-facets] input[value="nandu"]').check();
    await page.waitForURL(/unit=nandu/u);
    const narrowed = all.filter((id) => id.startsWith('nandu/'));
    await page.waitForFunction(
      (total) =>
        document.querySelector('[data-state="done"]')?.getAttribute('data-total') === total,
      String(narrowed.length),
    );
    expect(await answer(page)).toEqual(narrowed);
    await page.goBack();
    await page.waitForFunction(
      (total) =>
        document.querySelector('[data-state="done"]')?.getAttribute('data-total') === total,
      String(all.length),
    );
  });

  it('opens a hit at its section with the words marked', async () => {
    await searchItems(page, atSubPath.address, '暑托班');
    const hit = page.locator('article[data-item] .sub a').first();
    expect(await page.locator('article[data-item] mark').first().innerText()).toBe('暑托班');
    const anchor = new URL((await hit.getAttribute('href')) ?? '', page.url()).hash.slice(1);
    await hit.click();
    await page.waitForSelector('[data-item-body] mark');
    const place = page.locator(`[id="${anchor}"]`);
    await expect
      .poll(() => place.evaluate((node) => Math.round(node.getBoundingClientRect().top)))
      .toBeLessThan(900);
    const marks = await page.locator('[data-item-body] mark').allInnerTexts();
    expect(new Set(marks)).toEqual(new Set(['暑托班']));
    expect(browser.complaints(page)).toEqual([]);
  });

  it('answers while one types, and not in the middle of a composition', async () => {
    await page.goto(`${atRoot.address}search/`);
    expect(await page.locator('[data-state]').getAttribute('data-state')).toBe('idle');
    const input = page.locator('[data-search-form] input[name="q"]');
    await input.evaluate((node: HTMLInputElement) => {
      node.focus();
      node.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      node.value = 'ye xiao';
      node.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    });
    await page.waitForTimeout(400);
    expect(await page.locator('[data-state]').getAttribute('data-state')).toBe('idle');
    await input.evaluate((node: HTMLInputElement) => {
      node.value = '夜校';
      node.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '夜校' }));
      node.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await page.waitForFunction(
      () => document.querySelector('[data-state]')?.getAttribute('data-state') === 'done',
    );
    expect(await answer(page)).toEqual(itemsWith('夜校'));
  });

  it('focuses the search at the press of /', async () => {
    await page.goto(`${atRoot.address}units/`);
    await page.keyboard.press('/');
    expect(
      await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name),
    ).toBe('q');
  });

  it('says in plain words within six seconds that the search is not to be had, and offers a way on', async () => {
    const broken = await browser.newPage();
    await broken.route('**/pagefind/**', (route) => route.abort());
    await broken.goto(`${atRoot.address}search/?q=${encodeURIComponent('夜校')}`);
    await broken.waitForSelector('[data-state="error"]', { timeout: 6000 });
    expect(await broken.locator('main').innerText()).toContain(
      '检索暂不可用，请按单位或年度浏览。',
    );
    await broken.close();
  });
});
