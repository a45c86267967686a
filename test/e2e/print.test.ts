import path from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder, type StaticServer } from '../../src/cli/static-server.ts';
import { openBrowser, type OpenBrowser } from '../support/browser-session.ts';
import { runCli } from '../support/cli.ts';

// The folder of sample-archive.test.ts: built anew only where that has not.
const site = path.resolve('.cache/e2e/site');
const ITEM = 'units/tuanxianwei/2023-h1/';
const MM = 72 / 25.4;
const HEADING = /^(?:[一二三]、|（[一二三四五]）)/u;
let browser: OpenBrowser;
let server: StaticServer;
let short: Line[][];
let long: Line[][];

interface Line {
  text: string;
  /** Points from the left and the upper edge of the sheet. */
  left: number;
  top: number;
}

beforeAll(async () => {
  const built = await runCli(['build'], { ARCHIVE_OUT: site, ARCHIVE_CONTENT: 'content' });
  if (built.code !== 0) throw new Error(built.stderr);
  server = await serveFolder(site, { host: 'localhost', port: 0 });
  browser = await openBrowser();
  short = await printed(1);
  long = await printed(8);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** The lines of each sheet of the item, its text said so many times over. */
async function printed(times: number): Promise<Line[][]> {
  const page = await browser.newPage({ colorScheme: 'dark' });
  await page.goto(server.address + ITEM);
  await page.evaluate((count) => {
    const body = document.querySelector('[data-item-body]')!;
    const once = body.innerHTML;
    for (let said = 1; said < count; said += 1) body.insertAdjacentHTML('beforeend', once);
  }, times);
  const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  await page.context().close();
  const pdf = await getDocument({ data, verbosity: 0 }).promise;
  const sheets: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const sheet = await pdf.getPage(number);
    const { items } = await sheet.getTextContent();
    const height = sheet.getViewport({ scale: 1 }).height;
    sheets.push(
      linesOf(
        items.filter((item): item is TextItem => 'str' in item),
        height,
      ),
    );
  }
  return sheets;
}

/** Pieces of text as lines; the faces of a line may stand a point apart. */
function linesOf(pieces: TextItem[], height: number): Line[] {
  const lines: Line[] = [];
  for (const { str, transform } of pieces) {
    if (str.trim() === '') continue;
    const top = height - Number(transform[5]);
    const left = Number(transform[4]);
    const line = lines.find((other) => Math.abs(other.top - top) < 4);
    if (line === undefined) lines.push({ text: str, left, top });
    else {
      line.text += str;
      line.left = Math.min(line.left, left);
    }
  }
  return lines.sort((a, b) => a.top - b.top);
}

const isText = ({ top }: Line) => top < (297 - 35) * MM;
const textOf = (sheet: Line[]) => sheet.filter(isText);
const footOf = (sheet: Line[]) => sheet.filter((line) => !isText(line));

describe('a short page on paper', () => {
  it('takes one sheet', async () => {
    const page = await browser.newPage();
    await page.goto(`${server.address}years/2023/2023-h1/`);
    const data = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
    await page.context().close();
    expect((await getDocument({ data, verbosity: 0 }).promise).numPages).toBe(1);
  });
});

describe('an item on paper', () => {
  it('has 22 ± 1 lines on every full sheet, fewer only where headings move on with their text', () => {
    const full = long.slice(1, -2).map((sheet) => textOf(sheet).length);
    expect(full.length).toBeGreaterThan(4);
    expect(full).toContain(22);
    expect(Math.max(...full)).toBe(22);
    expect(Math.min(...full)).toBeGreaterThanOrEqual(19);
    const afterFewer = full.flatMap((count, index) =>
      count < 21 ? [textOf(long[index + 2]!)[0]?.text] : [],
    );
    for (const first of afterFewer) expect(first).toMatch(HEADING);
  });

  it('has 28 characters on a full line', () => {
    const lengths = long
      .slice(1, -2)
      .flatMap(textOf)
      .map(({ text }) => text)
      .filter(
        (text) => /^\p{Script=Han}[\p{Script=Han}，。、；“”]+$/u.test(text) && text.length > 24,
      )
      .map((text) => text.length);
    expect(lengths).toContain(28);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(29);
  });

  it('has no heading last on a sheet', () => {
    for (const sheet of long) expect(textOf(sheet).at(-1)?.text).not.toMatch(HEADING);
  });

  it('is numbered at the outer edge of every sheet', () => {
    long.forEach((sheet, index) => {
      const [foot] = footOf(sheet);
      expect(foot?.text.replace(/\s/gu, '')).toBe(`—${index + 1}—`);
      expect(foot!.left > 105 * MM).toBe(index % 2 === 0);
    });
  });

  it('ends in where it comes from, in one piece', () => {
    for (const sheets of [short, long]) {
      const last = textOf(sheets.at(-1)!).map(({ text }) => text.normalize('NFKC'));
      const block = last.findIndex((text) => text.startsWith('来源'));
      expect(block).toBeGreaterThanOrEqual(0);
      const words = last.slice(block).join('\n');
      for (const label of ['单位', '所属期', '版本', 'SHA-256', '网址'])
        expect(words).toContain(label);
      expect(words).toContain(ITEM);
    }
  });
});
