import { textReports } from '#domain/intake-report';
import { CONFLICT } from '#domain/open-findings';
import type { Unit } from '#domain/unit';
import type { IntakeReport } from '#intake/file-report';
import { readDescription } from '#intake/filing/read-entry';
import { readRecord } from '#intake/filing/record';
import { standingOf } from '#intake/sheet/standing';
import type { Standing } from '#intake/sheet/standing';

/** How the entries stand that a batch found to be taken in before, by their ids. */
export function standingsOf(
  root: string,
  reports: readonly IntakeReport[],
  units: readonly Unit[],
): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const { verdict, entry, issues } of reports.flatMap(textReports)) {
    if (verdict !== 'already-filed' || entry === null) continue;
    const frontmatter = readDescription(root, entry);
    if (frontmatter === undefined) continue;
    const { source } = frontmatter;
    const record = source === undefined ? undefined : readRecord(root, source);
    const isContended = issues.some(({ name }) => name === CONFLICT);
    standings.set(entry, standingOf({ id: entry, frontmatter, isContended }, record, units));
  }
  return standings;
}
