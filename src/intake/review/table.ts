import type { ItemFrontmatter } from '#domain/item';
import type { Unit } from '#domain/unit';
import { valueInWords } from './fields.ts';
import { questionsOf } from './questions.ts';
import type { Question } from './questions.ts';

const STATES: Record<Question['state'], string> = {
  empty: '未填',
  doubtful: '存疑',
  unfounded: '暂拟',
};

/** What is open, as a table of plain text: entry, day of receipt, fields; and how many there are. */
export function openTable(
  drafts: readonly { id: string; frontmatter: ItemFrontmatter }[],
  units: readonly Unit[],
): string[] {
  if (drafts.length === 0) return ['没有待核件。'];
  const rows = drafts.map(({ id, frontmatter }) => {
    const open = questionsOf(frontmatter, units).map(({ field, state, proposed }) => {
      const value = state === 'empty' ? '' : `“${valueInWords(proposed)}”`;
      return `${field.label}${value}${STATES[state]}`;
    });
    const state = open.length > 0 ? open.join('，') : '各项已填，只待去掉待核标记';
    return [id, frontmatter.source?.receivedAt ?? '—', frontmatter.title, state];
  });
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
  return [...lines, `共 ${drafts.length} 件待核。`];
}

/** Columns a terminal gives a text: two for each wide character. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (/[\u2e80-\uffef]/u.test(char) ? 2 : 1), 0);
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)));
}
