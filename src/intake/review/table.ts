import type { RecordedFinding } from '#domain/faithful-text';
import type { ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import { valueInWords } from './fields.ts';
import { findingsToAsk } from './matters.ts';
import { questionsOf } from './questions.ts';
import type { Question } from './questions.ts';

const STATES: Record<Question['state'], string> = {
  empty: '未填',
  doubtful: '存疑',
  unfounded: '暂拟',
};

/** One open entry as the table needs it. */
export interface OpenRow {
  id: string;
  frontmatter: ItemFrontmatter;
  findings: readonly RecordedFinding[];
  /** True while another entry holds the place it asks for. */
  isContended: boolean;
  /** Why it cannot be published whatever is answered. */
  fault?: string | undefined;
}

/** What is open in one entry, in words: fields, conflict, how many findings nobody has decided. */
export function stateInWords(
  { frontmatter, findings, isContended, fault }: OpenRow,
  units: readonly Unit[],
): string {
  const fields = questionsOf(frontmatter, units).map(({ field, state, proposed }) => {
    const value = state === 'empty' ? '' : `“${valueInWords(proposed)}”`;
    return `${field.label}${value}${STATES[state]}`;
  });
  const count = findingsToAsk(findings, frontmatter).length;
  const matters = [
    ...(frontmatter.draft ? [] : ['已收录']),
    ...(fault === undefined ? [] : [fault]),
    ...(isContended ? ['与已有件冲突'] : []),
    ...fields,
    ...(count > 0 ? [`疑点${count}项`] : []),
  ];
  return matters.length > 0 ? matters.join('，') : '各项已核定，只待去掉待核标记';
}

/**
 * What is open, as a table of plain text: entry, day of receipt, fields, how many findings nobody has
 * decided; and how many entries there are.
 */
export function openTable(open: readonly OpenRow[], units: readonly Unit[]): string[] {
  if (open.length === 0) return ['没有待核件。'];
  const rows = open.map((row) => [
    row.id,
    row.frontmatter.source?.receivedAt ?? '—',
    row.frontmatter.title,
    stateInWords(row, units),
  ]);
  const all = [['件', '收到', '题名', '待核'], ...rows];
  const widths = [0, 1, 2].map((column) =>
    Math.min(44, Math.max(...all.map((row) => widthOf(row[column] ?? '')))),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${openInWords(open)}。`];
}

/**
 * How much waits, in one sentence that every command says alike: `待核 2 件，另有已收录而疑点未核定的
 * 1 件，疑点共 5 项`. Entries of the archive are told apart; a conflict and a field are no 疑点.
 */
export function openInWords(open: readonly OpenRow[]): string {
  const filed = open.filter(({ frontmatter }) => !frontmatter.draft).length;
  const among = filed === 0 ? '' : `，另有已收录而疑点未核定的 ${filed} 件`;
  const count = open.reduce(
    (sum, { findings, frontmatter }) => sum + findingsToAsk(findings, frontmatter).length,
    0,
  );
  return `待核 ${open.length - filed} 件${among}${count === 0 ? '' : `，疑点共 ${count} 项`}`;
}

/** Columns a terminal gives a text: two for each wide character. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (/[\u2e80-\uffef]/u.test(char) ? 2 : 1), 0);
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}
