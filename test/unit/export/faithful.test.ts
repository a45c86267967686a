import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { squash } from '../../../src/domain/faithful-text.ts';
import { writeDocx } from '../../../src/export/docx.ts';
import type { ExportedBlock, ExportedDocument } from '../../../src/export/exported-text.ts';
import { wordsOfRuns } from '../../../src/export/exported-text.ts';
import { readExportedText } from '../../../src/export/from-page.ts';
import { writeMarkdown } from '../../../src/export/markdown.ts';
import { writePlainText } from '../../../src/export/plain-text.ts';
import { docx } from '../../../src/intake/readers/docx.ts';
import { txt } from '../../../src/intake/readers/txt.ts';
import { renderMarkdown } from '#loader/render';
import { pageNodeOf } from '../../support/page-node.ts';

const features = { gfm: true, smartPunctuation: false };
const html = (markdown: string): string => markdownToHtml(markdown, { features }).html;

function exported(blocks: ExportedBlock[]): ExportedDocument {
  const frame = { warning: '', colophon: [], creator: '年轮', subject: '', lang: 'zh-Hans' };
  return { title: '题名', blocks, ...frame };
}

const wordsOf = (block: ExportedBlock): string => {
  if (block.type === 'picture') return block.alt;
  if (block.type === 'table')
    return block.rows
      .flat()
      .map(({ runs }) => wordsOfRuns(runs))
      .join('');
  return wordsOfRuns(block.runs);
};
const markersOf = (block: ExportedBlock): string =>
  block.type === 'paragraph' ? block.marker : '';
const wanted = (blocks: ExportedBlock[], markers: boolean): string =>
  squash(`题名${blocks.map((one) => (markers ? markersOf(one) : '') + wordsOf(one)).join('')}`);

const throughDocx = (blocks: ExportedBlock[]): string =>
  squash(docx.read(writeDocx(exported(blocks))).value?.text ?? '');
const throughText = (blocks: ExportedBlock[]): string =>
  squash(txt.read(new TextEncoder().encode(writePlainText(exported(blocks)))).value?.text ?? '');
const throughMarkdown = (blocks: ExportedBlock[]): string => {
  const read = readExportedText(pageNodeOf(html(writeMarkdown(exported(blocks)))));
  return squash(read.map(wordsOf).join(''));
};

const signs = [
  ...'团青年工作总结，。：（）《》“”、１２ａ１2aZ.-+=#*_`~|<>[]{}!&;:\\$^"\'/()@ 　×□某○〇𠮷𬭩😀',
];
const words = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 24 })
  .map((all) => `字${all.join('')}`.trim());
const oddWords = fc
  .array(fc.constantFrom(...signs), { minLength: 1, maxLength: 12 })
  .map((all) => all.join('').replace(/^ +| +$/g, ''))
  .filter((all) => all.trim() !== '');
const run = fc.record({ text: fc.oneof(words, oddWords), strong: fc.boolean() });
const runs = fc.array(run, { minLength: 1, maxLength: 3 });
const heading = fc.record({
  type: fc.constant('heading' as const),
  depth: fc.integer({ min: 1, max: 5 }),
  runs: runs.map((all) => all.map((one) => ({ ...one, strong: false }))),
  runIn: fc.boolean(),
});
const paragraph = fc.record({
  type: fc.constant('paragraph' as const),
  role: fc.constantFrom('body' as const, 'signature' as const, 'quote' as const),
  runs: fc.array(fc.oneof(run, fc.constant({ text: '甲\n乙', strong: false })), {
    minLength: 1,
    maxLength: 3,
  }),
  depth: fc.constant(0),
  marker: fc.constant(''),
});
const cell = fc.record({
  runs: fc.oneof(fc.constant([]), runs),
  isHeader: fc.boolean(),
  columns: fc.integer({ min: 1, max: 3 }),
  rows: fc.integer({ min: 1, max: 2 }),
});
const table = fc.record({
  type: fc.constant('table' as const),
  rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
});
const blocks: fc.Arbitrary<ExportedBlock[]> = fc.array(
  fc.oneof(
    heading as fc.Arbitrary<ExportedBlock>,
    paragraph as fc.Arbitrary<ExportedBlock>,
    table as fc.Arbitrary<ExportedBlock>,
  ),
  { minLength: 1, maxLength: 6 },
);

