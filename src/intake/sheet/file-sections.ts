import type { OutlineReport, ProposedFields, UnitProposal } from '#domain/intake-report';
import { FIELD_WORDS } from '#domain/field-words';
import { groundWords, valueWords } from '../description-words.ts';
import { roleMarks } from '../role-words.ts';
import { COLUMN_HEADS } from '../units/columns.ts';
import { openParts, partsInWords } from '../units/register.ts';
import { html, short, TICK } from './markup.ts';
import type { Markup } from './markup.ts';
import { CONFIDENCE_SIGNS } from './words.ts';

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
  const settled = shown.filter(isSettled);
  return html`<section>
    <h3>著录 <small>逐项核对，无误的打勾</small></h3>
    ${brief(settled)}
    <table class="fields${settled.length === shown.length ? ' settled' : ''}">
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

/**
 * True for what the text states, what the office has set, and the script, which is counted: on paper it
 * stands in one paragraph. A unit that the list is to get is looked over part by part.
 */
function isSettled([name, field]: [string, ProposedFields[string]]): boolean {
  const { value, confidence } = field;
  if (value === null || (field as UnitProposal).proposed !== undefined) return false;
  return confidence === 'stated' || (name === 'script' && confidence === 'inferred');
}

/** The settled fields as they are printed: value and place, a paragraph for each ground, to be ticked once. */
function brief(settled: readonly [string, ProposedFields[string]][]): Markup[] {
  const groups = new Map<string, Markup[]>();
  for (const [name, field] of settled) {
    const { value, evidence } = field;
    const ground = groundWords(field);
    const isInText =
      evidence.place !== '' &&
      field.confidence === 'stated' &&
      ground === CONFIDENCE_SIGNS.stated.words;
    const before = groups.get(ground) ?? [];
    const words = html`${before.length === 0 ? '' : '；'}${FIELD_WORDS[name] ?? name}
      <b>${valueWords(value)}</b>${isInText ? `（${evidence.place}）` : ''}`;
    groups.set(ground, [...before, words]);
  }
  return [...groups].map(
    ([ground, words]) => html`<p class="brief">${TICK} ${ground}：${words}</p>`,
  );
}

function fieldRow([name, field]: [string, ProposedFields[string]]): Markup {
  const { value, confidence, evidence, reasons } = field;
  const { sign } = CONFIDENCE_SIGNS[confidence];
  const quoted = evidence.text === '' ? undefined : html`<q>${short(evidence.text)}</q>`;
  const place =
    evidence.place === '' ? undefined : html` <span class="at">${evidence.place}</span>`;
  const id =
    'id' in field && typeof field.id === 'string'
      ? html` <span class="at">${field.id}</span>`
      : undefined;
  const kind = confidence === 'doubtful' ? 'doubted' : isSettled([name, field]) ? 'settled' : '';
  return html`<tr${kind === '' ? undefined : html` class="${kind}"`}><th scope="row">${FIELD_WORDS[name] ?? name}</th><td class="value">${
    value === null ? html`<span class="none">未定</span>` : valueWords(value)
  }${id}</td><td class="ground">${quoted}${place}${reasons.map((reason) => html`<span class="why">${reason}</span>`)}${proposalRows(field)}</td><td class="sure"><span class="${confidence}" data-sign="${sign}">${groundWords(field)}</span></td><td>${TICK}</td></tr>`;
}

/** What the list of units would get, part by part with its ground; only where the unit is not in it. */
function proposalRows(field: ProposedFields[string]): Markup[] {
  const { proposed } = field as UnitProposal;
  if (proposed === undefined) return [];
  const parts = partsInWords(proposed).map(
    ({ part, value, ground }) => html`<span class="why">${part} ${value}（${ground}）</span>`,
  );
  const open = openParts(proposed).map((part) => COLUMN_HEADS[part][0] ?? part);
  return [
    html`<span class="why">未入名录，拟增：</span>`,
    ...parts,
    ...(open.length === 0 ? [] : [html`<span class="why">待填 ${open.join('、')}</span>`]),
  ];
}

/** The headings found, with their lines and the parts their sections play. */
export function outlineSection({ headings }: OutlineReport): Markup | undefined {
  if (headings.length === 0) return undefined;
  const roles = roleMarks(headings);
  return html`<section>
    <h3>层次 <small class="num">${headings.length} 个标题</small></h3>
    <p class="brief">
      ${headings
        .filter(({ depth }) => depth === 1)
        .map(
          ({ ordinal, text, line }, at) =>
            `${at === 0 ? '' : '；'}${ordinal ?? ''}${text}（第${line}行）`,
        )}
    </p>
    <ol class="outline">
      ${headings.map(
        ({ depth, ordinal, text, line }, index) =>
          html`<li class="d${Math.min(depth, 6)}">
            <span>${ordinal ?? ''}${text}</span
            ><span class="at num">${roles[index] ? `${roles[index]}　` : ''}第${line}行</span>
          </li>`,
      )}
    </ol>
  </section>`;
}
