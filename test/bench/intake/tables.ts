import type { BatchResult } from './batch.ts';
import type { FieldScore } from './description.ts';
import type { FormatFidelity } from './fidelity.ts';
import type { FuzzRun } from './fuzz.ts';

/** Cells set in columns: the first to the left, the rest to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** Fidelity by format, in percent of characters and headings; — where there is no reader yet. */
export function fidelityRows(formats: Record<string, FormatFidelity | null>): string[] {
  return columns([
    ['format', 'recall %', 'precision %', 'headings %', 'ms a file'],
    ...Object.entries(formats).map(([format, figures]) =>
      figures === null
        ? [format, '—', '—', '—', '—']
        : [
            format,
            figures.recall.toFixed(2),
            figures.precision.toFixed(2),
            figures.headings.toFixed(2),
            figures.msPerFile.toFixed(1),
          ],
    ),
  ]);
}

/** Description by field: the half that counts, and beside it the one that rules were made on. */
export function descriptionRows(
  accept: Record<string, FieldScore>,
  tune: Record<string, FieldScore>,
): string[] {
  const cells = (score: FieldScore | undefined) =>
    score === undefined
      ? []
      : [score.right, score.notStated, score.wrongStated, score.total].map(String);
  return [
    '',
    ...columns([
      [
        'field',
        'right',
        'not stated',
        'wrong and stated',
        'of',
        '| tuned on: right',
        'not stated',
        'wrong and stated',
        'of',
      ],
      ...Object.entries(accept).map(([field, score]) =>
        [field].concat(cells(score), cells(tune[field])),
      ),
    ]),
  ];
}

export function batchRows({ files, seconds, peakMB, verdicts, resumed }: BatchResult): string[] {
  const came = Object.entries(verdicts).map(([verdict, count]) => `${verdict} ${count}`);
  const { killedAt, entries, double, lost, incomplete } = resumed;
  return [
    '',
    `batch: ${files} files in ${seconds} s, peak ${peakMB} MB (${came.join(', ')})`,
    `  killed at ${killedAt} entries and started again: ${entries} entries, ${double} filed twice, ${lost} lost, ${incomplete} incomplete`,
  ];
}

/** How many failed inputs are named. */
const NAMED = 20;

export function fuzzRows(
  { inputs, crashes, hangs, silentEmpty, read, refused }: FuzzRun,
  failed: readonly string[],
): string[] {
  return [
    '',
    `fuzz: ${inputs} inputs, ${crashes} crashes, ${hangs} hangs, ${silentEmpty} silently empty (${read} read, ${refused} refused)`,
    ...failed.slice(0, NAMED).map((each) => `  ${each}`),
    ...(failed.length > NAMED ? [`  and ${failed.length - NAMED} more`] : []),
  ];
}
