import { html, TICK } from './markup.ts';
import type { Markup } from './markup.ts';
import { entryOf, reviewCommand } from './sheet-text.ts';
import type { SheetText } from './sheet-text.ts';
import { VERDICT_ADVICE } from './words.ts';

/** Names of findings by which a text may not be taken in at all. */
const SECRET: ReadonlySet<string> = new Set(['secrecy-marked', 'classified']);

/**
 * What a clerk does next about a text: the verdict in a sentence, and the command that goes on, with the
 * flags it needs.
 */
export function advice(text: SheetText, flags = ''): Markup {
  const { report, standing } = text;
  const { verdict } = report;
  const entry = entryOf(text);
  const words = isSecret(text)
    ? '发现密级标志，未写入，不予收录。请停止传递，按保密规定处理。'
    : standing?.draft === true
      ? `原件逐字节相同，先前已收，不重复写入；现仍待核：${standing.state}。`
      : VERDICT_ADVICE[verdict];
  const step =
    report.parts !== undefined
      ? undefined
      : verdict === 'conflict'
        ? html`<span class="step"
            >已有件：<code>${report.entry ?? ''}</code>。${
              entry === null
                ? '来稿未写入。'
                : html`来稿存为待核件，核定：<code>${reviewCommand(entry, flags)}</code>`
            }</span
          >`
        : entry !== null && waits(text)
          ? html`<span class="step">核定：<code>${reviewCommand(entry, flags)}</code></span>`
          : undefined;
  return html`<p class="advice">${words}${step}</p>`;
}

/** True for a text that is written and on which something is still to be decided. */
function waits(text: SheetText): boolean {
  const { report, standing } = text;
  if (standing !== undefined) return standing.state !== '';
  return report.verdict === 'review';
}

function isSecret({ report }: SheetText): boolean {
  return report.issues.some(({ name, severity }) => severity === 'error' && SECRET.has(name));
}

/** What may be done with a text: never 收录 where there is nothing to take in, or it may not be. */
function choicesFor(text: SheetText): string[] {
  const { report, standing } = text;
  if (isSecret(text)) return ['已停止传递，按保密规定处理', '已报告保密工作人员'];
  switch (report.verdict) {
    case 'refused':
      return ['处理后重新收稿', '退回来稿人'];
    case 'conflict':
      return ['新稿替代旧稿', '作为另件', '弃收新稿'];
    case 'already-filed':
      if (standing === undefined) return [];
      return standing.draft
        ? ['收录', '补正后收录', '退回']
        : standing.state === ''
          ? []
          : ['已核定'];
    default:
      return ['收录', '补正后收录', '退回'];
  }
}

/** Lines to sign on; nothing for what asks for no decision, and for a file whose texts have their own. */
export function signing(text: SheetText): Markup | undefined {
  const choices = choicesFor(text);
  if (choices.length === 0 || text.number === undefined) return undefined;
  return html`<div class="sign">
    <p class="choice">
      <span>处理意见：</span>${choices.map((words) => html`<span>${TICK} ${words}</span>`)}
    </p>
    <p class="line wide">说明</p>
    <p class="line lead">经办</p>
    <p class="line">审核</p>
    <p class="line">日期</p>
  </div>`;
}
