import { textReports } from '#domain/intake-report';
import type { KeptSource } from '#domain/originals';
import type { Issue } from '#issues/issue';
import { resemblanceFindings } from './checks/resemblance-findings.ts';
import { inFile, mapTexts, withVerdict } from './file-report.ts';
import type { IntakeReport } from './file-report.ts';
import { archiveSketches } from './filing/archive-sketches.ts';
import type { SketchedEntry } from './filing/archive-sketches.ts';
import { addFindings, markCompared, readRecord } from './filing/record.ts';
import { holdBack, publishCompared } from './hold-back.ts';
import { resembling } from './resemblance.ts';

/**
 * Adds to each text's report, and to the record beside its original, which entries of the archive, the
 * batch included, it resembles. Done when all are filed, for the files of a batch are taken in side by
 * side. Until then an entry is a draft, whatever its description: one about which nothing is open is
 * published here, and only after its findings are recorded, so that a run may be cut short anywhere.
 * What an earlier run has filed and not compared is compared as well, be its file given again or not.
 */
export function withResemblances(root: string, reports: readonly IntakeReport[]): IntakeReport[] {
  const texts = reports.flatMap(textReports);
  const archive = new Map(archiveSketches(root).map((entry) => [entry.id, entry]));
  const fresh = new Set(
    texts
      .filter(({ verdict }) => verdict !== 'already-filed')
      .flatMap((text) => keptAt(text) ?? []),
  );
  const given = new Set(texts.flatMap((text) => keptAt(text) ?? []));
  const waiting = [...archive.values()].filter(
    ({ id, draft, source }) =>
      fresh.has(id) || ((draft || given.has(id)) && isUncompared(root, source)),
  );
  if (waiting.length === 0) return [...reports];
  // What waits for its comparison alone is no draft to the others.
  for (const entry of waiting)
    if (isSure(root, entry.source)) archive.set(entry.id, { ...entry, draft: false });
  const compared = new Map(waiting.map(({ id }) => [id, compare(root, id, archive)]));
  const told = (report: IntakeReport): IntakeReport => {
    const entry = keptAt(report) ?? '';
    const found = compared.get(entry);
    // The same file given twice in one run is told where it was filed.
    const isTwin = report.verdict === 'already-filed' && fresh.has(entry);
    if (found === undefined || isTwin) return report;
    const issues = [...report.issues, ...inFile(report.file, found.issues)];
    const isHeldBack = report.verdict === 'filed' && !found.isPublished;
    return { ...report, verdict: isHeldBack ? 'review' : report.verdict, issues };
  };
  return reports.map((report) => withVerdict(mapTexts(report, told)));
}

/** Compares one entry with all others, records what was found, and settles whether it is published. */
function compare(
  root: string,
  id: string,
  archive: ReadonlyMap<string, SketchedEntry>,
): { issues: Issue[]; isPublished: boolean } {
  const mine = archive.get(id);
  if (mine === undefined) return { issues: [], isPublished: false };
  const others = [...archive.values()].filter((other) => other.id !== id);
  const alike = resembling(mine.sketch, others);
  const issues = resemblanceFindings(alike, mine, (other) => archive.get(other));
  if (mine.source !== undefined) addFindings(root, mine.source, issues);
  const isPublished = publishCompared(root, id);
  if (!isPublished) holdBack(root, id);
  if (mine.source !== undefined) markCompared(root, mine.source);
  return { issues, isPublished };
}

/**
 * True for an entry whose record says that it was not compared yet. Records of older versions hold no
 * findings: their entries were compared in their time.
 */
function isUncompared(root: string, source: KeptSource | undefined): boolean {
  const record = source === undefined ? undefined : readRecord(root, source);
  return record?.findings !== undefined && record.compared !== true;
}

/** True for an entry about which nothing but its comparison was open when it was filed. */
function isSure(root: string, source: KeptSource | undefined): boolean {
  return source !== undefined && readRecord(root, source)?.sure === true;
}

/** The entry that keeps what came; null when nothing was written. */
function keptAt({ verdict, entry, keptAs }: IntakeReport): string | null {
  if (verdict === 'refused') return null;
  return verdict === 'conflict' ? (keptAs ?? null) : entry;
}
