import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readUnits } from '#loader/content';
import { buildIndex } from '#search/build-index';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { seriousFindings } from '../support/axe.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { answer, searchItems } from '../support/search-page.ts';
import { temporaryFolder } from '../support/temporary.ts';

const temporary = temporaryFolder();
let browser: OpenBrowser;
let server: StaticServer;
let root: string;
let page: Page;

beforeAll(async () => {
  const site = path.join(temporary.folder, 'site');
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: 'content' });
  if (built.code !== 0) throw new Error(built.stderr);
  // So small an archive is one bundle; a few show what is seen while the later ones are loaded.
  await buildIndex(site, { units: readUnits('content').value, limit: 12_000 });
  server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  root = server.address;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  temporary.remove();
});

const asked = (words: string, more = ''): string =>
  `${root}search/?q=${encodeURIComponent(words)}${more}`;
const stateOf = (on: Page): Promise<string | null> =>
  on.locator('[data-state]').getAttribute('data-state');
const summary = (on: Page): Promise<string> => on.locator('[data-search-summary]').innerText();
const box = '[data-search-form] input[name="q"]';
const options = '[data-search-panel] [role="option"]';

/** What an input method does: keys that the page must not take for its own, and then the words. */
async function compose(on: Page, selector: string, words: string): Promise<() => Promise<void>> {
  await on.locator(selector).evaluate((node: HTMLInputElement) => {
    node.focus();
    node.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    node.value = 'ye xiao';
    node.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    for (const key of ['ArrowDown', 'Enter', 'Escape']) {
      const press = { key, isComposing: true, keyCode: 229, bubbles: true, cancelable: true };
      node.dispatchEvent(new KeyboardEvent('keydown', press));
    }
    node.form?.requestSubmit();
  });
  return () =>
    on.locator(selector).evaluate((node: HTMLInputElement, value) => {
      node.value = value;
      node.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: value }));
    }, words);
}

