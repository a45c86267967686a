import { resemblanceFindings } from './checks/resemblance-findings.ts';
import { archiveSketches } from './filing/archive-sketches.ts';
import { resembling } from './resemblance.ts';
import type { IntakeReport } from './take-in.ts';

const isFiled = ({ verdict }: IntakeReport) => verdict === 'filed' || verdict === 'review';

/**
 * Adds to each report of a batch which entries of the archive, the batch included, its text
 * resembles. Done when all are filed, for the files of a batch are taken in side by side.
 */
export function withResemblances(root: string, reports: readonly IntakeReport[]): IntakeReport[] {
  if (!reports.some(isFiled)) return [...reports];
  const entries = new Map(archiveSketches(root).map((entry) => [entry.id, entry]));
  return reports.map((report) => {
    const mine = isFiled(report) ? entries.get(report.entry ?? '') : undefined;
    if (mine === undefined) return report;
    const others = [...entries.values()].filter(({ id }) => id !== mine.id);
    const found = resembling(mine.sketch, others);
    const issues = resemblanceFindings(found, mine, (id) => entries.get(id));
    return {
      ...report,
      issues: [...report.issues, ...issues.map((issue) => ({ ...issue, file: report.file }))],
    };
  });
}
