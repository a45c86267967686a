import type { Removal } from '#domain/faithful-text';
import type { OutlineReport, ProposedFields } from '#domain/intake-report';
import type { Issue } from '#issues/issue';
import { html } from './markup.ts';
import type { Markup } from './markup.ts';
import {
  CODE_WORDS,
  CONFIDENCE_SIGNS,
  FIELD_WORDS,
  GROUP_ORDER,
  groupOf,
  ruleWords,
  SEVERITY_SIGNS,
} from './words.ts';

/** Longest quotation of evidence or of a removed stretch. */
const QUOTE = 140;

const TICK = html`<span class="tick" aria-hidden="true"></span>`;

/** A value in words: codes of the content model are translated, lists joined. */
export function valueWords(value: unknown): string {
  const codes: unknown[] = Array.isArray(value) ? value : [value];
  return codes.map((code) => CODE_WORDS[String(code)] ?? String(code)).join('、');
}

/** Every field with its value, the words it came from, their place, and how sure it is. */
export function fieldsSection(fields: ProposedFields): Markup | undefined {
  const all = Object.entries(fields);
  if (all.length === 0) return undefined;
  const shown = all.filter(
    ([, { value, confidence }]) => value !== null || confidence === 'doubtful',
  );
  const silent = all
    .filter((entry) => !shown.includes(entry))
    .map(([name]) => FIELD_WORDS[name] ?? name);
  return html`<section>
    <h3>著录 <small>逐项核对，无误的打勾</small></h3>
    <table class="fields">
      <thead>
        <tr>
          <th>项目</th>
          <th>所拟</th>
          <th>依据</th>
          <th class="sure">把握</th>
          <th>核对</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(fieldRow)}
      </tbody>
    </table>
    ${silent.length === 0 ? undefined : html`<p class="silent">原文未载：${silent.join('、')}</p>`}
  </section>`;
}

function fieldRow([name, field]: [string, ProposedFields[string]]): Markup {
  const { value, confidence, evidence, reasons } = field;
  const { words, sign } = CONFIDENCE_SIGNS[confidence];
  const quoted = evidence.text === '' ? undefined : html`<q>${short(evidence.text)}</q>`;
  const place =
    evidence.place === '' ? undefined : html` <span class="at">${evidence.place}</span>`;
  const id =
    'id' in field && typeof field.id === 'string'
      ? html` <span class="at">${field.id}</span>`
      : undefined;
  return html`<tr${confidence === 'doubtful' ? html` class="doubted"` : undefined}><th scope="row">${FIELD_WORDS[name] ?? name}</th><td class="value">${
    value === null ? html`<span class="none">未定</span>` : valueWords(value)
  }${id}</td><td class="ground">${quoted}${place}${reasons.map((reason) => html`<span class="why">${reason}</span>`)}</td><td class="sure"><span class="${confidence}" data-sign="${sign}">${words}</span></td><td>${TICK}</td></tr>`;
}

/** 待核事项 in groups, the gravest first within each. */
export function issuesSection(issues: readonly Issue[]): Markup | undefined {
  if (issues.length === 0) return undefined;
  const order = Object.keys(SEVERITY_SIGNS);
  const open = issues.filter(({ severity }) => severity !== 'note').length;
  const groups = GROUP_ORDER.map((words) => ({
    words,
    issues: issues
      .filter(({ name }) => groupOf(name) === words)
      .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  })).filter((group) => group.issues.length > 0);
  return html`<section>
    <h3>
      待核事项 <small class="num">${open === 0 ? '只有提示，不须核定' : `须核定 ${open} 项`}</small>
    </h3>
    ${groups.map(
      (group) =>
        html`<div class="group">
          <h4>${group.words}</h4>
          <ul>
            ${group.issues.map(issueRow)}
          </ul>
        </div>`,
    )}
  </section>`;
}

function issueRow(issue: Issue): Markup {
  const { words, sign } = SEVERITY_SIGNS[issue.severity];
  const field =
    issue.field === undefined
      ? undefined
      : (FIELD_WORDS[issue.field.replace(/^source\./u, '')] ?? issue.field);
  const place = [issue.line === undefined ? undefined : `第${issue.line}行`, field].filter(
    (part) => part !== undefined,
  );
  return html`<li class="${issue.severity}">
    ${issue.severity === 'note' ? undefined : TICK}<span class="grave">${sign} ${words}</span>
    <div>
      <p>
        ${issue.message}${
          place.length === 0 ? undefined : html` <span class="at">${place.join('，')}</span>`
        }
      </p>
      ${issue.severity === 'note' ? undefined : html`<p class="do">${issue.advice}</p>`}
    </div>
  </li>`;
}

/** The headings found, with their lines. */
export function outlineSection({ headings }: OutlineReport): Markup | undefined {
  if (headings.length === 0) return undefined;
  return html`<section>
    <h3>层次 <small class="num">${headings.length} 个标题</small></h3>
    <ol class="outline">
      ${headings.map(
        ({ depth, ordinal, text, line }) =>
          html`<li class="d${Math.min(depth, 6)}">
            <span>${ordinal ?? ''}${text}</span><span class="at num">第${line}行</span>
          </li>`,
      )}
    </ol>
  </section>`;
}

/** Every removed stretch with its rule, what stood before it, and how it comes back. */
export function removedSection(
  removed: readonly Removal[],
  entry: string | null,
  taken: string | undefined,
): Markup | undefined {
  if (removed.length === 0) return undefined;
  const rows = removed.map(
    ({ line, rule, text, start }, at) =>
      html`<tr>
        <td class="n">第${line}行</td>
        <td class="rule">
          ${rule === removed[at - 1]?.rule ? '同上' : html`${ruleWords(rule)} <span class="at">${rule}</span>`}
        </td>
        <td class="text"><q>${short(text)}</q>${before(taken, start, removed)}</td>
        <td>${TICK} 恢复</td>
      </tr>`,
  );
  // Nothing was written of a file that was not filed, so nothing can be put back.
  const back =
    entry === null
      ? undefined
      : html`<p class="back">
          恢复办法：在 <code>summaries/${entry}.mdx</code> 的相应位置补入该处文字，并在原件目录的
          <code>intake.json</code> 中删去
          <code>removed</code> 下同一行号、同一规则的一条；构建时逐字核对，两处须同时改。
        </p>`;
  return html`<section>
    <h3>去除的文字 <small class="num">${removed.length} 处，均存于原件</small></h3>
    <table class="removed">
      <thead>
        <tr>
          <th>位置</th>
          <th>规则</th>
          <th>文字</th>
          <th>处理</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
    ${back}
  </section>`;
}

/** The end of the line that stands before a removal in the text taken in. */
function before(
  taken: string | undefined,
  start: number,
  removed: readonly Removal[],
): Markup | undefined {
  const gap = (end: number) => end <= start && taken?.slice(end, start).trim() === '';
  // After another removed line, that one says where both belong.
  if (removed.some((other) => other.start !== start && gap(other.end))) return undefined;
  const line = taken?.slice(0, start).trimEnd().split('\n').at(-1) ?? '';
  return line === ''
    ? undefined
    : html`<span class="at" style="white-space:normal"
        >，接在“${line.length > 16 ? `…${line.slice(-16)}` : line}”之后</span
      >`;
}

function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line;
}
