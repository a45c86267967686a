import { textReports } from '#domain/intake-report';
import { FIELD_WORDS } from '#domain/field-words';
import type { UnitProposal, Verdict } from '#domain/intake-report';
import { formatIssues } from '#issues/report';
import { groundWords, valueWords } from './description-words.ts';
import type { IntakeReport } from './file-report.ts';
import { roleMarks } from './role-words.ts';
import { proposedInWords } from './units/register.ts';

const VERDICTS: Record<Verdict, string> = {
  filed: '已收录',
  review: '已收录，待核',
  refused: '退回',
  'already-filed': '先前已收录',
  conflict: '与已有件冲突',
};

/** Longest stretch of words that the report quotes on one line. */
const QUOTE = 60;

/** One file's report as lines of plain Chinese text; the texts of a file with several follow it. */
export function formatReport(report: IntakeReport): string {
  const { part, parts = [] } = report;
  const heading =
    part === undefined
      ? `── ${report.file}`
      : `── 第${part.number}篇，共${part.of}篇（${part.label}）`;
  const lines = [heading, `结论：${verdictWords(report)}`];
  const fields = Object.entries(report.fields).filter(
    ([, { value, confidence }]) => value !== null || confidence === 'doubtful',
  );
  if (fields.length > 0)
    lines.push('著录：', ...fields.flatMap(([name, field]) => formatField(name, field)));
  const silent = Object.entries(report.fields).filter(
    ([, field]) => field.value === null && field.confidence !== 'doubtful',
  );
  if (silent.length > 0)
    lines.push(`  原文未载：${silent.map(([name]) => FIELD_WORDS[name] ?? name).join('、')}`);
  if (report.outline.headings.length > 0) {
    lines.push('层次：');
    const roles = roleMarks(report.outline.headings);
    for (const [index, { depth, ordinal, text }] of report.outline.headings.entries()) {
      const mark = roles[index] ? `  ［${roles[index]}］` : '';
      lines.push(`${'  '.repeat(depth)}${ordinal ?? ''}${text}${mark}`);
    }
  }
  if (report.removed.length > 0) {
    lines.push('去除：');
    for (const { line, rule, text } of report.removed)
      lines.push(`  第${line}行 [${rule}] ${short(text)}`);
  }
  if (report.issues.length > 0) {
    lines.push(
      '待核事项：',
      // The words of a finding of intake name what was found already.
      formatIssues(report.issues.map((issue) => ({ ...issue, file: undefined, found: undefined }))),
    );
  }
  return [`${lines.join('\n')}\n`, ...parts.map(formatReport)].join('\n');
}

function verdictWords({ verdict, entry, keptAs, parts, issues }: IntakeReport): string {
  if (issues.some(({ name }) => name === 'discarded-before')) return '先前已弃收';
  if (parts !== undefined) return `${VERDICTS[verdict]}，含${parts.length}篇，逐篇列于后`;
  const where = entry === null ? '' : `（${entry}）`;
  if (verdict !== 'conflict') return `${VERDICTS[verdict]}${where}`;
  const kept = keptAs === undefined ? '来稿未收录' : `来稿存为待核件（${keptAs}）`;
  return `${VERDICTS[verdict]}${where}，${kept}`;
}

function formatField(name: string, field: IntakeReport['fields'][string]): string[] {
  const value = valueWords(field.value ?? '（空）');
  const { text, place } = field.evidence;
  const words = text === '' ? place : `“${short(text)}”（${place}）`;
  return [
    `  ${FIELD_WORDS[name] ?? name}：${value}  ［${groundWords(field)}］`,
    ...(words === '' ? [] : [`      依据：${words}`]),
    ...field.reasons.map((reason) => `      说明：${reason}`),
    ...proposalLines(field as UnitProposal),
  ];
}

/** What the list of units would get; only where the unit is not in it. */
function proposalLines({ proposed }: UnitProposal): string[] {
  if (proposed === undefined) return [];
  return ['      未入名录，拟增：', ...proposedInWords(proposed).map((line) => `        ${line}`)];
}

/** How many texts came to which end. */
export function formatTotals(reports: readonly IntakeReport[]): string {
  const texts = reports.flatMap(textReports);
  const counts = (Object.keys(VERDICTS) as Verdict[])
    .map(
      (verdict) => [verdict, texts.filter((report) => report.verdict === verdict).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${VERDICTS[verdict]} ${count} 件`);
  const held = texts.length === reports.length ? '' : `，含 ${texts.length} 篇`;
  return `共 ${reports.length} 个文件${held}${counts.length > 0 ? `：${counts.join('，')}` : ''}。`;
}

function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line;
}
