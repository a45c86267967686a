import { unitNameThen, type Contents, type Holding } from '#catalogue/holdings';
import { periodLabel, PRINT } from '#labels';

/** One line at the end of a printed item. */
export interface PrintRow {
  label: string;
  values: string[];
}

/** Contents that also know the SHA-256 of each entry's file, by id. */
export type PrintedContents = Contents & { digests?: ReadonlyMap<string, string> };

/**
 * What a sheet says of itself when it lies in a folder: source, unit, period, version and digests, each
 * as the item's page or data say it elsewhere. The digest of the text as it came in is not among them:
 * what is hidden since could be guessed from it.
 */
export function printBlockOf(contents: PrintedContents, holding: Holding): PrintRow[] {
  const { id, item, period } = holding;
  const { source, corrections = [], unitName } = item.frontmatter;
  const entryDigest = contents.digests?.get(id);
  const corrected = corrections.map(({ date }) => date).sort();
  const lastCorrected = corrected.at(-1);
  const rows: [label: string, values: (string | undefined)[]][] = [
    [PRINT.source, [source && (source.fileName ?? nameOf(source.original)), source?.url]],
    [PRINT.unit, [unitNameThen(holding)?.name ?? unitName]],
    [PRINT.period, [period && periodLabel(period)]],
    [
      PRINT.version,
      [
        source && PRINT.received(source.receivedAt),
        lastCorrected && PRINT.corrected(corrected.length, lastCorrected),
      ],
    ],
    [
      PRINT.digests,
      [
        source && PRINT.originalDigest(source.sha256),
        entryDigest && PRINT.entryDigest(entryDigest),
      ],
    ],
  ];
  return rows
    .map(([label, values]) => ({ label, values: values.flatMap((value) => value || []) }))
    .filter(({ values }) => values.length > 0);
}

const nameOf = (file: string): string => file.split('/').at(-1) ?? file;
