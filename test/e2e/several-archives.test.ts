import { appendFileSync, cpSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sirv from 'sirv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { answer, searchItems } from '../support/search-page.ts';
import { temporaryFolder } from '../support/temporary.ts';

// One host has this archive at /a/ and another at /b/; a second host has a third, and a fourth is
// named that nobody serves.
const temporary = temporaryFolder();
const www = path.join(temporary.folder, 'www');
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'";
let browser: OpenBrowser;
let host: Server;
let elsewhere: Server;
let root: string;
let page: Page;

/** Serves a folder; `headers` say who may read it and what its pages may load. */
async function serve(folder: string, headers: Record<string, string>): Promise<Server> {
  const files = sirv(folder, { dev: true });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    files(request, response, () => {
      response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  return server;
}

const addressOf = (server: Server): string =>
  `http://localhost:${(server.address() as AddressInfo).port}/`;

async function close(server: Server | undefined): Promise<void> {
  server?.closeAllConnections();
  await new Promise((resolve) => {
    if (server === undefined) resolve(undefined);
    else server.close(resolve);
  });
}

/** Builds an archive from the small one, changed by `edit`. */
async function build(name: string, edit: (content: string) => void): Promise<void> {
  const content = path.join(temporary.folder, 'content', name);
  cpSync('test/fixtures/archives/small', content, { recursive: true });
  edit(content);
  const { code, stderr } = await runCli(['build'], {
    ARCHIVE_OUT: path.join(www, name),
    ARCHIVE_CONTENT: content,
  });
  if (code !== 0) throw new Error(stderr);
}

const replaceIn = (file: string, from: string, to: string): void =>
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to));

beforeAll(async () => {
  elsewhere = await serve(path.join(www, 'c'), { 'access-control-allow-origin': '*' });
  const stopped = await serve(www, {});
  const nobody = addressOf(stopped);
  await close(stopped);
  await build('a', (content) =>
    appendFileSync(
      path.join(content, 'archive.yaml'),
      [
        'searchAlso:',
        '  - { name: 邻县库, address: ../b }',
        `  - { name: 市级库, address: '${addressOf(elsewhere)}' }`,
        `  - { name: 省级库, address: '${nobody}' }`,
        '  - { name: 本县库, address: ../a/ }',
        '',
      ].join('\n'),
    ),
  );
  await build('b', (content) => {
    replaceIn(path.join(content, 'units.yaml'), '和平', '白石');
    replaceIn(path.join(content, 'summaries/heping/2021.mdx'), '护林', '护林护河');
  });
  await build('c', (content) =>
    replaceIn(path.join(content, 'summaries/heping/2021.mdx'), '41次', '56次'),
  );
  host = await serve(www, {
    'content-security-policy': `${POLICY}; connect-src 'self' ${addressOf(elsewhere)} ${nobody}`,
  });
  root = `${addressOf(host)}a/`;
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterAll(async () => {
  await browser?.close();
  await close(host);
  await close(elsewhere);
  temporary.remove();
});

const summary = (): Promise<string> => page.locator('[data-search-summary]').innerText();
const kickers = (): Promise<string[]> => page.locator('.hit .kicker').allInnerTexts();
const facet = (name: string): Promise<string[]> =>
  page.locator(`[data-filter="${name}"] label`).allInnerTexts();

const total = async (): Promise<number> =>
  Number(await page.locator('[data-search-results]').getAttribute('data-total'));
/** Units of this site that have items, by the groups of its own. */
const ownUnits = async (): Promise<string[]> => {
  const ids = page
    .locator('[data-group]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-group') ?? ''));
  return (await ids).filter((id) => !id.includes('/'));
};

describe('several archives searched as one', () => {
  it('give the hits of all that can be reached, each with whose it is; one that cannot is named', async () => {
    expect(await searchItems(page, root, '青年护林')).toEqual([
      'heping/2021',
      'heping/2021',
      'heping/2021',
    ]);
    expect((await kickers()).map((words) => words.slice(0, 3)).sort()).toEqual([
      '市级库',
      '本库　',
      '邻县库',
    ]);
    expect(await summary()).toContain('共3件、3处');
    expect(await summary()).toContain('“省级库”未能检索');
    expect(await page.locator('.failed').count()).toBe(0);
    // The checker is a script of the test's own, which the policy forbids.
    const checked = await browser.newPage({ bypassCSP: true });
    await checked.goto(page.url());
    await answer(checked);
    expect(await seriousFindings(checked)).toEqual([]);
    await checked.close();
  });

  it('have one list of conditions, in which units say whose they are', async () => {
    await searchItems(page, root, '青年');
    const words = (await facet('archive')).map((label) => label.replace(/\s+/gu, ' '));
    expect(words).toEqual(['本库 2', '邻县库 2', '市级库 2']);
    expect(await facet('unit')).toHaveLength(3);
    expect((await facet('unit'))[1]).toContain('团县委（邻县库）');
    await page.locator('[data-filter="archive"] input[value="邻县库"]').check();
    await page.waitForURL(/archive=/u);
    await page.waitForFunction(() => document.querySelectorAll('.hit').length === 2);
    expect((await kickers()).every((kicker) => kicker.startsWith('邻县库'))).toBe(true);
    await page.locator('[data-filter="unit"] input[value="邻县库/qinglian*"]').check();
    await page.waitForSelector('[data-chosen="unit:邻县库/qinglian*"]');
    await page.reload();
    expect(await answer(page)).toEqual(['heping/2021', 'heping/2022-h1']);
    await page.locator('[data-choice="units"]').click();
    await page.waitForSelector('[data-group="邻县库/heping"]');
    const row = page.locator('[data-group="邻县库/heping"]');
    expect(await row.locator('th').innerText()).toBe('白石镇团委（邻县库）');
    expect(await row.locator('td').allInnerTexts()).toEqual(['2', '2', '2021年度', '2022年上半年']);
    await row.locator('a').click();
    await page.waitForFunction(() => document.querySelectorAll('.hit').length === 2);
  });

  it.each([
    ['邻县库', () => `${addressOf(host)}b/`],
    ['市级库', () => addressOf(elsewhere)],
  ])('open a hit where it is, with its words marked: %s', async (name, site) => {
    await searchItems(page, root, `青年护林 库:${name}`);
    await page.locator('.hit h3 a').click();
    await page.waitForSelector('[data-search-bar]');
    expect(page.url().split('?')[0]).toBe(`${site()}units/heping/2021/`);
    expect(await page.locator('mark[data-searched]').first().innerText()).toBe('青年护林');
  });

  it('are completed from all of them, and searched by the panel as well', async () => {
    await page.goto(`${root}units/`);
    await page.locator('#find').pressSequentially('单位:白石');
    // All units are offered before a name is typed.
    await expect
      .poll(() => page.locator('[data-search-panel] .completion').allInnerTexts(), {
        timeout: 15_000,
      })
      .toEqual(['白石镇团委 共青团白石镇委员会　邻县库']);
    await page.locator('#find').fill('青年护林');
    await page.waitForSelector('[data-panel-state="done"] [data-item]');
    const from = await page.locator('[data-search-panel] .from').allInnerTexts();
    expect(from.map((words) => words.slice(0, 3)).sort()).toEqual(['市级库', '本库　', '邻县库']);
    expect(await page.locator('[data-search-panel] [role="status"]').innerText()).toContain(
      '“省级库”未能检索',
    );
  });

  it('are browsed as one without a word, from the lists of units and of years', async () => {
    const each = globSync(path.join(www, 'a/units/*/[0-9]*/index.html')).length;
    for (const list of ['units/', 'years/', 'search/']) {
      await page.goto(root + list);
      await page.locator('main').getByRole('link', { name: '各库合览' }).click();
      await page.waitForSelector('[data-state="done"]');
      expect(await total()).toBe(3 * each);
    }
    expect(await summary()).toContain('“省级库”未能检索');
    const words = (await facet('archive')).map((label) => label.replace(/\s+/gu, ' '));
    expect(words).toEqual([`本库 ${each}`, `邻县库 ${each}`, `市级库 ${each}`]);
    const neighbour = page.locator('[data-filter="archive"] input[value="邻县库"]');
    await neighbour.check();
    await page.waitForSelector(`[data-state="done"][data-total="${each}"]`);
    expect((await kickers()).every((kicker) => kicker.startsWith('邻县库'))).toBe(true);
    await page.reload();
    await page.waitForSelector(`[data-state="done"][data-total="${each}"]`);
    // Without the condition everything is there again, and not an empty page.
    await neighbour.uncheck();
    await page.waitForSelector(`[data-state="done"][data-total="${3 * each}"]`);
    await page.locator('[data-choice="units"]').click();
    await page.waitForSelector('[data-group="邻县库/heping"]');
    const groups = page.locator('[data-group]');
    expect(await groups.count()).toBe(3 * new Set(await ownUnits()).size);
  });

  it('lose only the hits of one whose texts do not come', async () => {
    const partly = await browser.newPage();
    await partly.route(/\/b\/pagefind\/[^/]+\/t\d+\.bin$/u, (route) => route.abort());
    await partly.goto(`${root}search/?q=${encodeURIComponent('青年护林')}`);
    await partly.waitForSelector('[data-state="done"]');
    expect(await partly.locator('.hit').count()).toBe(2);
    expect(await partly.locator('[data-search-summary]').innerText()).toContain(
      '“省级库”“邻县库”未能检索',
    );
    await partly.close();
  });

  it('ask no other host where none is named, and do not speak of archives', async () => {
    const alone = await browser.newPage();
    const hosts = new Set<string>();
    alone.on('request', (request) => hosts.add(new URL(request.url()).host));
    await searchItems(alone, `${addressOf(host)}b/`, '青年护林');
    await alone.goto(`${addressOf(host)}b/units/`);
    await alone.locator('#find').fill('青年护林');
    await alone.waitForSelector('[data-panel-state="done"] [data-item]');
    expect([...hosts]).toEqual([new URL(addressOf(host)).host]);
    expect(await alone.locator('[data-search-panel] .from').innerText()).toBe(
      '白石乡团委　2021年度',
    );
    expect(await alone.locator('[data-filter="archive"]').count()).toBe(0);
    expect(await alone.getByText('各库合览').count()).toBe(0);
    expect(browser.complaints(alone)).toEqual([]);
    await alone.close();
  });
});
