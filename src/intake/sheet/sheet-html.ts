import { textReports } from '#domain/intake-report';
import type { Verdict } from '#domain/intake-report';
import { valueWords } from '../description-words.ts';
import type { IntakeReport } from '../take-in.ts';
import { fieldsSection, outlineSection } from './file-sections.ts';
import { issuesSection } from './issues-section.ts';
import { html, TICK } from './markup.ts';
import type { Markup } from './markup.ts';
import { removedSection } from './removed-section.ts';
import { STYLE } from './style.ts';
import { CONFIDENCE_SIGNS, VERDICT_ADVICE, VERDICT_SIGNS } from './words.ts';

export interface SheetContext {
  /** Name of the archive. */
  archive: string;
  /** ISO day of the batch. */
  day: string;
  /** Texts taken in by `file`, so that a removed line shows what stood before it. */
  texts?: ReadonlyMap<string, string>;
}

const VERDICTS = Object.keys(VERDICT_SIGNS) as Verdict[];

/**
 * 来稿核查单: one page a batch, complete in itself. Opens from disk, prints on A4, fetches nothing,
 * runs nothing; every word is escaped and every number of an identity card, bank card, telephone or
 * address hidden but for two characters.
 */
export function sheetHtml(files: readonly IntakeReport[], context: SheetContext): string {
  // A file with several texts has a section of its own, for what stood above them, and one for each.
  const reports = files.flatMap((report) => [report, ...(report.parts ?? [])]);
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
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <main id="top">
          <header class="top">
            <h1>来稿核查单</h1>
            <div class="of">
              <p>${context.archive}</p>
              <p class="num">${context.day}，共 ${files.flatMap(textReports).length} 件</p>
            </div>
          </header>
          ${totals(reports)} ${index(reports)}
          ${reports.map((report, at) => file(report, at, context))}
          <footer>
            非涉密平台，严禁上传国家秘密、工作秘密。身份证号、银行卡号、电话、邮箱只显示末两位，全文见原件。
          </footer>
        </main>
      </body>
    </html> `;
  return page.markup;
}

/** How many files came to which end, each leading to the first of them. */
function totals(reports: readonly IntakeReport[]): Markup {
  const texts = reports.filter(({ parts }) => parts === undefined);
  return html`<ul class="totals">
    ${VERDICTS.map((verdict) => {
      const first = reports.findIndex(
        (report) => report.verdict === verdict && report.parts === undefined,
      );
      const count = texts.filter((report) => report.verdict === verdict).length;
      const { words, sign } = VERDICT_SIGNS[verdict];
      const inner = html`<b>${count}</b>${sign} ${words}`;
      return html`<li class="${verdict}">
        ${first < 0 ? html`<span>${inner}</span>` : html`<a href="#f${first + 1}">${inner}</a>`}
      </li>`;
    })}
  </ul>`;
}

function index(reports: readonly IntakeReport[]): Markup {
  const rows = reports.map((report, at) => {
    const { unit, period } = report.fields;
    const open = report.issues.filter(({ severity }) => severity !== 'note').length;
    return html`<tr>
      <td class="n">${at + 1}</td>
      <td><a href="#f${at + 1}">${titleOf(report)}</a><small>${placeIn(report)}</small></td>
      <td>${valueOrDash(unit?.value)}</td>
      <td class="num">${valueOrDash(period?.value)}</td>
      <td class="n">${open === 0 ? '' : `待核 ${open} 项`}</td>
      <td>${badge(report.verdict)}</td>
    </tr>`;
  });
  const legend = Object.entries(CONFIDENCE_SIGNS).map(
    ([confidence, { words, sign }]) =>
      html`<span><span class="${confidence}" data-sign="${sign}">${words}</span></span>`,
  );
  return html`<nav aria-label="本批各件">
    <table class="index">
      <thead>
        <tr>
          <th class="n">序号</th>
          <th>题名</th>
          <th>形成单位</th>
          <th>所属期</th>
          <th>事项</th>
          <th>结论</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    <p class="legend">${legend}<span>存疑和未定的，须核定后才能收录</span></p>
  </nav>`;
}

function file(report: IntakeReport, at: number, context: SheetContext): Markup {
  const { verdict, entry, keptAs } = report;
  const isFiled = verdict === 'filed' || verdict === 'review';
  const written = isFiled ? entry : (keptAs ?? null);
  const sections = [
    issuesSection(report.issues),
    fieldsSection(report.fields),
    outlineSection(report.outline),
    removedSection(
      report.removed,
      written,
      context.texts?.get(report.file),
      report.parts !== undefined,
    ),
  ];
  // A page of its own only for what has something to sign.
  const whole = sections.some((section) => section !== undefined);
  return html`<article id="f${at + 1}" class="${verdict}${whole ? ' whole' : ''}">
    <header>
      <div>
        <p class="file">
          <span class="num">第 ${at + 1} 件</span>　${placeIn(report)}${
            written === null ? undefined : html` 　<code>${written}</code>`
          }
        </p>
        <h2>${titleOf(report)}</h2>
      </div>
      ${badge(verdict)}
      <p class="advice">${VERDICT_ADVICE[verdict]}${nextStep(report)}</p>
    </header>
    ${sections}${whole ? signing() : undefined}<a class="up" href="#top">返回目录</a>
  </article>`;
}

/** What a clerk does next about a file, as far as the verdict alone does not say it. */
function nextStep({ verdict, entry, keptAs, parts }: IntakeReport): Markup | undefined {
  if (parts !== undefined) return undefined;
  if (verdict === 'conflict') {
    const kept =
      keptAs === undefined
        ? html`来稿未写入。`
        : html`来稿存为待核件，核定：<code>npm run review -- ${keptAs}</code>`;
    return html`<span class="step">已有件：<code>${entry ?? ''}</code>。${kept}</span>`;
  }
  if (verdict !== 'review' || entry === null) return undefined;
  return html`<span class="step">核定：<code>npm run review -- ${entry}</code></span>`;
}

function signing(): Markup {
  const choices = ['收录', '补正后收录', '退回'].map(
    (words) => html`<span>${TICK} ${words}</span>`,
  );
  return html`<div class="sign">
    <p class="choice"><span>处理意见：</span>${choices}</p>
    <p class="line wide">说明</p>
    <p class="line lead">经办</p>
    <p class="line">审核</p>
    <p class="line">日期</p>
  </div>`;
}

function badge(verdict: Verdict): Markup {
  const { words, sign } = VERDICT_SIGNS[verdict];
  return html`<span class="verdict ${verdict}">${sign} ${words}</span>`;
}

function titleOf(report: IntakeReport): string {
  const value = report.fields['title']?.value;
  if (typeof value === 'string' && value !== '') return value;
  return baseName(report.file) + (report.part === undefined ? '' : ` ${report.part.label}`);
}

/** `文件，第2篇，共7篇`. */
function placeIn({ file: given, part, parts }: IntakeReport): string {
  if (part !== undefined) return `${baseName(given)}，第${part.number}篇，共${part.of}篇`;
  return baseName(given) + (parts === undefined ? '' : `，含${parts.length}篇，分列于后`);
}

function valueOrDash(value: unknown): string {
  return value === undefined || value === null ? '—' : valueWords(value);
}

/** The file's name without its folders: the sheet is passed on, the clerk's paths are not. */
function baseName(given: string): string {
  return given.split(/[/\\]/u).at(-1) ?? given;
}