describe('what is exported', () => {
  it('as Markdown reads back as the same characters, whatever they are', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(throughMarkdown(all)).toBe(wanted(all, false));
      }),
      { numRuns: 300 },
    );
  });

  it('as plain text reads back as the same characters, whatever they are', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(throughText(all)).toBe(wanted(all, true));
      }),
    );
  });

  it('as a Word file reads back as the same characters, whatever they are', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        expect(throughDocx(all)).toBe(wanted(all, true));
      }),
      { numRuns: 100 },
    );
  });

  const content = path.resolve('content');
  const entries = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!pages).*\.mdx?$/.test(name),
  );

  it('of every sample entry is the entry’s text in each form', () => {
    expect(entries.length).toBeGreaterThan(20);
    for (const name of entries) {
      const source = readFileSync(path.join(content, name), 'utf8').replace(
        /^---\n.*?\n---\n/su,
        '',
      );
      if (/^<|^import /mu.test(source)) continue;
      const shown = html(source);
      const all = readExportedText(pageNodeOf(shown));
      const stored = squash(`题名${plainWords(shown)}`);
      expect(wanted(all, false), name).toBe(stored);
      expect(throughMarkdown(all), name).toBe(stored);
      expect(throughText(all), name).toBe(wanted(all, true));
      expect(throughDocx(all), name).toBe(wanted(all, true));
    }
  });
});

describe('a list', () => {
  it('keeps its numbers as text and its depth', () => {
    const source = '1. 甲\n2. 乙\n   - 丙\n   - 丁\n3. 戊\n';
    const all = readExportedText(pageNodeOf(html(source)));
    expect(all).toMatchObject([
      { marker: '1.', depth: 1 },
      { marker: '2.', depth: 1 },
      { marker: '-', depth: 2 },
      { marker: '-', depth: 2 },
      { marker: '3.', depth: 1 },
    ]);
    expect(throughDocx(all)).toBe('题名1.甲2.乙-丙-丁3.戊');
    expect(readExportedText(pageNodeOf(html(writeMarkdown(exported(all))))).slice(1)).toEqual(all);
  });
});

describe('what is no plain paragraph', () => {
  const read = (page: string) => readExportedText(pageNodeOf(page));

  it('keeps the marks of notes where they stand, and before the notes', async () => {
    const { html: page } = await renderMarkdown(
      '正文[^1]。\n\n- [x] 完成\n- [ ] 未完\n\n[^1]: 注释。\n',
    );
    expect(read(page).map(wordsOf)).toEqual(['正文〔1〕。', '☑ 完成', '☐ 未完', '〔1〕注释。']);
  });

  it('says the words of a picture once, and only those of the source', () => {
    const captioned =
      '<figure><img src="a.webp" alt="图1　现场"><figcaption>图1　现场</figcaption></figure>';
    expect(throughText(read(captioned))).toBe('题名图1现场');
    expect(throughDocx(read(captioned))).toBe('题名图1现场');
    expect(throughText(read('<p><img src="a.webp" alt="原件所附的图" data-unnamed></p>'))).toBe(
      '题名',
    );
    expect(throughText(read('<p><img src="a.webp" alt="会场"></p><p>会后。</p>'))).toBe(
      '题名会场会后。',
    );
  });

  it('keeps two tables two in a Word file', () => {
    const one = '<table><tr><td>甲</td></tr></table>';
    const parts = unzipSync(writeDocx(exported(read(one + one))));
    const document = strFromU8(parts['word/document.xml']!);
    expect(document.match(/<w:tbl>/gu)).toHaveLength(2);
    expect(document).not.toContain('</w:tbl><w:tbl>');
  });
});

describe('a Word file', () => {
  it('is the same bytes for the same text', () => {
    const all = readExportedText(pageNodeOf('<h2>一、甲</h2><p>乙</p>'));
    expect(writeDocx(exported(all))).toEqual(writeDocx(exported(all)));
  });
});

describe('the text of a page', () => {
  it('leaves out what the site added and keeps masks and figures', () => {
    const page =
      '<p>张<span class="mask">××</span>同志<b class="fig">12</b>人<a class="pin" data-added>1</a></p>';
    expect(readExportedText(pageNodeOf(page)).map(wordsOf)).toEqual(['张××同志12人']);
  });
});

function plainWords(page: string): string {
  const collect = (node: ReturnType<typeof pageNodeOf>): string =>
    node.children.map((one) => (typeof one === 'string' ? one : collect(one))).join('');
  return collect(pageNodeOf(page));
}
