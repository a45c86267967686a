import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { seriousFindings } from '../support/axe.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { copyArchive, temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
const artefacts = path.resolve('test/artefacts');
let browser: OpenBrowser;
let server: StaticServer;
let page: Page;

beforeAll(async () => {
  const site = path.join(folder, 'site');
  const content = copyArchive('ledger', folder);
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: content });
  if (built.code !== 0) throw new Error(built.stderr);
  server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  browser = await openBrowser();
  mkdirSync(artefacts, { recursive: true });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  remove();
});

const open = (address: string) => page.goto(server.address + address);
const units = () => page.locator('[data-ledger-grid] [data-unit]:visible th a').allInnerTexts();
const years = () => page.locator('[data-ledger-grid] thead th[data-year]:visible').count();
const total = (count: string) =>
  page.locator(`[data-total="${count}"] td`).last().innerText().then(Number);

/** Width and height of the first page of a PDF, in points. */
function paperOf(pdf: Buffer): number[] {
  const box = /\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+)/u.exec(pdf.toString('latin1'));
  return (box?.slice(1) ?? []).map((length) => Math.round(Number(length)));
}

describe('the ledger', () => {
  it('narrows to a tier, a state and a year at once, and says so in its address', async () => {
    await open('ledger/');
    expect(await units()).toHaveLength(5);
    await page.getByLabel('层级').selectOption('乡级');
    expect(await units()).toEqual(['盐溪镇团委', '芦峰乡团委', '茅山镇团委']);
    await page.getByLabel('状态').selectOption('missing');
    expect(await units()).toEqual(['盐溪镇团委', '芦峰乡团委', '茅山镇团委']);
    expect(await page.locator('.ledger-grid td.missing:not(.aside):visible').count()).toBe(4);
    await page.getByRole('combobox', { name: '年度', exact: true }).selectOption('2023');
    expect(await units()).toEqual(['盐溪镇团委']);
    expect(decodeURI(new URL(page.url()).search)).toBe('?year=2023&tier=乡级&state=missing');
    expect(await page.locator('[data-ledger-status]').innerText()).toBe('显示1个单位，1项');
    expect(await page.locator('.ledger-chase > li:visible > a').allInnerTexts()).toEqual([
      '盐溪镇团委',
    ]);
  });

  it('opens as an address says it was, and sums up what it shows', async () => {
    await open('ledger/?year=2022&tier=%E4%B9%A1%E7%BA%A7');
    expect(await years()).toBe(3);
    expect([await total('owed'), await total('filed'), await total('missing')]).toEqual([4, 1, 3]);
    await open('ledger/?year=1901&state=%3Cb%3E');
    expect(await units()).toHaveLength(5);
    expect([await total('owed'), await total('filed'), await total('missing')]).toEqual([10, 4, 4]);
  });

  it('keeps tier and state on the way to another year’s page', async () => {
    await open('ledger/?tier=%E4%B9%A1%E7%BA%A7&state=missing');
    await page.getByRole('navigation', { name: '各年度台账' }).getByText('2022').click();
    await page.waitForURL(/ledger\/2022\/\?tier=.*&state=missing$/u);
    expect(await units()).toEqual(['盐溪镇团委', '芦峰乡团委', '茅山镇团委']);
    expect(await page.getByLabel('状态').inputValue()).toBe('missing');
  });

  it('is worked by the keyboard alone: chosen, cleared, scrolled, opened', async () => {
    await open('ledger/');
    await page.getByLabel('状态').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => new URL(page.url()).search).toMatch(/^\?state=/u);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('清除条件');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).search).toBe('');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await page.setViewportSize({ width: 390, height: 800 });
    const frame = page.locator('.ledger-frame');
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => frame.evaluate((node) => node.scrollLeft)).toBeGreaterThan(0);
    // The unit stays in sight.
    const unit = page.locator('[data-unit] th').first();
    const left = await unit.evaluate(
      (node) =>
        node.getBoundingClientRect().left -
        node.closest('.ledger-frame')!.getBoundingClientRect().left,
    );
    expect(Math.abs(left)).toBeLessThan(2);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('td.reported a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/units\/tuanwei\/2023-h1\/$/u);
  });

  it('names its cells in full to those who hear them', async () => {
    await open('ledger/');
    const links = await page.locator('td.reported').getByRole('link').all();
    expect(await Promise.all(links.map((link) => link.innerText()))).toHaveLength(4);
    await expect
      .poll(() => page.getByRole('link', { name: /^团县委2022年度：\s*已报$/u }).count())
      .toBe(1);
    expect(
      await page
        .getByRole('cell', {
          name: /^2022年上半年：\s*未报\s*全年已报\s*，截止2022年7月10日，时称盐溪乡团委$/u,
        })
        .count(),
    ).toBe(1);
    expect(
      await page
        .getByRole('cell', { name: /^2022年度：\s*免报\s*，理由：=校庆"专报"，另文$/u })
        .count(),
    ).toBe(1);
    const heads = await page
      .locator('thead th')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('scope')));
    expect(new Set(heads)).toEqual(new Set(['col', 'colgroup']));
  });

  it.each(['light', 'dark'] as const)('has no serious finding of axe, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    for (const address of [
      'ledger/',
      'ledger/2022/',
      'ledger/?state=missing',
      'units/yanxi/',
      '',
    ]) {
      await open(address);
      expect(await seriousFindings(page), address).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('is whole without JavaScript, with a page for each year', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(`${server.address}ledger/`);
    expect(await plain.locator('[data-unit]').count()).toBe(5);
    expect(await plain.locator('[data-ledger-filter]').isVisible()).toBe(false);
    await plain.getByRole('navigation', { name: '各年度台账' }).getByText('2022').click();
    await plain.waitForURL(/ledger\/2022\/$/u);
    expect(await plain.locator('thead th[data-year]').count()).toBe(3);
    await plain.close();
  });

  it('prints on landscape pages, whole and without its controls', async () => {
    await open('ledger/');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(paperOf(pdf)).toEqual([842, 595]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-ledger-filter]').isVisible()).toBe(false);
    const frame = page.locator('.ledger-frame');
    expect(await frame.evaluate((node) => getComputedStyle(node).overflowX)).toBe('visible');
    await page.emulateMedia({ media: null });
  });

  it('does not change the paper of other pages', async () => {
    await open('units/yanxi/');
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(paperOf(pdf)).toEqual([595, 842]);
  });

  it('offers its CSV beside it', async () => {
    await open('ledger/2022/');
    const link = page.getByRole('link', { name: '下载全部年度（CSV）' });
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    const response = await fetch(address);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect([...new Uint8Array(await response.arrayBuffer()).slice(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
  });

  it('makes no noise in the console', () => {
    expect(browser.complaints(page)).toEqual([]);
  });
});
