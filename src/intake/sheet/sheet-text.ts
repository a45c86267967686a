import type { FileReport } from '#domain/intake-report';
import type { Issue } from '#issues/issue';
import type { Standing } from './standing.ts';

/** One text of a batch, or a file with several above its texts, as the sheet shows it. */
export interface SheetText {
  report: FileReport<Issue>;
  /** Its place among the texts, from 1; undefined for a file that is shown only above its texts. */
  number: number | undefined;
  /** Anchor of its section. */
  anchor: string;
  /** How it stands now, when it was taken in before. */
  standing: Standing | undefined;
}

/** What the sheet shows, in the order of the files; only texts are numbered and counted. */
export function textsOf(
  files: readonly FileReport<Issue>[],
  standings: ReadonlyMap<string, Standing> = new Map(),
): SheetText[] {
  let number = 0;
  return files
    .flatMap((report) => [report, ...(report.parts ?? [])])
    .map((report, at) => {
      const isText = report.parts === undefined;
      const standing =
        report.verdict === 'already-filed' && isText && report.entry !== null
          ? standings.get(report.entry)
          : undefined;
      return {
        report: standing === undefined ? report : asItStands(report, standing),
        number: isText ? (number += 1) : undefined,
        anchor: `f${at + 1}`,
        standing,
      };
    });
}

/** A report on a text that was taken in before says nothing but that; what is known of its entry does. */
function asItStands(report: FileReport<Issue>, { fields, issues }: Standing): FileReport<Issue> {
  return { ...report, fields, issues: [...report.issues, ...issues] };
}

/** How many findings wait for a person. */
export function openIn({ report }: SheetText): number {
  return report.issues.filter(({ severity }) => severity !== 'note').length;
}

/** The entry that was written for a text, or is kept of it; null when there is none. */
export function entryOf({ report, standing }: SheetText): string | null {
  const { verdict, entry, keptAs } = report;
  const isIts = verdict === 'filed' || verdict === 'review' || standing !== undefined;
  return isIts ? entry : (keptAs ?? null);
}

/** The command that goes on with an entry, with the flags it needs to find the archive. */
export function reviewCommand(entry: string, flags: string, ...more: string[]): string {
  return ['npm run review --', entry, ...more, flags].filter((part) => part !== '').join(' ');
}
