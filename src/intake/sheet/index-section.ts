import type { FileReport, Verdict } from '#domain/intake-report';
import type { Issue } from '#issues/issue';
import { valueWords } from '../description-words.ts';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import { entryOf, openIn } from './sheet-text.ts';
import type { SheetText } from './sheet-text.ts';
import { CONFIDENCE_SIGNS, VERDICT_SIGNS } from './words.ts';

const VERDICTS = Object.keys(VERDICT_SIGNS) as Verdict[];

/** How many texts came to which end, each leading to the first of them. */
export function totals(all: readonly SheetText[]): Markup {
  const texts = all.filter(({ number }) => number !== undefined);
  return html`<ul class="totals">
    ${VERDICTS.map((verdict) => {
      const same = texts.filter(({ report }) => report.verdict === verdict);
      const [first] = same;
      const { words, sign } = VERDICT_SIGNS[verdict];
      const inner = html`<b>${same.length}</b>${sign} ${words}`;
      return html`<li class="${verdict}">
        ${first === undefined ? html`<span>${inner}</span>` : html`<a href="#${first.anchor}">${inner}</a>`}
      </li>`;
    })}
  </ul>`;
}

/** One row a text, and one without a number above the texts of a file with several. */
export function index(all: readonly SheetText[]): Markup {
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
        ${all.map(row)}
      </tbody>
    </table>
    <p class="legend">${legend}<span>存疑和未定的，须核定后才能收录</span></p>
  </nav>`;
}

function row(text: SheetText): Markup {
  const { report, number, anchor } = text;
  const open = openIn(text);
  const count = text.standing?.state ?? (open === 0 ? '' : `待核 ${open} 项`);
  const entry = entryOf(text);
  if (number === undefined) {
    return html`<tr class="file">
      <td class="n"></td>
      <td colspan="3"><a href="#${anchor}">${placeIn(report)}</a></td>
      <td class="n">${count}</td>
      <td></td>
    </tr>`;
  }
  const { unit, period } = report.fields;
  return html`<tr class="text">
    <td class="n">${number}</td>
    <td>
      <a href="#${anchor}">${titleOf(report)}</a
      ><small
        >${placeIn(report)}${entry === null ? undefined : html` <span class="entry">${entry}</span>`}</small
      >
    </td>
    <td>${valueOrDash(unit?.value)}</td>
    <td class="num">${valueOrDash(period?.value)}</td>
    <td class="${text.standing === undefined ? 'n' : 'state'}">${count}</td>
    <td>${badges(text)}</td>
  </tr>`;
}

/** The verdict, and for what was taken in before how it stands now. */
export function badges({ report, standing }: SheetText): Markup {
  const { verdict } = report;
  const { words, sign } = VERDICT_SIGNS[verdict];
  const now =
    standing === undefined
      ? undefined
      : standing.draft
        ? html`<span class="verdict review">${VERDICT_SIGNS.review.sign} 现仍待核</span>`
        : html`<span class="verdict filed">${VERDICT_SIGNS.filed.sign} 现已收录</span>`;
  return html`<span class="badges"
    ><span class="verdict ${verdict}">${sign} ${words}</span>${now}</span
  >`;
}

/** The title, else the file's name. */
export function titleOf(report: FileReport<Issue>): string {
  const value = report.fields['title']?.value;
  if (typeof value === 'string' && value !== '') return value;
  return baseName(report.file) + (report.part === undefined ? '' : ` ${report.part.label}`);
}

/** `文件，第2篇，共7篇`. */
export function placeIn({ file: given, part, parts }: FileReport<Issue>): string {
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
