import type { Removal } from '#domain/faithful-text';
import { ruleWords } from '../rule-words.ts';
import { html, short, TICK } from './markup.ts';
import type { Markup } from './markup.ts';
import { reviewCommand } from './sheet-text.ts';

/** Every removed stretch with its rule, what stood before it, and how it comes back. */
export function removedSection(
  removed: readonly Removal[],
  entry: string | null,
  taken: string | undefined,
  isSplit = false,
  flags = '',
): Markup | undefined {
  if (removed.length === 0) return undefined;
  const rows = removed.map(
    ({ line, rule, text, start }, at) =>
      html`<tr>
        <td class="n">第${line}行</td>
        <td class="rule">${rule === removed[at - 1]?.rule ? '同上' : ruleWords(rule)}</td>
        <td class="text"><q>${short(text)}</q>${before(taken, start, removed)}</td>
        <td>${TICK} 恢复</td>
      </tr>`,
  );
  return html`<section>
    <h3>去除的文字 <small class="num">${removed.length} 处，均存于原件</small></h3>
    ${byRule(removed)}
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
    ${wayBack(entry, isSplit, flags)}
  </section>`;
}

/** Longest quotation where removals are drawn together. */
const SHORT = 24;

/** The removals as they are printed: one paragraph a rule, with the lines and the first words of each. */
function byRule(removed: readonly Removal[]): Markup[] {
  const groups = new Map<string, Removal[]>();
  for (const removal of removed)
    groups.set(removal.rule, [...(groups.get(removal.rule) ?? []), removal]);
  return [...groups].map(([rule, same]) => {
    const quoted = same.map(({ line, text }, at) => {
      const words = short(text);
      const begun = words.length > SHORT ? `${words.slice(0, SHORT)}…` : words;
      return html`${at === 0 ? '' : '；'}第${line}行“${begun}”`;
    });
    return html`<p class="brief">${ruleWords(rule)}，${same.length} 处：${quoted}</p>`;
  });
}

/** How removed text comes back; nothing for a file of which nothing was written. */
function wayBack(entry: string | null, isSplit: boolean, flags: string): Markup | undefined {
  const byHand = html`手工补入正文，并在著录的 <code>corrections</code> 中写明：<code>from</code>
    相邻的原文字，<code>to</code> 补入后的文字；构建时逐字核对。`;
  if (isSplit) {
    return html`<p class="back">
      恢复办法：以上文字不属任何一篇，全文存于原件旁。应归入某一篇的，在该件中${byHand}
    </p>`;
  }
  if (entry === null) return undefined;
  return html`<p class="back">
    恢复办法：<code>${reviewCommand(entry, flags, '--restore 行号')}</code>（行号见“位置”），文字补入正文原处，并记入审核情况。<span
      class="wordy"
      >夹在段内、不能由程序补回的，在 <code>summaries/${entry}.mdx</code> 中${byHand}</span
    >
  </p>`;
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
