import type { IntakeReport } from '../file-report.ts';
import { fieldsSection, outlineSection } from './file-sections.ts';
import { badges, index, placeIn, titleOf, totals } from './index-section.ts';
import { issuesSection } from './issues-section.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { PRINT_STYLE } from './print-style.ts';
import { removedSection } from './removed-section.ts';
import { entryOf, openIn, textsOf } from './sheet-text.ts';
import type { SheetText } from './sheet-text.ts';
import { advice, signing } from './signing-section.ts';
import type { Standing } from './standing.ts';
import { STYLE } from './style.ts';

export interface SheetContext {
  /** Name of the archive. */
  archive: string;
  /** ISO day of the batch. */
  day: string;
  /** Texts taken in by `file`, so that a removed line shows what stood before it. */
  texts?: ReadonlyMap<string, string>;
  /** What commands need to find the archive again: `--content ../库`; absent where they find it without. */
  flags?: string;
  /** How the entries stand that were taken in before, by their ids. */
  standings?: ReadonlyMap<string, Standing>;
}

/**
 * 来稿核查单: one page a batch, complete in itself. Opens from disk, prints on A4, fetches nothing,
 * runs nothing; every word is escaped and every number of an identity card, bank card, telephone or
 * address hidden but for two characters. On paper what asks for no decision is drawn together.
 */
export function sheetHtml(files: readonly IntakeReport[], context: SheetContext): string {
  // A file with several texts has a section of its own, for what stood above them, and one for each.
  const all = textsOf(files, context.standings);
  const count = all.filter(({ number }) => number !== undefined).length;
  const held = count === files.length ? '' : `（${files.length} 个文件）`;
  const page = html`<!doctype html>
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>来稿核查单 ${context.day}</title>
        <style>
          ${{ markup: STYLE + PRINT_STYLE }}
        </style>
      </head>
      <body>
        <main id="top">
          <header class="top">
            <h1>来稿核查单</h1>
            <div class="of">
              <p>${context.archive}</p>
              <p class="num">${context.day}，共 ${count} 件${held}</p>
            </div>
          </header>
          ${totals(all)} ${index(all)} ${all.map((text) => article(text, context))}
          <footer>
            非涉密平台，严禁上传国家秘密、工作秘密。身份证号、银行卡号、电话、邮箱只显示末两位，全文见原件。
          </footer>
        </main>
      </body>
    </html> `;
  return page.markup;
}

function article(text: SheetText, context: SheetContext): Markup {
  const { report, number, anchor } = text;
  const written = entryOf(text);
  const isSplit = report.parts !== undefined;
  const sections = [
    issuesSection(report.issues),
    fieldsSection(report.fields),
    outlineSection(report.outline),
    removedSection(
      report.removed,
      written,
      context.texts?.get(report.file),
      isSplit,
      context.flags,
    ),
  ];
  const which = number === undefined ? '文件' : `第 ${number} 件`;
  // What asks for little is not cut by the end of a page.
  const isShort = openIn(text) === 0 || sections.every((section) => section === undefined);
  return html`<article id="${anchor}" class="${report.verdict}${isShort ? ' short' : ''}">
    <header>
      <div>
        <p class="file">
          <span class="num">${which}</span>　${placeIn(report)}${
            written === null ? undefined : html` 　<code>${written}</code>`
          }
        </p>
        <h2>${titleOf(report)}</h2>
      </div>
      ${badges(text)} ${advice(text, context.flags)}
    </header>
    ${sections}${signing(text)}<a class="up" href="#top">返回目录</a>
  </article>`;
}
