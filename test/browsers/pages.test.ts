import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { inPage, type Tab } from '../support/browser-tab.ts';
import { runCli } from '../support/cli.ts';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { HOST, NAMED } from './named.ts';
import { pictureFile, useBrowser } from './opened.ts';
import { act, appears, choose, place, until } from './reader.ts';

const { folder, remove } = temporaryFolder();
const ITEM = 'units/tuanxianwei/2023-h1/';
let server: StaticServer;
let root: string;

beforeAll(async () => {
  const site = path.join(folder, 'site');
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: 'content' });
  if (built.code !== 0) throw new Error(built.stderr);
  server = await serveFolder(site, { host: '127.0.0.1', port: 0, base: '/oa/archive/' });
  root = server.address.replace('127.0.0.1', HOST);
});

afterAll(async () => {
  await server?.close();
  remove();
});

describe.each(NAMED)('$name', (named) => {
  const opened = useBrowser(named);
  let tab: Tab;
  beforeAll(() => {
    if (opened.tab !== undefined) tab = opened.tab;
  });
  const picture = (of: string) => tab.picture(pictureFile(named.name, of));
  /** Complaints since the test before. */
  let heard = 0;
  const complaints = () => {
    const all = tab.complaints();
    const fresh = all.slice(heard);
    heard = all.length;
    return fresh;
  };

  it.each(Object.entries(PAGE_KINDS))('shows the page %s', async (kind, address) => {
    await tab.goto(root + address);
    await appears(tab, 'h1');
    if (address.startsWith('search/')) await appears(tab, '[data-state="done"]');
    if (address.startsWith('compare/')) await appears(tab, '.compared-row');
    await picture(`page-${kind}`);
    expect(await sideways(tab)).toBeLessThanOrEqual(0);
    // The 404 page looks for the archive's root from wherever it was reached.
    const probes = kind === 'not-found' ? /archive-root\.txt|404/u : /^$/u;
    expect(complaints().filter((complaint) => !probes.test(complaint))).toEqual([]);
  });

  it('narrows the ledger, and says so in the address', async () => {
    await tab.goto(`${root}ledger/`);
    await appears(tab, '[data-ledger-status]');
    await choose(tab, 'select[name="state"]', 'missing');
    await until('the state in the address', async () =>
      (await place(tab)).includes('state=missing') ? true : undefined,
    );
    expect(await appears(tab, '[data-ledger-status]')).toMatch(/^显示\d+个单位，\d+项$/u);
    expect(complaints()).toEqual([]);
  });

  it('compares what is chosen, and what the address says', async () => {
    await tab.goto(`${root}compare/?items=tuanxianwei/2022,tuanxianwei/2023`);
    expect(await appears(tab, '.compared-row')).not.toBe('');
    expect(await appears(tab, '[data-compare-status]')).toContain('2023');
    expect(complaints()).toEqual([]);
  });

  it('keeps a passage among the excerpts, with its citation', async () => {
    await tab.goto(root + ITEM);
    await appears(tab, '[data-tool="pin"]');
    await inPage(
      tab,
      () => {
        const passage = document.getElementById('s2.p1.i2');
        const selection = getSelection();
        if (passage !== null && selection !== null) selection.selectAllChildren(passage);
      },
      undefined,
    );
    await act(tab, '[data-tool="pin"]', 'click');
    expect(await appears(tab, '[data-notice]')).toContain('摘编夹');
    await tab.goto(`${root}excerpts/`);
    expect(await appears(tab, '.excerpt')).toContain('二是企业团建');
    await picture('page-excerpts-filled');
    expect(complaints()).toEqual([]);
  });

  it('shows an item in the other script, and does so on the next page too', async () => {
    await tab.goto(root + ITEM);
    await appears(tab, '[data-tool="settings"]');
    const title = () => appears(tab, 'article h1');
    expect(await title()).toContain('总结');
    await act(tab, '[data-tool="settings"]', 'click');
    await appears(tab, '[role="dialog"]');
    await picture('page-settings');
    await act(tab, '[name="script"][value="Hant"]', 'click');
    await until('the other script', async () =>
      (await title()).includes('總結') ? true : undefined,
    );
    await tab.goto(`${root}units/tuanxianwei/2023/`);
    await until('the other script', async () =>
      (await title()).includes('總結') ? true : undefined,
    );
    expect(complaints()).toEqual([]);
  });

  it('puts the texts of a book behind its contents', async () => {
    await tab.goto(`${root}units/tuanxianwei/book/`);
    await act(tab, '[data-book-load]', 'click');
    await until('the whole book', async () =>
      (await tab.evaluate(`document.querySelector('[data-book-print]').hidden`)) ? undefined : true,
    );
    const texts = await tab.evaluate(
      `document.querySelectorAll('[data-book-items] article').length`,
    );
    expect(texts).toBeGreaterThan(8);
    await picture('page-book-filled');
    expect(complaints()).toEqual([]);
  });
});

/** Pixels by which a page is wider than its window. */
function sideways(tab: Tab): Promise<number> {
  return inPage(
    tab,
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    undefined,
  );
}