describe('the quick panel', () => {
  beforeAll(async () => {
    await page.goto(`${root}units/`);
  });

  it('opens by / and by typing, with results of which arrow keys and Enter open one', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('青年夜校');
    await page.waitForSelector(options);
    expect(await page.locator('[data-search-panel] [role="status"]').innerText()).toMatch(/^共/u);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    const input = page.locator('#find');
    const first = await input.getAttribute('aria-activedescendant');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await input.getAttribute('aria-activedescendant')).toBe(first);
    expect(await page.locator('[aria-selected="true"]').count()).toBe(1);
    const id = await page.locator('[aria-selected="true"]').getAttribute('data-item');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/units/${id}/?q=*`);
    await page.goBack();
  });

  it('is left by Escape, which keeps the words, and by Escape again', async () => {
    await page.goto(`${root}units/`);
    await page.locator('#find').fill('夜校');
    await page.waitForSelector(options);
    await page.keyboard.press('Escape');
    expect(await page.locator('[data-search-panel]').isHidden()).toBe(true);
    expect(await page.locator('#find').inputValue()).toBe('夜校');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('find');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('find');
  });

  it('goes with Enter to the page of results, which shows the same', async () => {
    await page.goto(`${root}units/`);
    await page.locator('#find').fill('夜校');
    await page.waitForSelector(options);
    const said = await page.locator('[data-search-panel] [role="status"]').innerText();
    await page.locator('#find').press('Enter');
    await page.waitForURL('**/search/?q=*');
    await answer(page);
    expect(await summary(page)).toBe(said);
  });

  it('offers units, also by pinyin or name, where a field is typed', async () => {
    await page.goto(`${root}units/`);
    await page.locator('#find').pressSequentially('夜校 单位:南渡');
    await page.waitForSelector('[data-search-panel] .completion');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('#find').inputValue()).toBe('夜校 单位:南渡街道团工委 ');
    await page.waitForSelector(`${options}[data-item^="nandu/"]`);
    expect(await page.locator(`${options}[data-item]`).count()).toBe(
      await page.locator(`${options}[data-item^="nandu/"]`).count(),
    );
  });

  it('does nothing in the middle of a composition', async () => {
    await page.goto(`${root}units/`);
    const end = await compose(page, '#find', '夜校');
    await page.waitForTimeout(400);
    expect(page.url()).toBe(`${root}units/`);
    expect(await page.locator(options).count()).toBe(0);
    await end();
    await page.waitForSelector(options);
  });

  it('does not take / away from a field, and is not loaded before it is asked for', async () => {
    const scripts: string[] = [];
    page.on('response', (response) => scripts.push(response.url()));
    await page.goto(`${root}units/tuanxianwei/2023/`);
    await page.waitForTimeout(200);
    expect(scripts.filter((url) => /panel|pagefind/u.test(url))).toEqual([]);
    await page.locator('#find').pressSequentially('1/2');
    expect(await page.locator('#find').inputValue()).toBe('1/2');
  });
});

describe('the page of results', () => {
  it('answers while one types, and not in the middle of a composition', async () => {
    await page.goto(`${root}search/`);
    await page.locator(box).focus();
    const end = await compose(page, box, '夜校');
    await page.waitForTimeout(400);
    expect(await stateOf(page)).toBe('idle');
    await end();
    await page.waitForSelector('[data-state="done"]');
    expect((await answer(page)).length).toBeGreaterThan(1);
    expect(new URL(page.url()).searchParams.get('q')).toBe('夜校');
    expect(await page.locator('[data-search-panel]').count()).toBe(0);
  });

  it('keeps every state in its address: conditions, order, view and what is opened', async () => {
    await searchItems(page, root, '青年');
    await page.locator('[data-search-facets] input[value="tuanxianwei*"]').check();
    await page.waitForURL(/unit=tuanxianwei\*/u);
    await page.locator('[data-search-facets] input[value="nandu"]').check();
    await page.waitForURL(/unit=nandu/u);
    expect(page.url()).not.toContain('tuanxianwei');
    await page.locator('[data-choice="oldest"]').click();
    await page.waitForURL(/sort=oldest/u);
    await page.locator('[data-turn="unit.tuanxianwei"]').click();
    await page.waitForURL(/fold=unit\.tuanxianwei/u);
    await page.locator('[data-choice="units"]').click();
    await page.waitForURL(/view=units/u);
    await page.waitForSelector('[data-state="done"] [data-group="nandu"]');
    await page.reload();
    await page.waitForSelector('[data-state="done"] [data-group="nandu"]');
    expect(await page.locator('[data-turn="unit.tuanxianwei"]').getAttribute('aria-expanded')).toBe(
      'false',
    );
    await page.locator('[data-chosen="unit:nandu"]').click();
    await page.waitForFunction(() => document.querySelectorAll('[data-group]').length > 1);
    expect(await seriousFindings(page)).toEqual([]);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('[data-group]').length === 1);
    await page.locator('[data-group="nandu"] a').click();
    await page.waitForSelector('article[data-item^="nandu/"]');
    expect(page.url()).not.toContain('view=');
  });

  it('gathers hits by unit: as many items as there are hits', async () => {
    const ids = await searchItems(page, root, '青年');
    await page.locator('[data-choice="units"]').click();
    await page.waitForSelector('[data-group]');
    const items = await page.locator('[data-group] td:nth-child(3)').allInnerTexts();
    expect(items.reduce((sum, text) => sum + Number(text), 0)).toBe(ids.length);
  });

  it('opens and closes a branch of units by the arrow keys', async () => {
    await searchItems(page, root, '青年');
    const branch = page.locator('[data-turn="unit.tuanxianwei"]');
    await page.locator('[data-search-facets] input[value="tuanxianwei*"]').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await branch.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    expect(await branch.getAttribute('aria-expanded')).toBe('true');
    expect(
      await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value),
    ).toBe('tuanxianwei*');
  });

  it('lists all that meet conditions given without words, newest first', async () => {
    const typed = await searchItems(page, root, '单位:南渡街道团工委 年度:2023');
    const chosen = await searchItems(page, root, '', '&unit=nandu&year=2023');
    expect(typed).toEqual(chosen);
    expect(typed.length).toBeGreaterThan(0);
    const all = await searchItems(page, root, '', '&unit=nandu');
    expect(all.every((id) => id.startsWith('nandu/'))).toBe(true);
    const ids = await page
      .locator('article[data-item]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-item') ?? ''));
    const years = ids.map((id) => id.slice(6, 10));
    expect(years).toEqual([...years].sort().toReversed());
  });

  it('shows what is found so far, marked as partial, and moves nothing when the rest comes', async () => {
    const slow = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const { first, open } = await heldBack(slow);
    await slow.goto(asked('青年'));
    await slow.waitForSelector('article[data-item]');
    expect(await first()).toBeDefined();
    expect(await stateOf(slow)).toBe('loading');
    expect(await summary(slow)).toMatch(/^已检索\d+件，共40件，找到\d+件…$/u);
    const ids = () =>
      slow
        .locator('article[data-item]')
        .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-item')));
    await slow.mouse.move(700, 600);
    await slow.mouse.wheel(0, 10);
    await slow.waitForTimeout(100);
    const before = await ids();
    open();
    await slow.waitForSelector('[data-state="done"]');
    expect((await ids()).slice(0, before.length)).toEqual(before);
    expect(Number(await slow.locator('[data-state]').getAttribute('data-total'))).toBe(
      (await answer(slow)).length,
    );
    await slow.close();
  });

  it('finds the same without WebAssembly', async () => {
    const plain = await browser.newPage();
    await plain.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
    expect(await searchItems(plain, root, '青年 -疫情')).toEqual(
      await searchItems(page, root, '青年 -疫情'),
    );
    await plain.close();
  });
});

describe('where nothing is found', () => {
  it('the page says so and proposes parts, words to leave out and conditions to lift', async () => {
    await searchItems(page, root, '青年夜校志愿服务队');
    expect(await summary(page)).toContain('未找到含“青年夜校志愿服务队”的材料');
    const parts = page.locator('[data-proposal="part"]');
    await parts.first().waitFor();
    expect(await parts.allInnerTexts()).toContain('“青年夜校”');
    await searchItems(page, root, '青年夜校', '&year=2018');
    const lift = page.locator('[data-proposal="lift"]');
    await lift.waitFor();
    expect(await lift.innerText()).toBe('不限所属年度');
    expect(await seriousFindings(page)).toEqual([]);
    await lift.click();
    await page.waitForFunction(
      () => Number(document.querySelector('[data-total]')?.getAttribute('data-total')) > 0,
    );
    expect(page.url()).not.toContain('year');
  });

  it('a condition that names nothing is named', async () => {
    await searchItems(page, root, '青年 单位:无此单位');
    expect(await summary(page)).toContain('单位中没有“无此单位”。');
    await page.locator('[data-proposal="lift"]').waitFor();
  });

  it('the question is kept on this machine, to be exported or cleared', async () => {
    await page.evaluate(() => localStorage.clear());
    await searchItems(page, root, '火星基地');
    await page.locator('[data-search-missed] summary').click({ timeout: 5000 });
    expect(await page.locator('[data-search-missed] li a').allInnerTexts()).toEqual(['火星基地']);
    const saved = page.waitForEvent('download');
    await page.locator('[data-missed-export]').click();
    const file = await (await saved).path();
    expect(readFileSync(file, 'utf8')).toContain('火星基地');
    await page.locator('[data-missed-clear]').click();
    expect(await page.locator('[data-search-missed] li').count()).toBe(0);
  });
});

describe('where the index is not to be had', () => {
  it('the page says so in plain words, offers ways on, and can be tried again', async () => {
    const broken = await browser.newPage();
    await broken.route('**/pagefind/**', (route) => route.abort());
    await broken.goto(asked('夜校'));
    await broken.waitForSelector('[data-state="error"]', { timeout: 6000 });
    const words = await broken.locator('[data-search-results]').innerText();
    expect(words).toContain('检索暂不可用，请按单位或年度浏览。');
    expect(await broken.locator('.failed a').allInnerTexts()).toEqual(['单位', '年度']);
    await broken.unroute('**/pagefind/**');
    await broken.locator('[data-search-retry]').click();
    await broken.waitForSelector('[data-state="done"]');
    await broken.close();
  });

  it('a host that says nothing is given up within six seconds, in the panel as well', async () => {
    const silent = await browser.newPage();
    await silent.route('**/pagefind/**', () => new Promise(() => {}));
    await silent.goto(asked('夜校'));
    await silent.waitForSelector('[data-state="error"]', { timeout: 6000 });
    await silent.goto(`${root}units/`);
    await silent.locator('#find').pressSequentially('夜校');
    await silent.waitForSelector('[data-panel-state="failed"] [role="option"]', { timeout: 6500 });
    expect(await silent.locator(options).allInnerTexts()).toEqual(['单位', '年度']);
    await silent.close();
  });
});

describe('an item opened from a search', () => {
  it('shows which place of how many, and goes on and back by buttons and keys', async () => {
    await searchItems(page, root, '青年');
    const hit = page.locator('article[data-item]').first();
    const places = Number(/(\d+)处/u.exec(await hit.locator('.places').innerText())?.[1]);
    expect(places).toBeGreaterThan(2);
    await hit.locator('h3 a').click();
    const bar = page.locator('[data-search-bar]');
    const place = bar.locator('.place');
    await bar.waitFor();
    const [at, count] = (await place.innerText()).match(/\d+/gu) ?? [];
    expect(Number(count)).toBe(places);
    expect(await page.locator('mark[data-searched]').count()).toBe(places);
    const next = `第${(Number(at) % places) + 1}处，共${places}处`;
    await page.keyboard.press('n');
    expect(await place.innerText()).toBe(next);
    expect(await page.locator('mark[data-present]').count()).toBe(1);
    await page.keyboard.press('p');
    expect(await place.innerText()).toBe(`第${at}处，共${places}处`);
    await bar.getByText('下一处').click();
    expect(await place.innerText()).toBe(next);
    await expect
      .poll(() =>
        page.locator('mark[data-present]').evaluate((node) => {
          const { top, bottom } = node.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }),
      )
      .toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await bar.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
  });

  it('is as it was when the bar is closed, and keeps n and p to itself', async () => {
    const text = await page.locator('[data-item-body]').innerText();
    await page.locator('[data-search-bar] .close').click();
    expect(await page.locator('mark[data-searched]').count()).toBe(0);
    expect(await page.locator('[data-item-body]').innerText()).toBe(text);
    expect(page.url()).not.toContain('q=');
    expect(await page.locator('[data-search-bar]').count()).toBe(0);
  });

  it('marks what is quoted with its punctuation only', async () => {
    await page.goto(`${root}units/tuanxianwei/2023/?q=${encodeURIComponent('“青年大学习”')}`);
    await page.locator('[data-search-bar]').waitFor();
    expect(new Set(await page.locator('mark[data-searched]').allInnerTexts())).toEqual(
      new Set(['青年大学习']),
    );
  });

  it('marks only sections of the role that was asked for', async () => {
    const address = `${root}units/tuanxianwei/2023/`;
    await page.route(address.replace(root, '**/') + '**', withRoles('s1:achievement s2:problem'));
    for (const more of ['&role=problem', encodeURIComponent(' 章节:问题')]) {
      await page.goto(`${address}?q=${encodeURIComponent('青年')}${more}`);
      await page.locator('[data-search-bar]').waitFor();
      const marked = await page
        .locator('mark[data-searched]')
        .evaluateAll((nodes) => nodes.map((node) => node.closest('[id]')?.id ?? ''));
      expect(marked.length).toBeGreaterThan(0);
      expect(marked.filter((id) => !id.startsWith('s2'))).toEqual([]);
    }
    await page.unroute(address.replace(root, '**/') + '**');
  });

  it('makes no noise in the console', () => {
    expect(browser.complaints(page)).toEqual([]);
  });
});

/** Answers with the page as it is, its sections given roles. */
function withRoles(roles: string): (route: Route) => Promise<void> {
  return async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue();
    const response = await route.fetch();
    const html = (await response.text()).replace(
      '<article ',
      `<article data-section-roles="${roles}" `,
    );
    return route.fulfill({ response, body: html });
  };
}

/** Holds back the files of all bundles but the first that is asked for, until `open`. */
async function heldBack(
  on: Page,
): Promise<{ first: () => Promise<string | undefined>; open: () => void }> {
  let first: string | undefined;
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await on.route(/\/pagefind\/[^/]+\/[^/]+$/u, async (route) => {
    const folder = new URL(route.request().url()).pathname.split('/').slice(-2)[0] ?? '';
    first ??= folder;
    if (folder !== first) await opened;
    await route.continue();
  });
  return { first: () => Promise.resolve(first), open: () => open() };
}
