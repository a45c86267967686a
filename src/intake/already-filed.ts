import { reportOn, splitReport } from './file-report.ts';
import type { IntakeReport } from './file-report.ts';
import type { DiscardedText } from './filing/discarded.ts';
import type { FiledOriginal } from './filing/filed-originals.ts';
import { openConflict } from './filing/open-conflict.ts';
import { finding } from './finding.ts';
import type { Receiver } from './receiver.ts';

/** The report on a file that is all filed or turned away; undefined while a text of it is missing. */
export function alreadyFiled(
  file: string,
  original: FiledOriginal,
  receiver: Receiver,
): IntakeReport | undefined {
  const { entry, parts } = original;
  if (entry !== undefined) return entryFiled(file, entry, receiver);
  const gone = discardOf(original, undefined);
  if (gone !== undefined) return turnedAway(file, gone);
  const held = [...parts.values()].sort((one, other) => one.part.number - other.part.number);
  if (held.length === 0 || held.length < (held[0]?.part.of ?? 0)) return undefined;
  return splitReport(
    file,
    held.map((one) => ({ ...entryFiled(file, one.entry, receiver), part: one.part })),
  );
}

/** The last time a text was turned away: a whole original, or one of its parts. */
export function discardOf(
  original: FiledOriginal | undefined,
  part: number | undefined,
): DiscardedText | undefined {
  return original?.discarded?.findLast((one) => one.part === part);
}

/** The report on a text that somebody turned away: it does not come in again by itself. */
export function turnedAway(file: string, discard: DiscardedText): IntakeReport {
  const { date, by = '', note = '', folder } = discard;
  const issue = finding('discarded-before', { date, by, note, folder }, { file });
  return reportOn(file, 'already-filed', { issues: [issue] });
}

/** The report on a text that is filed; a conflict that nobody has decided is said again. */
export function entryFiled(file: string, entry: string, { root }: Receiver): IntakeReport {
  const open = openConflict(root, entry);
  const issues = open === undefined ? [] : [{ advice: '', ...open, file }];
  return reportOn(file, 'already-filed', { entry, issues });
}
