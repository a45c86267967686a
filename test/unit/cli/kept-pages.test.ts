import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { KeptPages, type ListedPage } from '../../../src/cli/kept-pages.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const astro = path.join(folder, 'astro');
const site = path.join(folder, 'site');
const memory = path.join(folder, 'pages.json');
const component = 'src/pages/[entry].astro';
const file = 'units/团委/index.html';
const copy = path.join(astro, 'dist', file);
const shown = path.join(site, file);
const page: ListedPage = { pathname: '/units/团委/', route: { component }, cacheKey: 'key' };
const TEXT = '<p>页</p>';
const DAMAGED = '<p>贝</p>';

function write(place: string, text: string): void {
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

/** What Astro leaves behind: the page, its copy, and what it remembers of it. */
function astroLeaves(outputFile = encodeURI(file), version = 1): void {
  const paths = { [page.pathname]: { cacheKey: 'key', outputFile } };
  const left = { version, routes: { [component]: { dependencyHash: 'x', paths } } };
  write(path.join(astro, 'incremental-build.json'), JSON.stringify(left));
  write(copy, TEXT);
  write(shown, TEXT);
}

const open = () => new KeptPages({ astro, site, memory });

/** What a build does with the pages before Astro comes to them. */
function begin(pages: readonly ListedPage[] = [page]): KeptPages {
  const kept = open();
  kept.clearSite();
  kept.place(pages);
  return kept;
}

beforeEach(() => {
  for (const place of [astro, site, memory]) rmSync(place, { recursive: true, force: true });
  astroLeaves();
  open().remember();
});

test('a page whose key is that of the last build stays, or comes into a new site, byte for byte', () => {
  begin();
  expect(readFileSync(shown, 'utf8')).toBe(TEXT);
  rmSync(site, { recursive: true });
  begin();
  expect(readFileSync(shown, 'utf8')).toBe(TEXT);
});

test('a page with another key, without one, or no longer there is taken away with its folders', () => {
  for (const pages of [[{ ...page, cacheKey: 'other' }], [{ ...page, cacheKey: undefined }], []]) {
    astroLeaves();
    open().remember();
    begin(pages);
    expect(existsSync(path.join(site, 'units'))).toBe(false);
  }
});

test('what is no known page is cleared from the site, whatever its name', () => {
  const strange = path.join(site, 'units/strange/index.html');
  write(strange, '');
  rmSync(shown);
  writeFileSync(shown, '<p>另一页</p>');
  open().clearSite();
  expect(existsSync(path.dirname(strange))).toBe(false);
  expect(existsSync(shown)).toBe(false);
});

test('a page that Astro makes is written into no file that is served', () => {
  const served = path.join(folder, 'served.html');
  rmSync(served, { force: true });
  linkSync(shown, served);
  expect(statSync(copy).ino).toBe(statSync(served).ino);
  begin().release('units/团委');
  writeFileSync(shown, '新');
  writeFileSync(copy, '新');
  expect(readFileSync(served, 'utf8')).toBe(TEXT);
});

test('a page that was written into is no page, and Astro gets no copy of it either', () => {
  writeFileSync(shown, DAMAGED);
  expect(readFileSync(copy, 'utf8')).toBe(DAMAGED);
  begin();
  expect(existsSync(shown)).toBe(false);
  expect(existsSync(copy)).toBe(false);
});

test('a copy that was replaced counts when its bytes are the same, and else not', () => {
  rmSync(copy);
  writeFileSync(copy, TEXT);
  begin();
  expect(readFileSync(shown, 'utf8')).toBe(TEXT);
  rmSync(copy);
  writeFileSync(copy, DAMAGED);
  begin();
  expect(existsSync(shown)).toBe(false);
  expect(existsSync(copy)).toBe(false);
});

test('without what was remembered of the copies none of them counts', () => {
  for (const damaged of ['{"', '{"units/团委/index.html":null}', '[1]']) {
    astroLeaves();
    writeFileSync(memory, damaged);
    begin();
    expect(existsSync(shown)).toBe(false);
    expect(existsSync(copy)).toBe(false);
  }
});

test('nothing is put outside of the site, whatever the cache says', () => {
  astroLeaves('../outside.html');
  writeFileSync(path.join(astro, 'outside.html'), '外');
  open().remember();
  begin();
  expect(existsSync(path.join(folder, 'outside.html'))).toBe(false);
});

test('what another version of Astro remembers is left to it', () => {
  astroLeaves(encodeURI(file), 2);
  begin();
  expect(existsSync(shown)).toBe(false);
  expect(existsSync(copy)).toBe(true);
});
