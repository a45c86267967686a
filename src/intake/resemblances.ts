import { textReports } from '#domain/intake-report';
import { resemblanceFindings } from './checks/resemblance-findings.ts';
import { inFile, mapTexts, withVerdict } from './file-report.ts';
import type { IntakeReport } from './file-report.ts';
import { archiveSketches } from './filing/archive-sketches.ts';
import { readDescription } from './filing/read-entry.ts';
import { addFindings, readRecord } from './filing/record.ts';
import { holdBack } from './hold-back.ts';
import { resembling } from './resemblance.ts';

/**
 * Adds to each text's report, and to the record beside its original, which entries of the archive, the
 * batch included, it resembles. Done when all are filed, for the files of a batch are taken in side by
 * side; a text that an interrupted run has filed and not compared is compared by the next. One that was
 * filed without question and resembles another so that somebody must decide becomes a draft.
 */
export function withResemblances(root: string, reports: readonly IntakeReport[]): IntakeReport[] {
  const texts = reports.flatMap(textReports);
  const fresh = texts.filter((text) => text.verdict !== 'already-filed' && keptAt(text) !== null);
  // The same file given twice in one run is compared where it was filed.
  const done = new Set(fresh.map(keptAt));
  const late = texts.filter(
    (text) =>
      text.verdict === 'already-filed' && !done.has(text.entry) && isUncompared(root, text.entry),
  );
  const waiting = new Set([...fresh, ...late]);
  if (waiting.size === 0) return [...reports];
  const entries = new Map(archiveSketches(root).map((entry) => [entry.id, entry]));
  const compare = (report: IntakeReport): IntakeReport => {
    const mine = waiting.has(report) ? entries.get(keptAt(report) ?? '') : undefined;
    if (mine === undefined) return report;
    const others = [...entries.values()].filter(({ id }) => id !== mine.id);
    const found = resembling(mine.sketch, others);
    const issues = resemblanceFindings(found, mine, (id) => entries.get(id));
    if (mine.source !== undefined) addFindings(root, mine.source, issues);
    const all = [...report.issues, ...inFile(report.file, issues)];
    const isHeldBack = holdBack(root, mine.id) && report.verdict === 'filed';
    return { ...report, verdict: isHeldBack ? 'review' : report.verdict, issues: all };
  };
  return reports.map((report) => withVerdict(mapTexts(report, compare)));
}

/**
 * True for an entry whose record says that it was not compared yet. Records of older versions hold no
 * findings: their entries were compared in their time.
 */
function isUncompared(root: string, entry: string | null): boolean {
  const source = entry === null ? undefined : readDescription(root, entry)?.source;
  const record = source === undefined ? undefined : readRecord(root, source);
  return record?.findings !== undefined && record.compared !== true;
}

/** The entry that keeps what came; null when nothing was written. */
function keptAt({ verdict, entry, keptAs }: IntakeReport): string | null {
  if (verdict === 'refused') return null;
  return verdict === 'conflict' ? (keptAs ?? null) : entry;
}
