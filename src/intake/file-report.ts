import { textReports } from '#domain/intake-report';
import type { FileReport, Verdict } from '#domain/intake-report';
import type { Issue } from '#issues/issue';

export type IntakeReport = FileReport<Issue>;

/** Verdicts from the worst to the best: a file with several texts gets the worst of theirs. */
const WORST_FIRST: readonly Verdict[] = ['refused', 'conflict', 'review', 'filed', 'already-filed'];

/** A report with everything that is not given left empty. */
export function reportOn(
  file: string,
  verdict: Verdict,
  found: Partial<IntakeReport> = {},
): IntakeReport {
  return {
    file,
    verdict,
    entry: null,
    fields: {},
    outline: { level1: [], level2: [], headings: [] },
    removed: [],
    redactions: {},
    issues: [],
    ...found,
  };
}

/** A report that says no more than why a file was refused. */
export function refusal(file: string, issue: Issue): IntakeReport {
  return reportOn(file, 'refused', { issues: [issue] });
}

/** The report on a file with several texts. */
export function splitReport(
  file: string,
  parts: IntakeReport[],
  found: Partial<IntakeReport> = {},
): IntakeReport {
  const redactions: Record<string, number> = {};
  for (const part of parts)
    for (const [mask, count] of Object.entries(part.redactions))
      redactions[mask] = (redactions[mask] ?? 0) + count;
  const entry = parts.find((part) => part.entry !== null)?.entry ?? null;
  return withVerdict(reportOn(file, 'refused', { entry, redactions, parts, ...found }));
}

/** A report on several texts with the worst of their verdicts; another as it is. */
export function withVerdict(report: IntakeReport): IntakeReport {
  const verdict = WORST_FIRST.find((worst) => report.parts?.some((one) => one.verdict === worst));
  return verdict === undefined ? report : { ...report, verdict };
}

/** True when nothing of a file was refused and no conflict of it waits for a decision. */
export function isSettled(report: IntakeReport): boolean {
  return textReports(report).every(
    ({ verdict, issues }) =>
      verdict !== 'refused' &&
      verdict !== 'conflict' &&
      !issues.some(({ name }) => name === 'entry-conflict'),
  );
}

/** The report with each of its texts' reports replaced. */
export function mapTexts(
  report: IntakeReport,
  change: (text: IntakeReport) => IntakeReport,
): IntakeReport {
  return report.parts === undefined
    ? change(report)
    : { ...report, parts: report.parts.map((part) => change(part)) };
}

/** Findings with the file they are about. */
export function inFile(file: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => Object.assign({}, issue, { file }));
}
