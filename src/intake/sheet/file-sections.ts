import type { OutlineReport, ProposedFields, UnitProposal } from '#domain/intake-report';
import { FIELD_WORDS } from '#domain/field-words';
import { valueWords } from '../description-words.ts';
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
  }${id}</td><td class="ground">${quoted}${place}${reasons.map((reason) => html`<span class="why">${reason}</span>`)}${proposalRows(field)}</td><td class="sure"><span class="${confidence}" data-sign="${sign}">${words}</span></td><td>${TICK}</td></tr>`;
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
