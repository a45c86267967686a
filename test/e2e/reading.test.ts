import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { squash } from '../../src/domain/faithful-text.ts';
import { docx } from '../../src/intake/readers/docx.ts';
import { readerFor } from '../../src/intake/readers/registry.ts';
import { seriousFindings } from '../support/axe.ts';
import { findBrowser } from '../support/browser.ts';
import { startChromium, watched, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
/** No secure context: what https alone gives is missing, as on an intranet. */
const HOST = 'archive.intranet';
const ITEM = 'units/tuanxianwei/2023-h1/';
const LEAD =
  '《共青团澄湖县委员会2023年上半年工作总结及下半年工作计划》，共青团澄湖县委员会，2023年上半年';
let browser: OpenBrowser;
let server: StaticServer;
let root: string;
let page: Page;

beforeAll(async () => {
  const site = path.join(folder, 'site');
  const built = await runCli(['build'], { ARCHIVE_OUT: site });
  if (built.code !== 0) throw new Error(built.stderr);
  server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  root = server.address.replace('localhost', HOST);
  const started = await startChromium(findBrowser(console.info), [
    `--host-resolver-rules=MAP ${HOST} localhost`,
  ]);
  browser = watched(started, HOST);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  remove();
});

const open = (address: string) => page.goto(root + address);
const notice = () => page.locator('[data-notice]');
const targeted = () => page.evaluate(() => document.querySelector(':target')?.textContent ?? '');

/** What is in the clipboard, by way of the search box. */
async function pasted(): Promise<string> {
  const box = page.locator('[data-search-box]').first();
  await box.fill('');
  await box.press('Control+v');
  const words = await box.inputValue();
  await box.fill('');
  await page.keyboard.press('Escape');
  await box.evaluate((node: HTMLElement) => node.blur());
  return words;
}

async function select(selector: string): Promise<void> {
  await page.locator(selector).evaluate((node) => {
    node.scrollIntoView({ block: 'center' });
    getSelection()?.selectAllChildren(node);
  });
}

describe('a citation', () => {
  it('is copied by one key on plain http, and its link leads to the very point', async () => {
    await open(ITEM);
    expect(await page.evaluate(() => 'clipboard' in navigator)).toBe(false);
    await select('[id="s2.p1.i2"]');
    await page.keyboard.press('c');
    await expect.poll(() => notice().innerText()).toContain('已复制');
    const citation = await pasted();
    expect(citation).toMatch(
      new RegExp(`^${LEAD}，二第2点，${root}${ITEM}\\?h=[0-9a-f]{6}#s2\\.p1\\.i2$`, 'u'),
    );
    await page.goto(/http\S+$/u.exec(citation)?.[0] ?? '');
    await expect.poll(targeted).toMatch(/^二是企业团建/u);
    await page.waitForTimeout(300);
    expect(await notice().count()).toBe(0);
  });

  it('is of the item while its title is in view, of a passage when one was gone to', async () => {
    await open(ITEM);
    await page.keyboard.press('c');
    await expect.poll(pasted).toBe(`${LEAD}，${root}${ITEM}`);
    for (const key of ['j', 'j', 'j', 'j']) await page.keyboard.press(key);
    await expect.poll(targeted).toMatch(/^4月起/u);
    await page.getByRole('button', { name: '复制引文' }).click();
    await expect.poll(pasted).toContain('，一（一）第1段，');
  });

  it('stands in a field to be copied by hand where the browser copies nothing', async () => {
    await open(ITEM);
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await page.keyboard.press('c');
    const field = page.getByLabel('引文', { exact: true });
    await expect.poll(() => field.inputValue()).toContain(LEAD);
    expect(
      await field.evaluate((node: HTMLInputElement) => node.selectionEnd === node.value.length),
    ).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('a link to a passage', () => {
  it('says that the words have changed, and where they now stand', async () => {
    await open(`${ITEM}?h=000000#s2.p1`);
    await expect.poll(() => notice().innerText()).toContain('已有改动');
    await open(ITEM);
    const hash = await page
      .locator('[id="s2.p1"] > .pin')
      .getAttribute('href')
      .then((href) => /h=(\w+)/u.exec(href ?? '')?.[1]);
    await open(`${ITEM}?h=${hash}#s9.p4`);
    await expect.poll(() => notice().innerText()).toContain('已不存在');
    await notice().getByRole('link').click();
    await expect.poll(targeted).toMatch(/^一是7个镇街阵地/u);
  });

  it('is of the passage that was gone to last', async () => {
    await open(`${ITEM}?h=000000#s2.p1`);
    await page.locator('.outline a:visible').first().click();
    await expect.poll(() => page.url()).toMatch(/\?h=(?!000000)\w{6}#s1$/u);
  });

  it('leads there without JavaScript', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`${root}${ITEM}?h=000000#s2.p1.i2`);
    expect(await plain.locator('.point:target').innerText()).toMatch(/^二是企业团建/u);
    expect(await plain.locator('[data-item-tools]').isVisible()).toBe(false);
    await plain.close();
  });
});

describe('the settings', () => {
  it('are kept for the archive and are there before the next page is painted', async () => {
    await open(ITEM);
    const sizeOf = () =>
      page.locator('.reading').evaluate((node) => getComputedStyle(node).fontSize);
    const before = await sizeOf();
    await page.keyboard.press('s');
    await page.getByLabel('特大').check();
    expect(await sizeOf()).not.toBe(before);
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([
      'nianlun-reading /oa/archive/',
    ]);
    await open('units/tuanxianwei/2023/');
    expect(await sizeOf()).toBe('24px');
    await page.keyboard.press('s');
    await page.getByRole('button', { name: '恢复默认' }).click();
    expect(await sizeOf()).toBe(before);
    await page.keyboard.press('Escape');
  });

  it('show the text in Traditional characters, and copy, cite and print it as it is', async () => {
    await open(ITEM);
    const title = page.locator('[data-item-title]');
    const stored = await page.locator('[data-item-body]').innerText();
    await page.keyboard.press('s');
    await page.getByLabel('繁体').check();
    await expect.poll(() => title.innerText()).toContain('共青團澄湖縣委員會');
    await page.keyboard.press('Escape');
    await select('[id="s2.p1.i2"]');
    await page.keyboard.press('Control+c');
    await expect.poll(pasted).toMatch(/^二是企业团建进展慢/u);
    expect(await page.locator('[id="s2.p1.i2"]').innerText()).toMatch(/^二是企業團建進展慢/u);
    await select('[id="s2.p1.i2"]');
    await page.keyboard.press('c');
    await expect.poll(pasted).toContain(LEAD);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('[data-item-body]').innerText()).toBe(stored);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await open(`${ITEM}?q=%E5%BF%97%E6%84%BF`);
    await expect.poll(() => title.innerText()).toContain('共青團');
    await expect.poll(() => page.locator('mark').first().innerText()).toBe('志願');
    await page.keyboard.press('s');
    await page.getByLabel('原文').check();
    await expect.poll(() => page.locator('mark').first().innerText()).toBe('志愿');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('the keys', () => {
  it('are listed by “?”, in a box that keeps and gives back the focus', async () => {
    await open(ITEM);
    await page.getByRole('button', { name: '快捷键' }).focus();
    await page.keyboard.press('?');
    const box = page.getByRole('dialog', { name: '快捷键' });
    await box.waitFor();
    expect(await box.locator('dt').allInnerTexts()).toContain('c');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Tab');
    expect(await box.evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('快捷键');
  });

  it('are listed on every page, switched off there and on again, “/” with them', async () => {
    await open('units/');
    await page.keyboard.press('?');
    const box = page.getByRole('dialog', { name: '快捷键' });
    await expect.poll(() => box.locator('dt').allInnerTexts()).toEqual(['/', '?', 'Esc']);
    await box.getByLabel('启用单键快捷键').uncheck();
    await page.keyboard.press('Escape');
    await page.goto(`${root}years/`);
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('INPUT');
    expect(await box.count()).toBe(0);
    await page.getByRole('button', { name: '快捷键' }).click();
    await box.getByLabel('启用单键快捷键').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('lead to the periods before and after, and can be switched off', async () => {
    await open(ITEM);
    await page.keyboard.press('y');
    await page.waitForURL(/2022-h1\/$/u);
    await open(ITEM);
    await page.keyboard.press('s');
    await page.getByLabel('停用').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.evaluate(() => localStorage.clear());
  });
});

/** The bytes of the file that a press of a button saves. */
async function saved(name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await file.path());
}

const wordsIn = (bytes: Buffer): string =>
  squash(readerFor(bytes).format === 'docx' ? (docx.read(bytes).value?.text ?? '') : String(bytes));

describe('taking away', () => {
  it('gives the stored text of an item as a Word file, Markdown and plain text', async () => {
    await open(ITEM);
    const title = await page.locator('[data-item-title]').innerText();
    const stored = squash(
      await page.locator('[data-item-body]').evaluate((node) => {
        const copy = node.cloneNode(true) as HTMLElement;
        for (const added of copy.querySelectorAll('[data-added]')) added.remove();
        return copy.textContent ?? '';
      }),
    );
    await page.getByRole('button', { name: '导出', exact: true }).click();
    await page.getByRole('dialog', { name: '导出本件' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const [word, plain] = [await saved('Word（.docx）'), await saved('纯文本（.txt）')];
    for (const file of [word, plain]) expect(wordsIn(file)).toContain(squash(title) + stored);
    expect(String(await saved('Markdown（.md）'))).toContain(`# ${title}`);
    await page.keyboard.press('Escape');
  });

  it('pins, orders, notes, exports, saves and loads passages', async () => {
    await open(ITEM);
    await select('[id="s2.p1.i2"]');
    await page.keyboard.press('b');
    await expect.poll(() => notice().innerText()).toContain('共1段');
    await select('[id="s1.1.p1"]');
    await page.getByRole('button', { name: '加入摘编夹' }).click();
    await expect.poll(() => notice().innerText()).toContain('共2段');
    await open('excerpts/');
    await page.getByRole('button', { name: '下移第1段' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      '上移第2段',
    );
    await page.getByLabel('批注').nth(1).fill('可用');
    const words = await page.locator('.excerpt > p:first-child').allInnerTexts();
    expect(words[1]).toMatch(/^二是企业团建/u);
    for (const name of ['导出 Word', '导出纯文本']) {
      const text = wordsIn(await saved(name));
      for (const part of [...words, LEAD, '批注：可用']) expect(text).toContain(squash(part));
    }
    await page.getByRole('button', { name: '核对' }).click();
    await expect.poll(() => page.getByText('与原文一致').count()).toBe(2);
    const file = await saved('存为文件');
    await page.reload();
    expect(await page.getByLabel('批注').nth(1).inputValue()).toBe('可用');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '清空' }).click();
    expect(await page.locator('.excerpt').count()).toBe(0);
    const json = { name: 'a.json', mimeType: 'application/json', buffer: file };
    await page.locator('input[type=file]').setInputFiles(json);
    await expect.poll(() => page.locator('.excerpt').count()).toBe(2);
    await page.locator('input[type=file]').setInputFiles({ ...json, buffer: Buffer.from('{}') });
    await page.getByText('未载入').waitFor();
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(() => localStorage.clear());
  });
});

describe('the excerpts of two windows', () => {
  it('are one list: a note in one loses nothing pinned in the other, nor does an undo', async () => {
    await open(`${ITEM}index.html`);
    await select('[id="s2.p1.i2"]');
    await page.keyboard.press('b');
    await expect.poll(() => notice().innerText()).toContain('共1段');
    const other = await page.context().newPage();
    await other.goto(`${root}excerpts/`);
    expect(await other.locator('.excerpt').count()).toBe(1);
    await other.getByLabel('批注').focus();
    await select('[id="s1.1.p1"]');
    await page.keyboard.press('b');
    await expect.poll(() => notice().innerText()).toContain('共2段');
    await other.getByLabel('批注').fill('可用');
    await other.reload();
    expect(await other.locator('.excerpt').count()).toBe(2);
    expect(await other.getByLabel('批注').first().inputValue()).toBe('可用');
    await other.getByRole('button', { name: '移去第2段' }).click();
    await other.getByLabel('批注').fill('可用，已核');
    await other.getByRole('button', { name: '撤销移去' }).click();
    expect(await other.locator('.excerpt').count()).toBe(2);
    expect(await other.getByLabel('批注').first().inputValue()).toBe('可用，已核');
    await other.close();
    await page.evaluate(() => localStorage.clear());
  });
});

describe('the tools', () => {
  it.each(['light', 'dark'] as const)('have no serious finding of axe, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const key of ['s', '?']) {
      await open(ITEM);
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('fit into a window of 320 pixels and are not printed', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await open(ITEM);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-item-tools]').isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('make no noise in the console', () => {
    expect(browser.complaints(page)).toEqual([]);
  });
});
