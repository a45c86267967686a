import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { weighPage } from '../support/page-weight.ts';
import { addressesOf, filesOf } from '../support/site-files.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { WAITING, writeWideArchive } from '../support/wide-archive.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const KB = 1024;
const site = path.join(folder, 'site');
let pages: string[] = [];

beforeAll(async () => {
  const content = path.join(folder, 'content');
  writeWideArchive(content);
  // A preview has every kind of page, and more on each.
  const built = await runCli(['build'], {
    ARCHIVE_CONTENT: content,
    ARCHIVE_OUT: site,
    ARCHIVE_DRAFTS: '1',
  });
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  pages = filesOf(site).filter((file) => file.endsWith('.html'));
});

const htmlOf = (page: string) => readFileSync(path.join(site, page), 'utf8');

function elementsOf(html: string): number {
  let count = 0;
  const parser = new Parser({ onopentagname: () => (count += 1) });
  parser.end(html);
  return count;
}

/** Pages of which something is more than it may be. */
const over = (measure: (page: string) => number, limit: number, unit = 1) =>
  pages.flatMap((page) => {
    const found = measure(page);
    return found > limit * unit ? [`${page}: ${(found / unit).toFixed(1)}`] : [];
  });

describe('every page of an archive of 200 units and twenty years', () => {
  it('is there, with further pages where one cannot have all', () => {
    expect(pages).toEqual(
      expect.arrayContaining(
        [
          '',
          'units/',
          'units/2/',
          'units/danwei-3/',
          'units/danwei-3/2/',
          'years/',
          'years/2024/',
          'years/2024/2/',
          'ledger/',
          'ledger/2024/',
          'ledger/2024/2/',
          'inbox/',
          'inbox/2/',
          'search/',
          'help/',
        ].map((folderOfPage) => `${folderOfPage}index.html`),
      ),
    );
  });

  it('has no more than 1,400 elements', () => {
    expect(over((page) => elementsOf(htmlOf(page)), 1400)).toEqual([]);
  });

  it('is no more than 250 KB of HTML', () => {
    expect(over((page) => Buffer.byteLength(htmlOf(page)), 250, KB)).toEqual([]);
  });

  it('loads no more than 30 KB packed, HTML, styles and scripts together, but for the search', () => {
    const packed = (page: string) => {
      const { html, css, js } = weighPage(site, page);
      return page === 'search/index.html' ? html + css : html + css + js;
    };
    expect(over(packed, 30, KB)).toEqual([]);
  });

  it('leads to every item within five links from the first page, without scripts', () => {
    const found = new Map([['index.html', 0]]);
    for (const [page, clicks] of found) {
      if (!page.endsWith('.html')) continue;
      for (const link of addressesOf(htmlOf(page)).links) {
        if (/^(?:[a-z]+:|#)/iu.test(link)) continue;
        const target = path.posix.join(path.posix.dirname(page), link.replace(/[?#].*$/u, ''));
        const file = target.endsWith('/') || target === '.' ? `${target}/index.html` : target;
        const plain = path.posix.normalize(file);
        if (!found.has(plain)) found.set(plain, clicks + 1);
      }
    }
    const lost = pages.filter((page) => !found.has(page) && page !== '404.html');
    expect(lost).toEqual([]);
    const far = pages.filter((page) => (found.get(page) ?? 0) > 5);
    expect(far).toEqual([]);
    expect(pages.filter((page) => page.startsWith('inbox/0'))).toHaveLength(WAITING);
  });

  it('says on each of several pages which it is, in its title, its heading and its trail', () => {
    const html = htmlOf('years/2024/2/index.html');
    expect(html).toMatch(/<title>2024年度（第2页） · /u);
    expect(html).toMatch(/<h1[^>]*>2024年度（第2页）<\/h1>/u);
    expect(html).toMatch(/aria-current="page"[^>]*>第2页</u);
    expect(html).toMatch(/rel="prev" href="\.\.\/\.\.\/\.\.\/years\/2024\/"/u);
    expect(html.match(/rel="next"/gu)).toHaveLength(1);
  });
});
