import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { seriousFindings } from '../support/axe.ts';
import { findBrowser } from '../support/browser.ts';
import { startChromium, watched, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { temporaryFolder } from '../support/temporary.ts';

/*
 * What a writer, a leader and a clerk come for, on the built site under a sub-path on plain http. How a
 * citation is copied and opened, and what is exported, is in `reading.test.ts`; paper in `print.test.ts`.
 */
const { folder, remove } = temporaryFolder();
const HOST = 'archive.intranet';
/** Taken out of the sample archive before it is built. */
const PLANTED = ['nandu/2018', 'shuangqiao/2022-h1', 'yizhong/2021'];
let browser: OpenBrowser;
let server: StaticServer;
let root: string;
let page: Page;
/** Clicks and keys since the journey began. */
let steps: number;

beforeAll(async () => {
  const site = path.join(folder, 'site');
  const content = path.join(folder, 'content');
  cpSync('content', content, { recursive: true });
  for (const id of PLANTED) rmSync(path.join(content, 'summaries', `${id}.mdx`));
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: content });
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

beforeEach(async () => {
  steps = 0;
  await page.goto(root);
});

async function click(target: Locator): Promise<void> {
  steps += 1;
  await target.click();
}

async function press(key: string): Promise<void> {
  steps += 1;
  await page.keyboard.press(key);
}

const link = (name: string | RegExp) => page.getByRole('link', { name }).first();
const row = (words: string) => page.locator('section.compared-row').filter({ hasText: words });
/** The words of the passage that the address names. */
const targeted = () => page.evaluate(() => document.querySelector(':target')?.textContent ?? '');

describe('what did we write last year under this heading?', () => {
  it('is told in at most four clicks from home, at its place in the text of that year', async () => {
    await click(
      page
        .getByRole('main')
        .getByRole('link', { name: /2024年上半年/u })
        .first(),
    );
    await click(link('与上年同期对照'));
    const plans = row('暑托班扩面');
    await click(plans.getByRole('group', { name: '2023年上半年' }).locator('a.to').first());
    expect(steps).toBeLessThanOrEqual(4);
    expect(page.url()).toContain('/units/tuanxianwei/2023-h1/');
    await expect.poll(targeted).toContain('开设11个点');
  });

  it('stands beside the section that is being read, by role though the headings differ', async () => {
    await page.goto(`${root}units/tuanxianwei/2023-h1/#s3`);
    await click(link('与上年同期对照'));
    const plans = row('三、下半年工作计划');
    const before = plans.getByRole('group', { name: '2022年上半年' });
    expect(await before.innerText()).toContain('7月4日起8个暑托班同时开课');
    await click(before.locator('a.to').filter({ hasText: '第2段' }).first());
    expect(steps).toBeLessThanOrEqual(4);
    expect(page.url()).toContain('/units/tuanxianwei/2022-h1/');
    await expect.poll(targeted).toContain('7月4日起8个暑托班同时开课');
  });

  it('is one key away from the text of this year', async () => {
    await page.goto(`${root}units/tuanxianwei/2023-h1/`);
    await press('y');
    await page.waitForURL('**/units/tuanxianwei/2022-h1/**');
    expect(steps).toBe(1);
  });
});

/*
 * By hand from units.yaml, expected.yaml and the list of entries, as of 2024-07-31: what was due and is
 * not there. 南渡's half-year of 2024 waits as a draft, which an ordinary site does not know.
 */
const MISSING: Record<string, string[]> = {
  团县委: ['2021年上半年'],
  石塘镇团委: ['2019年度', '2021年度', '2022年度', '2023年度', '2024年上半年'],
  双桥镇团委: ['2022年上半年', '2024年上半年'],
  南渡街道团工委: [
    '2018年度',
    '2019年度',
    '2020年上半年',
    '2021年上半年',
    '2022年度',
    '2023年上半年',
    '2024年上半年',
  ],
  开发区团工委: ['2021年上半年', '2022年上半年', '2022年度', '2023年上半年'],
  第一中学团委: ['2020年度', '2021年度'],
};

describe('who has not reported what?', () => {
  it('is told by the grid of the ledger: the planted gaps, those known, and no other', async () => {
    await click(link('报送台账'));
    await page.waitForURL('**/ledger/');
    const rows = page.locator('[data-ledger-grid] tbody tr[data-unit]');
    const shown = await rows.evaluateAll((units) =>
      units.map((unit) => [
        unit.querySelector('th a')?.textContent?.trim() ?? '',
        Array.from(unit.querySelectorAll('td.missing > span .vh'), ({ textContent }) =>
          textContent.replace('：', '').trim(),
        ).sort(),
      ]),
    );
    expect(Object.fromEntries(shown)).toEqual(MISSING);
    expect(steps).toBe(1);
  });

  it('is told by the list of what to chase, too', async () => {
    await click(link('报送台账'));
    await page.waitForURL('**/ledger/');
    const chased = await page
      .locator('.ledger-chase > li')
      .evaluateAll((units) =>
        units.map((unit) => [
          unit.querySelector('a')?.textContent?.trim() ?? '',
          Array.from(unit.querySelectorAll('li'), ({ firstChild }) =>
            (firstChild?.textContent ?? '').trim(),
          ).sort(),
        ]),
      );
    expect(Object.fromEntries(chased)).toEqual(MISSING);
  });

  it('is told by the page of a period, with what there is instead', async () => {
    await page.goto(`${root}years/2023/2023-h1/`);
    const lacking = page.getByRole('row').filter({ hasText: '未报' });
    const names = await lacking.getByRole('rowheader').allInnerTexts();
    expect(names).toEqual(['南渡街道团工委', '开发区团工委']);
    await click(lacking.first().getByRole('link', { name: '2023年度' }));
    await page.waitForURL('**/units/nandu/2023/');
  });
});

describe('what did the others do?', () => {
  it('stands side by side for units chosen by keyboard, and says what one of them lacks', async () => {
    await page.goto(`${root}compare/?items=tuanxianwei/2023-h1,shitang/2023-h1`);
    await page.locator('[data-compare-result] section.compared-row').first().waitFor();
    await page.getByRole('button', { name: /添|加/u }).first().focus();
    await press('Enter');
    const unit = page.locator('select[data-unit]').nth(2);
    await expect.poll(() => unit.evaluate((box) => box === document.activeElement)).toBe(true);
    await unit.selectOption('shuangqiao');
    const item = page.locator('select[data-item]').nth(2);
    await item.selectOption('shuangqiao/2023-h1');
    await expect.poll(() => page.url()).toContain('shuangqiao/2023-h1');
    await expect
      .poll(() => page.locator('section.compared-row').first().getByRole('group').count())
      .toBe(3);
    const alone = page.locator('section.compared-row[data-unaligned]').first();
    expect(await alone.locator('.compared-cell.none').first().innerText()).toMatch(/无此部分$/u);
  });

  it('is seen of one unit before its texts are opened: outlines and the latest plan', async () => {
    await page.goto(`${root}units/tuanxianwei/`);
    const button = page.getByRole('button', { name: '《团县委2024年上半年工作总结》目录' });
    await button.focus();
    await press('Enter');
    const outline = page.getByRole('group', { name: '《团县委2024年上半年工作总结》目录' });
    await expect.poll(() => outline.innerText()).toContain('孩子谁来带：暑托班');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await page.setViewportSize({ width: 320, height: 700 });
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(await beyond()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await press('Tab');
    await press('Escape');
    await expect.poll(() => button.evaluate((node) => node === document.activeElement)).toBe(true);
    // Longer than what the focus rests on takes to open.
    await page.waitForTimeout(600);
    expect(await outline.count()).toBe(0);
    const plan = page.getByRole('region', { name: '最近的计划' });
    expect(await plan.getByRole('link').first().innerText()).toMatch(/2023年度\s*总结、计划/u);
    await click(plan.getByRole('link', { name: '三、2024年工作计划' }));
    await expect.poll(targeted).toContain('2024年工作计划');
  });

  it('is a list of their plans, narrowed at once, sorted, and kept in the address', async () => {
    await page.goto(`${root}kinds/work-plan/`);
    const rows = page.locator('table tbody tr:visible');
    const all = await rows.count();
    const form = page.locator('form.narrow');
    await form.getByLabel('年度').selectOption('2022');
    await expect.poll(() => rows.count()).toBeLessThan(all);
    const titles = await rows.allInnerTexts();
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => !title.includes('2022'))).toEqual([]);
    await form.locator('[name=sort]').selectOption({ index: 1 });
    await page.reload();
    await expect.poll(() => rows.count()).toBe(titles.length);
    expect(page.url()).toContain('year=2022');
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole('button').last().click();
    await expect.poll(() => rows.count()).toBe(all);
  });

  it('made no noise in the console', () => {
    expect(browser.complaints(page)).toEqual([]);
  });
});
