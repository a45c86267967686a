import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Converter } from 'opencc-js';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';
import { folded } from '../support/folded.ts';
import { absentPhrases, straddlingPhrases } from '../support/phrases.ts';
import { searchItems } from '../support/search-page.ts';
import { filesOf, plainText } from '../support/site-files.ts';
import { temporaryFolder } from '../support/temporary.ts';

const SEEDS = process.env['SEEDS'] ?? '../shared/seeds';
const files = readdirSync(SEEDS)
  .filter((name) => name.endsWith('.txt'))
  .sort();
const { folder, remove } = temporaryFolder();
const content = path.join(folder, 'content');
const ordinary = path.join(folder, 'site');
const preview = path.join(folder, 'preview');

interface Report {
  file: string;
  verdict: string;
  entry: string;
  removed: { text: string; line: number; start: number; end: number }[];
}

let reports: Report[];
let server: StaticServer;
let browser: OpenBrowser;
let page: Page;

beforeAll(async () => {
  const report = path.join(folder, 'report.json');
  const { code, stderr } = await runCli([
    'intake',
    ...files.map((file) => path.join(SEEDS, file)),
    '--content',
    content,
    '--report',
    report,
  ]);
  if (code !== 0) throw new Error(stderr);
  reports = JSON.parse(readFileSync(report, 'utf8')) as Report[];
  for (const environment of [
    { ARCHIVE_CONTENT: content, ARCHIVE_OUT: ordinary },
    { ARCHIVE_CONTENT: content, ARCHIVE_OUT: preview, ARCHIVE_DRAFTS: '1' },
  ]) {
    const built = await runCli(['build'], environment);
    if (built.code !== 0) throw new Error(built.stderr);
  }
  server = await serveFolder(preview, { host: 'localhost', port: 0 });
  browser = await openBrowser();
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  remove();
});

const read = (file: string) => readFileSync(path.join(SEEDS, file), 'utf8');

/** The lines of a seed that stay, found by the report's own removals. */
function keptLines(file: string): string[] {
  const removed =
    reports.find((report) => report.file.endsWith(file))?.removed.map(({ text }) => text) ?? [];
  return read(file)
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '' && !removed.some((text) => text.includes(line.trim())));
}

/** By brute force over the seeds, apart from all code of the search: in which does a phrase stand? */
function itemsWith(phrase: string): string[] {
  return files
    .filter((file) => keptLines(file).some((line) => folded(line).includes(folded(phrase))))
    .map((file) => entryOf(file))
    .sort();
}

const entryOf = (file: string) =>
  `_inbox/${createHash('sha256')
    .update(readFileSync(path.join(SEEDS, file)))
    .digest('hex')
    .slice(0, 12)}`;

describe('the five real texts', () => {
  it('are all filed as drafts that wait for their unit', () => {
    expect(reports.map(({ verdict, entry }) => [verdict, entry])).toEqual(
      files.map((file) => ['review', entryOf(file)]),
    );
  });

  it.each(files)(
    '%s: ten phrases across word boundaries are found, and only where they stand',
    async (file) => {
      const phrases = straddlingPhrases(keptLines(file).slice(1).join('\n'), 10);
      expect(phrases).toHaveLength(10);
      for (const phrase of phrases) {
        const found = await searchItems(page, server.address, phrase);
        expect(found, phrase).toEqual(itemsWith(phrase));
        expect(found, phrase).toContain(entryOf(file));
        expect(await page.locator('article[data-item] .chip.draft').count()).toBe(found.length);
      }
    },
  );

  it.each(files)('%s: ten phrases that do not occur are not found', async (file) => {
    const texts = files.map((name) => folded(read(name)));
    const phrases = absentPhrases(straddlingPhrases(keptLines(file).join('\n'), 30), texts, 10);
    expect(phrases).toHaveLength(10);
    for (const phrase of phrases)
      expect(await searchItems(page, server.address, phrase), phrase).toEqual([]);
  });

  it('the Traditional text is found from Simplified queries', async () => {
    const file = files.find((name) => name.startsWith('003'));
    expect(file).toBeDefined();
    const simplify = Converter({ from: 't', to: 'cn' });
    const lines = keptLines(file!).slice(1).join('\n');
    const phrases = straddlingPhrases(lines, 40)
      .filter((phrase) => simplify(phrase) !== phrase)
      .slice(0, 10);
    expect(phrases).toHaveLength(10);
    for (const phrase of phrases) {
      expect(await searchItems(page, server.address, simplify(phrase)), phrase).toContain(
        entryOf(file!),
      );
    }
    expect(await searchItems(page, server.address, '培训计划')).toContain(entryOf(file!));
  });

  it('leave no trace in an ordinary build', () => {
    const phrases = files.flatMap((file) => straddlingPhrases(keptLines(file).join('\n'), 10));
    const all = filesOf(ordinary).map((file) => plainText(path.join(ordinary, file)) + file);
    const traces = [
      ...phrases.filter((phrase) => all.some((text) => text.includes(phrase))),
      ...files.map(entryOf).filter((id) => all.some((text) => text.includes(id))),
    ];
    // Words that the site's own help uses are no trace of a seed.
    const own = plainText(path.join(ordinary, 'help/index.html'));
    expect(traces.filter((trace) => !own.includes(trace))).toEqual([]);
  });
});
