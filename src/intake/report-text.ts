import type { Verdict } from '#domain/intake-report';
import type { Confidence } from '#domain/item';
import { formatIssues } from '#issues/report';
import type { IntakeReport } from './take-in.ts';

const VERDICTS: Record<Verdict, string> = {
  filed: '已收录',
  review: '已收录，待核',
  refused: '退回',
  'already-filed': '先前已收录',
  conflict: '与已有件冲突，未收录',
};

const CONFIDENCES: Record<Confidence, string> = {
  stated: '原文载明',
  inferred: '据文推定',
  doubtful: '存疑',
};

const FIELDS: Record<string, string> = {
  title: '题名',
  unit: '形成单位',
  creator: '责任者',
  period: '所属期',
  kinds: '文种',
  planPeriod: '计划时期',
  dateCreated: '成文日期',
  script: '文字',
  disclosure: '公开属性',
  editions: '利用范围',
  webDate: '网页日期',
  url: '来源网址',
  rights: '权利状况',
};

/** Codes of the content model in words. */
const WORDS: Record<string, string> = {
  'work-summary': '总结',
  'work-plan': '计划',
  'key-points': '要点',
  report: '报告',
  briefing: '汇报',
  'duty-report': '述职',
  speech: '讲话',
  Hans: '简体',
  Hant: '繁体',
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
};

/** Longest stretch of words that the report quotes on one line. */
const QUOTE = 60;

/** One file's report as lines of plain Chinese text. */
export function formatReport(report: IntakeReport): string {
  const lines = [
    `── ${report.file}`,
    `结论：${VERDICTS[report.verdict]}${report.entry === null ? '' : `（${report.entry}）`}`,
  ];
  const fields = Object.entries(report.fields).filter(
    ([, { value, confidence }]) => value !== null || confidence === 'doubtful',
  );
  if (fields.length > 0)
    lines.push('著录：', ...fields.flatMap(([name, field]) => formatField(name, field)));
  const silent = Object.entries(report.fields).filter(
    ([, field]) => field.value === null && field.confidence !== 'doubtful',
  );
  if (silent.length > 0)
    lines.push(`  原文未载：${silent.map(([name]) => FIELDS[name] ?? name).join('、')}`);
  if (report.outline.headings.length > 0) {
    lines.push('层次：');
    for (const { depth, ordinal, text } of report.outline.headings) {
      lines.push(`${'  '.repeat(depth)}${ordinal ?? ''}${text}`);
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
      formatIssues(report.issues.map((issue) => ({ ...issue, file: undefined }))),
    );
  }
  return `${lines.join('\n')}\n`;
}

function formatField(name: string, field: IntakeReport['fields'][string]): string[] {
  const codes: unknown[] = Array.isArray(field.value) ? field.value : [field.value ?? '（空）'];
  const value = codes.map((code) => WORDS[String(code)] ?? String(code)).join('、');
  const { text, place } = field.evidence;
  const words = text === '' ? place : `“${short(text)}”（${place}）`;
  return [
    `  ${FIELDS[name] ?? name}：${value}  ［${CONFIDENCES[field.confidence]}］`,
    ...(words === '' ? [] : [`      依据：${words}`]),
    ...field.reasons.map((reason) => `      说明：${reason}`),
  ];
}

/** How many files came to which end. */
export function formatTotals(reports: readonly IntakeReport[]): string {
  const counts = (Object.keys(VERDICTS) as Verdict[])
    .map(
      (verdict) =>
        [verdict, reports.filter((report) => report.verdict === verdict).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${VERDICTS[verdict]} ${count} 件`);
  return `共 ${reports.length} 个文件${counts.length > 0 ? `：${counts.join('，')}` : ''}。`;
}

function short(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > QUOTE ? `${line.slice(0, QUOTE)}…` : line;
}
