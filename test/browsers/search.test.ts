import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import type { Tab } from '../support/browser-tab.ts';
import { buildSuiteSite, conformanceSuite, shortened } from '../support/conformance-suite.ts';
import { conformance, told } from '../support/conformance.ts';
import { answer } from '../support/search-page.ts';
import { filesOf } from '../support/site-files.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { HOST, NAMED } from './named.ts';
import { pictureFile, useBrowser } from './opened.ts';
import { act, appears, attribute, marked, place, refusedScripts, until } from './reader.ts';

const { folder, remove } = temporaryFolder();
const suite = conformanceSuite();
const { corpus, truth } = suite;
const BOX = '[data-search-form] input';
const OPTION = '[data-search-panel] [role="option"][data-item]';
let site: string;
let root: string;
let server: StaticServer;

beforeAll(async () => {
  site = await buildSuiteSite(corpus, folder);
  server = await serveFolder(site, { host: '127.0.0.1', port: 0, base: '/oa/archive/' });
  root = server.address.replace('127.0.0.1', HOST);
});

afterAll(async () => {
  await server?.close();
  remove();
});

describe.each(NAMED)('$name', (named) => {
  const { name } = named;
  const opened = useBrowser(named);
  let tab: Tab;
  let asked = 0;
  const picture = (of: string) => tab.picture(pictureFile(name, of));

  beforeAll(() => {
    if (opened.tab !== undefined) tab = opened.tab;
  });

  afterAll(() => {
    if (opened.browser !== undefined) {
      console.info(`${name}: ${opened.browser.version}, asked ${asked} questions`);
    }
  });

  it('reads every script of the site', async () => {
    await tab.goto(`${root}help/`);
    const scripts = filesOf(site).filter((file) => /^_astro\/.*\.js$/u.test(file));
    expect(scripts.length).toBeGreaterThan(5);
    expect(
      await refusedScripts(
        tab,
        scripts.map((file) => root + file),
      ),
    ).toEqual([]);
  });

  // One browser is asked everything; the others what tells most in their time.
  const classes = name === NAMED[0]?.name ? suite.classes : shortened(suite);
  it.each(classes)('answers questions of the class “%s” exactly', async (_, questions) => {
    asked += questions.length;
    expect(told(await conformance(opened.browser!, root, questions, truth))).toEqual([]);
  });

  it('finds in the panel as one types, and goes by arrow key and Enter to the item', async () => {
    await tab.goto(`${root}units/`);
    await tab.press('/');
    await tab.type('青年');
    await appears(tab, OPTION);
    await tab.press('ArrowDown');
    const id = await attribute(tab, '[data-search-panel] [aria-selected="true"]', 'data-item');
    expect(truth.answer({ kind: 'word', typed: '青年', wanted: [{ text: '青年' }] })).toContain(id);
    await picture('panel');
    await tab.press('Enter');
    await appears(tab, '[data-search-bar]');
    expect(await place(tab)).toBe(`/oa/archive/units/${id}/?q=青年`);
  });

  it('marks what was searched for on the item’s page, and goes on and back from place to place', async () => {
    const first = await appears(tab, '[data-search-bar] .place');
    const { words } = await marked(tab);
    expect(words.length).toBeGreaterThan(1);
    expect(new Set(words)).toEqual(new Set(['青年']));
    await tab.press('n');
    expect(await appears(tab, '[data-search-bar] .place')).not.toBe(first);
    expect(await marked(tab)).toEqual({ words, present: '青年', seen: true });
    await picture('item');
    await tab.press('p');
    expect(await appears(tab, '[data-search-bar] .place')).toBe(first);
    expect(await marked(tab)).toEqual({ words, present: '青年', seen: true });
  });

  it('answers on the page of results as one types, narrowed by what is chosen, and leads to an item', async () => {
    await tab.goto(`${root}search/`);
    await act(tab, BOX, 'focus');
    await tab.type('青年');
    await appears(tab, '[data-state="done"] article');
    await picture('search');
    const all = await answer(tab);
    await act(tab, '[data-filter="year"] input[value="2022"]', 'click');
    await until('the condition in the address', async () =>
      (await place(tab)).includes('year=2022') ? true : undefined,
    );
    await appears(tab, '[data-state="done"] article');
    const some = await answer(tab);
    expect(some.length).toBeLessThan(all.length);
    const wanted = [{ text: '青年' }];
    const filters = { year: ['2022'] };
    expect(some).toEqual(truth.answer({ kind: 'filter', typed: '青年', wanted, filters }));
    const id = await attribute(tab, 'article[data-item]', 'data-item');
    await act(tab, 'article[data-item] h3 a', 'click');
    await appears(tab, '[data-search-bar]');
    expect(await place(tab)).toContain(`/oa/archive/units/${id}/?q=青年`);
    expect((await marked(tab)).words.length).toBeGreaterThan(0);
  });

  it('had nothing to complain of on the way', () => {
    expect(tab.complaints()).toEqual([]);
  });
});
