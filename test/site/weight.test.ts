import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readItemPage } from '#document/from-page';
import { runCli } from '../support/cli.ts';
import { writeContentRoot } from '../support/corpus/content-root.ts';
import { makeCorpus, type Corpus } from '../support/corpus/items.ts';
import { weighPage, type PageWeight } from '../support/page-weight.ts';
import { temporaryFolder } from '../support/temporary.ts';

const { folder, remove } = temporaryFolder();
afterAll(remove);

const KB = 1024;
/** Characters of a text for which the budget is set. */
const LENGTH = 3500;
const TOLERANCE = 150;

const site = path.join(folder, 'site');
let weights: [id: string, weight: PageWeight][] = [];

beforeAll(async () => {
  const { units, items } = someYears();
  const content = path.join(folder, 'content');
  writeContentRoot(content, { units, items });
  const built = await runCli(['build'], { ARCHIVE_CONTENT: content, ARCHIVE_OUT: site });
  if (built.code !== 0) throw new Error(built.stdout + built.stderr);
  weights = items
    .map(({ id }) => [id, path.posix.join('units', id, 'index.html')] as const)
    .filter(([, page]) => Math.abs(lengthOf(page) - LENGTH) <= TOLERANCE)
    .map(([id, page]) => [id, weighPage(site, page)]);
});

/** Three years of a county with forty units: every page has neighbours and other units to lead to. */
function someYears(): Corpus {
  const { units, items } = makeCorpus(2400, LENGTH);
  const years = new Set(['2020', '2021', '2022']);
  return { units, items: items.filter(({ period }) => years.has(period)) };
}

function lengthOf(page: string): number {
  const item = readItemPage(readFileSync(path.join(site, page), 'utf8'));
  if (item === undefined) throw new Error(`no item on ${page}`);
  return item.text.replace(/\s/gu, '').length;
}

const over = (bytesOf: (weight: PageWeight) => number, limit: number): string[] =>
  weights
    .filter(([, weight]) => bytesOf(weight) > limit * KB)
    .map(([id, weight]) => `${id}: ${(bytesOf(weight) / KB).toFixed(1)} KB`);

describe('a page of an item of 3,500 characters, packed, before the reader acts', () => {
  it('is measured on several pages, with styles and scripts', () => {
    expect(weights.length).toBeGreaterThan(3);
    for (const [, { html, css, js }] of weights) {
      expect(Math.min(html, css, js)).toBeGreaterThan(500);
    }
  });

  it('loads no more than 30 KB of HTML, CSS and JavaScript together', () => {
    expect(over(({ html, css, js }) => html + css + js, 30)).toEqual([]);
  });

  it('loads no more than 10 KB of JavaScript', () => {
    expect(over(({ js }) => js, 10)).toEqual([]);
  });

  it('loads no more than 12 KB of CSS', () => {
    expect(over(({ css }) => css, 12)).toEqual([]);
  });
});
