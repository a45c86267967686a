import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { conformance, told } from '../support/conformance.ts';
import { buildSuiteSite, conformanceSuite, shortened } from '../support/conformance-suite.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
const suite = conformanceSuite();
const { corpus, truth } = suite;
/** All of it is asked by `test:browsers`. */
const classes = shortened(suite, 60);
let browser: OpenBrowser;
let server: StaticServer;

beforeAll(async () => {
  const site = await buildSuiteSite(corpus, folder);
  server = await serveFolder(site, { host: 'localhost', port: 0, base: '/oa/archive/' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  remove();
});

describe('three hundred items, asked on the search page as brute force answers', () => {
  it.each(classes)('answers questions of the class “%s” exactly', async (_, questions) => {
    expect(told(await conformance(browser, server.address, questions, truth))).toEqual([]);
  });
});
