import { personsNamed } from '#domain/named-persons';
import { CONFLICT, isAboutField } from '#domain/open-findings';
import type { Issue } from '#issues/issue';
import { FIELD_WORDS } from '#domain/field-words';
import { decisionWords } from '../review/finding-choices.ts';
import { html, TICK } from './markup.ts';
import type { Markup } from './markup.ts';
import { GROUP_ORDER, groupOf, SEVERITY_SIGNS } from './words.ts';

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
        html`<div class="group${group.issues.every(isNote) ? ' notes' : ''}">
          <h4>${group.words}</h4>
          <ul>
            ${group.issues.map(issueRow)}
          </ul>
        </div>`,
    )}
    ${briefNotes(issues.filter(isNote))}
  </section>`;
}

function isNote({ severity }: Issue): boolean {
  return severity === 'note';
}

/** What asks for nothing, as it is printed: in one paragraph. */
function briefNotes(notes: readonly Issue[]): Markup | undefined {
  if (notes.length === 0) return undefined;
  return html`<p class="brief">
    ${SEVERITY_SIGNS.note.words}（不须核定）：${notes.map(({ message }) => message)}
  </p>`;
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
    <span class="grave">${sign} ${words}</span>
    <div>
      <p>
        ${issue.message}${
          place.length === 0 ? undefined : html` <span class="at">${place.join('，')}</span>`
        }
      </p>
      ${persons(issue)}
      ${issue.severity === 'note' ? undefined : html`<p class="do">${issue.advice}</p>`}
      ${choices(issue)}
    </div>
  </li>`;
}

/** The ways to decide a finding, to be ticked: the same that `review` offers. */
function choices({ name, severity }: Issue): Markup | undefined {
  // Persons are decided one by one, above.
  if (severity === 'note' || name === 'person-named') return undefined;
  const offered = isAboutField(name)
    ? ['已核定']
    : name === CONFLICT
      ? ['新稿替代旧稿', '作为另件，专题：＿＿＿＿', '弃收新稿']
      : severity === 'error'
        ? ['已处理']
        : [...Object.values(decisionWords(name)), ...(PROGRAM[name] ?? [])];
  return html`<p class="choose">${offered.map((words) => html`<span>${TICK} ${words}</span>`)}</p>`;
}

/** What `review` can do by itself for some findings. */
const PROGRAM: Readonly<Record<string, readonly string[]>> = { 'removal-doubtful': ['补回正文'] };

/** Persons one by one, each to be decided. */
function persons(issue: Issue): Markup | undefined {
  if (issue.name !== 'person-named') return undefined;
  return html`<ul class="persons">
    ${personsNamed(issue).map(
      ({ name, line }) =>
        html`<li>
          ${name} <span class="at">第${line}行</span>
          <span class="choose"><span>${TICK} 保留</span><span>${TICK} 隐去</span></span>
        </li>`,
    )}
  </ul>`;
}
