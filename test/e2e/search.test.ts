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
  await buildIndex(site, { units: readUnits('content').value, limit: 12_000, groupSize: 1 });
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
/** A busy machine takes its time. */
const LONG = { timeout: 15_000 };
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
    await page.locator('#find').pressSequentially('夜校 单位:');
    await page.waitForSelector('[data-search-panel] .completion');
    // At once: an arrow key must not take a line of what was offered before.
    await page.keyboard.insertText('南渡');
    expect(await page.locator('[data-search-panel] .completion').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.locator('#find').inputValue()).toBe('夜校 单位:南渡街道团工委 ');
    await page.waitForSelector(`${options}[data-item^="nandu/"]`);
    expect(await page.locator(`${options}[data-item]`).count()).toBe(
      await page.locator(`${options}[data-item^="nandu/"]`).count(),
    );
  });

  it('does not take a line of the former words for the new ones', async () => {
    await page.goto(`${root}units/`);
    await page.locator('#find').fill('夜校');
    await page.waitForSelector(options);
    await page.keyboard.press('ArrowDown');
    await page.locator('#find').evaluate((node: HTMLInputElement) => {
      node.value = '志愿';
      node.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const press = { key: 'Enter', bubbles: true, cancelable: true };
      if (node.dispatchEvent(new KeyboardEvent('keydown', press))) node.form?.requestSubmit();
    });
    await page.waitForURL('**/search/?q=*');
    expect(new URL(page.url()).searchParams.get('q')).toBe('志愿');
  });

  it('is open while it loads, and stays closed once Escape has closed it', async () => {
    const slow = await browser.newPage();
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    await slow.route('**/pagefind/**', async (route) => {
      await opened;
      await route.continue();
    });
    await slow.goto(`${root}units/`);
    await slow.locator('#find').fill('夜校');
    const panel = slow.locator('[data-search-panel]');
    await panel.waitFor();
    expect(await panel.locator('[role="status"]').innerText()).toBe('正在检索…');
    await slow.keyboard.press('Escape');
    open();
    await slow.waitForTimeout(600);
    expect(await panel.isHidden()).toBe(true);
    await slow.keyboard.type('志愿');
    await slow.waitForSelector(options);
    await slow.keyboard.press('Tab');
    expect(await panel.isHidden()).toBe(true);
    expect(await slow.evaluate(() => document.activeElement?.tagName)).not.toBe('DIV');
    await slow.close();
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

describe('in the window of a telephone, the header', () => {
  let phone: Page;
  const opener = '[data-search-open]';
  const focused = (): Promise<string> =>
    phone.evaluate(() => {
      const at = document.activeElement;
      return at?.id || (at?.hasAttribute('data-search-open') === true ? 'opener' : '');
    });

  beforeAll(async () => {
    phone = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await phone.goto(`${root}units/`);
  });
  afterAll(() => phone?.context().close());

  it('has a button that opens box and panel over the whole width', async () => {
    expect(await phone.locator('#find').isVisible()).toBe(false);
    await phone.locator(opener).tap();
    expect(await focused()).toBe('find');
    expect(await phone.locator(opener).getAttribute('aria-expanded')).toBe('true');
    await phone.keyboard.type('夜校');
    await phone.waitForSelector(options);
    const place = await phone.locator('[data-search-panel]').boundingBox();
    expect([place?.x, place?.width]).toEqual([0, 390]);
    expect(await seriousFindings(phone)).toEqual([]);
  });

  it('keeps what was found when the keyboard is put away', async () => {
    await phone.evaluate(() => (document.activeElement as HTMLElement).blur());
    expect(await phone.locator(options).first().isVisible()).toBe(true);
    await phone.locator('#find').focus();
  });

  it('is as it was after Escape has left the panel and then the box', async () => {
    await phone.keyboard.press('Escape');
    expect(await phone.locator('[data-search-panel]').isHidden()).toBe(true);
    expect(await focused()).toBe('find');
    await phone.keyboard.press('Escape');
    expect(await phone.locator('#find').isVisible()).toBe(false);
    expect(await focused()).toBe('opener');
    expect(await phone.locator(opener).getAttribute('aria-expanded')).toBe('false');
  });

  it('opens by Enter on the button or by /, and closes by its own button or by going on', async () => {
    await phone.keyboard.press('Enter');
    expect(await focused()).toBe('find');
    await phone.locator('[data-search-leave]').tap();
    expect(await focused()).toBe('opener');
    await phone.keyboard.press('/');
    expect(await focused()).toBe('find');
    expect(await phone.locator('#find').inputValue()).toBe('夜校');
    // The box, its button, and a panel that scrolls are stops; then the page goes on.
    for (let tabs = 0; tabs < 4 && (await phone.locator('#find').isVisible()); tabs += 1) {
      await phone.keyboard.press('Tab');
    }
    expect(await phone.locator('#find').isVisible()).toBe(false);
    expect(await focused()).not.toBe('opener');
  });

  it('leads from a result to its item', async () => {
    await phone.locator(opener).tap();
    const first = phone.locator(`${options}[data-item]`).first();
    const id = await first.getAttribute('data-item');
    await first.tap();
    await phone.waitForSelector('[data-search-bar]');
    expect(phone.url()).toContain(`/units/${id}/?q=`);
  });

  it('says nothing of it in a wide window, or without scripts', async () => {
    await phone.setViewportSize({ width: 1280, height: 900 });
    expect(await phone.locator(opener).isVisible()).toBe(false);
    expect(await phone.locator('[data-search-leave]').isVisible()).toBe(false);
    const plain = await browser.newPage({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    await plain.goto(`${root}units/`);
    expect(await plain.locator(opener).isVisible()).toBe(false);
    await plain.close();
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

  it('makes a step of the history of every question that is sent', async () => {
    await page.goto(`${root}search/`);
    const asking = (): string | null => new URL(page.url()).searchParams.get('q');
    for (const words of ['总结', '志愿', '计划']) {
      await page.locator(box).fill(words);
      await expect.poll(asking, LONG).toBe(words);
      await page.locator(box).press('Enter');
    }
    for (const words of ['志愿', '总结', null]) {
      await page.goBack();
      expect(asking()).toBe(words);
      expect(await page.locator(box).inputValue()).toBe(words ?? '');
    }
  });

  it('is at the same place after a reload and on the way back from an item', async () => {
    const back = await browser.newPage({ viewport: { width: 1280, height: 700 } });
    await back.goto(asked('工作', '&sort=oldest'));
    await back.waitForSelector('[data-state="done"]');
    const articles = back.locator('article[data-item]');
    const first = await articles.count();
    await back.locator('[data-search-more]').click();
    await expect.poll(() => articles.count(), LONG).toBe(first + 20);
    const shown = await articles.count();
    await articles.last().scrollIntoViewIfNeeded();
    const top = await back.evaluate(() => scrollY);
    expect(top).toBeGreaterThan(700);
    const same = async (): Promise<void> => {
      await back.waitForSelector('[data-state="done"]');
      await expect.poll(() => articles.count(), LONG).toBe(shown);
      await expect
        .poll(() => back.evaluate((y) => Math.abs(scrollY - y) < 4, top), LONG)
        .toBe(true);
    };
    // At once, as a reader does who waits for nothing.
    await back.reload();
    await same();
    await articles.last().locator('h3 a').click();
    await back.locator('[data-search-bar] .words').waitFor();
    const results = await back.locator('[data-search-bar] .words').getAttribute('href');
    expect(results).toContain('sort=oldest');
    await back.goBack();
    await same();
    await back.close();
  });

  it('takes a pasted paragraph whole, and says how much of it an address holds', async () => {
    const paragraph = '团员青年志愿服务工作'.repeat(200);
    const said = '检索词过长，只按前133字检索。';
    await page.goto(`${root}search/`);
    await page.locator(box).focus();
    await page.keyboard.insertText(paragraph);
    expect(await page.locator(box).inputValue()).toBe(paragraph);
    await expect.poll(() => summary(page), LONG).toContain(said);
    expect(page.url().length).toBeLessThanOrEqual(2000);
    await page.reload();
    await expect.poll(() => summary(page), LONG).toContain(said);
    expect(await page.locator(box).inputValue()).toBe(paragraph);
    await page.locator(box).fill(paragraph.slice(0, 133));
    await expect.poll(() => summary(page), LONG).not.toContain('过长');
    // From another page, and from an address that somebody made longer.
    await page.goto(`${root}units/`);
    await page.locator('#find').fill(paragraph);
    // Before it is there, the form itself sends what hosts take.
    await page.waitForSelector('[data-panel-state]');
    await page.locator('#find').press('Enter');
    await page.waitForURL('**/search/?q=*');
    await expect.poll(() => summary(page), LONG).toContain(said);
    expect(page.url().length).toBeLessThanOrEqual(2000);
    await page.evaluate(() => sessionStorage.clear());
    await page.goto(asked(paragraph.slice(0, 300)));
    await expect.poll(() => summary(page), LONG).toContain(said);
  });

  it('offers what a question may be made of, as long as there is none', async () => {
    await page.goto(`${root}search/`);
    expect(await seriousFindings(page)).toEqual([]);
    await page.locator('[data-search-field="单位:"]').click();
    expect(await page.locator(box).inputValue()).toBe('单位:');
    await page.waitForSelector('.completions [role="option"]');
    await page.keyboard.insertText('南渡');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('article[data-item^="nandu/"]');
    expect(await page.locator('[data-search-hints]').isVisible()).toBe(false);
  });

  it('leaves out what a condition with a minus names', async () => {
    const all = await searchItems(page, root, '青年');
    const left = await searchItems(page, root, '青年 -单位:南渡街道团工委');
    expect(left).toEqual(all.filter((id) => !id.startsWith('nandu/')));
    expect(left.length).toBeLessThan(all.length);
  });

  it('takes back typed conditions as it does chosen ones, one by one and all at once', async () => {
    await searchItems(page, root, '青年 单位:南渡街道团工委 -年度:2020', '&period=year');
    const chips = page.locator('[data-search-chosen] .chip');
    await expect.poll(() => chips.count(), LONG).toBe(3);
    await page.locator('[data-chosen="单位:南渡街道团工委"]').click();
    await expect.poll(() => page.locator(box).inputValue(), LONG).toBe('青年 -年度:2020');
    await expect.poll(() => chips.count(), LONG).toBe(2);
    await page.locator('[data-search-clear]').click();
    await expect.poll(() => page.locator(box).inputValue(), LONG).toBe('青年');
    await expect.poll(() => chips.count(), LONG).toBe(0);
    expect(new URL(page.url()).search).toBe(`?q=${encodeURIComponent('青年')}`);
  });

  it('copies its address, also where the browser keeps the clipboard for secure pages', async () => {
    const plain = await browser.newPage();
    await plain.addInitScript(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined }),
    );
    await searchItems(plain, root, '青年', '&year=2023');
    await plain.locator('[data-search-share]').click();
    await expect.poll(() => plain.locator('[data-search-share]').innerText(), LONG).toBe('已复制');
    await plain.locator(box).fill('');
    await plain.keyboard.press('ControlOrMeta+V');
    expect(await plain.locator(box).inputValue()).toBe(plain.url().replace(/\s/gu, ''));
    await plain.close();
  });

  it('finds signs as they stand, and names those that it passes over', async () => {
    await searchItems(page, root, '青年 + ★★☆');
    expect(await summary(page)).toContain('“+”未参与检索，须检索请加引号。');
    await page.goto(asked('+'));
    await expect.poll(() => summary(page), LONG).toBe('“+”未参与检索，须检索请加引号。');
  });

  it('does not open the values of a field again once Escape has closed them', async () => {
    const slow = await browser.newPage();
    let open = (): void => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    await slow.route('**/pagefind/**', async (route) => {
      await opened;
      await route.continue();
    });
    await slow.goto(`${root}search/`);
    // Its values need no file; units and years, which do, are loaded meanwhile.
    await slow.locator(box).pressSequentially('期别:');
    await slow.waitForSelector('.completions [role="option"]');
    await slow.keyboard.press('Escape');
    open();
    await slow.waitForTimeout(600);
    expect(await slow.locator('.completions').isVisible()).toBe(false);
    await slow.keyboard.type('半');
    await slow.waitForSelector('.completions [role="option"]');
    await slow.close();
  });

  it('has no button for conditions where there is none to choose', async () => {
    const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const unfold = phone.locator('[data-search-unfold]');
    await searchItems(phone, root, '青年');
    expect(await unfold.isVisible()).toBe(true);
    await searchItems(phone, root, '火星基地');
    expect(await unfold.isVisible()).toBe(false);
    await searchItems(phone, root, '火星基地', '&year=2023');
    expect(await unfold.isVisible()).toBe(true);
    await phone.close();
  });

  it('prints in one column, without the button', async () => {
    await searchItems(page, root, '青年');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-search-form] button[type="submit"]').isVisible()).toBe(false);
    const results = await page.locator('[data-search-results]').boundingBox();
    const columns = await page.locator('.columns').boundingBox();
    expect(results?.width).toBe(columns?.width);
    await page.emulateMedia({ media: 'screen' });
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
    const left = (selector: string): Promise<number | undefined> =>
      page
        .locator(selector)
        .boundingBox()
        .then((place) => place?.x);
    await page.waitForSelector('[data-proposals]:not([hidden])');
    expect(await left('[data-proposals]')).toBe(await left('[data-search-summary]'));
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
    expect(await summary(page)).toContain('库中没有单位“无此单位”，请核对。');
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

describe('where a text is not to be had', () => {
  const TEXT = /\/pagefind\/[^/]+\/t\d+\.bin$/u;

  it('its hit is shown without it, on the page and in the panel', async () => {
    const partly = await browser.newPage();
    let bad = '';
    await partly.route(TEXT, async (route) => {
      if (bad === '') bad = route.request().url();
      if (route.request().url() !== bad) return route.continue();
      return route.fulfill({ status: 200, body: '{"title":7,"blocks":null}' });
    });
    await partly.goto(asked('夜校'));
    const ids = await answer(partly);
    expect(ids.length).toBeGreaterThan(1);
    const textless = partly.locator('article', { hasText: '正文未能载入' });
    expect(await textless.count()).toBe(1);
    expect(await textless.locator('h3 a').innerText()).toMatch(/\d{4}/u);
    await partly.goto(`${root}units/`);
    await partly.locator('#find').fill('夜校');
    await partly.waitForSelector(options);
    expect(await partly.locator(options, { hasText: '正文未能载入' }).count()).toBe(1);
    await partly.close();
  });

  it('the number, the conditions and the hits before it are there while it is waited for', async () => {
    const slow = await browser.newPage();
    const asking: string[] = [];
    await slow.route(TEXT, async (route) => {
      asking.push(route.request().url());
      if (asking.length > 1) await new Promise(() => {});
      await route.continue();
    });
    await slow.goto(asked('夜校', '&sort=newest'));
    await slow.waitForFunction(() =>
      document.querySelector('[data-search-summary]')?.textContent?.startsWith('共'),
    );
    expect(await slow.locator('[data-search-facets] input').count()).toBeGreaterThan(0);
    await slow.waitForSelector('[data-state="loading"] article[data-item]');
    expect(await slow.locator('article[data-item]').count()).toBe(1);
    await slow.close();
  });
});

describe('where a text is not to be had that alone would tell whether its item is a hit', () => {
  it('the item is named and not counted, on page and panel, and can be tried again', async () => {
    const quoted = '“万元，资助”';
    const all = await searchItems(page, root, quoted);
    expect(all.length).toBeGreaterThan(3);
    const partly = await browser.newPage();
    const TEXT = /\/pagefind\/[^/]+\/t\d+\.bin$/u;
    let bad = '';
    await partly.route(TEXT, async (route) => {
      if (bad === '') bad = route.request().url();
      return route.request().url() === bad ? route.fulfill({ status: 404 }) : route.continue();
    });
    const ids = await searchItems(partly, root, quoted);
    expect(all.filter((id) => !ids.includes(id)).length).toBeLessThanOrEqual(1);
    const line = partly.locator('[data-search-unverified]');
    expect(await line.innerText()).toContain('有1件未能核对（正文未能载入）：');
    expect(await summary(partly)).toContain(`共${ids.length}件`);
    const named = new URL((await line.locator('a').getAttribute('href')) ?? '', partly.url());
    const item = /units\/(.+)\/$/u.exec(named.pathname)?.[1] ?? '';
    expect(ids).not.toContain(item);
    expect(await seriousFindings(partly)).toEqual([]);
    await partly.goto(`${root}units/`);
    await partly.locator('#find').fill(quoted);
    await partly.waitForSelector(options);
    expect(await partly.locator('[data-search-panel] [role="status"]').innerText()).toContain(
      '有1件未能核对',
    );
    await partly.goto(asked(quoted));
    await line.waitFor();
    await partly.unroute(TEXT);
    await line.locator('[data-search-retry]').click();
    await line.waitFor({ state: 'detached' });
    expect(await answer(partly)).toEqual(all);
    await partly.close();
  });
});

describe('where a host answers with something else in place of a file', () => {
  const FILES = {
    directory: '**/pagefind/directory.bin',
    chunk: /\/pagefind\/[^/]+\/\d+\.bin$/u,
    text: /\/pagefind\/[^/]+\/t\d+\.bin$/u,
  };
  const ANSWERS = {
    'a page': '<!doctype html><title>登录</title><form></form>',
    'what a log-in says': '{"code":401,"message":"未登录"}',
    nothing: '',
  };

  it.each(
    Object.entries(FILES).flatMap(([file, at]) =>
      Object.entries(ANSWERS).map(([what, body]) => ({ file, at, what, body })),
    ),
  )('page and panel say so and can be tried again: $what for the $file', async ({ at, body }) => {
    const lost = await browser.newPage();
    const errors: string[] = [];
    lost.on('pageerror', ({ message }) => errors.push(message));
    await lost.route(at, (route) => route.fulfill({ status: 200, body }));
    await lost.goto(asked('夜校'));
    await lost.waitForSelector('[data-state="error"]', { timeout: 6000 });
    const words = await lost.locator('[data-search-results]').innerText();
    expect(words).toContain('检索暂不可用，请按单位或年度浏览。');
    await lost.unroute(at);
    await lost.locator('[data-search-retry]').click();
    await lost.waitForSelector('[data-state="done"] article');
    await lost.route(at, (route) => route.fulfill({ status: 200, body }));
    await lost.goto(`${root}units/`);
    await lost.locator('#find').fill('夜校');
    await lost.waitForSelector('[data-panel-state="failed"] [role="option"]', { timeout: 6500 });
    expect(errors).toEqual([]);
    await lost.close();
  });
});

describe('a search box whose panel cannot be loaded', () => {
  it('says so, and Enter leads to the search page', async () => {
    const lost = await browser.newPage();
    await lost.goto(`${root}units/`);
    const PANEL = /search-panel[^/]*\.js$/u;
    await lost.route(PANEL, (route) => route.abort());
    await lost.locator('#find').fill('龙舟');
    const note = lost.locator('[data-search-note]').first();
    await note.waitFor({ state: 'visible', timeout: 5000 });
    expect(await note.innerText()).toContain('检索未能载入');
    await lost.unroute(PANEL);
    await lost.locator('#find').press('Enter');
    await lost.waitForSelector('[data-state="done"]');
    expect(lost.url()).toContain(encodeURIComponent('龙舟'));
    await lost.close();
  });
});

describe('an item opened from a search', () => {
  it('has as many places as its hit said, also of words that overlap', async () => {
    await searchItems(page, root, '青年 青年夜校 夜校');
    const hit = page.locator('article[data-item]').first();
    const places = Number(/(\d+)处/u.exec(await hit.locator('.places').innerText())?.[1]);
    expect(await summary(page)).toContain('处');
    await hit.locator('h3 a').click();
    await page.waitForSelector('[data-search-bar]');
    expect(await page.locator('[data-search-bar] .place').innerText()).toContain(`共${places}处`);
    const marks = await page.locator('mark[data-searched]').allInnerTexts();
    expect(marks).toContain('青年夜校');
  });

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

  it('has a bar that a narrow window holds, and takes any words after #', async () => {
    const narrow = await browser.newPage({ viewport: { width: 320, height: 600 } });
    await narrow.goto(`${root}units/tuanxianwei/2023/?q=${encodeURIComponent('青年')}#%E0%A4%A`);
    const close = await narrow.locator('[data-search-bar] .close').boundingBox();
    expect(close?.x).toBeGreaterThan(0);
    expect((close?.x ?? 320) + (close?.width ?? 0)).toBeLessThanOrEqual(320);
    expect(browser.complaints(narrow)).toEqual([]);
    await narrow.close();
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
  await on.route(/\/pagefind\/[^/]+\/\d+\.bin$/u, async (route) => {
    const folder = new URL(route.request().url()).pathname.split('/').slice(-2)[0] ?? '';
    first ??= folder;
    if (folder !== first) await opened;
    await route.continue();
  });
  return { first: () => Promise.resolve(first), open: () => open() };
}
